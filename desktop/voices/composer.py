"""What stands on the cards of the voices, for the eye and for a screen reader."""

from __future__ import annotations

from PySide6.QtCore import QObject

from desktop.appearance.fonts import Role, Weight
from desktop.cards.text import Bar, CardText, Dot, Meter, Run, voice_dot
from desktop.core.quotation import MentionKind, QuotationKind
from desktop.core.speaker_key import speaker_key
from desktop.core.speakers.ledger import Ledger
from desktop.core.text.shown import beginning
from desktop.voices.cards import (
    PERSON_LINK,
    LedgerCard,
    MoreCard,
    QuotationCard,
    ReportingCard,
    VoiceCard,
    VoicesCard,
)
from desktop.wording.certainties import certainty_of
from desktop.wording.counting import counted, grouped
from desktop.wording.cue_classes import name_of

# So many voices stand in the ledger, and so many letters of the names of who is talked about.
_MOST_IN_LEDGER, _MOST_TALKED_ABOUT = 60, 1_200


def names_told(ledger: Ledger) -> tuple[str, ...]:
    """The names of who is talked about, as many as stand on the card."""
    told: list[str] = []
    length = 0
    for speaker in ledger.talked_about:
        length += len(speaker.name) + 2
        if length > _MOST_TALKED_ABOUT and told:
            break
        told.append(beginning(speaker.name, _MOST_TALKED_ABOUT))
    return tuple(told)


