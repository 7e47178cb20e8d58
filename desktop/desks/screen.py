"""What is on the screen from the start, but for the panels beside the text."""

from __future__ import annotations

from desktop.live.kept_preferences import KeptPreferences
from desktop.reader.reader import Reader
from desktop.search.search_box import SearchBox
from desktop.search.search_field import SearchField
from desktop.shelf.shelf import Shelf
from desktop.window.window import Window


class Screen:
    """The window with shelf, page and search field in it, in the colours that are liked."""

    def __init__(self, look: KeptPreferences) -> None:
        self.shelf = Shelf(look.theme)
        self.reader = Reader(look.theme, look.preferences)
        self.search_field = SearchField()
        self.search_box = SearchBox(self.search_field, look.theme)
        self.window = Window(
            look.theme, search_field=self.search_box, shelf=self.shelf, page=self.reader
        )
