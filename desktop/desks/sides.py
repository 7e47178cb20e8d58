"""The panels beside the text: they follow the page, and the page follows them."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from PySide6.QtCore import QObject, Qt, Signal

from desktop.cards.panel import CardPanel
from desktop.core.span import Span
from desktop.desks.search_desk import SearchDesk
from desktop.reader.reader import Reader
from desktop.window.window import Window


class Sides(QObject):
    """Ties panels to the page by what each of them declares: its name, and the marks it owns.

    `corroboration_wanted` and `words_wanted` pass on what a card wants to be compared.
    """

    corroboration_wanted = Signal(Span, str, str)
    words_wanted = Signal(Span)

    def __init__(
        self, window: Window, reader: Reader, searching: SearchDesk, panels: Sequence[CardPanel]
    ) -> None:
        super().__init__()
        self._window, self._reader, self._searching = window, reader, searching
        self._panels = tuple(panels)
        for panel in panels:
            panel.card_lit.connect(reader.light)
            panel.passage_shown.connect(reader.bring_into_view)
            panel.passage_wanted.connect(reader.go_to)
            panel.left.connect(reader.setFocus)
            panel.corroboration_wanted.connect(self.corroboration_wanted)
            panel.words_wanted.connect(self.words_wanted)
        reader.marks_lit.connect(self._light)
        reader.mark_chosen.connect(self.go_to_card)
        reader.voice_chosen.connect(lambda speaker: self.go_to_card(f"voice:{speaker}"))

    def __iter__(self) -> Iterator[CardPanel]:
        return iter(self._panels)

    def show(self, name: str) -> bool:
        """Brings the panel with this name in `Start` to the front; False where there is none."""
        panel = next((each for each in self._panels if each.short_name == name), None)
        if panel is not None:
            self._window.show_side(panel)
        return panel is not None

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
        return next(panel for panel in self._panels if kind in panel.marks)

    def _light(self, keys: tuple[str, ...]) -> None:
        for panel in self._panels:
            panel.light(keys)
