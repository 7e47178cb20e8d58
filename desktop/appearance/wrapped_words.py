"""What is ticked has its words in a further line where the first has no more room."""

from __future__ import annotations

from PySide6.QtCore import QEvent, QObject, Qt
from PySide6.QtGui import QTextLayout
from PySide6.QtWidgets import QAbstractButton, QSizePolicy

# Nobody reads a column that is narrower, in pixels.
_LEAST = 120
_CHANGES = (QEvent.Type.Resize, QEvent.Type.FontChange, QEvent.Type.Polish)


class WrappedWords(QObject):
    """Sets the words of a box or circle in lines; a screen reader hears them in one piece.

    The button stands in a column, which is as wide as there is room.
    """

    def __init__(self, button: QAbstractButton) -> None:
        super().__init__(button)
        self._button, self._words = button, button.text()
        button.setAccessibleName(self._words)
        button.setMinimumWidth(_LEAST)
        button.setSizePolicy(QSizePolicy.Policy.Preferred, QSizePolicy.Policy.Fixed)
        button.installEventFilter(self)

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        if watched is self._button and event.type() in _CHANGES:
            self._set()
        return super().eventFilter(watched, event)

    def _set(self) -> None:
        words = self._button.fontMetrics().size(int(Qt.TextFlag.TextShowMnemonic), self._shown)
        beside = self._button.sizeHint().width() - words.width()
        text = "\n".join(self._lines(max(self._button.width() - beside, 1)))
        if text != self._shown:
            self._button.setText(text)

    @property
    def _shown(self) -> str:
        return self._button.text()

    def _lines(self, room: int) -> list[str]:
        layout = QTextLayout(self._words, self._button.font())
        layout.beginLayout()
        lines = []
        while (line := layout.createLine()).isValid():
            line.setLineWidth(room)
            lines.append(self._words[line.textStart() :][: line.textLength()].strip())
        layout.endLayout()
        return lines
