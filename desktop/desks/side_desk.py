"""What every desk beside the text is: it fills one panel, and does what that asks for."""

from __future__ import annotations

from typing import ClassVar, Generic, TypeVar

from PySide6.QtCore import QObject, Signal

from desktop.cards.panel import CardPanel
from desktop.cards.side_tab import SideTab
from desktop.desks.screen import Screen
from desktop.live.live import Live

Side = TypeVar("Side", bound=CardPanel)


class SideDesk(QObject, Generic[Side]):
    """One task of the reader, with a panel beside the text; named by a line in `start`.

    A desk is made with what is on the screen and what goes on without it, and puts nothing into
    the window: its panel is given a tab, a key and a place in every list by the `tab` that it
    declares. The panel is made, by `make`, when somebody opens it or wants something of it;
    until then the desk says by `titled` what stands on its tab. What the panel shows is kept by
    the desk, so that `fill` can show it in a panel that was made just now.
    `made` is sent with a new panel, and `quotes_wanted` carries the speaker of whom all
    quotations are to be searched for.
    """

    tab: ClassVar[SideTab]

    made = Signal(object)
    titled = Signal(str)
    quotes_wanted = Signal(str)

    def __init__(self, screen: Screen, live: Live) -> None:
        super().__init__()
        self.screen, self.live = screen, live
        # The panel, once there is one.
        self.opened: Side | None = None

    @property
    def panel(self) -> Side:
        """The panel, made and filled when it is first asked for."""
        if self.opened is None:
            self.opened = panel = self.make()
            panel.titled.connect(self.titled)
            self.made.emit(panel)
            self.fill(panel)
        return self.opened

    def make(self) -> Side:
        """A new panel in the colours of now, with everything it asks for connected."""
        raise NotImplementedError

    def fill(self, panel: Side) -> None:
        """Shows in a panel all that is known by now."""
        raise NotImplementedError
