"""The panel of claims and context notes, each beside the passage it belongs to."""

from __future__ import annotations

from collections.abc import Callable, Iterable
from functools import cached_property
from typing import TYPE_CHECKING

from PySide6.QtCore import Signal
from PySide6.QtGui import QColor

from desktop.appearance.fonts import Role, Weight
from desktop.appearance.keys_in_words import describe, with_keys
from desktop.appearance.theme import Theme
from desktop.cards.panel import CardPanel
from desktop.cards.text import Bar, CardText, Dot, Run, voice_dot
from desktop.context.cards import STANCE_LINK, WORDS_LINK, ContextCard, Who
from desktop.context.tab import ContextTab
from desktop.core.claim import Claim, ClaimType, ContextNote, NoteKind, NoteSource, Stance
from desktop.core.span import Span
from desktop.core.text.card_words import card_words
from desktop.core.text.shown import beginning
from desktop.wording.claims import note_kind_name, status_name, status_words
from desktop.wording.counting import counted, grouped

if TYPE_CHECKING:
    from desktop.context.judgement_composer import JudgementComposer

# What a link says that asks who somebody is; the name follows.
PERSON_LINK = "person:"
# Words of more characters are read in the text; their card shows how they begin.
_MOST_ON_CARD = 800


class Context(CardPanel):
    """Claim cards with their notes, and notes that stand alone.

    `corroboration_wanted` sends the place of a claim, its title, and who makes it, empty for the
    reporter; `words_wanted` the words that a note is about, to be corroborated whoever says them.
    `judged` sends a claim and the Stance to it that its reader chose, `own_words_wanted` a claim
    of which its reader wants to write.
    """

    tab = ContextTab()

    judged = Signal(Claim, Stance)
    own_words_wanted = Signal(Claim)

    def __init__(self, theme: Theme) -> None:
        super().__init__(
            theme,
            nothing=self.tr(
                "No context notes come with this article. Who speaks in it stands under Voices."
            ),
        )
        self._paragraph = 0
        # The card that was sought, until its reader goes on to another paragraph.
        self._sought = ""
        told = self.tr(
            "{Context: A} says that you agree with a claim, {Context: D} says that you doubt it,"
            " {Context: T} says that you cannot tell, {Context: N} writes it in your own words,"
            " {Context: P} says who makes it. {Context: C} shows who else speaks of this, Enter"
            " goes to the text, the right arrow key to what can be pressed on a card."
        )
        describe(self.cards, told)
        self.cards.link_followed.connect(self._follow)
        for words, keys, link in (
            (self.tr("I agree with the claim"), "A", f"{STANCE_LINK}{Stance.AGREE}"),
            (self.tr("I doubt the claim"), "D", f"{STANCE_LINK}{Stance.DOUBT}"),
            (
                self.tr("I cannot tell whether the claim is so"),
                "T",
                f"{STANCE_LINK}{Stance.CANNOT_TELL}",
            ),
            (self.tr("Say in your own words what you think of the claim"), "N", WORDS_LINK),
            (self.tr("Who makes the claim?"), "P", PERSON_LINK),
            (
                self.tr("Corroborate: who else speaks of the claim, or of the note’s words?"),
                "C",
                "corroborate",
            ),
        ):
            self.new_action(words, keys).triggered.connect(
                lambda _=False, asked=link: self._follow_current(asked)
            )
        self.new_action(self.tr("Back to the text"), "Esc").triggered.connect(self._leave)

    def _lead_on(self) -> tuple[str, Callable[[], object]]:
        return self.tr("See who speaks"), lambda: self.panel_wanted.emit("voices")

    def title(self) -> str:
        """What stands on the tab, with how many there are."""
        return self.tab.title_of(self._model.records)

    def show_cards(self, cards: Iterable[ContextCard]) -> None:
        """Shows the cards of another article, or of the same one when something changed."""
        self._show_rows(cards)
        self.lift_paragraph(self._paragraph)

    def show_nothing_yet(self) -> None:
        super().show_nothing_yet()
        self._sought = ""

    def seek(self, key: str) -> None:
        """Lifts one card alone and brings it into view, as soon as it is there."""
        self._sought = key
        self.lift_paragraph(self._paragraph)

    def lift_paragraph(self, number: int) -> None:
        """Lifts the cards of the paragraph in view."""
        if number != self._paragraph:
            self._paragraph, self._sought = number, ""
        # Who walks through the cards moves the page, not the other way round.
        if self._sought or not self.cards.hasFocus():
            if self._sought:
                # Whether or not it is lit already: it is to be seen.
                self.cards.light(())
            self.cards.light(self._lit_rows())

    def _lit_rows(self) -> Iterable[int]:
        # What is pointed at goes before what was sought, and that before what is in view.
        if pointed_at := list(super()._lit_rows()):
            return pointed_at
        cards = list(enumerate(self._model.records))
        if self._sought:
            return [n for n, card in cards if self._holds_sought(card)]
        here = self._paragraph
        return [n for n, card in cards if here and card.paragraph == here]

    def _holds_sought(self, card: ContextCard) -> bool:
        return self._sought in (card.key, *(f"note:{note.id}" for note in card.notes))

    def _follow_current(self, link: str) -> None:
        index = self.cards.currentIndex()
        if index.isValid():
            self._follow(self._model.records[index.row()], link)
        else:
            self.refused.emit(self.tr("Choose a card first: the arrow keys go through them."))

    def _follow(self, card: ContextCard, link: str) -> None:
        if link == "corroborate":
            self._corroborate(card)
        elif link.startswith(PERSON_LINK):
            self._ask_for_person(card, link.removeprefix(PERSON_LINK))
        elif card.claim is None or not card.places:
            self.refused.emit(self.tr("This card is no claim: what you think goes with a claim."))
        elif link == WORDS_LINK:
            self.own_words_wanted.emit(card.claim)
        elif link.startswith(STANCE_LINK):
            self.judged.emit(card.claim, Stance(link.removeprefix(STANCE_LINK)))

    def _ask_for_person(self, card: ContextCard, name: str) -> None:
        who = [card.speaker, *card.repeated_by] if card.speaker else [*card.repeated_by]
        named = name or next((each.name for each in who if each.name), "")
        if named:
            self.person_wanted.emit(named)
        elif card.claim is None:
            self.refused.emit(self.tr("This card is no claim: nobody is named on it."))
        else:
            self.refused.emit(self.tr("No person is named who makes this claim."))

    def _leave(self) -> None:
        if not self.end_writing():
            self.left.emit()

    def _corroborate(self, card: ContextCard) -> None:
        if not card.places:
            self.refused.emit(
                self.tr("Nothing to compare: this card belongs to no words of the text.")
            )
        elif card.claim is None:
            self.words_wanted.emit(card.places[0].span)
        else:
            speaker = card.speaker.name if card.speaker else ""
            self.corroboration_wanted.emit(card.places[0].span, card.claim.title, speaker)

    def _span_of(self, card: ContextCard) -> Span | None:
        return card.places[0].span if card.places else None

    # What stands on a card

    def _compose(self, card: ContextCard, text: CardText) -> None:
        if card.claim is None:
            self._compose_note(card, text)
            return
        claim = card.claim
        place = f"   ¶ {card.paragraph}" if card.places else ""
        kicker = " · ".join([self.tr("claim"), *([self._type(claim.type)] if claim.type else [])])
        text.paragraph(
            Run(kicker.upper(), "claim_line", Role.LABEL, Weight.SEMIBOLD),
            Run(place, "soft_ink", Role.LABEL),
        )
        text.paragraph(
            Run(_quoted(card), role=Role.HEADING, weight=Weight.SEMIBOLD),
            above=5,
            line_height=1.25,
        )
        if card.to_check:
            text.paragraph(Run(self._check_words(), "unsure_ink", Role.DETAIL), above=3)
        text.paragraph(*self._voices(card), above=6)
        if claim.status is not None:
            text.paragraph(
                Run(status_name(claim.status), "ink", Role.DETAIL, Weight.SEMIBOLD),
                Run(self.tr(" — says {0}").format(claim.status_by), "soft_ink", Role.DETAIL),
                above=3,
            )
        if claim.body:
            self._compose_body(claim.body, text, above=7)
        for note in card.notes:
            self._compose_attached(note, text)
        if card.held:
            text.paragraph(Run(self._held(card), "soft_ink", Role.DETAIL), above=9)
        if card.places:
            self._judgements.compose(card, text)
            text.paragraph(
                Run(self.tr("Corroborate"), "accent", Role.DETAIL, link="corroborate"), above=9
            )

    @cached_property
    def _judgements(self) -> JudgementComposer:
        from desktop.context.judgement_composer import JudgementComposer  # noqa: PLC0415 - with a claim

        return JudgementComposer(self)

    def _held(self, card: ContextCard) -> str:
        """That notes wait for the student's own work, and for what."""
        count = card.held
        waiting = counted(
            count, self.tr("1 note waits here."), self.tr("%n notes wait here.", None, count)
        )
        if card.is_after_answer:
            own = self.tr("First answer a question about this text: {Window: Ctrl+4}.")
        elif card.claim is None:
            own = self.tr(
                "First say what you think of a claim, or mark words of your own in this passage."
            )
        else:
            own = self.tr("First say what you think, or mark words of your own in this passage.")
        return f"{waiting} {with_keys(own)}"

    def _elsewhere(self, card: ContextCard) -> str:
        """Which claims the text at hand leaves out."""
        count = len(card.elsewhere)
        told = counted(
            count,
            self.tr("1 claim is not in this text, but in “{0}”:"),
            self.tr("%n claims are not in this text, but in “{0}”:", None, count),
        )
        titles = "; ".join(claim.title for claim in card.elsewhere)
        keys = with_keys(self.tr("{Window: Shift+F2} turns to the other text."))
        return f"{told.format(card.main)} {titles}. {keys}".strip()

    def _check_words(self) -> str:
        return self.tr("? Please check: this text says it in other words.")

    def _compose_note(self, card: ContextCard, text: CardText) -> None:
        if not card.notes:
            words = self._elsewhere(card) if card.elsewhere else self._held(card)
            text.paragraph(Run(words, "soft_ink", Role.DETAIL))
            return
        note, place = card.notes[0], f"   ¶ {card.paragraph}" if card.places else ""
        text.paragraph(
            Run(note_kind_name(note.kind).upper(), "soft_ink", Role.LABEL, Weight.SEMIBOLD),
            Run(place, "soft_ink", Role.LABEL),
        )
        text.paragraph(
            Run(note.title, role=Role.HEADING, weight=Weight.SEMIBOLD),
            above=4,
            line_height=1.25,
        )
        if card.to_check:
            text.paragraph(Run(self._check_words(), "unsure_ink", Role.DETAIL), above=3)
        self._compose_body(note.body, text, above=7)
        self._compose_sources(note, text, None)

    def _compose_attached(self, note: ContextNote, text: CardText) -> None:
        sign, role = {
            NoteKind.EVIDENCE_FOR: ("▲ ", "evidence_for"),
            NoteKind.EVIDENCE_AGAINST: ("▼ ", "evidence_against"),
        }.get(note.kind, ("", "evidence_background"))
        bar = Bar(QColor(self._theme.colours[role]))
        text.paragraph(
            Run(sign, role, Role.SIGN),
            Run(note_kind_name(note.kind), "ink", Role.DETAIL, Weight.SEMIBOLD),
            above=11,
            bar=bar,
        )
        text.paragraph(Run(note.title, role=Role.NAME, weight=Weight.SEMIBOLD), above=1, bar=bar)
        self._compose_body(note.body, text, above=2, bar=bar)
        self._compose_sources(note, text, bar)

    def _compose_body(
        self, body: str, text: CardText, *, above: float, bar: Bar | None = None
    ) -> None:
        words = card_words(body)
        text.rich_text(words.html, above=above, bar=bar)
        if words.left_out:
            count = words.left_out
            end = self.tr("%n more characters of this stand in the lesson pack.", None, count)
            text.paragraph(Run(grouped(end, count), "soft_ink", Role.DETAIL), above=5, bar=bar)

    def _compose_sources(self, note: ContextNote, text: CardText, bar: Bar | None) -> None:
        for source in note.sources:
            text.paragraph(Run(self._source(source), "soft_ink", Role.DETAIL), above=3, bar=bar)

    def _voices(self, card: ContextCard) -> list[Run | Dot]:
        parts: list[Run | Dot] = []
        if card.speaker is not None:
            parts += self._who(card.speaker)
        if card.repeated_by:
            parts.append(Run(self.tr("   repeated by   "), "soft_ink", Role.DETAIL))
            for who in card.repeated_by:
                parts += self._who(who)
        return parts

    def _who(self, who: Who) -> list[Run | Dot]:
        if not who.name:
            return [
                Dot(self._theme.colour("track")),
                Run(self._name(who), role=Role.DETAIL, weight=Weight.SEMIBOLD),
            ]
        is_heard = who.number is not None
        dot = voice_dot(self._theme, who.number or 0, who.name)
        link = f"{PERSON_LINK}{who.name}"
        return [
            dot if is_heard else Dot(self._theme.colour("soft_ink")),
            Run(who.name, role=Role.DETAIL, weight=Weight.SEMIBOLD, link=link),
        ]

    def _name(self, who: Who) -> str:
        teller = self.tr("the narrator") if who.is_narrator else self.tr("the reporter")
        return who.name or teller

    def _spoken(self, card: ContextCard) -> str:
        if card.claim is None:
            if card.notes:
                check = [self._check_words()] if card.to_check else []
                return ". ".join([self._spoken_note(card.notes[0]), *check])
            return self._elsewhere(card) if card.elsewhere else self._held(card)
        claim = card.claim
        words = [self.tr("Claim"), _quoted(card)]
        words += [self._check_words()] if card.to_check else []
        if card.speaker is not None:
            words.append(self._name(card.speaker))
        if card.repeated_by:
            names = ", ".join(self._name(who) for who in card.repeated_by)
            words.append(self.tr("repeated by {0}").format(names))
        if claim.status is not None:
            words.append(status_words(claim))
        if claim.body:
            words.append(card_words(claim.body).plain)
        words += [self._spoken_note(note) for note in card.notes]
        words += [self._held(card)] if card.held else []
        words += filter(None, [self._judgements.spoken(card)])
        return ". ".join(words)

    def _spoken_note(self, note: ContextNote) -> str:
        words = [f"{note_kind_name(note.kind)}: {note.title}", card_words(note.body).plain]
        words += [self._source(source) for source in note.sources]
        return ". ".join(words)

    def _type(self, kind: ClaimType) -> str:
        names = {
            ClaimType.FACT: self.tr("fact"),
            ClaimType.NUMBER: self.tr("number"),
            ClaimType.PREDICTION: self.tr("prediction"),
            ClaimType.COUNTERFACTUAL: self.tr("counterfactual"),
            ClaimType.OPINION: self.tr("opinion"),
            ClaimType.PROMISE: self.tr("promise"),
            ClaimType.DEFINITION: self.tr("definition"),
        }
        return names[kind]

    def _source(self, source: NoteSource) -> str:
        names = {
            "primary": self.tr("primary source"),
            "report": self.tr("report"),
            "expert": self.tr("expert"),
        }
        kind = names.get(source.kind, source.kind)
        return f"{source.text} · {kind}" if kind else source.text


def _quoted(card: ContextCard) -> str:
    words = card.places[0].quote.exact if card.places else (card.claim.title if card.claim else "")
    bare = words.strip('“”"')
    return f"“{beginning(bare, _MOST_ON_CARD)}”"
