"""Words that are found on the page: asked for, and walked through."""

from __future__ import annotations

from collections.abc import Callable

from PySide6.QtCore import QObject
from PySide6.QtWidgets import QWidget

from desktop.appearance.keys_in_words import with_keys
from desktop.desks.screen import Screen
from desktop.live.search_on_screen import SearchOnScreen
from desktop.panel import Panel


class WordsOnPage(QObject):
    """Leads to the bar in which words are typed, and from one of their places to the next.

    `leave` has the results of a search wait behind the page.
    """

    def __init__(
        self, screen: Screen, search: SearchOnScreen, *, leave: Callable[[], object]
    ) -> None:
        super().__init__()
        self._screen, self._search, self._leave_for_page = screen, search, leave

    def commands(self) -> dict[str, Callable[[], object]]:
        """What can be done by a key, wherever that is pressed."""
        return {
            "find": self.ask,
            "next": lambda: self.step(1),
            "before": lambda: self.step(-1),
        }

    def refusals(self) -> dict[str, Callable[[], str]]:
        """Why some of the commands can do nothing now; empty words where they can."""
        return {
            "find": self._why_not_ask,
            "next": self._why_not_step,
            "before": self._why_not_step,
        }

    def step(self, by: int) -> None:
        """Goes to the next place on the page, or the one before."""
        if not self._search.now.is_over_page:
            self._screen.reading_in.finding.step(by)

    def ask(self) -> None:
        """Asks for words to find in the article, or in the list that has the page's place."""
        if (field := self._field_over_page()) is not None:
            field.setFocus()
            return
        self._leave_for_page()
        self._screen.window.show_page()
        self._search.let_go_of_hits()
        self._screen.reading_in.open_find()

    def _field_over_page(self) -> QWidget | None:
        shown = self._screen.window.over_page
        return shown.finding_field if isinstance(shown, Panel) else None

    def _why_not_ask(self) -> str:
        is_there = self._screen.reader.article or self._field_over_page()
        return "" if is_there else self.tr("Open an article first.")

    def _why_not_step(self) -> str:
        if not self._search.now.is_over_page and self._screen.reading_in.finding.places:
            return ""
        return with_keys(self.tr("Find words on the page first: {Window: Ctrl+F}."))
