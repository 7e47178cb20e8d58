"""Searches that are kept in the window: on the shelf, and those of before among the results."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, Signal

from desktop.core.library.errors import LibraryError
from desktop.core.record import replace
from desktop.core.saved_search import SavedSearch, SavedSearchId
from desktop.core.search_request import Request
from desktop.desks.screen import Screen
from desktop.live.live import Live

if TYPE_CHECKING:
    from desktop.search.results import Results
    from desktop.search.rows import EarlierSearchRow

_MOST_SHOWN = 12


class KeptSearches(QObject):
    """Shows searches that were saved or made before; saves and removes them, to be undone.

    `chosen` carries a Request of the shelf that is to be asked again, `failed` what went wrong.
    """

    chosen = Signal(Request)
    failed = Signal(object)

    def __init__(self, screen: Screen, live: Live, *, results: Callable[[], Results]) -> None:
        super().__init__()
        self._window, self._shelf, self._results = screen.window, screen.shelf, results
        self._live, self._library = live, live.library
        self._shelf.search_chosen.connect(self.chosen)
        self._shelf.search_removal_wanted.connect(
            lambda search_id: self._live.edits.searches.remove(SavedSearchId(search_id))
        )

    def show(self) -> None:
        """Shows the searches that are kept, on the shelf and where nothing is searched for."""
        try:
            saved = self._library.now.searches.saved()
            past = self._library.now.searches.past()
        except LibraryError as error:
            self.failed.emit(error)
            return
        self._shelf.show_searches(saved)
        if self._window.results is not None:
            self._show_before(saved, past)
            self.show_whether_saved()

    def save_shown(self) -> None:
        """Keeps the search that is on the screen."""
        now = self._live.search_on_screen.now
        if now.is_over_page and now.results.query:
            self.save(now.results.request)

    def save(self, request: Request) -> None:
        """Keeps a search on the shelf."""
        self._live.edits.searches.save(request)
        self._window.foot.show_done(self.tr("Saved on the shelf; Undo takes it off again."))

    def remove(self, row: EarlierSearchRow) -> None:
        """Takes a search off the shelf, or out of those of before."""
        if row.saved:
            self._live.edits.searches.remove(SavedSearchId(row.saved))
            return
        self._live.edits.searches.forget(row.request)

    def show_whether_saved(self) -> None:
        """Shows beside the results whether their search is kept."""
        request = replace(self._live.search_on_screen.now.results.request, here=None)
        try:
            is_saved = self._library.now.searches.find(request) is not None
        except LibraryError as error:
            self.failed.emit(error)
            return
        self._results().show_saved(is_saved=is_saved)

    def _show_before(self, saved: Sequence[SavedSearch], past: Sequence[Request]) -> None:
        from desktop.search.rows import EarlierSearchRow, GroupRow, ResultRow  # noqa: PLC0415 - loaded

        rows: list[ResultRow] = []
        if saved:
            rows.append(GroupRow(self.tr("Saved searches")))
            rows += [EarlierSearchRow(each.request, saved=each.id) for each in saved]
        kept = {each.request for each in saved}
        past = tuple(request for request in past if request not in kept)[:_MOST_SHOWN]
        if past:
            rows.append(GroupRow(self.tr("Searched before")))
            rows += [EarlierSearchRow(request) for request in past]
        self._results().show_before(rows)
