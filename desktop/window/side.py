"""What stands beside the text: a tab for each panel, and the sheet that can lie over them."""

from __future__ import annotations

from collections.abc import Callable, Iterable

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QFocusEvent, QResizeEvent, QShowEvent
from PySide6.QtWidgets import QHBoxLayout, QStackedWidget, QTabBar, QVBoxLayout, QWidget

from desktop.panel import Panel, give_way, turn_to

# The room left and right of the tabs, in pixels.
_BESIDE_TABS = 18, 12


class Side(QWidget):
    """Shows one of the panels it is given.

    `wanted` is sent with the number of a tab whose panel there is not yet.
    """

    wanted = Signal(int)

    def __init__(self) -> None:
        super().__init__()
        self.setObjectName("side")
        self.setAttribute(Qt.WidgetAttribute.WA_StyledBackground)
        self._tabs = QTabBar()
        self._tabs.setDrawBase(False)
        self._tabs.setExpanding(False)
        self._tabs.setUsesScrollButtons(False)
        self._tabs.setElideMode(Qt.TextElideMode.ElideNone)
        self._tabs.setAccessibleName(self.tr("Beside the text"))
        # The words on each tab, and those that are left of them where not all have room.
        self._titles: list[str] = []
        self._names: list[str] = []
        self.panels = QStackedWidget()
        # Those that can lie over the panels, each with what leads away from it; and that in front.
        self._sheets: dict[QWidget, Callable[[], object]] = {}
        self._sheet: QWidget | None = None
        # What stands above the tabs, and whether it leads anywhere now.
        self._above: QWidget | None = None
        self._has_way = False
        # The tabs whose panels were not wanted yet.
        self._awaited: set[int] = set()
        self._tabs.currentChanged.connect(self._show_tab)
        self._column = QVBoxLayout(self)
        self._column.setContentsMargins(0, 8, 0, 0)
        self._column.setSpacing(10)
        tabs = QHBoxLayout()
        tabs.setContentsMargins(_BESIDE_TABS[0], 0, _BESIDE_TABS[1], 0)
        tabs.addWidget(self._tabs)
        self._column.addLayout(tabs)
        self._column.addWidget(self.panels, 1)

    def add(self, title: str) -> None:
        """Keeps a place, with a tab of its own, for a panel that may be wanted."""
        self.panels.addWidget(QWidget())
        self._titles.append(title)
        self._names.append(title)
        self._awaited.add(self._tabs.addTab(title))
        self._fit_tabs()

    def set_title(self, number: int, title: str) -> None:
        """Changes the words on a tab; where there is no room, only its name is shown."""
        self._titles[number] = title
        self._fit_tabs()

    def take(self, number: int, panel: Panel) -> None:
        """Puts a panel in the place that was kept for it."""
        self._awaited.discard(number)
        if (place := self.panels.widget(number)) is not None:
            self.panels.removeWidget(place)
            place.deleteLater()
        self.panels.insertWidget(number, panel)
        if (front := self.panels.widget(self._tabs.currentIndex())) is not None:
            turn_to(self.panels, front)

    def turn_to(self, number: int) -> None:
        """Brings the tab with this number to the front; nothing where there is none."""
        self._tabs.setCurrentIndex(number)

    def bring(self, panel: Panel) -> None:
        """Brings a panel to the front."""
        self.turn_to(self.panels.indexOf(panel))

    @property
    def number(self) -> int:
        """The number of the tab in front."""
        return self._tabs.currentIndex()

    @property
    def front(self) -> QWidget | None:
        """The panel in front, under the sheet."""
        return self.panels.currentWidget()

    @property
    def has_sheet(self) -> bool:
        """Whether a sheet lies over the panels."""
        return self._sheet is not None and not self._sheet.isHidden()

    def put_above(self, way: QWidget) -> None:
        """Puts a way to elsewhere above the tabs."""
        self._column.insertWidget(0, way)
        self._above = way
        self.offer_way(False)

    def offer_way(self, is_offered: bool) -> None:
        """Shows that way over the panels, or not."""
        self._has_way = is_offered
        if self._above is not None:
            self._above.setVisible(is_offered and not self.has_sheet)

    def lay_over(self, sheet: QWidget, leave: Callable[[], object]) -> None:
        """Takes in a sheet that can lie over the panels, and how one leaves it; hidden first."""
        sheet.hide()
        self._sheets[sheet] = leave
        self._column.addWidget(sheet, 1)

    def show_sheet(self, sheet: QWidget, home: QWidget | None = None) -> None:
        """Lays a sheet over the panels; the keyboard that is on them goes to it, or `home`."""
        over = [each for each in self._sheets if each is not sheet]
        above = (self._above,) if self._above is not None else ()
        self._swap((sheet,), (*above, self._tabs, self.panels, *over), home or sheet)
        self._sheet = sheet

    def leave_sheet(self) -> None:
        """Leads away from the sheet that lies over the panels, as it says itself."""
        if self._sheet is not None and self.has_sheet:
            self._sheets[self._sheet]()

    def hide_sheet(self, home: QWidget) -> None:
        """Takes the sheet away; the keyboard on it goes to `home`."""
        if self._sheet is not None:
            self._swap((self._tabs, self.panels), (self._sheet,), home)
        self._sheet = None
        if self._above is not None:
            self._above.setVisible(self._has_way)

    def take_keyboard(self) -> None:
        """Brings the keyboard to what is seen here."""
        target = self._sheet if self.has_sheet else self.front
        if target is not None:
            target.setFocus(Qt.FocusReason.ShortcutFocusReason)

    # Qt

    def showEvent(self, event: QShowEvent) -> None:
        super().showEvent(event)
        self._show_tab(self._tabs.currentIndex())

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self._fit_tabs()

    def focusInEvent(self, event: QFocusEvent) -> None:
        self.take_keyboard()

    def _fit_tabs(self) -> None:
        """Shows all words on the tabs; where one line is too short, names beside those in front."""
        front, room = self._tabs.currentIndex(), self.width() - _BESIDE_TABS[0] - _BESIDE_TABS[1]
        of_front = [
            title if number == front else name
            for number, (title, name) in enumerate(zip(self._titles, self._names, strict=True))
        ]
        for shown in (self._titles, of_front, self._names):
            self._show_titles(shown)
            if self._tabs.sizeHint().width() <= room:
                return

    def _show_titles(self, shown: Iterable[str]) -> None:
        for number, words in enumerate(shown):
            if self._tabs.tabText(number) != words:
                self._tabs.setTabText(number, words)
            self._tabs.setAccessibleTabName(number, self._titles[number])

    def _swap(self, shown: Iterable[QWidget], hidden: Iterable[QWidget], home: QWidget) -> None:
        """Puts parts in the place of others, the keyboard of which goes to `home` in between."""
        # Side by side for a moment, the cards would be scrolled.
        self._column.setEnabled(False)
        for part in shown:
            part.show()
        for part in hidden:
            give_way(part, home, part.hide)
        self._column.setEnabled(True)
        self._column.activate()

    def _show_tab(self, number: int) -> None:
        # Not while the tabs are put up: it may be another that is looked at first.
        if number in self._awaited and self.isVisible():
            self.wanted.emit(number)
        if (panel := self.panels.widget(number)) is not None:
            turn_to(self.panels, panel)
        self._fit_tabs()
