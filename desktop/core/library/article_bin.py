"""The bin of articles: what is put there can be read, is found nowhere, and comes back whole."""

from __future__ import annotations

from collections.abc import Callable, Collection
from datetime import datetime

from desktop.core.article import ArticleId
from desktop.core.library.changes import Changes
from desktop.core.library.connection import Connection
from desktop.core.library.index_queue import QueuedKind, enqueue


class ArticleBin:
    """Puts articles into the bin of the library, with all that was done on them, and back."""

    def __init__(self, connection: Connection, now: Callable[[], datetime]) -> None:
        self._connection = connection
        self._now = now

    def put(self, ids: Collection[ArticleId]) -> Changes:
        """Puts articles into the bin; one that lies there keeps its day."""
        return self._set(ids, "removed IS NULL", self._now().isoformat())

    def take_back(self, ids: Collection[ArticleId]) -> Changes:
        """Brings articles back from the bin."""
        return self._set(ids, "removed IS NOT NULL", None)

    def _set(self, ids: Collection[ArticleId], where: str, removed: str | None) -> Changes:
        with self._connection.transaction():
            for each in ids:
                self._connection.write(
                    f"UPDATE article SET removed = ? WHERE id = ? AND {where}", (removed, each)
                )
                enqueue(self._connection, QueuedKind.ARTICLE, each)
        return Changes(articles=frozenset(ids), collections=frozenset({"bin"}))
