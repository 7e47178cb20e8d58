"""The tags that a reader puts on articles, as they put hashtags into notes."""

from __future__ import annotations

import json
import re
from collections.abc import Callable, Collection, Iterable
from datetime import datetime

from desktop.core.article import ArticleId
from desktop.core.library.changes import Changes
from desktop.core.library.connection import Connection
from desktop.core.library.index_queue import QueuedKind, enqueue
from desktop.core.text.normalised import storable

# So long may a tag be.
_LONGEST = 40
Tagging = tuple[ArticleId, str]


def tag_from(typed: str) -> str:
    """What was typed as one tag: small letters, digits and hyphens, or nothing.

    Example: "#History fair!" → "history-fair".
    """
    words = re.findall(r"\w+", storable(typed[: 4 * _LONGEST]).casefold())
    return "-".join(words)[:_LONGEST].strip("-")


class ArticleTags:
    """Reads and changes the tags of articles."""

    def __init__(self, connection: Connection, now: Callable[[], datetime]) -> None:
        self._connection = connection
        self._now = now

    def of(self, ids: Collection[ArticleId]) -> dict[ArticleId, tuple[str, ...]]:
        """The tags of articles, those put there first at the front."""
        found: dict[ArticleId, tuple[str, ...]] = dict.fromkeys(ids, ())
        for article_id, tag in self._connection.read(
            "SELECT article_id, tag FROM article_tag WHERE removed IS NULL"
            " AND article_id IN (SELECT value FROM json_each(?)) ORDER BY tagged, rowid",
            (json.dumps(list(ids)),),
        ):
            found[ArticleId(article_id)] += (str(tag),)
        return found

    def all(self) -> tuple[str, ...]:
        """Every tag that stands on an article, by name."""
        rows = self._connection.read(
            "SELECT DISTINCT tag FROM article_tag WHERE removed IS NULL ORDER BY tag"
        )
        return tuple(str(row[0]) for row in rows)

    def change(self, put: Iterable[Tagging], taken: Iterable[Tagging]) -> Changes:
        """Puts tags on articles and takes others off, all or none."""
        put, taken = tuple(put), tuple(taken)
        now = self._now().isoformat()
        changed = frozenset(article_id for article_id, _ in (*put, *taken))
        with self._connection.transaction():
            self._connection.write_each(
                "INSERT INTO article_tag (article_id, tag, tagged) VALUES (?, ?, ?)"
                " ON CONFLICT (article_id, tag) DO UPDATE SET removed = NULL",
                [(article_id, tag, now) for article_id, tag in put],
            )
            self._connection.write_each(
                "UPDATE article_tag SET removed = ? WHERE article_id = ? AND tag = ?",
                [(now, article_id, tag) for article_id, tag in taken],
            )
            for each in sorted(changed):
                enqueue(self._connection, QueuedKind.ARTICLE, each)
        tags = frozenset(f"#{tag}" for _, tag in (*put, *taken))
        return Changes(articles=changed, collections=tags)
