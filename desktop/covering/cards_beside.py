"""Cards beside a text that stands in the page's place, under what they come to."""

from __future__ import annotations

from itertools import pairwise

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QHBoxLayout, QLayout, QPushButton, QVBoxLayout, QWidget

from desktop.appearance.fonts import Role
from desktop.appearance.plain_words import HeadingLabel
from desktop.appearance.scrolled_room import ScrolledRoom
from desktop.appearance.theme import Theme
from desktop.cards.list import CardList


class CardsBeside(QWidget):
    """The right one of two columns; `wide` is its width in pixels for usual letters."""

    def __init__(
        self, come_to: HeadingLabel, cards: CardList, close_it: QPushButton, *, wide: int
    ) -> None:
        super().__init__()
        self._come_to, self._cards, self._wide = come_to, cards, wide
        self.setObjectName("cards-beside")
        self.setAttribute(Qt.WidgetAttribute.WA_StyledBackground)
        come_to.setWordWrap(True)
        head = QHBoxLayout()
        head.addWidget(come_to, 1)
        head.addWidget(close_it, 0, Qt.AlignmentFlag.AlignTop)
        over = QWidget()
        self._over = QVBoxLayout(over)
        self._over.setContentsMargins(16, 0, 12, 0)
        self._over.addLayout(head)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 14, 0, 0)
        column.setSpacing(10)
        column.addWidget(ScrolledRoom(over))
        column.addWidget(cards, 1)
        column.addStretch(0)

    def put_under_head(self, *parts: QWidget | QLayout, gap: int) -> None:
        """Stands parts between what the cards come to and the cards, so far apart."""
        self._over.setSpacing(gap)
        for part in parts:
            if isinstance(part, QWidget):
                self._over.addWidget(part)
            else:
                self._over.addLayout(part)

    def stand_beside(self, text: QWidget, whole: QWidget) -> None:
        """Shares the room of a panel with a text; where that is narrow, both give way."""
        row = QHBoxLayout(whole)
        row.setContentsMargins(0, 0, 0, 0)
        row.setSpacing(0)
        row.addWidget(text, 1)
        row.addWidget(self, 1)

    def show_theme(self, theme: Theme) -> None:
        """Takes on the colours and letters of a theme."""
        colours = theme.colours
        self._cards.show_theme(theme)
        self._come_to.setStyleSheet(f"{theme.type.css(Role.EXCERPT)} font-weight: 600;")
        self.setMaximumWidth(theme.type.card_room(self._wide))
        self.setStyleSheet(
            f"#cards-beside {{ background: {colours['side']};"
            f" border-left: 1px solid {colours['line']}; }}"
        )


def set_in_order(*parts: QWidget) -> None:
    """Has the Tab key come to these one after the other."""
    for one, other in pairwise(parts):
        QWidget.setTabOrder(one, other)
