"""The panel of the student's own marks and notes in the article."""

from __future__ import annotations

from collections.abc import Iterable

from PySide6.QtCore import QTimer, Signal
from PySide6.QtWidgets import QPushButton

from desktop.card_panel import CardPanel
from desktop.card_text import Bar, CardText, Face, Run
from desktop.core.annotation import AnnotationId
from desktop.core.card_words import card_words
from desktop.core.pen import Pen
from desktop.core.span import Span
from desktop.dates import spoken_time
from desktop.fonts import Weight
from desktop.notes.cards import NoteCard
from desktop.notes.note_editor import NoteEditor
from desktop.pen_names import name_of
from desktop.theme import Theme

# How long, in milliseconds, a typed letter waits before it is on the disk.
_SAVE_AFTER = 250


class Notes(CardPanel):
    """Lists marks and notes and edits one of them; everything wanted is said by a signal.

    `words_wanted` sends the words that a mark stands on, to be corroborated whoever says them.
    """

    written = Signal(str, str)
    writing_ended = Signal()
    pen_chosen = Signal(str, Pen)
    removal_wanted = Signal(str)
    return_wanted = Signal(str)
    words_wanted = Signal(Span)
    left = Signal()

    def __init__(self, theme: Theme) -> None:
        super().__init__(
            theme,
            name=self.tr("My notes"),
            nothing=self.tr(
                "Select words in the text and press 1 to 5 to mark them, or N to write a note."
            ),
        )
        self._cards: tuple[NoteCard, ...] = ()
        self._removed: tuple[NoteCard, ...] = ()
        self._is_in_bin = False
        self.cards.setAccessibleDescription(
            self.tr("C shows who else speaks of the words, Enter goes to the text.")
        )
        self.cards.link_followed.connect(self._follow)
        self.editor = NoteEditor(theme, self)
        self.editor.hide()
        self._bin = QPushButton(self)
        self._bin.clicked.connect(self._toggle_bin)
        self._timer = QTimer(self, singleShot=True, interval=_SAVE_AFTER)
        self._timer.timeout.connect(self.save)
        self.editor.typed.connect(self._save_soon)
        self.editor.pen_chosen.connect(self._choose_pen)
        self.editor.finished.connect(self.close_editor)
        self.editor.removal_wanted.connect(self._remove_edited)
        self._column.addWidget(self.editor)
        self._column.addWidget(self._bin)
        self._add_keys()
        self._show_chosen()

    def title(self) -> str:
        count = len(self._cards)
        return self.tr("My notes {0}").format(count) if count else self.tr("My notes")

    def show_cards(self, cards: Iterable[NoteCard], removed: Iterable[NoteCard]) -> None:
        """Shows the marks of an article and what of it lies in the bin."""
        self._cards, self._removed = tuple(cards), tuple(removed)
        if self._is_in_bin and not self._removed:
            self._is_in_bin = False
        edited = self.editor.annotation_id
        if edited is not None:
            card = next((c for c in self._cards if c.annotation.id == edited), None)
            if card is None:
                self._timer.stop()
                self.editor.close_note()
            else:
                self.editor.refresh(card.annotation)
        self._show_chosen()

    def show_theme(self, theme: Theme) -> None:
        super().show_theme(theme)
        self.editor.show_theme(theme)

    def edit(self, annotation_id: AnnotationId) -> None:
        """Opens a note for writing."""
        self.save()
        card = next((c for c in self._cards if c.annotation.id == annotation_id), None)
        if card is not None:
            self._is_in_bin = False
            self._show_chosen()
            self.writing_ended.emit()
            self.editor.open_note(card.annotation)
            self.cards.light([self._model.row_of(lambda c: c.annotation.id == annotation_id)])

    def save(self) -> None:
        """Says at once what was typed and not yet said."""
        self._timer.stop()
        if self.has_unsaved_words:
            self.written.emit(self.editor.annotation_id, self.editor.body)

    @property
    def has_unsaved_words(self) -> bool:
        """Whether anything that was typed is not on the disk yet."""
        return self.editor.annotation_id is not None and self.editor.is_unsaved

    def _save_soon(self) -> None:
        # Started once, not with every key: who types without a pause is saved as well.
        if not self._timer.isActive():
            self._timer.start()

    def show_saved(self, body: str) -> None:
        """Says that these words are on the disk."""
        self.editor.show_saved(body)

    def close_editor(self) -> None:
        """Ends writing; what was typed is kept."""
        self.save()
        if self.editor.annotation_id is not None:
            self.editor.close_note()
            self.writing_ended.emit()
            self.left.emit()

    def _add_keys(self) -> None:
        for words, keys, slot in (
            (self.tr("Write on the chosen note"), "E; F2", self._edit_current),
            (self.tr("Remove the chosen note"), "Del", self._remove_current),
            (
                self.tr("Corroborate: who else speaks of the marked words?"),
                "C",
                self._corroborate_current,
            ),
        ):
            action = self.new_action(words, keys)
            action.triggered.connect(slot)

    def _current(self) -> NoteCard | None:
        row = self.cards.currentIndex().row()
        return self._model.records[row] if 0 <= row < len(self._model.records) else None

    def _edit_current(self) -> None:
        card = self._current()
        if card is not None and not card.is_removed:
            self.edit(card.annotation.id)

    def _remove_current(self) -> None:
        card = self._current()
        if card is not None and not card.is_removed:
            self.removal_wanted.emit(card.annotation.id)

    def _corroborate_current(self) -> None:
        card = self._current()
        if card is not None:
            self.words_wanted.emit(card.annotation.span)

    def _remove_edited(self) -> None:
        annotation_id = self.editor.annotation_id
        if annotation_id is not None:
            self.save()
            self.editor.close_note()
            self.removal_wanted.emit(annotation_id)
            self.left.emit()

    def _choose_pen(self, pen: Pen) -> None:
        if self.editor.annotation_id is not None:
            self.save()
            self.pen_chosen.emit(self.editor.annotation_id, pen)

    def _follow(self, card: NoteCard, link: str) -> None:
        if link == "edit":
            self.edit(card.annotation.id)
        elif link == "remove":
            self.removal_wanted.emit(card.annotation.id)
        elif link == "return":
            self.return_wanted.emit(card.annotation.id)

    def _toggle_bin(self) -> None:
        self._is_in_bin = not self._is_in_bin
        self._show_chosen()

    def _show_chosen(self) -> None:
        self._show_rows(self._removed if self._is_in_bin else self._cards)
        self._bin.setVisible(bool(self._removed))
        self._bin.setText(
            self.tr("Back to my notes")
            if self._is_in_bin
            else self.tr("{0} in the bin").format(len(self._removed))
        )

    # What stands on a card

    def _span_of(self, card: NoteCard) -> Span | None:
        return card.annotation.span

    def _compose(self, card: NoteCard, text: CardText) -> None:
        annotation = card.annotation
        kicker = f"{annotation.pen.letter}  {name_of(annotation.pen)}".upper()
        text.paragraph(
            Run(kicker, "ink", 11.5, Weight.SEMIBOLD),
            Run(f"   ¶ {card.paragraph}", "soft_ink", 11.5),
            at_right=Run(spoken_time(annotation.modified), "soft_ink", 11.5),
        )
        bar = Bar(self._theme.pen_line(annotation.pen))
        exact = annotation.selector.quote.exact.replace("\n", " ")
        text.paragraph(
            Run(f"“{_shortened(exact)}”", size=14, face=Face.TEXT),
            above=6,
            bar=bar,
            line_height=1.3,
        )
        if annotation.body.strip():
            words = card_words(annotation.body)
            text.rich_text(words.html, above=7)
            if words.left_out:
                end = self.tr("The note goes on for {0:,} characters: “Edit” shows all of it.")
                text.paragraph(Run(end.format(words.left_out), "soft_ink", 12.5), above=5)
        if card.is_removed:
            links = [Run(self.tr("Put back"), "accent", 12.5, link="return")]
        else:
            name = self.tr("Edit") if annotation.body.strip() else self.tr("Write a note")
            links = [
                Run(name, "accent", 12.5, link="edit"),
                Run("     ", "soft_ink", 12.5),
                Run(self.tr("Remove"), "soft_ink", 12.5, link="remove"),
            ]
        text.paragraph(*links, above=8)

    def _spoken(self, card: NoteCard) -> str:
        words = [name_of(card.annotation.pen), f"“{card.annotation.selector.quote.exact}”"]
        if card.annotation.body.strip():
            words.append(card.annotation.body)
        return ". ".join(words)


def _shortened(words: str) -> str:
    return words if len(words) <= 160 else f"{words[:100].rstrip()} … {words[-50:].lstrip()}"
