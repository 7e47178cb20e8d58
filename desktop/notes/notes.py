"""The panel of the student's own marks and notes in the article."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass

from PySide6.QtCore import Qt, QTimer, Signal
from PySide6.QtWidgets import QLabel, QPushButton, QVBoxLayout

from desktop.card_list import CardList
from desktop.card_text import Bar, CardText, Face, Run
from desktop.core.annotation import Annotation, AnnotationId
from desktop.core.markdown_text import to_html
from desktop.core.passage import Paragraphs
from desktop.core.pen import Pen
from desktop.core.span import Span
from desktop.counting import counted
from desktop.dates import spoken_time
from desktop.fonts import Weight
from desktop.notes.note_editor import NoteEditor
from desktop.panel import Panel
from desktop.pen_names import name_of
from desktop.record_list import RecordList
from desktop.theme import Theme

# How long, in milliseconds, a typed letter waits before it is on the disk.
_SAVE_AFTER = 250


@dataclass(frozen=True, slots=True)
class NoteCard:
    """A mark as it stands in the list; `paragraph` counts from 1."""

    annotation: Annotation
    paragraph: int
    is_removed: bool = False

    @property
    def key(self) -> str:
        """What the rest of the program calls it."""
        return f"annotation:{self.annotation.id}"


def note_cards(
    text: str, annotations: Iterable[Annotation], *, are_removed: bool = False
) -> tuple[NoteCard, ...]:
    """The cards for marks in a text."""
    paragraphs = Paragraphs(text)
    return tuple(NoteCard(a, paragraphs.number_at(a.span.start), are_removed) for a in annotations)


class Notes(Panel):
    """Lists marks and notes and edits one of them; everything wanted is said by a signal."""

    card_lit = Signal(object)
    passage_shown = Signal(Span)
    passage_wanted = Signal(Span)
    written = Signal(str, str)
    writing_ended = Signal()
    pen_chosen = Signal(str, Pen)
    removal_wanted = Signal(str)
    return_wanted = Signal(str)
    left = Signal()

    def __init__(self, theme: Theme) -> None:
        super().__init__()
        self._theme = theme
        self._cards: tuple[NoteCard, ...] = ()
        self._removed: tuple[NoteCard, ...] = ()
        self._is_in_bin = False
        self._model: RecordList[NoteCard] = RecordList(self._spoken, self)
        self.cards = CardList(self._model, theme, self._compose)
        self.cards.setAccessibleName(self.tr("My notes"))
        self.cards.lit.connect(lambda card: self.card_lit.emit((card.key,) if card else ()))
        self.cards.reached.connect(lambda card: self.passage_shown.emit(card.annotation.span))
        self.cards.chosen.connect(lambda card: self.passage_wanted.emit(card.annotation.span))
        self.cards.link_followed.connect(self._follow)
        self._empty = QLabel(self)
        self._empty.setWordWrap(True)
        self._empty.setAlignment(Qt.AlignmentFlag.AlignHCenter | Qt.AlignmentFlag.AlignTop)
        self._empty.setContentsMargins(24, 40, 24, 0)
        self.editor = NoteEditor(theme, self)
        self.editor.hide()
        self._bin = QPushButton(self)
        self._bin.setObjectName("quiet")
        self._bin.clicked.connect(self._toggle_bin)
        self._timer = QTimer(self, singleShot=True, interval=_SAVE_AFTER)
        self._timer.timeout.connect(self.save)
        self.editor.typed.connect(self._save_soon)
        self.editor.pen_chosen.connect(self._choose_pen)
        self.editor.finished.connect(self.close_editor)
        self.editor.removal_wanted.connect(self._remove_edited)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(0)
        column.addWidget(self.cards, 1)
        column.addWidget(self._empty, 1)
        column.addWidget(self.editor)
        column.addWidget(self._bin)
        self.setFocusProxy(self.cards)
        self._add_keys()
        self._show_rows()

    def title(self) -> str:
        """What stands on the panel's tab."""
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
        self._show_rows()
        self.titled.emit(self.title())

    def show_theme(self, theme: Theme) -> None:
        self._theme = theme
        self._empty.setStyleSheet(f"color: {theme.colours['soft_ink']};")
        self.cards.show_theme(theme)
        self.editor.show_theme(theme)

    def light(self, keys: Iterable[str]) -> None:
        """Lifts the cards with these keys."""
        wanted = set(keys)
        self.cards.light(n for n, card in enumerate(self._model.records) if card.key in wanted)

    def go_to(self, key: str) -> None:
        """Puts the keyboard on a card."""
        row = self._model.row_of(lambda card: card.key == key)
        if row >= 0:
            self.cards.setFocus()
            self.cards.go_to(row)

    def edit(self, annotation_id: AnnotationId) -> None:
        """Opens a note for writing."""
        self.save()
        card = next((c for c in self._cards if c.annotation.id == annotation_id), None)
        if card is not None:
            self._is_in_bin = False
            self._show_rows()
            self.writing_ended.emit()
            self.editor.open_note(card.annotation)
            self.cards.light([self._model.row_of(lambda c: c.annotation.id == annotation_id)])

    def save(self) -> None:
        """Says at once what was typed and not yet said."""
        self._timer.stop()
        if self.editor.annotation_id is not None and self.editor.is_unsaved:
            self.written.emit(self.editor.annotation_id, self.editor.body)

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
        self._show_rows()

    def _show_rows(self) -> None:
        rows = self._removed if self._is_in_bin else self._cards
        self._model.show(rows)
        self.cards.setVisible(bool(rows))
        self._empty.setVisible(not rows)
        self._empty.setText(
            self.tr("Select words in the text and press 1 to 5 to mark them, or N to write a note.")
        )
        self._bin.setVisible(bool(self._removed))
        self._bin.setText(
            self.tr("Back to my notes")
            if self._is_in_bin
            else counted(len(self._removed), self.tr("{0} in the bin"), self.tr("{0} in the bin"))
        )

    # What stands on a card

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
            text.rich_text(to_html(annotation.body), above=7)
        if card.is_removed:
            links = [Run(self.tr("Put back"), "accent", 12.5, link="return")]
        else:
            words = self.tr("Edit") if annotation.body.strip() else self.tr("Write a note")
            links = [
                Run(words, "accent", 12.5, link="edit"),
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
