"""What the articles of a library say of where they come from, read without their texts."""

from __future__ import annotations

import json
from collections.abc import Collection
from dataclasses import dataclass

from desktop.core.article import Article, ArticleId
from desktop.core.library.connection import Connection
from desktop.core.library.row_kinds import ARTICLE
from desktop.core.library.rows import records


@dataclass(frozen=True, slots=True)
class SourceLine:
    """What one article says."""

    id: ArticleId
    title: str
    byline: str
    publisher: str
    url: str


def source_lines(connection: Connection) -> tuple[SourceLine, ...]:
    """Those of all articles that do not lie in the bin; for tasks."""
    rows = connection.read(
        "SELECT id, title, byline, publisher, url FROM article WHERE removed IS NULL"
        " ORDER BY added, rowid"
    )
    return tuple(
        SourceLine(ArticleId(row[0]), *map(str, row[1:])) for row in rows if isinstance(row[0], str)
    )


def articles_with(connection: Connection, words: str, most: int) -> tuple[ArticleId, ...]:
    """The articles in whose text these words stand letter for letter; for tasks.

    It looks through all texts.
    """
    rows = connection.read(
        "SELECT id FROM article WHERE removed IS NULL AND instr(text, ?)"
        " ORDER BY added, rowid LIMIT ?",
        (words, most),
    )
    return tuple(ArticleId(str(row[0])) for row in rows)


def articles_of(connection: Connection, ids: Collection[ArticleId]) -> tuple[Article, ...]:
    """The articles with these ids, as far as they can be read."""
    return records(
        connection,
        ARTICLE,
        "WHERE it.id IN (SELECT value FROM json_each(?)) ORDER BY it.added, it.rowid",
        (json.dumps(list(ids)),),
    )
