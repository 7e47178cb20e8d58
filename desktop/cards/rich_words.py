"""Words with Markdown in them, in a widget that is as high as they need."""

from __future__ import annotations

from PySide6.QtCore import QSize
from PySide6.QtGui import QPainter, QPaintEvent
from PySide6.QtWidgets import QSizePolicy, QWidget

from desktop.appearance.theme import Theme
from desktop.cards.text import CardText
from desktop.core.text.card_words import card_words


class RichWords(QWidget):
    """Paragraphs, lists and emphasis; a screen reader hears them as plain words."""

    def __init__(self, markdown: str, theme: Theme, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._words = card_words(markdown)
        self._theme = theme
        self._set: tuple[int, CardText] | None = None
        self.setAccessibleName(self._words.plain)
        policy = QSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Minimum)
        policy.setHeightForWidth(True)
        self.setSizePolicy(policy)

    def show_words(self, markdown: str) -> None:
        """Shows other words."""
        self._words, self._set = card_words(markdown), None
        self.setAccessibleName(self._words.plain)
        self.updateGeometry()
        self.update()

    def show_theme(self, theme: Theme) -> None:
        """Takes on the colours of a theme, and its letters."""
        self._theme, self._set = theme, None
        self.updateGeometry()
        self.update()

    def sizeHint(self) -> QSize:
        return QSize(240, self.heightForWidth(max(self.width(), 120)))

    def minimumSizeHint(self) -> QSize:
        return QSize(80, 16)

    def hasHeightForWidth(self) -> bool:
        return True

    def heightForWidth(self, width: int) -> int:
        return round(self._at(width).height) + 2

    def paintEvent(self, _event: QPaintEvent) -> None:
        self._at(self.width()).paint(QPainter(self))

    def _at(self, width: int) -> CardText:
        if self._set is None or self._set[0] != width:
            text = CardText(self._theme, width)
            text.rich_text(self._words.html)
            self._set = width, text
        return self._set[1]
