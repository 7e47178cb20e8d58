"""The page and a second text, side by side or one over the other, in the page's room."""

from __future__ import annotations

from collections.abc import Callable

from PySide6.QtCore import QRect
from PySide6.QtWidgets import QBoxLayout, QWidget

from desktop.panel import give_way

# Two texts stand side by side where each has at least so much room, at the usual size of letters.
_NARROWEST = 384


class TwoTexts(QBoxLayout):
    """Takes the place of the page in a row, and gives each of two texts half of it.

    `card_room` says how wide something is with the letters of now that is so wide usually.
    """

    def __init__(
        self, row: QBoxLayout, page: QWidget, second: QWidget, card_room: Callable[[int], int]
    ) -> None:
        super().__init__(QBoxLayout.Direction.LeftToRight)
        self.setSpacing(0)
        self._row, self._page, self._second = row, page, second
        self._card_room = card_room
        place = row.indexOf(page)
        row.removeWidget(page)
        row.insertLayout(place, self, 1)
        for text in (page, second):
            self.addWidget(text, 1)

    def end(self, home: QWidget) -> None:
        """Gives the page its place in the row back; the keyboard of the second text goes home."""
        self.show_second(False, home)
        place = self._row.indexOf(self)
        self.removeWidget(self._page)
        self.removeWidget(self._second)
        self._row.removeItem(self)
        self._row.insertWidget(place, self._page, 1)

    def show_second(self, is_shown: bool, home: QWidget) -> None:
        """Shows the second text, or leaves all of the room to what is in the page's place."""
        give_way(self._second, home, lambda: self._second.setVisible(is_shown))

    def setGeometry(self, room: QRect) -> None:
        across, down = QBoxLayout.Direction.LeftToRight, QBoxLayout.Direction.TopToBottom
        has_room = room.width() >= 2 * self._card_room(_NARROWEST)
        if (wanted := across if has_room else down) != self.direction():
            self.setDirection(wanted)
        super().setGeometry(room)