class VoiceComposer(QObject):
    """Sets the words of a ledger, a voice or a quotation on its card."""

    def compose(self, card: VoicesCard, text: CardText) -> None:
        """Writes a card."""
        if isinstance(card, LedgerCard):
            self._compose_ledger(card, text)
        elif isinstance(card, VoiceCard):
            self._compose_voice(card, text)
        elif isinstance(card, MoreCard):
            text.paragraph(Run(self._more(card), "soft_ink", Role.DETAIL))
        elif isinstance(card, ReportingCard):
            self._compose_reporting(card, text)
        else:
            self._compose_quotation(card, text)

    def spoken(self, card: VoicesCard) -> str:
        """What a screen reader says of a card."""
        if isinstance(card, LedgerCard):
            ledger = card.ledger
            sums = [
                f"{voice.speaker.name}: {self._sums(voice.words, len(voice.quotations), ledger)}"
                for voice in ledger.voices[:_MOST_IN_LEDGER]
            ]
            if ledger.unattributed:
                unknown = self._sums(ledger.unattributed_words, len(ledger.unattributed), ledger)
                sums.append(self.tr("speaker unknown: {0}").format(unknown))
            if ledger.talked_about:
                names = ", ".join(names_told(ledger))
                sums.append(self.tr("Talked about, not heard: {0}").format(names))
            heading = (
                self.tr("{0} of %n characters are quoted", None, ledger.words)
                if ledger.are_characters
                else self.tr("{0} of %n words are quoted", None, ledger.words)
            )
            return ". ".join([heading.format(ledger.quoted_words), *sums])
        if isinstance(card, ReportingCard):
            lines = [f"{name_of(c)}: {', '.join(words)}" for c, words in card.by_class()]
            return ". ".join([self.tr("How it is said"), *lines])
        if isinstance(card, MoreCard):
            return self._more(card)
        if isinstance(card, VoiceCard):
            name = card.voice.speaker.name if card.voice else self._nobody(card)
            said = [name, self._count(card)]
            if card.in_library is not None and card.in_library > card.count:
                said.append(self.tr("{0} in your library").format(card.in_library))
            return ", ".join([*said, self._also(card)] if card.also else said)
        unknown = self.tr("no quotation") if card.is_denied else self.tr("speaker unknown")
        words = f"{card.speaker or unknown}: “{card.words}”, {self._certainty(card)}"
        return " ".join([words, *_reasons_for(card)] if card.is_open else [words])

    def _compose_ledger(self, card: LedgerCard, text: CardText) -> None:
        ledger = card.ledger
        heading = (
            self.tr("Voices · {0} of %n characters are quoted", None, ledger.words)
            if ledger.are_characters
            else self.tr("Voices · {0} of %n words are quoted", None, ledger.words)
        )
        text.paragraph(
            Run(
                heading.format(ledger.quoted_words).upper(),
                "claim_line",
                Role.LABEL,
                Weight.SEMIBOLD,
            )
        )
        most = max((voice.words for voice in ledger.voices), default=1)
        whole = max(most, ledger.quoted_words) or 1
        for voice in ledger.voices[:_MOST_IN_LEDGER]:
            colour = text.theme.speaker(voice.number)
            text.paragraph(
                voice_dot(text.theme, voice.number, voice.speaker.name),
                Run(voice.speaker.name, role=Role.NAME, weight=Weight.SEMIBOLD),
                at_right=Run(
                    self._sums(voice.words, len(voice.quotations), ledger),
                    "soft_ink",
                    Role.DETAIL,
                ),
                above=9,
            )
            text.paragraph(Meter(voice.words / whole, colour), above=1, line_height=1.0)
        if ledger.unattributed:
            sums = self._sums(ledger.unattributed_words, len(ledger.unattributed), ledger)
            text.paragraph(
                Run(self.tr("who?"), role=Role.NAME, weight=Weight.SEMIBOLD),
                at_right=Run(sums, "soft_ink", Role.DETAIL),
                above=9,
            )
        if len(ledger.voices) > _MOST_IN_LEDGER:
            more = self.tr("and %n more", None, len(ledger.voices) - _MOST_IN_LEDGER)
            text.paragraph(Run(more, "soft_ink", Role.DETAIL), above=9)
        if ledger.talked_about:
            names: list[Run | Dot | Meter] = [
                Run(self.tr("Talked about, not heard: "), "soft_ink", Role.DETAIL)
            ]
            for number, name in enumerate(names_told(ledger)):
                names += [Run(", ", "ink", Role.DETAIL)] if number else []
                names.append(Run(name, "ink", Role.DETAIL, link=f"{PERSON_LINK}{name}"))
            text.paragraph(*names, above=10)

    def _more(self, card: MoreCard) -> str:
        words = self.tr(
            "%n more quotations have no card here; they are marked in the text.", None, card.count
        )
        return grouped(words, card.count)

    def _compose_voice(self, card: VoiceCard, text: CardText) -> None:
        if card.voice is None:
            text.paragraph(Run(self._nobody(card), role=Role.NAME, weight=Weight.SEMIBOLD))
        else:
            text.paragraph(
                voice_dot(text.theme, card.voice.number, card.voice.speaker.name),
                Run(card.voice.speaker.name, role=Role.NAME, weight=Weight.SEMIBOLD),
            )
        if card.is_denied:
            return
        parts: list[Run | Dot | Meter] = [Run(self._count(card), "soft_ink", Role.DETAIL)]
        if card.in_library is not None and card.in_library > card.count:
            words = self.tr("{0} in your library").format(card.in_library)
            parts += [
                Run(" · ", "soft_ink", Role.DETAIL),
                Run(words, "accent", Role.DETAIL, link="library"),
            ]
        if card.voice is not None:
            parts += [
                Run(" · ", "soft_ink", Role.DETAIL),
                Run(self.tr("who is that?"), "accent", Role.DETAIL, link=PERSON_LINK),
            ]
        text.paragraph(*parts, above=1)
        if card.also:
            text.paragraph(Run(self._also(card), "soft_ink", Role.DETAIL), above=1)

    def _nobody(self, card: VoiceCard) -> str:
        return (
            self.tr("You said: no quotation") if card.is_denied else self.tr("Nobody is named for")
        )

    def _also(self, card: VoiceCard) -> str:
        return self.tr("also called {0}").format(", ".join(each.name for each in card.also))

    def _compose_quotation(self, card: QuotationCard, text: CardText) -> None:
        partial = card.quotation.kind is QuotationKind.PARTIAL
        is_known = card.number is not None
        colour = (
            text.theme.speaker_line(card.number or 0) if is_known else text.theme.colour("soft_ink")
        )
        bar = Bar(colour, is_dotted=partial)
        text.paragraph(Run(f"“{card.words}”", role=Role.QUOTE), bar=bar, line_height=1.42)
        parts: list[Run | Dot | Meter] = []
        if way := _way_to_name(card):
            parts.append(Run(f"{way} · ", "soft_ink", Role.DETAIL))
        mention = card.quotation.mention
        if mention is not None and not card.speaker and not card.is_denied:
            # The words say who speaks, but not who that is.
            parts.append(Run(f"{mention.text} → ? · ", "soft_ink", Role.DETAIL))
        if card.quotation.cue is not None:
            parts += [
                Run(card.quotation.cue.text, "ink", Role.DETAIL, Weight.SEMIBOLD),
                Run(" · ", "soft_ink", Role.DETAIL),
            ]
        if partial:
            parts.append(Run(self.tr("partial quote") + " · ", "soft_ink", Role.DETAIL))
        parts += [
            Run(f"¶ {card.paragraph} · {self._certainty(card)} · ", "soft_ink", Role.DETAIL),
            Run(self.tr("why?"), "accent", Role.DETAIL, link="why"),
            Run("  "),
            Run(self.tr("change"), "accent", Role.DETAIL, link="change", is_on_demand=True),
            Run("  "),
            Run(
                self.tr("corroborate"), "accent", Role.DETAIL, link="corroborate", is_on_demand=True
            ),
        ]
        text.paragraph(*parts, above=2, bar=bar)
        if card.is_open:
            for sentence in _reasons_for(card):
                text.paragraph(Run(sentence, "ink", Role.DETAIL), above=4, bar=bar)

    def _compose_reporting(self, card: ReportingCard, text: CardText) -> None:
        heading = self.tr("How it is said").upper()
        text.paragraph(Run(heading, "claim_line", Role.LABEL, Weight.SEMIBOLD))
        for found, words in card.by_class():
            text.paragraph(
                Run(f"{name_of(found)}  ", role=Role.CARD, weight=Weight.SEMIBOLD),
                Run(", ".join(words), role=Role.CARD),
                above=5,
            )
        toggle = self.tr("Hide in the text") if card.are_shown else self.tr("Show in the text")
        text.paragraph(Run(toggle, "accent", Role.DETAIL, link="reporting"), above=8)

    def _sums(self, words: int, quotes: int, ledger: Ledger) -> str:
        said = (
            counted(words, self.tr("1 character"), self.tr("%n characters", None, words))
            if ledger.are_characters
            else counted(words, self.tr("1 word"), self.tr("%n words", None, words))
        )
        where = counted(quotes, self.tr("1 quote"), self.tr("%n quotes", None, quotes))
        return f"{said} · {where}"

    def _count(self, card: VoiceCard) -> str:
        return counted(
            card.count, self.tr("1 quote here"), self.tr("%n quotes here", None, card.count)
        )

    def _certainty(self, card: QuotationCard) -> str:
        if card.correction is not None:
            return self.tr("put right by you")
        return certainty_of(card.quotation)


def _way_to_name(card: QuotationCard) -> str:
    """From the word that stands for a speaker to the name; empty where it is the name itself."""
    chain = card.quotation.why.chain
    if not chain or not card.speaker or chain[0].kind is MentionKind.NAME:
        return ""
    first = chain[0].text
    is_same = speaker_key(first) == speaker_key(card.speaker)
    return "" if is_same else f"{first} → {card.speaker}"


def _reasons_for(card: QuotationCard) -> tuple[str, ...]:
    from desktop.voices.reasons import reasons  # noqa: PLC0415 - once a card is opened

    return reasons(card.quotation, card.speaker)
