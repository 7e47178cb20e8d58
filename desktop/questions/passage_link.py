"""Words that lead to a passage when they are pressed, on as many lines as they need."""

from __future__ import annotations

from PySide6.QtCore import Qt
from PySide6.QtGui import QPainter, QPaintEvent, QPen
from PySide6.QtWidgets import QAbstractButton, QSizePolicy, QVBoxLayout, QWidget

from desktop.appearance.fonts import Role
from desktop.appearance.plain_words import PlainLabel
from desktop.appearance.theme import Theme


class PassageLink(QAbstractButton):
    """A button of several lines, which QPushButton cannot be."""

    def __init__(
        self, words: str, theme: Theme, *, is_quote: bool = False, parent: QWidget | None = None
    ) -> None:
        super().__init__(parent)
        self._theme = theme
        self.setAccessibleName(words)
        self.setCursor(Qt.CursorShape.PointingHandCursor)
        self.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        # Its words take more lines where there is little room; a button would not give way.
        self.setSizePolicy(QSizePolicy.Policy.Preferred, QSizePolicy.Policy.Preferred)
        label = PlainLabel(words, self)
        label.setWordWrap(True)
        label.setAttribute(Qt.WidgetAttribute.WA_TransparentForMouseEvents)
        role, colour = (Role.QUOTE, "ink") if is_quote else (Role.CARD, "accent")
        label.setStyleSheet(f"{theme.type.css(role)}; color: {theme.colours[colour]};")
        self._is_quote = is_quote
        column = QVBoxLayout(self)
        column.setContentsMargins(11, 4, 6, 4)
        column.addWidget(label)

    def paintEvent(self, _event: QPaintEvent) -> None:
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        box = self.rect().adjusted(1, 1, -2, -2)
        if self._is_quote:
            painter.fillRect(0, 3, 3, self.height() - 6, self._theme.colour("claim_line"))
        if self.underMouse():
            painter.setPen(QPen(self._theme.colour("line"), 1))
            painter.drawRoundedRect(box, 5, 5)
        if self.hasFocus():
            painter.setPen(QPen(self._theme.colour("focus"), 2))
            painter.drawRoundedRect(box, 5, 5)
