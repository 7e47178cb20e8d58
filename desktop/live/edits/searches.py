"""Searches kept on the shelf, and those of before: kept and let go of, each a step to undo."""

from __future__ import annotations

from dataclasses import replace
from uuid import uuid4

from PySide6.QtCore import QCoreApplication

from desktop.core.saved_search import SavedSearch, SavedSearchId
from desktop.core.search_request import Request
from desktop.live.edits.steps import Steps
from desktop.live.library import LiveLibrary


class SearchEdits:
    """What a student does to searches."""

    def __init__(self, library: LiveLibrary, steps: Steps) -> None:
        self._library, self._steps = library, steps

    def save(self, request: Request) -> None:
        """Keeps a search on the shelf, unless the same one is kept already."""
        now = self._library.now.now().isoformat()
        search = SavedSearch(SavedSearchId(uuid4().hex), replace(request, here=None), now)
        is_kept = self._steps.read(
            lambda library: library.searches.find(search.request) is not None, True
        )
        if is_kept:
            return
        self._steps.take(
            QCoreApplication.translate("Edits", "saving a search"),
            lambda library: library.searches.save(search),
            lambda library: library.searches.remove(search.id),
            again=lambda library: library.searches.restore(search.id),
            told=QCoreApplication.translate("Edits", "The search is kept on the shelf"),
        )

    def remove(self, search_id: SavedSearchId) -> None:
        """Takes a search off the shelf."""
        self._steps.take(
            QCoreApplication.translate("Edits", "removing a search"),
            lambda library: library.searches.remove(search_id),
            lambda library: library.searches.restore(search_id),
            told=QCoreApplication.translate("Edits", "The search is off the shelf"),
        )

    def forget(self, request: Request) -> None:
        """Lets go of a search that was made before."""
        self._steps.take(
            QCoreApplication.translate("Edits", "forgetting a search"),
            lambda library: library.searches.forget(request),
            lambda library: library.searches.remember(request),
            told=QCoreApplication.translate("Edits", "The search is forgotten"),
        )
