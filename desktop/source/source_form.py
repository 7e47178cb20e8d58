"""The forms that ask who is behind a text, and who publishes it."""

from __future__ import annotations

from collections.abc import Iterable

from PySide6.QtCore import Qt, QTimer, Signal
from PySide6.QtWidgets import QApplication, QHBoxLayout, QLayout, QToolButton, QVBoxLayout, QWidget

from desktop.appearance.fonts import Role
from desktop.appearance.plain_words import PlainLabel, show_tip
from desktop.appearance.scrolled_room import ScrolledRoom
from desktop.appearance.theme import Theme
from desktop.core.wording import Wording
from desktop.panel import Panel
from desktop.source.answer_field import AnswerField
from desktop.source.rows import AnswerRow

# How long, in milliseconds, a typed letter waits before it is on the disk.
_SAVE_AFTER = 250


class SourceForm(Panel):
    """Lies over the panels beside the text, until Esc; what is written in it is saved as it comes.

    `written` and `chosen` send the question and the answer as it is to be. `typed` is sent when
    there are words that are not saved yet. `wording_wanted` sends the question and the words that
    are to stand there, `settled` the question whose words are to stay.
    """

    written = Signal(str, str)
    chosen = Signal(str, str)
    typed = Signal()
    wording_wanted = Signal(str, Wording)
    settled = Signal(str)
    left = Signal()

    def __init__(self, theme: Theme) -> None:
        super().__init__()
        self._theme = theme
        self.fields: dict[str, AnswerField] = {}
        # What the form is about: where that changes, it begins anew.
        self._about = ""
        self._kicker = PlainLabel(parent=self)
        # What the Tab key comes to last by now.
        self.close_form = self._link("×")
        self.close_form.setAccessibleName(self.tr("Close"))
        show_tip(self.close_form, self.tr("Closes this (Esc)"))
        self.close_form.clicked.connect(self.left)
        self._last_in_order: QWidget = self.close_form
        self._title = PlainLabel(parent=self)
        self._title.setWordWrap(True)
        self._hint = PlainLabel(parent=self)
        self._hint.setWordWrap(True)
        self._timer = QTimer(self, singleShot=True, interval=_SAVE_AFTER)
        self._timer.timeout.connect(self.save)
        inside = QWidget()
        self._column = QVBoxLayout(inside)
        self._column.setContentsMargins(18, 10, 18, 18)
        self._column.setSpacing(6)
        head = QHBoxLayout()
        head.addWidget(self._kicker, 1)
        head.addWidget(self.close_form)
        self._column.addLayout(head)
        for part in (self._title, self._hint):
            self._column.addWidget(part)
        self._questions = QVBoxLayout()
        self._questions.setSpacing(14)
        self._column.addSpacing(6)
        self._column.addLayout(self._questions)
        self._column.addStretch(1)
        self.room = ScrolledRoom(inside)
        whole = QVBoxLayout(self)
        whole.setContentsMargins(0, 0, 0, 0)
        whole.addWidget(self.room)
        self.new_action(self.tr("Close the form"), "Esc").triggered.connect(self.left)
        application = QApplication.instance()
        assert isinstance(application, QApplication)
        application.focusChanged.connect(self._save_what_was_left)

    # What is typed, for who must not lose it

    @property
    def has_unsaved_words(self) -> bool:
        """Whether anything that was typed is not on the disk yet."""
        return any(field.is_unsaved for field in self.fields.values())

    @property
    def is_writing(self) -> bool:
        """Whether the keyboard is in one of the fields."""
        return any(field.field.hasFocus() for field in self.fields.values())

    def save(self) -> None:
        """Says at once what was typed and not yet said."""
        self._timer.stop()
        for question, field in self.fields.items():
            if field.is_unsaved:
                self.written.emit(question, field.body)

    # What is shown

    def show_theme(self, theme: Theme) -> None:
        """Takes on the colours of a theme."""
        self._theme = theme
        soft, ink = theme.colours["soft_ink"], theme.colours["ink"]
        for label, role, weight, colour in (
            (self._kicker, Role.LABEL, 600, soft),
            (self._title, Role.HEADING, 700, ink),
            (self._hint, Role.CARD, 400, soft),
        ):
            letters = theme.type.css(role)
            label.setStyleSheet(f"{letters}; font-weight: {weight}; color: {colour};")
        self.close_form.setStyleSheet(
            f"QToolButton {{ {theme.type.css(Role.GLYPH)} padding: 0 6px 3px 6px; }}"
        )
        for field in self.fields.values():
            field.show_theme(theme)

    def go_to(self, question: str) -> None:
        """Puts the keyboard on the answer to a question, or on the first where there is none."""
        field = self.fields.get(question) or next(iter(self.fields.values()))
        field.field.setFocus()

    def _show_head(self, about: str, kicker: str, title: str, hint: str) -> None:
        if about != self._about:
            self.save()
            self._about = about
            self._take_away_questions()
        self._kicker.setText(kicker.upper())
        self._title.setText(title)
        self._hint.setText(hint)

    def _show_rows(self, rows: Iterable[AnswerRow]) -> None:
        for row in rows:
            if (field := self.fields.get(row.question)) is not None:
                field.refresh(row)
            else:
                self._add(row)

    def _add(self, row: AnswerRow) -> None:
        field = AnswerField(row, self._given(row), self._theme, self)
        question = row.question
        field.typed.connect(self._save_soon)
        field.grown.connect(lambda: QTimer.singleShot(0, field, self._show_keyboard))
        field.chosen.connect(lambda: self.chosen.emit(question, field.body))
        field.left.connect(self.left)
        field.taken.connect(lambda wording: self.wording_wanted.emit(question, wording))
        field.settled.connect(lambda: self.settled.emit(question))
        if not self.fields:
            self.setFocusProxy(field.field)
        self.fields[question] = field
        self._place(field, row)

    def _place(self, field: AnswerField, row: AnswerRow) -> None:
        """Puts a field below the others."""
        if row.is_from:
            # It belongs to what stands above it.
            self._questions.addSpacing(-8)
        self._questions.addWidget(field)
        for part in (*field.choices.values(), field.field):
            self._come_next(part)

    def _come_next(self, part: QWidget) -> None:
        """Has the Tab key come to a part after all others of the form."""
        self.setTabOrder(self._last_in_order, part)
        self._last_in_order = part

    def _given(self, row: AnswerRow) -> str:
        """What is known already, with where that comes from."""
        return row.given

    def _take_away_questions(self) -> None:
        self.setFocusProxy(None)  # type: ignore[arg-type]  # Qt takes none, its stubs do not say so
        self.fields, self._last_in_order = {}, self.close_form
        clear(self._questions)

    def _link(self, words: str) -> QToolButton:
        """A button that looks like a link."""
        link = QToolButton(self)
        link.setText(words)
        link.setObjectName("link")
        link.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        self._dress(link)
        return link

    def _dress(self, link: QToolButton) -> None:
        colour, letters = self._theme.colours["accent"], self._theme.type.css(Role.CARD)
        link.setStyleSheet(f"QToolButton {{ color: {colour}; {letters}; padding: 5px 0; }}")

    def _show_keyboard(self) -> None:
        """Keeps in view what is being written, which may just have grown."""
        focused = QApplication.focusWidget()
        if focused is not None and self.isAncestorOf(focused):
            self.room.ensureWidgetVisible(focused)

    def _save_soon(self) -> None:
        self.typed.emit()
        # Started once, not with every key: who types without a pause is saved as well.
        if not self._timer.isActive():
            self._timer.start()

    def _save_what_was_left(self, before: QWidget | None, _now: QWidget | None) -> None:
        if before is not None and self.isAncestorOf(before):
            self.save()


def clear(layout: QLayout) -> None:
    """Takes everything out of a layout."""
    while (item := layout.takeAt(0)) is not None:
        if (part := item.widget()) is not None:
            part.hide()
            part.deleteLater()
