"""What stands on the card of a quotation that was checked, and how a verdict looks."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Sequence
from dataclasses import dataclass

from desktop.appearance.fonts import Role, Weight
from desktop.cards.text import CardText, Run
from desktop.core.student_work.citations.in_text import cited_in_text
from desktop.core.student_work.citations.reference import CitationStyle
from desktop.core.student_work.quote_check.verdict import (
    EssayCheck,
    QuoteOrigin,
    QuoteOutcome,
    QuoteVerdict,
)
from desktop.core.text.shown import beginning
from desktop.wording.counting import counted
from desktop.wording.quote_verdicts import verdict_name, verdict_sentences
from desktop.wording.translation_context import TranslationContext

QuoteCards = TranslationContext("QuoteCards")

OPEN, COPY_WORDS, COPY_CITATION = "open", "words", "citation"
# So much of a quotation, and of the words of its source, is to be read on a card.
_MOST_TOLD = 400


@dataclass(frozen=True, slots=True)
class VerdictSign:
    """A verdict to the eye: its sign, and the roles of its letters and of what lies under it."""

    sign: str
    ink: str
    tint: str


_GOOD = VerdictSign("✓", "good_ink", "inserted")
_UNSURE = VerdictSign("≈", "unsure_ink", "unsure")
_BAD = VerdictSign("!", "bad_ink", "deleted")
_UNKNOWN = VerdictSign("?", "soft_ink", "")
_LOOKS = {
    QuoteOutcome.EXACT: _GOOD,
    QuoteOutcome.MEANING_CHANGED: _BAD,
    QuoteOutcome.WRONG_SPEAKER: _BAD,
    QuoteOutcome.TWO_SPEAKERS: _BAD,
    QuoteOutcome.NOT_FOUND: _UNKNOWN,
}


def verdict_sign(verdict: QuoteVerdict) -> VerdictSign:
    """How a verdict looks, on its card and in the essay."""
    return _LOOKS.get(verdict.outcome, _UNSURE)


@dataclass(frozen=True, slots=True)
class VerdictCard:
    """A verdict, the words of the essay from mark to mark, and the citation; it may be empty."""

    verdict: QuoteVerdict
    words: str
    citation: str

    @property
    def origin(self) -> QuoteOrigin | None:
        """Where the words stand, if they do."""
        return self.verdict.origin


def quote_cards(check: EssayCheck, style: CitationStyle) -> tuple[VerdictCard, ...]:
    """The cards of all that a writer is told of, in the order of the essay."""
    return tuple(
        VerdictCard(each, each.here.of(check.text), _citation(each.origin, style))
        for each in check.shown
    )


def essay_words(cards: Sequence[VerdictCard]) -> str:
    """How much there is to tell of an essay."""
    count = len(cards)
    return counted(count, QuoteCards.tr("1 passage"), QuoteCards.tr("%n passages", None, count))


def sum_words(cards: Iterable[VerdictCard]) -> str:
    """How often each verdict was given, those given first before the others."""
    counts = Counter(verdict_name(card.verdict) for card in cards)
    if not counts:
        return QuoteCards.tr("There is no quotation in this essay.")
    return " · ".join(f"{name}: {count}" for name, count in counts.items())


def spoken_quote(card: VerdictCard) -> str:
    """What a screen reader says of a card."""
    told = [verdict_name(card.verdict), beginning(card.words, _MOST_TOLD)]
    told += verdict_sentences(card.verdict)
    if (origin := card.origin) is not None:
        if card.verdict.outcome is not QuoteOutcome.EXACT:
            told.append(_source_words(origin))
        told.append(place_words(origin))
    return " ".join(each if each[-1:] in ".!?" else f"{each}." for each in told if each)


def place_words(origin: QuoteOrigin) -> str:
    """Where words stand, and who says them there."""
    words = QuoteCards.tr("¶ {0} of “{1}”").format(origin.paragraph, origin.title)
    return f"{origin.speaker}, {words}" if origin.speaker else words


def compose_quote(card: VerdictCard, text: CardText) -> None:
    """Writes a card."""
    verdict, look, origin = card.verdict, verdict_sign(card.verdict), card.origin
    label = f"{look.sign} {verdict_name(verdict).upper()}"
    if origin is not None:
        label = f"{label} · ¶ {origin.paragraph}"
    text.paragraph(Run(label, look.ink, Role.LABEL, Weight.SEMIBOLD))
    text.paragraph(*_compared(card), above=6, line_height=1.35)
    for sentence in verdict_sentences(verdict):
        text.paragraph(Run(sentence, "soft_ink", Role.DETAIL), above=4)
    if origin is None:
        return
    if verdict.outcome is not QuoteOutcome.EXACT:
        text.paragraph(Run(_source_words(origin), "ink", Role.DETAIL), above=4)
    text.paragraph(Run(place_words(origin), "accent", Role.DETAIL, link=OPEN), above=6)
    if card.citation:
        text.paragraph(
            Run(card.citation, "soft_ink", Role.DETAIL),
            Run("\u2002 ", "soft_ink", Role.DETAIL),
            Run(QuoteCards.tr("Copy the citation"), "accent", Role.DETAIL, link=COPY_CITATION),
            above=4,
        )
    copied = QuoteCards.tr("Copy the exact words")
    text.paragraph(Run(copied, "accent", Role.DETAIL, link=COPY_WORDS), above=6)


def _compared(card: VerdictCard) -> list[Run]:
    """The words of an essay; where they differ, those of the source are struck out before them."""
    words, begin, at = card.words, card.verdict.here.start, 0
    runs = []
    for change in sorted(card.verdict.changes, key=lambda each: each.here.start):
        start, end = change.here.start - begin, change.here.end - begin
        if not at <= start <= end <= len(words):
            continue
        runs.append(Run(words[at:start], role=Role.QUOTE))
        if change.source_words:
            if start and start == end:
                runs.append(Run(" ", role=Role.QUOTE))
            struck = Run(change.source_words, "ink", Role.QUOTE, marked="deleted", is_struck=True)
            runs.append(struck)
            if start < end:
                runs.append(Run(" ", role=Role.QUOTE))
        runs.append(Run(words[start:end], role=Role.QUOTE, marked="inserted"))
        at = end
    runs.append(Run(words[at:], role=Role.QUOTE))
    return [run for run in runs if run.text]


def _source_words(origin: QuoteOrigin) -> str:
    return QuoteCards.tr("The source: “{0}”").format(beginning(origin.words, _MOST_TOLD))


def _citation(origin: QuoteOrigin | None, style: CitationStyle) -> str:
    if origin is None:
        return ""
    return cited_in_text(origin.source.reference, style, paragraph=origin.paragraph).plain
