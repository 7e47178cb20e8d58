"""A panel in the page's place: how it comes there, what is told of it, and how it goes.

It goes to what stood there before it: other panels, the results of a search, at last the page. That
the page is there again is told by whoever shows the page (`Window.uncovered`): a panel may go in
other ways than through this.
"""

from __future__ import annotations

from collections.abc import Callable
from typing import Generic, TypeVar

from PySide6.QtCore import QObject

from desktop.covering.panel import CoveringPanel
from desktop.desks.screen import Screen
from desktop.live.live import Live

Covering = TypeVar("Covering", bound=CoveringPanel)


class PageCover(QObject, Generic[Covering]):
    """Dresses a panel as its reader likes, and leads to it and back.

    `leave` is what happens when the panel asks to go; else that is one step back. `fill` brings it
    up to date when it comes back from beneath another.
    """

    def __init__(
        self,
        screen: Screen,
        live: Live,
        panel: Covering,
        leave: Callable[[], object] | None = None,
        fill: Callable[[], object] = bool,
    ) -> None:
        super().__init__(panel)
        self._fill = fill
        self._screen, self._window, self.panel = screen, screen.window, panel
        live.look.changed.connect(lambda: panel.show_theme(live.look.theme))
        panel.refused.connect(screen.window.foot.show_refused)
        panel.put_away.connect(leave or self.leave)
        screen.window.pile.came_back.connect(self._come_back)
        # Its keys are listed before it is first seen.
        screen.window.taken.emit(panel)

    @property
    def is_here(self) -> bool:
        """Whether the panel stands in the page's place."""
        return self.panel.isVisible()

    def show(self, fill: Callable[[], object] = bool) -> None:
        """Puts the panel in the page's place, has it filled there, and the keyboard on it."""
        self._window.pile.cover(self.panel)
        fill()
        self.panel.take_keyboard()
        self.tell()

    def toggle(self) -> None:
        """Shows the panel; from there, what stood there before."""
        if self.is_here:
            self.panel.put_away.emit()
        else:
            self.show()

    def tell(self) -> None:
        """Has the foot say what is seen, as long as that is the panel."""
        if self.is_here:
            self._window.foot.show_where(self.panel.name)
            self._window.foot.show_over_page(self.panel.sums())

    def leave(self) -> None:
        """Shows what stood there before; of the page, with the keyboard where it was read last."""
        reader = self._screen.reading_in
        self._window.pile.leave(self.panel, reader)
        if self._window.over_page is None:
            reader.setFocus()

    def _come_back(self, panel: object) -> None:
        if panel is self.panel:
            self._fill()
            self.panel.take_keyboard()
            self.tell()
