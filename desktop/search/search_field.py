"""The one field for everything."""

from __future__ import annotations

from PySide6.QtCore import Qt, QTimer, Signal
from PySide6.QtGui import QFocusEvent, QKeyEvent, QPainter, QPaintEvent
from PySide6.QtWidgets import QLineEdit, QWidget

from desktop.appearance.keys_in_words import with_keys

# The pause in typing, in milliseconds, after which a search begins.
_PAUSE = 40
# So long at most, in milliseconds, a search waits for a pause.
_LONGEST_WAIT = 150
# So much room, in pixels, is empty at both ends of the field and before its keys.
_EDGES = 40


class SearchField(QLineEdit):
    """Says what is searched for while it is typed, and where the keyboard wants to go.

    `searched` sends the words after a short pause; `confirmed` that Enter was pressed;
    `descended` that the arrow key leads down into the results.
    """

    searched = Signal(str)
    confirmed = Signal()
    descended = Signal()

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setObjectName("search-field")
        self.setPlaceholderText(self.tr("Search articles, quotes, notes …"))
        self.setAccessibleName(self.tr("Search everything"))
        self.setMinimumWidth(180)
        self._timer = QTimer(self, singleShot=True, interval=_PAUSE)
        self._timer.timeout.connect(self._say_searched)
        self._limit = QTimer(self, singleShot=True, interval=_LONGEST_WAIT)
        self._limit.timeout.connect(self._say_searched)
        self.textEdited.connect(self._wait)

    def search_for(self, words: str) -> None:
        """Searches for words as if they had been typed."""
        self.setText(words)
        self._say_searched()

    def focus(self) -> None:
        """Puts the keyboard here, ready to type over what stands there."""
        self.setFocus(Qt.FocusReason.ShortcutFocusReason)
        # Where the keyboard is here already, no focus comes that would select.
        self.selectAll()

    def rest(self) -> None:
        """Says nothing more of what was typed so far."""
        self._timer.stop()
        self._limit.stop()

    def keyPressEvent(self, event: QKeyEvent) -> None:
        if event.key() == Qt.Key.Key_Escape:
            # What it means is the window's to know.
            self.rest()
            event.ignore()
        elif event.key() in (Qt.Key.Key_Return, Qt.Key.Key_Enter, Qt.Key.Key_Down):
            if self._timer.isActive():
                self._say_searched()
            is_down = event.key() == Qt.Key.Key_Down
            (self.descended if is_down else self.confirmed).emit()
        else:
            super().keyPressEvent(event)

    def focusInEvent(self, event: QFocusEvent) -> None:
        super().focusInEvent(event)
        if event.reason() == Qt.FocusReason.ShortcutFocusReason:
            self.selectAll()

    def paintEvent(self, event: QPaintEvent) -> None:
        super().paintEvent(event)
        keys, room = with_keys("{Window: Ctrl+K}").replace("+", " "), self.width() - _EDGES
        if self.text() or self.hasFocus():
            return
        if self.fontMetrics().horizontalAdvance(self.placeholderText() + keys) > room:
            # What the field is for is more than how it is reached.
            return
        painter = QPainter(self)
        painter.setPen(self.palette().placeholderText().color())
        box = self.rect().adjusted(0, 0, -12, 0)
        flags = Qt.AlignmentFlag.AlignRight | Qt.AlignmentFlag.AlignVCenter
        painter.drawText(box, flags, keys)
        painter.end()

    def _wait(self, words: str) -> None:
        if not words.strip():
            self._say_searched()
            return
        self._timer.start()
        # Not put off by every further key: whoever types fast must not wait for the last one.
        if not self._limit.isActive():
            self._limit.start()

    def _say_searched(self) -> None:
        self.rest()
        self.searched.emit(self.text().strip())
