"""The way from the panels beside one of two texts back to what stands between them."""

from __future__ import annotations

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QHBoxLayout, QPushButton

from desktop.appearance.fonts import Role
from desktop.appearance.plain_words import ElidedLabel
from desktop.appearance.theme import Theme
from desktop.panel import Panel


class WayBack(Panel):
    """A quiet button, and beside it which of the texts the panels below belong to."""

    wanted = Signal()

    def __init__(self, theme: Theme) -> None:
        super().__init__()
        self._button = QPushButton(self.tr("‹ Beside each other"), self)
        self._button.setObjectName("quiet")
        self._button.clicked.connect(self.wanted)
        self._text = ElidedLabel(parent=self)
        row = QHBoxLayout(self)
        row.setContentsMargins(16, 0, 16, 0)
        row.setSpacing(10)
        row.addWidget(self._button)
        row.addStretch(0)
        row.addWidget(self._text)
        self.setFocusProxy(self._button)
        self.show_theme(theme)

    def show_text(self, name: str) -> None:
        """Says which text the panels below belong to."""
        self._text.setText(name)

    def show_theme(self, theme: Theme) -> None:
        colours = theme.colours
        self._button.setStyleSheet(
            "QPushButton { border: none; background: transparent; padding: 4px 0;"
            f" color: {colours['accent']}; }}"
            f"QPushButton:focus {{ border-bottom: 2px solid {colours['focus']}; }}"
        )
        self._text.setStyleSheet(f"color: {colours['soft_ink']}; {theme.type.css(Role.DETAIL)}")
