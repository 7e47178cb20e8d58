"""The sheet between two texts: what differs, what is the same, who is heard in one only."""

from __future__ import annotations

from collections.abc import Iterable
from typing import Any

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QHBoxLayout, QToolButton

from desktop.appearance.fonts import Role, Weight
from desktop.appearance.keys_in_words import describe
from desktop.appearance.plain_words import PlainLabel, show_tip
from desktop.appearance.theme import Theme
from desktop.beside.cards import BesideCard, BothNoteCard, HeardCard, NumbersCard, SameWordsCard
from desktop.beside.tab import BesideTab
from desktop.cards.delegate import CardShape, Sheet
from desktop.cards.panel import CardPanel
from desktop.cards.text import CardText, Dot, Meter, Run, voice_dot
from desktop.core.corroborating.side_by_side import SameWords
from desktop.core.span import Span
from desktop.core.speakers.ledger import Voice
from desktop.core.text.card_words import card_note
from desktop.core.text.quotation_marks import CLOSING, OPENING
from desktop.core.text.shown import beginning

# So much of words that stand in both is to be read on their card.
_MOST_TOLD = 170


class Beside(CardPanel):
    """Lists what stands between the texts, until the second one is closed.

    `pair_shown` sends where a card belongs in the first and in the second text when the keyboard
    comes to it, `pair_wanted` when it is chosen; either may be None. `note_wanted` sends the card
    on which a note is to be written, `closed` says that the second text is to go, and `escaped`
    that Esc was pressed here.
    """

    tab = BesideTab()

    pair_shown = Signal(object, object)
    pair_wanted = Signal(object, object)
    note_wanted = Signal(object)
    closed = Signal()
    escaped = Signal()

    def __init__(self, theme: Theme) -> None:
        super().__init__(
            theme, nothing="", look=CardShape(margin=14, gap=12, padding=13, sheet_of=_sheet_of)
        )
        self._names = ("", "")
        describe(
            self.cards,
            self.tr(
                "Enter goes to the passage in both texts, {Beside: N} writes one note on both, Esc"
                " closes the second text."
            ),
        )
        self._kicker = PlainLabel(self.name.upper(), self)
        self._close = QToolButton(self)
        self._close.setText("×")
        self._close.setAccessibleName(self.tr("Close the second text"))
        show_tip(self._close, self.tr("Closes the second text (Esc)"))
        self._close.setMinimumSize(30, 28)
        self._close.clicked.connect(self.closed)
        top = QHBoxLayout()
        top.setContentsMargins(16, 0, 8, 6)
        top.addWidget(self._kicker)
        top.addStretch(1)
        top.addWidget(self._close)
        self._column.insertLayout(0, top)
        writing = self.new_action(self.tr("One note on both passages"), "N")
        writing.triggered.connect(lambda _=False: self._ask_for_note())
        self.new_action(self.tr("Close the second text"), "Esc").triggered.connect(self.escaped)
        self.show_theme(theme)

    def title(self) -> str:
        """What the sheet is called."""
        return self.name

    def show_names(self, here: str, there: str) -> None:
        """Takes note of what the two texts are called in short."""
        self._names = (here, there)

    def show_waiting(self) -> None:
        """Says that it is still looked for what stands in both."""
        self._model.show(())
        self._empty.setText(self.tr("Looking at what stands in both …"))
        self._turn_to_cards(False)

    def show_cards(self, cards: Iterable[BesideCard]) -> None:
        """Shows what was found."""
        shown = tuple(cards)
        if shown:
            # First, so that they are measured at the width that they are seen in.
            self._turn_to_cards(True)
        else:
            self._empty.setText(
                self.tr(
                    "No number, no words and no voices to set side by side were found. You can"
                    " read and mark both texts all the same."
                )
            )
        self._show_rows(shown)

    def show_theme(self, theme: Theme) -> None:
        super().show_theme(theme)
        soft, letters = theme.colours["soft_ink"], theme.type.css
        self._kicker.setStyleSheet(f"color: {soft}; {letters(Role.LABEL)} font-weight: 600;")
        self._close.setStyleSheet(
            f"QToolButton {{ {letters(Role.GLYPH)} padding: 0 6px 3px 6px; }}"
        )

    def _ask_for_note(self) -> None:
        index = self.cards.currentIndex()
        card = self._model.records[index.row()] if index.isValid() else None
        if isinstance(card, NumbersCard | SameWordsCard | BothNoteCard):
            self.note_wanted.emit(card)
        else:
            self.refused.emit(self.tr("Choose a card that stands in both texts first."))

    # What the list says of its cards

    def _span_of(self, card: BesideCard) -> Span | None:
        return card.here.span if card.here is not None else None

    def _say_shown(self, card: BesideCard) -> None:
        self.pair_shown.emit(*_spans(card))

    def _say_wanted(self, card: BesideCard) -> None:
        self.pair_wanted.emit(*_spans(card))

    def _spoken(self, card: BesideCard) -> str:
        return ". ".join(self._told(card))

    def _told(self, card: BesideCard) -> list[str]:
        match card:
            case NumbersCard():
                where = self.tr("{0}, paragraph {1}, in {2}")
                return [
                    self.tr("Numbers differ"),
                    where.format(card.here_words, card.here.paragraph, self._names[0]),
                    where.format(card.there_words, card.there.paragraph, self._names[1]),
                ]
            case SameWordsCard():
                said = self._who_says(card.same)
                return [self.tr("Same words in both"), f"“{_shortened(card.words)}”", *said]
            case HeardCard():
                return [self.tr("Heard in one only"), self._heard(card)]
            case BothNoteCard():
                return [self.tr("My note on both"), card_note(card.note.body).plain]

    def _compose(self, card: BesideCard, text: CardText) -> None:
        match card:
            case NumbersCard():
                self._compose_numbers(card, text)
            case SameWordsCard():
                _kicker(text, self.tr("Same words in both"), "soft_ink")
                words = f"“{_shortened(card.words)}”"
                text.paragraph(Run(words, role=Role.QUOTE), above=5, line_height=1.35)
                for line in self._who_says(card.same):
                    text.paragraph(Run(line, "soft_ink", Role.DETAIL), above=3)
            case HeardCard():
                if card.is_first:
                    _kicker(text, self.tr("Heard in one only"), "soft_ink")
                voice = card.heard.voice
                parts: list[Run | Dot | Meter] = [
                    voice_dot(text.theme, voice.number, voice.speaker.name)
                ]
                parts.append(Run(voice.speaker.name, role=Role.NAME))
                text.paragraph(*parts, above=5 if card.is_first else 0)
                text.paragraph(Run(self._only_in(card), "soft_ink", Role.DETAIL), above=1)
            case BothNoteCard():
                _kicker(text, self.tr("My note on both"), "good_ink")
                text.rich_text(card_note(card.note.body).html, above=5)

    def _compose_numbers(self, card: NumbersCard, text: CardText) -> None:
        _kicker(text, self.tr("Numbers differ"), "unsure_ink")
        text.paragraph(
            Run(_whole(card.here_words), role=Role.NAME, weight=Weight.SEMIBOLD),
            Run(f" ¶{card.here.paragraph}", "soft_ink", Role.DETAIL),
            Run("  ·  ", "soft_ink", Role.NAME),
            Run(_whole(card.there_words), role=Role.NAME, weight=Weight.SEMIBOLD),
            Run(f" ¶{card.there.paragraph}", "soft_ink", Role.DETAIL),
            above=5,
        )
        if card.is_first:
            words = self.tr("Which is right stays open. What would you look up?")
            text.paragraph(Run(words, "soft_ink", Role.DETAIL), above=3)

    def _heard(self, card: HeardCard) -> str:
        return f"{card.heard.voice.speaker.name}: {self._only_in(card)}"

    def _only_in(self, card: HeardCard) -> str:
        spot = card.there if card.heard.is_in_second else card.here
        assert spot is not None
        where = self._names[1] if card.heard.is_in_second else self._names[0]
        return self.tr("only in {0} · ¶{1}").format(where, spot.paragraph)

    def _who_says(self, same: SameWords) -> list[str]:
        """Who says the words here and there, and by which word that is told."""
        here, there = same.voice_here, same.voice_there
        if here is None and there is None:
            return []
        if here is not None and there is not None and here.number == there.number:
            if same.cue_here and same.cue_there:
                words = self.tr("{0}: “{1}” here, “{2}” there")
                return [words.format(here.speaker.name, same.cue_here, same.cue_there)]
            return [self.tr("said by {0}").format(here.speaker.name)]
        words = self.tr("{0} here, {1} there")
        return [words.format(self._who(here), self._who(there))]

    def _who(self, voice: Voice | None) -> str:
        return voice.speaker.name if voice is not None else self.tr("the text itself")


def _spans(card: BesideCard) -> tuple[Span | None, Span | None]:
    return (
        card.here.span if card.here is not None else None,
        card.there.span if card.there is not None else None,
    )


def _kicker(text: CardText, words: str, colour: str) -> None:
    text.paragraph(Run(words.upper(), colour, Role.LABEL, Weight.SEMIBOLD))


def _whole(words: str) -> str:
    """A number with its unit, never broken by a line's end."""
    return words.replace(" ", "\u00a0")


def _shortened(words: str) -> str:
    return beginning(" ".join(words.split()).strip(OPENING + CLOSING + ", "), _MOST_TOLD)


def _sheet_of(row: Any) -> Sheet:
    if not isinstance(row, HeardCard) or (row.is_first and row.is_last):
        return Sheet.WHOLE
    if row.is_first:
        return Sheet.TOP
    return Sheet.BOTTOM if row.is_last else Sheet.MIDDLE
