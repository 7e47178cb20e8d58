"""The field in which a student writes, whatever the words are for."""

from __future__ import annotations

import re

from PySide6.QtCore import QEvent, QMimeData, Qt, Signal
from PySide6.QtGui import QKeyEvent, QKeySequence, QTextOption
from PySide6.QtWidgets import QPlainTextEdit

# So many signs without a blank are no word of any language.
_ENDLESS = re.compile(r"\S{1000}")


class NoteField(QPlainTextEdit):
    """A field for Markdown; Esc or Ctrl+Enter says that writing is over."""

    finished = Signal()

    def setPlainText(self, words: str) -> None:
        self._wrap_for(words)
        super().setPlainText(words)

    def insertFromMimeData(self, source: QMimeData) -> None:
        self._wrap_for(source.text())
        super().insertFromMimeData(source)

    def _wrap_for(self, words: str) -> None:
        """Breaks lines anywhere where words have no end.

        To look for a place between words in 200,000 letters takes Qt some ten seconds.
        """
        if _ENDLESS.search(words):
            self.setWordWrapMode(QTextOption.WrapMode.WrapAnywhere)

    def event(self, event: QEvent) -> bool:
        # What was typed is undone first; when all of it is, the key is the program's own.
        if event.type() == QEvent.Type.ShortcutOverride and isinstance(event, QKeyEvent):
            document = self.document()
            is_over = (
                event.matches(QKeySequence.StandardKey.Undo) and not document.isUndoAvailable()
            ) or (event.matches(QKeySequence.StandardKey.Redo) and not document.isRedoAvailable())
            if is_over:
                event.ignore()
                return False
        return super().event(event)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        is_enter = event.key() in (Qt.Key.Key_Return, Qt.Key.Key_Enter)
        with_control = bool(event.modifiers() & Qt.KeyboardModifier.ControlModifier)
        if event.key() == Qt.Key.Key_Escape or (is_enter and with_control):
            self.finished.emit()
            return
        super().keyPressEvent(event)
