"""The page and a second text in the page's room: side by side, one over the other, or in turn."""

from __future__ import annotations

from collections.abc import Callable
from enum import Enum, auto

from PySide6.QtCore import QRect, Qt
from PySide6.QtWidgets import QApplication, QBoxLayout, QLayout, QStackedWidget, QTabBar, QWidget

from desktop.panel import give_way

# Two texts stand side by side where each has at least so much room, at the usual size of letters;
# one over the other where each has so much; else one at a time, with tabs over them.
_NARROWEST, _LOWEST = 384, 270


class Arrangement(Enum):
    """How two texts share the room of a page."""

    ACROSS = auto()
    DOWN = auto()
    IN_TURN = auto()


class TwoTexts(QBoxLayout):
    """Takes the place of the page in a row, and gives each of two texts half of it, or a turn.

    In turn the text in front is the one in which the keyboard is: F6 leads from one to the other
    as ever, a tab brings either to the front. `card_room` says how wide something is with the
    letters of now that is so wide usually.
    """

    def __init__(
        self, row: QBoxLayout, page: QWidget, second: QWidget, card_room: Callable[[int], int]
    ) -> None:
        super().__init__(QBoxLayout.Direction.LeftToRight)
        self.setSpacing(0)
        self._row, self._page, self._second = row, page, second
        self._card_room = card_room
        self.arrangement = Arrangement.ACROSS
        place = row.indexOf(page)
        row.removeWidget(page)
        row.insertLayout(place, self, 1)
        for text in (page, second):
            self.addWidget(text, 1)
        self.tabs = tabs = QTabBar(page.parentWidget())
        tabs.setObjectName("text-tabs")
        tabs.setAccessibleName(self.tr("Which of the two texts"))
        tabs.setDrawBase(False)
        tabs.setElideMode(Qt.TextElideMode.ElideRight)
        tabs.setUsesScrollButtons(False)
        for words in (self.tr("First text"), self.tr("Second text")):
            tabs.addTab(words)
        tabs.hide()
        QWidget.setTabOrder(page, tabs)
        tabs.currentChanged.connect(lambda _: self._turn())
        tabs.tabBarClicked.connect(self._go_to)
        application = QApplication.instance()
        assert isinstance(application, QApplication)
        self._application = application
        application.focusChanged.connect(self._follow_keyboard)

    def name(self, first: str, second: str) -> None:
        """Says on the tabs what the texts are called."""
        for number, words in enumerate((first, second)):
            self.tabs.setTabText(number, words.replace("&", "&&"))
            self.tabs.setTabToolTip(number, words.replace("<", "&lt;"))

    def end(self, home: QWidget) -> None:
        """Gives the page its place in the row back; the keyboard of the second text goes home."""
        self._application.focusChanged.disconnect(self._follow_keyboard)
        self.show_second(False, home)
        give_way(self.tabs, home, self.tabs.hide)
        self.tabs.deleteLater()
        place = self._row.indexOf(self)
        self.removeWidget(self._page)
        self.removeWidget(self._second)
        self._row.removeItem(self)
        self._row.insertWidget(place, self._page, 1)

    def show_second(self, is_shown: bool, home: QWidget) -> None:
        """Shows the second text, or leaves all of the room to what is in the page's place."""
        give_way(self._second, home, lambda: self._second.setVisible(is_shown))

    def setGeometry(self, room: QRect) -> None:
        wide, high = (2 * self._card_room(each) for each in (_NARROWEST, _LOWEST))
        self.arrangement = (
            Arrangement.ACROSS
            if room.width() >= wide
            else Arrangement.DOWN
            if room.height() >= high
            else Arrangement.IN_TURN
        )
        across, down = QBoxLayout.Direction.LeftToRight, QBoxLayout.Direction.TopToBottom
        wanted = across if self.arrangement is Arrangement.ACROSS else down
        if wanted != self.direction():
            self.setDirection(wanted)
        is_in_turn = self.arrangement is Arrangement.IN_TURN and not self._second.isHidden()
        if is_in_turn:
            self._lay_over_each_other(room)
        else:
            super().setGeometry(room)
        if is_in_turn:
            self.tabs.show()
        elif not self.tabs.isHidden():
            give_way(self.tabs, self._page, self.tabs.hide)

    def _lay_over_each_other(self, room: QRect) -> None:
        """Gives both texts the same room under the tabs: the one in front hides the other."""
        QLayout.setGeometry(self, room)
        height = self.tabs.sizeHint().height()
        self.tabs.setGeometry(QRect(room.topLeft(), room.size()).adjusted(8, 0, -8, 0))
        self.tabs.resize(self.tabs.width(), height)
        for text in (self._page, self._second):
            text.setGeometry(room.adjusted(0, height, 0, 0))
        self._turn()

    def _turn(self) -> None:
        front = self._second if self.tabs.currentIndex() else self._page
        # What lies over the page, as the side in a narrow window, stays over it.
        (self._page if front is self._second else self._second).stackUnder(front)

    def _go_to(self, number: int) -> None:
        """Brings the keyboard to the text whose tab was clicked."""
        if number >= 0:
            self.tabs.setCurrentIndex(number)
            text = self._second if number else self._page
            front = text.currentWidget() if isinstance(text, QStackedWidget) else text
            (front or text).setFocus(Qt.FocusReason.MouseFocusReason)

    def _follow_keyboard(self, _before: QWidget | None, now: QWidget | None) -> None:
        for number, text in enumerate((self._page, self._second)):
            if now is not None and (now is text or text.isAncestorOf(now)):
                self.tabs.setCurrentIndex(number)
