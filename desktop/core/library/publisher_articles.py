"""Which articles a publisher has in the library, by what two spellings of its name share."""

from __future__ import annotations

from desktop.core.article import ArticleId
from desktop.core.library.connection import Connection
from desktop.core.publisher_key import publisher_key


def published_by(connection: Connection, publisher: str) -> tuple[ArticleId, ...]:
    """The articles of a publisher with this key; for tasks, as it looks through all."""
    rows = connection.read(
        "SELECT id, publisher FROM article WHERE removed IS NULL ORDER BY added, rowid"
    )
    return tuple(
        ArticleId(each)
        for each, name in rows
        if isinstance(each, str) and isinstance(name, str) and publisher_key(name) == publisher
    )
