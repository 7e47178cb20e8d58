"""What every desk beside the text is: it makes one panel, fills it, and does what that asks for."""

from __future__ import annotations

from PySide6.QtCore import QObject, Signal

from desktop.cards.panel import CardPanel
from desktop.desks.screen import Screen
from desktop.live.live import Live


class SideDesk(QObject):
    """One task of the reader, with a panel beside the text; named by a line in `start`.

    A desk is made with what is on the screen and what goes on without it, and puts nothing into
    the window: its panel is given a tab, a key and a place in every list by what it declares.
    `quotes_wanted` carries the speaker of whom all quotations are to be searched for.
    """

    quotes_wanted = Signal(str)
    panel: CardPanel

    def __init__(self, screen: Screen, live: Live, panel: CardPanel) -> None:
        super().__init__()
        self.screen, self.live, self.panel = screen, live, panel
