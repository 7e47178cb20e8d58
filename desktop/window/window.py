"""The window: places the panels it is given and decides nothing."""

from __future__ import annotations

from collections.abc import Callable
from typing import TYPE_CHECKING

from PySide6.QtCore import QSize, Qt, Signal
from PySide6.QtGui import QCloseEvent, QKeyEvent, QResizeEvent, QShowEvent
from PySide6.QtWidgets import (
    QAbstractButton,
    QHBoxLayout,
    QMainWindow,
    QSizePolicy,
    QStackedWidget,
    QTabBar,
    QVBoxLayout,
    QWidget,
)

from desktop.appearance.theme import Theme
from desktop.panel import Panel
from desktop.window.foot import Foot
from desktop.window.top_bar import TopBar

if TYPE_CHECKING:
    from desktop.window.notice import Notice

_SHELF_WIDTH = 236
_SIDE_WIDTHS = (328, 340, 376)
# Below this width the shelf folds away and the side gets narrower.
_ROOMY = 1400
_NARROW = 1100


class Window(QMainWindow):
    """Top bar, shelf, page, side and foot.

    `closing` is sent before the window goes, `shelf_folded` when the shelf was shown or hidden
    by its reader (True: folded), `side_wanted` with the number of a tab whose panel there is not
    yet.
    """

    closing = Signal()
    shelf_folded = Signal(bool)
    side_wanted = Signal(int)

    def __init__(
        self,
        theme: Theme,
        *,
        search_field: QWidget,
        shelf: Panel,
        page: Panel,
    ) -> None:
        super().__init__()
        self.setWindowTitle("Sourcebook")
        self.setMinimumSize(QSize(720, 480))
        self._shelf_wish: bool | None = None
        self._notice: Notice | None = None
        # Asked before the window goes.
        self.may_close: Callable[[], bool] = lambda: True
        self.top_bar = TopBar(theme, search_field)
        self.foot = Foot()
        self._shelf = shelf
        self._shelf.setFixedWidth(_SHELF_WIDTH)
        self._pages = QStackedWidget()
        self._page = page
        self._results: Panel | None = None
        self._pages.addWidget(page)
        self._side = QWidget()
        self._side.setObjectName("side")
        self._side.setAttribute(Qt.WidgetAttribute.WA_StyledBackground)
        self._tabs = QTabBar()
        self._tabs.setDrawBase(False)
        self._tabs.setExpanding(False)
        self._tabs.setUsesScrollButtons(False)
        self._tabs.setElideMode(Qt.TextElideMode.ElideNone)
        self._tabs.setAccessibleName(self.tr("Beside the text"))
        self._sides = QStackedWidget()
        self._sheet: Panel | None = None
        self._parts: tuple[QWidget, ...] = (search_field, shelf, self._pages, self._sides)
        # The tabs whose panels were not wanted yet.
        self._awaited: set[int] = set()
        self._tabs.currentChanged.connect(self._show_tab)
        self._lay_out()
        self.top_bar.shelf_toggled.connect(self.toggle_shelf)

    # Where things are

    @property
    def is_searching(self) -> bool:
        """Whether the results stand in the page's place."""
        return self.has_results and self._pages.currentWidget() is self._results

    @property
    def has_results(self) -> bool:
        """Whether there is a panel of results: nobody may have searched yet."""
        return self._results is not None

    def take_results(self, results: Panel) -> None:
        """Takes in the panel that can stand in the page's place."""
        self._results = results
        self._pages.addWidget(results)
        self._put_foot_last()

    def show_page(self) -> None:
        """Puts the article back in its place."""
        self._pages.setCurrentWidget(self._page)
        self._side.show()

    def show_results(self) -> None:
        """Puts the results of a search in the page's place."""
        assert self._results is not None
        self._pages.setCurrentWidget(self._results)
        self._side.hide()

    def add_side(self, title: str) -> None:
        """Keeps a place beside the text, with a tab of its own, for a panel that may be wanted."""
        self._sides.addWidget(QWidget())
        self._awaited.add(self._tabs.addTab(title))

    def title_side(self, number: int, title: str) -> None:
        """Changes the words on a tab."""
        self._tabs.setTabText(number, title)

    def take_side(self, number: int, panel: Panel) -> None:
        """Puts a panel in the place that was kept for it."""
        self._awaited.discard(number)
        if (place := self._sides.widget(number)) is not None:
            self._sides.removeWidget(place)
            place.deleteLater()
        self._sides.insertWidget(number, panel)
        self._sides.setCurrentIndex(self._tabs.currentIndex())
        # The panel's own widgets are the last by now. To walk the chain, as below, would have Qt's
        # binding build every class of widgets.
        self.foot.come_after(panel)

    def show_side(self, panel: Panel) -> None:
        """Brings one of the panels beside the text to the front."""
        self.hide_sheet()
        self._tabs.setCurrentIndex(self._sides.indexOf(panel))

    @property
    def has_sheet(self) -> bool:
        """Whether the sheet lies over the panels beside the text."""
        return self._sheet is not None and not self._sheet.isHidden()

    def lay_over_side(self, sheet: Panel) -> None:
        """Takes in the sheet that can lie over the panels beside the text; it is hidden first."""
        sheet.hide()
        self._sheet = sheet
        self._parts = (*self._parts, sheet)
        self._beside.addWidget(sheet, 1)
        self._put_foot_last()

    def show_sheet(self) -> None:
        """Lays the sheet over the panels beside the text; the page stays as it is."""
        assert self._sheet is not None
        self._tabs.hide()
        self._sides.hide()
        self._sheet.show()

    def hide_sheet(self) -> None:
        """Takes the sheet away."""
        if self._sheet is not None:
            self._sheet.hide()
        self._tabs.show()
        self._sides.show()

    @property
    def side_panel(self) -> QWidget | None:
        """The panel beside the text that is in front."""
        return self._sides.currentWidget()

    def focus_next_part(self) -> None:
        """Moves the keyboard from one part of the window to the next: field, shelf, page, side."""
        shown = [part for part in self._parts if part.isVisible()]
        focused = self.focusWidget()
        here = next(
            (n for n, part in enumerate(shown) if focused and part.isAncestorOf(focused)), -1
        )
        if focused in shown:
            here = shown.index(focused)
        part = shown[(here + 1) % len(shown)]
        target = part.currentWidget() if isinstance(part, QStackedWidget) else part
        if part is self._notice:
            self._notice.focus_first()
        elif target is not None:
            target.setFocus(Qt.FocusReason.ShortcutFocusReason)

    def fold_shelf(self, is_folded: bool | None) -> None:
        """Folds or shows the shelf; None leaves it to the room there is."""
        self._shelf_wish = is_folded
        self._fit()

    def toggle_shelf(self) -> None:
        """Shows the shelf, or folds it away, as its reader wants."""
        self.fold_shelf(self._shelf.isVisible())
        self.shelf_folded.emit(not self._shelf.isVisible())

    def come_up(self) -> None:
        """Brings the window before all others, also when it was folded away."""
        self.setWindowState(self.windowState() & ~Qt.WindowState.WindowMinimized)
        self.show()
        self.raise_()
        self.activateWindow()

    @property
    def has_notice(self) -> bool:
        """Whether there was ever anything to be known and decided."""
        return self._notice is not None

    @property
    def notice(self) -> Notice:
        """The strip for what has to be known and decided; made when it is first needed."""
        if self._notice is None:
            from desktop.window.notice import Notice  # noqa: PLC0415 - most days nothing is said

            self._notice = Notice()
            self._column.insertWidget(1, self._notice)
            self._parts = (self._notice, *self._parts)
        return self._notice

    def show_theme(self, theme: Theme) -> None:
        """Draws the icons in the colours of a theme."""
        self.top_bar.show_theme(theme)

    # Qt

    def showEvent(self, event: QShowEvent) -> None:
        super().showEvent(event)
        self._show_tab(self._tabs.currentIndex())

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self._fit()

    def keyPressEvent(self, event: QKeyEvent) -> None:
        # Whatever button has the keyboard, Enter presses it, as the space bar does.
        button = self.focusWidget()
        is_enter = event.key() in (Qt.Key.Key_Return, Qt.Key.Key_Enter)
        if is_enter and isinstance(button, QAbstractButton):
            button.click()
        else:
            super().keyPressEvent(event)

    def closeEvent(self, event: QCloseEvent) -> None:
        if not self.may_close():
            event.ignore()
            return
        self.closing.emit()
        super().closeEvent(event)

    def _lay_out(self) -> None:
        side = self._beside = QVBoxLayout(self._side)
        side.setContentsMargins(0, 8, 0, 0)
        side.setSpacing(10)
        tabs = QHBoxLayout()
        tabs.setContentsMargins(18, 0, 12, 0)
        tabs.addWidget(self._tabs)
        side.addLayout(tabs)
        side.addWidget(self._sides, 1)
        self._pages.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Expanding)
        middle = QHBoxLayout()
        middle.setContentsMargins(0, 0, 0, 0)
        middle.setSpacing(0)
        middle.addWidget(self._shelf)
        middle.addWidget(self._pages, 1)
        middle.addWidget(self._side)
        ground = QWidget()
        column = self._column = QVBoxLayout(ground)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(0)
        column.addWidget(self.top_bar)
        column.addLayout(middle, 1)
        column.addWidget(self.foot)
        self.setCentralWidget(ground)

    def _show_tab(self, number: int) -> None:
        # Not while the tabs are put up: it may be another that is looked at first.
        if number in self._awaited and self.isVisible():
            self.side_wanted.emit(number)
        self._sides.setCurrentIndex(number)

    def _put_foot_last(self) -> None:
        """Has the keyboard come to the foot after a panel that was made later than it."""
        last = self.previousInFocusChain()
        while last is not None and last.focusPolicy() == Qt.FocusPolicy.NoFocus:
            last = last.previousInFocusChain()
        if last is not None:
            self.foot.come_after(last)

    def _fit(self) -> None:
        width = self.width()
        folded = width < _ROOMY if self._shelf_wish is None else self._shelf_wish
        self._shelf.setVisible(not folded)
        narrow, usual, wide = _SIDE_WIDTHS
        self._side.setFixedWidth(wide if width >= _ROOMY else usual if width >= _NARROW else narrow)
