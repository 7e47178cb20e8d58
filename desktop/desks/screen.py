"""What is on the screen from the start, but for the panels beside the text."""

from __future__ import annotations

from collections.abc import Callable
from copy import copy
from typing import TYPE_CHECKING

from PySide6.QtWidgets import QApplication

from desktop.appearance.fonts import Role
from desktop.live.kept_preferences import KeptPreferences
from desktop.reader.reader import Reader
from desktop.search.search_box import SearchBox
from desktop.search.search_field import SearchField
from desktop.shelf.rows import Section
from desktop.shelf.shelf import Shelf
from desktop.window.side import Side
from desktop.window.window import Window

if TYPE_CHECKING:
    from desktop.panel import Panel
    from desktop.shelf.strip import ShelfStrip


class Screen:
    """The window with shelf, page and search field in it, in the colours that are liked."""

    def __init__(self, look: KeptPreferences) -> None:
        self._look = look
        # What is made from now on has letters of the size that is liked: the first style sheet
        # would leave what there is then as it is.
        QApplication.setFont(look.theme.type.font(Role.CONTROL))
        self.shelf = Shelf(look.theme)
        self.reader = Reader(look.theme, look.preferences)
        self.search_field = SearchField()
        self.search_box = SearchBox(self.search_field, look.theme)
        self.window = Window(
            look.theme,
            search_field=self.search_box,
            shelf=self.shelf,
            page=self.reader,
            make_strip=self._make_strip,
        )
        # What stands beside the page, a tab for each panel.
        self.side = self.window.side
        # The page in which the keyboard is, or was last: one of two where two are read.
        self.reading_in = self.reader
        # What can stand in the page's place and has keys, by its name; made when it is asked for.
        self.covering: list[tuple[str, Callable[[], Panel]]] = []
        # The page, and that of a second text while one is read.
        self.pages = [self.reader]
        for chosen in (self.shelf.article_chosen, self.shelf.search_chosen):
            chosen.connect(self._free_page)

    @property
    def voice_numbers(self) -> dict[str, int]:
        """The numbers, and so the colours, of all who speak on the pages, by their names.

        Whatever else shows people in the window gives them these: `ListVoices`.
        """
        numbers: dict[str, int] = {}
        for page in self.pages:
            numbers = page.voice_numbers | numbers
        return numbers

    def beside(self, reader: Reader, side: Side) -> Screen:
        """The same window for a second text, with a page and a side of its own."""
        other = copy(self)
        other.reader, other.side = reader, side
        return other

    def _make_strip(self) -> ShelfStrip:
        # Where there is room for the shelf, nobody sees its strip.
        from desktop.shelf.strip import ShelfStrip  # noqa: PLC0415

        shelf, strip = self.shelf, ShelfStrip(self._look.theme)
        strip.show_sections(shelf.sections)
        shelf.restocked.connect(lambda: strip.show_sections(shelf.sections))
        strip.section_chosen.connect(self._open_section)
        strip.refused.connect(self.window.foot.show_refused)
        return strip

    def _open_section(self, section: Section) -> None:
        self.window.middle.open_shelf()
        self.shelf.go_to_section(section)

    def _free_page(self, _chosen: object) -> None:
        self.window.middle.put_shelf_away()
