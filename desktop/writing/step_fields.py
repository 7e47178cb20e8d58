"""Fields that leave undoing to the lesson, which knows every letter of it."""

from __future__ import annotations

from PySide6.QtCore import QEvent
from PySide6.QtGui import QKeyEvent, QKeySequence
from PySide6.QtWidgets import QLineEdit, QPlainTextEdit, QWidget

_LEAST_LINES, _MOST_LINES = 2, 9


class StepLine(QLineEdit):
    """A line of words."""

    def event(self, event: QEvent) -> bool:
        return False if _is_step(event) else super().event(event)


class StepText(QPlainTextEdit):
    """A text that grows with its words."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setTabChangesFocus(True)
        self.textChanged.connect(self._grow)
        self._grow()

    def event(self, event: QEvent) -> bool:
        return False if _is_step(event) else super().event(event)

    def changeEvent(self, event: QEvent) -> None:
        super().changeEvent(event)
        if event.type() is QEvent.Type.FontChange:
            self._grow()

    def _grow(self) -> None:
        lines = min(max(self.document().lineCount(), _LEAST_LINES), _MOST_LINES)
        high = self.fontMetrics().lineSpacing() * lines + 2 * self.frameWidth() + 22
        if self.height() != high:
            self.setFixedHeight(high)


def _is_step(event: QEvent) -> bool:
    """Whether a key asks to undo, or to do again, which the window hears then."""
    if event.type() is not QEvent.Type.ShortcutOverride or not isinstance(event, QKeyEvent):
        return False
    keys = QKeySequence.StandardKey
    is_step = event.matches(keys.Undo) or event.matches(keys.Redo)
    if is_step:
        event.ignore()
    return is_step
