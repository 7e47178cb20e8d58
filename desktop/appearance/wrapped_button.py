"""A button whose words go on in further lines where there is no room for them in one."""

from __future__ import annotations

from PySide6.QtCore import QEvent, QSize, Qt
from PySide6.QtGui import QResizeEvent
from PySide6.QtWidgets import QPushButton, QSizePolicy, QWidget

from desktop.core.text.shown import shown


class WrappedButton(QPushButton):
    """Shows all of its words, whatever the width that a layout gives it."""

    def __init__(self, words: str = "", parent: QWidget | None = None) -> None:
        self._words = ""
        super().__init__(parent)
        policy = QSizePolicy(QSizePolicy.Policy.Preferred, QSizePolicy.Policy.Preferred)
        policy.setHeightForWidth(True)
        self.setSizePolicy(policy)
        self.setText(words)

    def text(self) -> str:
        return self._words

    def setText(self, words: str) -> None:
        self._words = " ".join(words.split())
        # The ends of lines are for the eye alone.
        self.setAccessibleName(self._words)
        self._fold()
        self.updateGeometry()

    def sizeHint(self) -> QSize:
        around = self._around()
        return QSize(self._wide(self._words), self.fontMetrics().height()) + around

    def minimumSizeHint(self) -> QSize:
        longest = max((self._wide(each) for each in self._words.split()), default=0)
        return QSize(longest, self.fontMetrics().height()) + self._around()

    def hasHeightForWidth(self) -> bool:
        return True

    def heightForWidth(self, width: int) -> int:
        around = self._around()
        lines = len(self._lines(width - around.width()))
        metrics = self.fontMetrics()
        return metrics.height() + (lines - 1) * metrics.lineSpacing() + around.height()

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self._fold()

    def changeEvent(self, event: QEvent) -> None:
        super().changeEvent(event)
        if event.type() in (QEvent.Type.FontChange, QEvent.Type.StyleChange):
            self._fold()
            self.updateGeometry()

    def _fold(self) -> None:
        lines = self._lines(self.width() - self._around().width())
        seen = "\n".join(lines).replace("&", "&&")
        if seen != super().text():
            super().setText(seen)

    def _lines(self, width: int) -> list[str]:
        """The words in as many lines as they need; a single word is never broken."""
        lines: list[str] = []
        for word in shown(self._words).split():
            longer = f"{lines[-1]} {word}" if lines else word
            if lines and self._wide(longer) <= width:
                lines[-1] = longer
            else:
                lines.append(word)
        return lines or [""]

    def _wide(self, words: str) -> int:
        # One pixel more, as letters are measured in parts of a pixel.
        return self.fontMetrics().horizontalAdvance(words) + 1

    def _around(self) -> QSize:
        """What frame and padding add to the words."""
        seen = super().text()
        words = self.fontMetrics().size(Qt.TextFlag.TextShowMnemonic, seen)
        return super().sizeHint() - words
