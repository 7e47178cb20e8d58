"""The window: places the panels it is given and decides nothing."""

from __future__ import annotations

from collections.abc import Callable
from typing import TYPE_CHECKING

from PySide6.QtCore import QSize, Qt, Signal
from PySide6.QtGui import QCloseEvent, QKeyEvent
from PySide6.QtWidgets import QMainWindow, QStackedWidget, QVBoxLayout, QWidget

from desktop.appearance.theme import Theme
from desktop.panel import Panel, give_way, heeds_place, presses_button, turn_to, words_of_unheard
from desktop.window.foot import Foot
from desktop.window.middle import Middle
from desktop.window.side import Side
from desktop.window.top_bar import TopBar

if TYPE_CHECKING:
    from desktop.window.first_steps import FirstSteps
    from desktop.window.notice import Notice
    from desktop.window.page_pile import PagePile


class Window(QMainWindow):
    """Top bar, shelf, page, side and foot.

    `closing` is sent before the window goes, `taken` with each panel that is taken in, `escaped`
    when Esc is pressed where nothing in it hears that, `uncovered` when the page is there again.
    """

    closing = Signal()
    taken = Signal(object)
    escaped = Signal()
    uncovered = Signal()

    def __init__(
        self,
        theme: Theme,
        *,
        search_field: QWidget,
        shelf: Panel,
        page: Panel,
        make_strip: Callable[[], Panel],
    ) -> None:
        super().__init__()
        self.setWindowTitle("Sourcebook")
        self.setMinimumSize(QSize(640, 360))
        self._notice: Notice | None = None
        self._strip: FirstSteps | None = None
        self._entered: dict[QWidget, Callable[[], object]] = {}
        self.may_close: Callable[[], bool] = lambda: True
        self.top_bar = TopBar(theme, search_field)
        # A second text, and what stands beside it; the sheet that comes back when another goes.
        self._second: tuple[Panel, Side] | None = None
        self._staying: Panel | None = None
        self.foot = Foot(theme)
        self.ground = QWidget()
        self._pages = QStackedWidget()
        self._page = page
        self._results: Panel | None = None
        self._pages.addWidget(page)
        # What keeps the order of what is put there; made with the first.
        self._pile: PagePile | None = None
        self.side = Side()
        self.middle = Middle(theme, shelf, self._pages, self.side, make_strip)
        self._parts: tuple[QWidget, ...] = (search_field, shelf, self._pages, self.side.panels)
        self._lay_out()
        self.top_bar.shelf_toggled.connect(self.middle.toggle_shelf)
        self.top_bar.side_toggled.connect(self.middle.toggle_side)
        self.middle.side_lies_over.connect(self.top_bar.side.setVisible)

    @property
    def is_searching(self) -> bool:
        """Whether the results stand in the page's place."""
        return self._results is not None and self._pages.currentWidget() is self._results

    @property
    def results(self) -> Panel | None:
        """The panel of results; None where nobody searched yet."""
        return self._results

    def take_results(self, results: Panel) -> None:
        """Takes in the panel that can stand in the page's place."""
        self._results = results
        self._pages.addWidget(results)
        self._put_foot_last()
        self.taken.emit(results)

    def show_page(self, home: QWidget | None = None) -> None:
        """Puts the article back in its place; the keyboard comes to `home`, where that is given."""
        if self._pile is not None:
            self._pile.forget()
        if self.over_page is not None:
            # A second text is there first, as it may be what the keyboard comes to.
            self.middle.give_side(True)
            turn_to(self._pages, self._page, home)
            self.uncovered.emit()

    @property
    def over_page(self) -> QWidget | None:
        """What stands in the page's place: results, what was added; None where the page does."""
        return None if (shown := self._pages.currentWidget()) is self._page else shown

    @property
    def pile(self) -> PagePile:
        """What stands in the page's place, one thing before the other."""
        if self._pile is None:
            from desktop.window.page_pile import PagePile  # noqa: PLC0415 - when first covered

            self._pile = PagePile(self._pages, self.middle, self.foot, self.show_page)
        return self._pile

    def take_side(self, side: Side, number: int, panel: Panel) -> None:
        """Puts a panel in the place that was kept for it on a side, beside its text."""
        side.take(number, panel)
        # To walk the chain, as below, would have Qt's binding build every class of widgets.
        self.foot.come_after(panel)
        self.taken.emit(panel)

    def show_side(self, panel: Panel) -> None:
        """Brings one of the panels beside the text to the front, where its reader sees it."""
        self.bring_side(panel)
        self.middle.open_side()

    def bring_side(self, panel: Panel) -> None:
        """Brings one of the panels to the front; over the page only where the side lies there."""
        if self._second is not None and self._second[1].isAncestorOf(panel):
            self._second[1].bring(panel)
            self.side.show_sheet(self._second[1])
        else:
            self.side.bring(panel)
            self.side.hide_sheet(panel)

    def lay_over_side(self, sheet: Panel, leave: Callable[[], object]) -> None:
        """Takes in a sheet that can lie over the panels beside the text; it is hidden first.

        `leave` does what Esc does in the text beside it.
        """
        self.side.lay_over(sheet, leave)
        self._parts = (*self._parts, sheet)
        self._put_foot_last()
        self.taken.emit(sheet)

    def show_sheet(self, sheet: Panel) -> None:
        """Lays a sheet over the panels beside the text; the page stays as it is."""
        self.side.show_sheet(sheet)
        if self._strip is not None:
            self._strip.step_aside(True)
        self.middle.open_side()

    def hide_sheet(self) -> None:
        """Takes the sheet away."""
        self.side.hide_sheet(self._page)
        if self._strip is not None:
            self._strip.step_aside(False)

    def put_sheet_away(self, sheet: QWidget, home: QWidget) -> None:
        """Takes a sheet away, if it is seen; the one that stays comes back, where there is one."""
        if sheet.isHidden():
            return
        if self._staying is not None and self._staying is not sheet:
            give_way(sheet, home, sheet.hide)
            self.side.show_sheet(self._staying)
        else:
            give_way(sheet, home, self.hide_sheet)

    def show_staying(self, home: QWidget) -> None:
        """Brings the sheet that stays to the front, as far as the side is seen."""
        if self._staying is not None and self._staying.isHidden():
            staying = self._staying
            give_way(self.side, home, lambda: self.side.show_sheet(staying))

    # A second text

    def take_second(self, page: Panel, side: Side, leave: Callable[[], object]) -> None:
        """Takes in a page for a second text, and the side that belongs to it; both hidden first.

        `leave` leads from the side back to what stands between the texts.
        """
        page.hide()
        page.setParent(self.middle)
        self._second = page, side
        self.side.lay_over(side, leave)
        here = self._parts.index(self._pages) + 1
        self._parts = (*self._parts[:here], page, *self._parts[here:], side)
        self._put_foot_last()

    def show_second(self, between: Panel) -> None:
        """Shows the second text beside the page, and what stands between them on the side."""
        assert self._second is not None
        page = self._second[0]
        self.middle.give_second(page)
        self._staying = between
        # Who comes from the side goes on in the text that was opened.
        self.side.show_sheet(between, page)

    def hide_second(self) -> None:
        """Leaves all of the room to the page, and the side to its panels."""
        self._staying = None
        self.side.hide_sheet(self._page)
        self.middle.give_second(None)

    def focus_next_part(self) -> None:
        """Moves the keyboard from one part of the window to the next: field, shelf, page, side."""
        parts = [
            each
            for part in self._parts
            for each in (self.middle.shelf_parts if part is self.middle.shelf else (part,))
        ]
        shown = [part for part in parts if part.isVisible()]
        focused = self.focusWidget()
        inside = (n for n, part in enumerate(shown) if focused and part.isAncestorOf(focused))
        here = next(inside, -1)
        if focused in shown:
            here = shown.index(focused)
        part = shown[(here + 1) % len(shown)]
        target = part.currentWidget() if isinstance(part, QStackedWidget) else part
        if part in self._entered:
            self._entered[part]()
        elif target is not None:
            target.setFocus(Qt.FocusReason.ShortcutFocusReason)

    def take_part(self, part: QWidget, enter: Callable[[], object]) -> None:
        """Has the keyboard come, by F6, to a part that lies over the others; `enter` leads in."""
        self._entered[part] = enter
        self._parts = (part, *self._parts)

    def take_strip(self, strip: FirstSteps) -> None:
        """Takes in the strip over the foot; what lies over the side gets its room."""
        self._strip = strip
        self._column.insertWidget(self._column.indexOf(self.foot), strip)
        self._parts = (*self._parts, strip)

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
            self._entered[self._notice] = self._notice.focus_first
            self._column.insertWidget(1, self._notice)
            self._parts = (self._notice, *self._parts)
        return self._notice

    def show_theme(self, theme: Theme) -> None:
        """Draws the icons in the colours of a theme."""
        self.top_bar.show_theme(theme)
        self.foot.show_theme(theme)
        self.middle.show_theme(theme)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        if event.key() == Qt.Key.Key_Escape:
            self.escaped.emit()
        # Whatever button has the keyboard, Enter presses it, as the space bar does.
        elif not presses_button(event, self.focusWidget()) and not heeds_place(event, self):
            super().keyPressEvent(event)
            if words := words_of_unheard(event):
                self.foot.show_refused(words)

    def closeEvent(self, event: QCloseEvent) -> None:
        if not self.may_close():
            event.ignore()
            return
        self.closing.emit()
        super().closeEvent(event)

    def _lay_out(self) -> None:
        column = self._column = QVBoxLayout(self.ground)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(0)
        column.addWidget(self.top_bar)
        column.addWidget(self.middle, 1)
        column.addWidget(self.foot)
        self.setCentralWidget(self.ground)
        # As it is seen: from the top bar to the shelf, or its strip, and to the page.
        QWidget.setTabOrder(self.top_bar.side, self.middle.shelf)

    def _put_foot_last(self) -> None:
        """Has the keyboard come to the foot after a panel that was made later than it."""
        last = self.previousInFocusChain()
        while last is not None and last.focusPolicy() == Qt.FocusPolicy.NoFocus:
            last = last.previousInFocusChain()
        if last is not None:
            self.foot.come_after(last)
