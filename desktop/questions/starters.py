"""Ways to begin a sentence of an answer, each a button."""

from __future__ import annotations

from collections.abc import Sequence

from PySide6.QtWidgets import QPlainTextEdit, QWidget

from desktop.appearance.fonts import Role
from desktop.appearance.theme import Theme
from desktop.appearance.wrapped_button import WrappedButton
from desktop.appearance.wrapped_row import WrappedRow


class Starters(QWidget):
    """Writes the beginning of a sentence into the field of an answer, and leads there."""

    def __init__(self, starters: Sequence[str], field: QPlainTextEdit, parent: QWidget) -> None:
        super().__init__(parent)
        self._field = field
        self._buttons: list[WrappedButton] = []
        row = WrappedRow(6, self)
        for words in starters:
            self._buttons.append(button := WrappedButton(words, self))
            button.setAccessibleDescription(self.tr("Begins a sentence in your answer"))
            button.clicked.connect(lambda _=False, begin=words: self._begin(begin))
            row.addWidget(button)

    def show_theme(self, theme: Theme) -> None:
        """Takes on the letters of a theme."""
        for button in self._buttons:
            button.setStyleSheet(theme.type.css(Role.CHIP))

    def _begin(self, words: str) -> None:
        cursor = self._field.textCursor()
        cursor.movePosition(cursor.MoveOperation.End)
        before = self._field.toPlainText()
        gap = "" if not before or before[-1].isspace() else " "
        cursor.insertText(f"{gap}{words.rstrip(' .…')} ")
        self._field.setTextCursor(cursor)
        self._field.setFocus()
