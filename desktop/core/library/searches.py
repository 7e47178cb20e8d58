"""The searches that a reader keeps, and those that led somewhere."""

from __future__ import annotations

from collections.abc import Callable
from datetime import datetime

from desktop.core.library.changes import Changes
from desktop.core.library.connection import Connection
from desktop.core.library.row_kinds import PAST_SEARCH, SAVED_SEARCH
from desktop.core.library.rows import first_record, records
from desktop.core.saved_search import (
    SavedSearch,
    SavedSearchId,
    choices_as_json,
)
from desktop.core.search_request import Request
from desktop.core.text.normalised import storable

# So many searches of before are remembered.
MOST_PAST = 50


class Searches:
    """Keeps searches, and remembers the last ones by themselves."""

    def __init__(self, connection: Connection, now: Callable[[], datetime]) -> None:
        self._connection = connection
        self._now = now

    def saved(self) -> tuple[SavedSearch, ...]:
        """The searches that are kept, those kept first at the top."""
        return records(
            self._connection,
            SAVED_SEARCH,
            "WHERE it.removed IS NULL ORDER BY it.created, it.rowid",
        )

    def find(self, request: Request) -> SavedSearch | None:
        """The search that is kept and asks for the same."""
        words, choices = storable(request.words), choices_as_json(request)
        return first_record(
            self._connection,
            SAVED_SEARCH,
            "WHERE it.removed IS NULL AND it.words = ? AND it.choices = ?",
            (words, choices),
        )

    def save(self, search: SavedSearch) -> Changes:
        """Keeps a search. Raises LibraryError when its id is taken."""
        with self._connection.transaction():
            self._connection.write(
                "INSERT INTO saved_search (id, words, choices, created, removed)"
                " VALUES (?, ?, ?, ?, NULL)",
                (
                    search.id,
                    storable(search.request.words),
                    choices_as_json(search.request),
                    search.created,
                ),
            )
        return Changes(searches=frozenset({search.id}))

    def remove(self, search_id: SavedSearchId) -> Changes:
        """Puts a search aside, from where `restore` brings it back."""
        return self._set_removed(search_id, self._now().isoformat())

    def restore(self, search_id: SavedSearchId) -> Changes:
        """Keeps a search again that was put aside."""
        return self._set_removed(search_id, None)

    def past(self) -> tuple[Request, ...]:
        """The searches that led somewhere, the latest first."""
        return records(self._connection, PAST_SEARCH, "ORDER BY it.searched DESC, it.rowid DESC")

    def remember(self, request: Request) -> Changes:
        """Notes that a search led somewhere; of many only the last `MOST_PAST` stay."""
        with self._connection.transaction():
            self._connection.write(
                "INSERT OR REPLACE INTO past_search (words, choices, searched) VALUES (?, ?, ?)",
                (storable(request.words), choices_as_json(request), self._now().isoformat()),
            )
            self._connection.write(
                "DELETE FROM past_search WHERE rowid NOT IN"
                " (SELECT rowid FROM past_search ORDER BY searched DESC, rowid DESC LIMIT ?)",
                (MOST_PAST,),
            )
        return Changes(past_searches=frozenset({request.words}))

    def forget(self, request: Request) -> Changes:
        """Lets go of a search that was made before."""
        with self._connection.transaction():
            self._connection.write(
                "DELETE FROM past_search WHERE words = ? AND choices = ?",
                (storable(request.words), choices_as_json(request)),
            )
        return Changes(past_searches=frozenset({request.words}))

    def _set_removed(self, search_id: SavedSearchId, removed: str | None) -> Changes:
        with self._connection.transaction():
            self._connection.write(
                "UPDATE saved_search SET removed = ? WHERE id = ?", (removed, search_id)
            )
        return Changes(searches=frozenset({search_id}))
