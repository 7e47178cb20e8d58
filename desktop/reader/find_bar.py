"""The bar for finding words in the article on the page."""

from __future__ import annotations

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QFrame, QHBoxLayout, QLineEdit, QToolButton, QWidget

from desktop.appearance.fonts import Role
from desktop.appearance.keys_in_words import with_keys
from desktop.appearance.plain_words import PlainLabel, show_tip
from desktop.appearance.theme import Theme


class FindBar(QFrame):
    """Says what is sought while it is typed, and where its reader wants to go.

    `sought` sends the words, `stepped` 1 for the next place and -1 for the one before;
    `closed` says that the bar is not needed any more, `return_wanted` that the results of the
    search are which led here.
    """

    sought = Signal(str)
    stepped = Signal(int)
    closed = Signal()
    return_wanted = Signal()

    def __init__(self, theme: Theme, parent: QWidget) -> None:
        super().__init__(parent)
        self.setObjectName("find-bar")
        self.setAccessibleName(self.tr("Find in this article"))
        self._return = QToolButton(self)
        self._return.setObjectName("return")
        self._return.setText(self.tr("‹ Results"))
        show_tip(self._return, self.tr("Back to the results (Esc)"))
        self._return.setAccessibleName(self.tr("Back to the results"))
        self._return.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        self._return.clicked.connect(self.return_wanted)
        self.field = QLineEdit()
        self.field.setAccessibleName(self.tr("Words to find in this article"))
        self.field.setPlaceholderText(self.tr("Find in this article"))
        self.field.setMinimumWidth(120)
        self.field.textEdited.connect(self.sought)
        self._count = PlainLabel()
        self._before = self._button("▲", self.tr("Place before ({Window: Shift+F3})"))
        self._before.clicked.connect(lambda: self.stepped.emit(-1))
        self._next = self._button("▼", self.tr("Next place ({Window: F3})"))
        self._next.clicked.connect(lambda: self.stepped.emit(1))
        self._close = self._button("×", self.tr("Close"))
        self._close.clicked.connect(self.closed)
        row = QHBoxLayout(self)
        row.setContentsMargins(6, 4, 4, 4)
        row.setSpacing(2)
        row.addWidget(self._return)
        row.addWidget(self.field, 1)
        for widget in (self._count, self._before, self._next, self._close):
            row.addWidget(widget)
        self.show_theme(theme)
        self.show_return(is_shown=False)
        self.hide()

    @property
    def leads_back(self) -> bool:
        """Whether Esc leads back to the results of a search."""
        return not self._return.isHidden()

    def show_return(self, *, is_shown: bool) -> None:
        """Shows the way back to the results, where a search led to the page."""
        self._return.setVisible(is_shown)
        close = self.tr("Close and stay here") if is_shown else self.tr("Close (Esc)")
        show_tip(self._close, close)
        self._close.setAccessibleName(close)

    def show_place(self, number: int, count: int, *, has_more: bool = False) -> None:
        """Shows at which of how many places the page is; 0 for none of them yet.

        With `has_more` those are the first of the text.
        """
        if not self.field.text().strip():
            words = ""
        elif not count:
            words = self.tr("not found")
        elif not number:
            words = self.tr("%n places", None, count) if count > 1 else self.tr("1 place")
        elif has_more:
            words = self.tr("{0} of the first %n", None, count).format(number)
        else:
            words = self.tr("{0} of {1}").format(number, count)
        self._count.setText(words)
        self.field.setAccessibleDescription(words)
        for button in (self._before, self._next):
            button.setEnabled(count > 0)

    @property
    def place(self) -> str:
        """What was said last of the places."""
        return self._count.text()

    def show_theme(self, theme: Theme) -> None:
        """Takes on the colours of a theme."""
        colours, side = theme.colours, theme.type.room(28)
        self._return.setMinimumHeight(side)
        for button in (self._before, self._next, self._close):
            button.setFixedSize(side, side)
        self.setStyleSheet(
            f"#find-bar {{ background: {colours['panel']};"
            f" border: 1px solid {colours['card_line']}; border-radius: 8px; }}"
            "QLineEdit { padding: 3px 8px; } QLineEdit:focus { padding: 2px 7px; }"
            f"QLabel {{ color: {colours['soft_ink']};"
            f" {theme.type.css(Role.CHIP)} padding: 0 6px; }}"
            f"QToolButton {{ {theme.type.css(Role.SMALL)} padding: 2px; }}"
            f"QToolButton#return {{ color: {colours['accent']}; {theme.type.css(Role.CHIP)}"
            " padding: 2px 6px; }"
            f"QToolButton:disabled {{ color: {colours['line']}; }}"
        )

    def keyPressEvent(self, event: QKeyEvent) -> None:
        if event.key() == Qt.Key.Key_Escape:
            said = self.return_wanted if self.leads_back else self.closed
            said.emit()
        elif event.key() in (Qt.Key.Key_Return, Qt.Key.Key_Enter) and self.field.hasFocus():
            back = event.modifiers() & Qt.KeyboardModifier.ShiftModifier
            self.stepped.emit(-1 if back else 1)
        elif event.key() in (Qt.Key.Key_Down, Qt.Key.Key_Up) and self.field.hasFocus():
            self.stepped.emit(1 if event.key() == Qt.Key.Key_Down else -1)
        else:
            super().keyPressEvent(event)

    def _button(self, sign: str, words: str) -> QToolButton:
        button = QToolButton(self)
        button.setText(sign)
        show_tip(button, words)
        button.setAccessibleName(with_keys(words))
        button.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        return button
