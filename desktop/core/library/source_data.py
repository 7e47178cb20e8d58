"""What an article says of where it comes from, and who gave each part of it."""

from __future__ import annotations

import json
from collections.abc import Callable, Collection, Mapping
from dataclasses import dataclass
from datetime import datetime
from enum import StrEnum

from desktop.core.article import ArticleId
from desktop.core.library.changes import Changes
from desktop.core.library.connection import Connection
from desktop.core.library.index_queue import QueuedKind, enqueue
from desktop.core.text.normalised import storable


class SourceColumn(StrEnum):
    """A part of it, named as the column that holds it."""

    TITLE = "title"
    PUBLISHER = "publisher"
    BYLINE = "byline"
    PUBLISHED = "published"
    URL = "url"


# Who gave a value that its reader wrote; empty for what came with the article.
YOU = "you"


@dataclass(frozen=True, slots=True)
class SourceValue:
    """A value, who gave it, and what stood there when the article came."""

    value: str
    given_by: str = ""
    before: str = ""


Source = Mapping[SourceColumn, SourceValue]


class SourceData:
    """Reads and changes where articles come from."""

    def __init__(self, connection: Connection, now: Callable[[], datetime]) -> None:
        self._connection = connection
        self._now = now

    def of(self, ids: Collection[ArticleId]) -> dict[ArticleId, dict[SourceColumn, SourceValue]]:
        """All of it, for each of these articles."""
        wanted = json.dumps(list(ids))
        origins = {
            (article_id, field): (str(given_by), str(before))
            for article_id, field, given_by, before in self._connection.read(
                "SELECT article_id, field, given_by, before FROM article_origin"
                " WHERE article_id IN (SELECT value FROM json_each(?))",
                (wanted,),
            )
        }
        columns = ", ".join(SourceColumn)
        found = {}
        for article_id, *values in self._connection.read(
            f"SELECT id, {columns} FROM article WHERE id IN (SELECT value FROM json_each(?))",
            (wanted,),
        ):
            source = {}
            for field, value in zip(SourceColumn, values, strict=True):
                given_by, before = origins.get((article_id, field.value), ("", ""))
                source[field] = SourceValue(str(value), given_by, before if given_by else "")
            found[ArticleId(article_id)] = source
        return found

    def origins(self, article_id: ArticleId) -> dict[str, str]:
        """Where the fields of an article were read when it came, by their names.

        Empty where nobody noted that. What its reader changed since is told by `of`.
        """
        return noted_origins(self._connection, article_id)

    def put(self, sources: Mapping[ArticleId, Source]) -> Changes:
        """Writes these parts, with who gave them; all or none. Others stay as they are."""
        now = self._now().isoformat()
        with self._connection.transaction():
            for article_id, source in sources.items():
                for field, each in source.items():
                    self._connection.write(
                        f"UPDATE article SET {field} = ? WHERE id = ?",
                        (storable(each.value), article_id),
                    )
                    self._connection.write(
                        "INSERT INTO article_origin (article_id, field, given_by, before, changed)"
                        " VALUES (?, ?, ?, ?, ?) ON CONFLICT (article_id, field) DO UPDATE SET"
                        " given_by = excluded.given_by, before = excluded.before,"
                        " changed = excluded.changed",
                        (article_id, field, each.given_by, storable(each.before), now),
                    )
                enqueue(self._connection, QueuedKind.ARTICLE, article_id)
        return Changes(articles=frozenset(sources))


def noted_origins(connection: Connection, article_id: ArticleId) -> dict[str, str]:
    """Where the fields of an article were read when its text came; see `SourceData.origins`."""
    row = connection.read_one("SELECT origins FROM article WHERE id = ?", (article_id,))
    try:
        said = json.loads(row[0]) if row and isinstance(row[0], str) else None
    except (ValueError, RecursionError):
        return {}
    if not isinstance(said, dict):
        return {}
    return {name: where for name, where in said.items() if isinstance(where, str)}


def given_by_readers(connection: Connection, article_id: ArticleId) -> dict[str, str]:
    """The columns that a reader filled, with what the text itself says there."""
    rows = connection.read(
        "SELECT field, before FROM article_origin WHERE article_id = ? AND given_by <> ''",
        (article_id,),
    )
    return {str(field): str(before) for field, before in rows if field in set(SourceColumn)}


def changed_by_you(
    before: Mapping[ArticleId, Source], values: Mapping[SourceColumn, str]
) -> dict[ArticleId, dict[SourceColumn, SourceValue]]:
    """What is to be written where a reader wants other values; nothing for what stays the same.

    What stood there when the article came is kept beside it; who writes just that again takes
    their own value back.
    """
    changed: dict[ArticleId, dict[SourceColumn, SourceValue]] = {}
    for article_id, source in before.items():
        for field, value in values.items():
            known = source[field]
            if value == known.value:
                continue
            first = known.before if known.given_by else known.value
            given_by = YOU if value != first else ""
            changed.setdefault(article_id, {})[field] = SourceValue(
                value, given_by, first if given_by else ""
            )
    return changed
