"""What stands in the page's place, one thing before the other, and the way back through them."""

from __future__ import annotations

from collections.abc import Callable

from PySide6.QtCore import QObject, Signal
from PySide6.QtWidgets import QStackedWidget, QWidget

from desktop.panel import turn_to
from desktop.window.foot import Foot
from desktop.window.middle import Middle


class PagePile(QObject):
    """Puts panels and results in the page's place; each gives way to what stood there before it.

    `pages` holds them and the page itself, which `show_page` brings with the keyboard on a widget.
    `covered` is sent before a panel other than the results comes there, `came_back` with what
    stands there again after what came before it is gone.
    """

    covered = Signal()
    came_back = Signal(object)

    def __init__(
        self,
        pages: QStackedWidget,
        middle: Middle,
        foot: Foot,
        show_page: Callable[[QWidget], object],
    ) -> None:
        super().__init__(pages)
        self._pages, self._page = pages, pages.widget(0)
        self._middle, self._foot, self._show_page = middle, foot, show_page
        # What stood there before what stands there now, the nearest last.
        self._beneath: list[QWidget] = []

    def has(self, panel: QWidget | None) -> bool:
        """Whether a panel stands in the page's place, or comes there when another is left."""
        return panel is self._over or panel in self._beneath

    def cover(self, panel: QWidget) -> None:
        """Puts a panel there, until that is left or the page is shown again."""
        self.covered.emit()
        if self._pages.indexOf(panel) < 0:
            self._pages.addWidget(panel)
            self._foot.come_after(panel)
        self.put(panel)

    def put(self, panel: QWidget) -> None:
        """Puts what is held before whatever is there; it is there only once."""
        over = self._over
        self._take_out(panel)
        if over is not None and over is not panel:
            self._beneath.append(over)
        turn_to(self._pages, panel)
        self._middle.give_side(False)

    def leave(self, panel: QWidget, home: QWidget) -> None:
        """Goes one step back from a panel, at last to the page with the keyboard on `home`."""
        if self._over is not panel:
            self._take_out(panel)
        elif self._beneath:
            before = self._beneath.pop()
            turn_to(self._pages, before)
            self.came_back.emit(before)
        else:
            self._show_page(home)

    def forget(self) -> None:
        """Hears that the page is shown, whatever stood in its place."""
        self._beneath.clear()

    @property
    def _over(self) -> QWidget | None:
        return None if (shown := self._pages.currentWidget()) is self._page else shown

    def _take_out(self, panel: QWidget) -> None:
        self._beneath = [each for each in self._beneath if each is not panel]
