"""The panels beside the text: they follow the page, and the page follows them."""

from __future__ import annotations

from collections.abc import Iterator
from importlib import import_module
from typing import TypeVar

from PySide6.QtCore import QObject, Qt, Signal

from desktop.cards.panel import CardPanel
from desktop.core.span import Span
from desktop.desks.screen import Screen
from desktop.desks.search_desk import SearchDesk
from desktop.desks.side_desk import SideDesk
from desktop.live.live import Live
from desktop.start import SIDE_DESKS

_Desk = TypeVar("_Desk", bound=SideDesk)


class Sides(QObject):
    """Makes the desks that `start` names and ties their panels to the page by what they declare.

    `corroboration_wanted` and `words_wanted` pass on what a card wants to be compared.
    """

    corroboration_wanted = Signal(Span, str, str)
    words_wanted = Signal(Span)

    def __init__(self, screen: Screen, live: Live, searching: SearchDesk) -> None:
        super().__init__()
        self._window, self._searching = screen.window, searching
        reader = screen.reader
        self._desks = {name: _made(line, screen, live) for name, line in SIDE_DESKS.items()}
        for desk in self._desks.values():
            panel = desk.panel
            screen.window.add_side(panel, panel.title())
            panel.card_lit.connect(reader.light)
            panel.passage_shown.connect(reader.bring_into_view)
            panel.passage_wanted.connect(reader.go_to)
            panel.left.connect(reader.setFocus)
            panel.corroboration_wanted.connect(self.corroboration_wanted)
            panel.words_wanted.connect(self.words_wanted)
            desk.quotes_wanted.connect(searching.search_speaker)
        reader.marks_lit.connect(self._light)
        reader.mark_chosen.connect(self.go_to_card)
        reader.voice_chosen.connect(lambda speaker: self.go_to_card(f"voice:{speaker}"))

    def __iter__(self) -> Iterator[CardPanel]:
        return (desk.panel for desk in self._desks.values())

    def __getitem__(self, name: str) -> CardPanel:
        """The panel that has this name in `start`."""
        return self._desks[name].panel

    def desk(self, kind: type[_Desk]) -> _Desk:
        """The desk of a kind of which there is one."""
        return next(desk for desk in self._desks.values() if isinstance(desk, kind))

    def show(self, name: str) -> None:
        """Brings the panel with this name to the front; nothing where there is none."""
        if name in self._desks:
            self._window.show_side(self[name])

    def enter(self, panel: CardPanel) -> None:
        """Brings a panel to the front, with the keyboard on it."""
        self._searching.show_page()
        self._window.show_side(panel)
        panel.setFocus(Qt.FocusReason.ShortcutFocusReason)

    def go_to_card(self, key: str) -> None:
        """Puts the keyboard on the card that belongs to a mark."""
        panel = self._owner(key)
        self._window.show_side(panel)
        panel.go_to(key)

    def seek(self, key: str) -> None:
        """Brings the card that belongs to a mark into view, as soon as it is there."""
        panel = self._owner(key)
        self._window.show_side(panel)
        panel.seek(key)

    def _owner(self, key: str) -> CardPanel:
        kind = key.partition(":")[0]
        return next(panel for panel in self if kind in panel.marks)

    def _light(self, keys: tuple[str, ...]) -> None:
        for panel in self:
            panel.light(keys)


def _made(line: str, screen: Screen, live: Live) -> SideDesk:
    module, _, name = line.partition(":")
    desk = getattr(import_module(module), name)(screen, live)
    assert isinstance(desk, SideDesk)
    return desk
