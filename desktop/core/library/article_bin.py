"""The bin of articles: what is put there can be read, is found nowhere, and comes back whole."""

from __future__ import annotations

from collections.abc import Callable, Collection
from datetime import datetime

from desktop.core.article import ArticleId
from desktop.core.library.changes import Changes
from desktop.core.library.connection import Connection
from desktop.core.library.index_queue import QueuedKind, enqueue

# Whatever refers to an article, but for where it was read and how long it is.
_CARRIES_SOMETHING = " UNION ALL ".join(
    f"SELECT 1 FROM {table} WHERE article_id = ?1"
    for table in (
        *("annotation", "correction", "speaker_name", "article_tag", "collected", "article_origin"),
        *("pack_article", "claim", "context_note", "pack_correction"),
    )
)
_TAKE_OUT = (
    *(
        f"DELETE FROM {table} WHERE article_id = ?"
        for table in ("reading_place", "reading_mark", "article_measure")
    ),
    "DELETE FROM article WHERE id = ?",
)


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


def take_out(connection: Connection, ids: Collection[ArticleId]) -> Changes:
    """Takes out again what was added and carries nothing of its reader's; see `Articles`."""
    taken: set[ArticleId] = set()
    with connection.transaction():
        for article_id in ids:
            if connection.read(_CARRIES_SOMETHING, (article_id,)):
                continue
            for statement in _TAKE_OUT:
                connection.write(statement, (article_id,))
            enqueue(connection, QueuedKind.ARTICLE, article_id)
            taken.add(article_id)
    return Changes(articles=frozenset(taken))
