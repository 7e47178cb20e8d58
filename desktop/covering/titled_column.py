"""One column of what stands in the page's place: a title, what is said under it, and the rest."""

from __future__ import annotations

from PySide6.QtWidgets import QHBoxLayout, QLabel, QVBoxLayout, QWidget

from desktop.appearance.theme import Theme
from desktop.covering.panel import title_css

# How far words stand from the edges, and how much room is over a title and under the last row.
_SIDES, _ABOVE, _BELOW = 24, 18, 12
_ABOVE_IF_LOW, _BELOW_IF_LOW = 6, 8


class TitledColumn(QVBoxLayout):
    """Fills a panel from the left, and is not wider than words are read easily.

    `widest` is in pixels for usual letters. What is said under the title goes in a low window.
    `inside` keeps its parts off the edges.
    """

    def __init__(self, whole: QWidget, title: QLabel, said: QLabel, *, widest: int) -> None:
        self._ground, self._widest = QWidget(whole), widest
        super().__init__(self._ground)
        self._title, self._said = title, said
        self._is_low = False
        self.setContentsMargins(0, 0, 0, 0)
        self.inside = QVBoxLayout()
        self.inside.setContentsMargins(_SIDES, 0, _SIDES, 0)
        self.addLayout(self.inside)
        for each in (self, self.inside):
            each.setSpacing(8)
        row = QHBoxLayout(whole)
        row.setContentsMargins(0, 0, 0, 0)
        row.addWidget(self._ground, 1)
        row.addStretch(0)

    def say(self, words: str) -> None:
        """Says something else under the title, or nothing."""
        self._said.setText(words)
        self._said.setVisible(bool(words) and not self._is_low)

    def dress(self, theme: Theme, *, is_low: bool, reaches_down: bool = False) -> None:
        """Takes on the colours of a theme; what `reaches_down` has no room under the last row."""
        self._is_low = is_low
        self._ground.setMaximumWidth(theme.type.card_room(self._widest))
        self._title.setStyleSheet(title_css(theme, is_low=is_low))
        self._said.setStyleSheet(f"color: {theme.colours['soft_ink']};")
        self.say(self._said.text())
        below = _BELOW_IF_LOW if is_low else _BELOW
        above = _ABOVE_IF_LOW if is_low else _ABOVE
        self.setContentsMargins(0, above, 0, 0 if reaches_down else below)
