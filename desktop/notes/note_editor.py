"""Where a note is written: the marked words, the pens, and a field that saves as you type."""

from __future__ import annotations

from itertools import zip_longest

from PySide6.QtCore import Signal
from PySide6.QtWidgets import (
    QButtonGroup,
    QFrame,
    QHBoxLayout,
    QLayout,
    QPushButton,
    QToolButton,
    QVBoxLayout,
    QWidget,
)

from desktop.appearance.fonts import Role
from desktop.appearance.plain_words import PlainLabel, show_tip
from desktop.appearance.scrolled_room import ScrolledRoom
from desktop.appearance.theme import Theme
from desktop.cards.note_field import NoteField
from desktop.core.annotation import Annotation, AnnotationId
from desktop.core.pen import Pen
from desktop.core.selector import Selector
from desktop.core.text.normalised import storable
from desktop.core.text.shown import beginning, shown
from desktop.wording.pens import USUAL_NAMES, PenNames, name_of

# How high the field is, in pixels.
_LOWEST, _HIGHEST = 44, 118
# So much of a title stands before the words of its text.
_MOST_OF_TITLE = 34


class NoteEditor(QFrame):
    """Edits the words and the pen of one annotation; `typed` is sent with every change."""

    typed = Signal()
    finished = Signal()
    pen_chosen = Signal(Pen)
    removal_wanted = Signal()

    def __init__(self, theme: Theme, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setObjectName("note-editor")
        self.annotation_id: AnnotationId | None = None
        # What is known to be on the disk, and what was handed over to be written there.
        self._saved = self._handed = ""
        # Whether what is typed is only kept in memory for now.
        self._is_waiting = False
        self._quote = PlainLabel(parent=self)
        self._quote.setWordWrap(True)
        self.field = NoteField(self)
        self.field.setAccessibleName(self.tr("Note"))
        self.field.setPlaceholderText(self.tr("What do you notice?"))
        self.field.setTabChangesFocus(True)
        self.field.textChanged.connect(self._say_typed)
        self.field.finished.connect(self.finished)
        self._state = PlainLabel(parent=self)
        self._pens: dict[Pen, QToolButton] = {}
        one_of_five = QButtonGroup(self)
        pens = QHBoxLayout()
        pens.setSpacing(6)
        for pen in Pen:
            button = QToolButton(self)
            button.setText(pen.letter)
            button.setCheckable(True)
            button.clicked.connect(lambda _=False, chosen=pen: self.pen_chosen.emit(chosen))
            one_of_five.addButton(button)
            pens.addWidget(button)
            self._pens[pen] = button
        pens.addStretch(1)
        remove = QPushButton(self.tr("Remove"), self)
        remove.setObjectName("quiet")
        remove.clicked.connect(self.removal_wanted)
        done = QPushButton(self.tr("Done"), self)
        done.setDefault(True)
        show_tip(done, self.tr("Ctrl+Enter"))
        done.clicked.connect(self.finished)
        foot = QHBoxLayout()
        foot.addWidget(self._state, 1)
        foot.addWidget(remove)
        foot.addWidget(done)
        self.show_pens(USUAL_NAMES)
        self._lay_out(pens, foot)
        self.show_theme(theme)

    def _lay_out(self, pens: QLayout, foot: QLayout) -> None:
        inside = QWidget(self)
        whole = QVBoxLayout(self)
        whole.setContentsMargins(0, 0, 0, 0)
        whole.addWidget(ScrolledRoom(inside))
        column = QVBoxLayout(inside)
        column.setContentsMargins(16, 12, 16, 12)
        column.setSpacing(8)
        column.addWidget(self._quote)
        column.addLayout(pens)
        column.addWidget(self.field)
        column.addLayout(foot)

    def show_pens(self, own: PenNames) -> None:
        """Has pens called by the names that a lesson gives them."""
        for pen, button in self._pens.items():
            name = name_of(pen, own)
            show_tip(button, name)
            button.setAccessibleName(name)

    @property
    def told(self) -> str:
        """The words that the note is on, as they stand above the field."""
        return self._quote.text()

    @property
    def body(self) -> str:
        """What stands in the field."""
        return self.field.toPlainText()

    @property
    def seen_words(self) -> str:
        """The words that the note has, or will have, where nobody else writes to it."""
        return self._handed

    @property
    def is_unsaved(self) -> bool:
        """Whether the field holds words that are not on the disk."""
        return self.body != self._saved

    @property
    def says_saved(self) -> bool:
        """Whether the editor tells its reader that every word is on the disk."""
        return self._state.text() == self.tr("Saved on this computer")

    @property
    def spoken_state(self) -> str:
        """Whether what stands in the field is saved, for a screen reader; empty for no words."""
        if not self.body.strip():
            return ""
        return self.tr("Note saved") if not self.is_unsaved else self.tr("Note not saved yet")

    def open_note(self, annotation: Annotation, titles: tuple[str, ...] = ()) -> None:
        """Shows a note with the keyboard at the end of its words.

        `titles` are those of its two texts, where it stands in two.
        """
        self.annotation_id = annotation.id
        self._saved = self._handed = body = storable(annotation.body)
        self._quote.setText(_words_of(annotation, titles))
        self.field.blockSignals(True)
        self.field.setPlainText(body)
        self.field.blockSignals(False)
        self._check(annotation.pen)
        # What is thought of a claim is made with no pen.
        for button in self._pens.values():
            button.setHidden(annotation.is_judgement)
        # It is written below the card of its claim, where the words stand.
        self._quote.setHidden(annotation.is_judgement)
        asks = self.tr("What do you notice?")
        self.field.setPlaceholderText(
            self.tr("What do you think of it, and why?") if annotation.is_judgement else asks
        )
        self.show_saved(body)
        self.show()
        self.field.setFocus()
        self.field.moveCursor(self.field.textCursor().MoveOperation.End)

    def refresh(self, annotation: Annotation) -> None:
        """Takes on what was changed elsewhere, such as by undo."""
        self._check(annotation.pen)
        body = storable(annotation.body)
        if body != self._saved and not self.is_unsaved:
            self.field.blockSignals(True)
            self.field.setPlainText(body)
            self.field.blockSignals(False)
            self._saved = self._handed = body

    def close_note(self) -> None:
        """Puts the editor away."""
        self.annotation_id = None
        self.hide()

    def hand_over(self, body: str) -> None:
        """Hears that these words will be written, as soon as that can be."""
        self._handed = body

    def show_waiting(self) -> None:
        """Says that the words cannot be saved for now, and are kept in memory."""
        self._is_waiting = True
        self._state.setText(self.tr("Not saved yet"))

    def show_saved(self, body: str) -> None:
        """Says that these words are on the disk."""
        self._is_waiting = False
        self._saved = self._handed = body
        if not self.is_unsaved:
            self._state.setText(self.tr("Saved on this computer"))

    def show_theme(self, theme: Theme) -> None:
        """Takes on the colours of a theme."""
        colours = theme.colours
        self.setStyleSheet(
            f"#note-editor {{ background: {colours['card']}; border-top: 1px solid"
            f" {colours['card_line']}; }}"
        )
        self._quote.setStyleSheet(f"{theme.type.css(Role.QUOTE)} color: {colours['ink']};")
        self._state.setStyleSheet(f"color: {colours['soft_ink']}; {theme.type.css(Role.DETAIL)}")
        self.field.setFont(theme.type.font(Role.NAME))
        # A little more than four lines.
        # Lower where there is little room.
        self.field.setMinimumHeight(theme.type.card_room(_LOWEST))
        self.field.setMaximumHeight(theme.type.card_room(_HIGHEST))
        for pen, button in self._pens.items():
            button.setFixedSize(theme.type.room(28), theme.type.room(26))
            button.setStyleSheet(
                f"QToolButton {{ background: {theme.pens[pen]}; color: {colours['ink']};"
                f" {theme.type.css(Role.SMALL)}"
                " font-weight: 700; border-radius: 5px; padding: 0; }"
                f"QToolButton:checked {{ border: 2px solid {colours['ink']}; }}"
                f"QToolButton:focus {{ border: 2px solid {colours['focus']}; }}"
                # A ring round the ring that says it is chosen would hardly be seen.
                f"QToolButton:checked:focus {{ background: {colours['ink']};"
                f" color: {colours['card']}; border: 2px solid {colours['focus']}; }}"
            )

    def _check(self, chosen: Pen) -> None:
        for pen, button in self._pens.items():
            button.setChecked(pen is chosen)

    def _say_typed(self) -> None:
        if self.is_unsaved and not self._is_waiting:
            self._state.setText(self.tr("Saving …"))
        self.typed.emit()


def _words_of(annotation: Annotation, titles: tuple[str, ...]) -> str:
    """The marked words; with the titles of both texts where they stand in two."""
    if annotation.also_at is None:
        return _in_marks(annotation.selector, 120)
    lines = (_in_marks(each, 80) for each in (annotation.selector, annotation.also_at))
    called = (beginning(shown(title), _MOST_OF_TITLE) + ": " for title in titles)
    return "\n".join(f"{name}{words}" for name, words in zip_longest(called, lines, fillvalue=""))


def _in_marks(selector: Selector, most: int) -> str:
    words = " ".join(selector.quote.exact.split())
    return f"“{words if len(words) < most else words[: most - 10] + ' …'}”"
