"""Collections: articles that a reader puts together, in as many of them as they like."""

from __future__ import annotations

import json
from collections.abc import Callable, Collection, Iterable
from datetime import datetime

from desktop.core.article import ArticleId
from desktop.core.library.changes import Changes
from desktop.core.library.connection import Connection
from desktop.core.record import record
from desktop.core.text.normalised import normalise_line

Collecting = tuple[ArticleId, str]


@record(frozen=True, slots=True)
class ArticleCollection:
    """A collection by hand, with how many articles are in it."""

    id: str
    name: str
    count: int = 0


class Collections:
    """Reads and changes the collections of a library."""

    def __init__(self, connection: Connection, now: Callable[[], datetime]) -> None:
        self._connection = connection
        self._now = now

    def all(self) -> tuple[ArticleCollection, ...]:
        """The collections, those made first at the top; what lies in the bin is not counted."""
        rows = self._connection.read(
            "SELECT c.id, c.name, (SELECT count(*) FROM collected i JOIN article a"
            " ON a.id = i.article_id WHERE i.collection_id = c.id AND i.removed IS NULL"
            " AND a.removed IS NULL) FROM collection c WHERE c.removed IS NULL"
            " ORDER BY c.created, c.rowid"
        )
        return tuple(ArticleCollection(str(row[0]), str(row[1]), int(row[2])) for row in rows)

    def of(self, ids: Collection[ArticleId]) -> dict[ArticleId, tuple[str, ...]]:
        """The ids of the collections that articles are in."""
        found: dict[ArticleId, tuple[str, ...]] = dict.fromkeys(ids, ())
        for article_id, collection_id in self._connection.read(
            "SELECT i.article_id, i.collection_id FROM collected i JOIN collection c"
            " ON c.id = i.collection_id WHERE i.removed IS NULL AND c.removed IS NULL"
            " AND i.article_id IN (SELECT value FROM json_each(?)) ORDER BY c.created, c.rowid",
            (json.dumps(list(ids)),),
        ):
            found[ArticleId(article_id)] += (str(collection_id),)
        return found

    def change(
        self,
        put: Iterable[Collecting],
        taken: Iterable[Collecting],
        new: Iterable[ArticleCollection] = (),
    ) -> Changes:
        """Puts articles into collections and takes others out, all or none; makes `new` ones."""
        put, taken, new = tuple(put), tuple(taken), tuple(new)
        now = self._now().isoformat()
        with self._connection.transaction():
            self._connection.write_each(
                "INSERT INTO collection (id, name, created) VALUES (?, ?, ?)"
                " ON CONFLICT (id) DO UPDATE SET removed = NULL",
                [(each.id, normalise_line(each.name), now) for each in new],
            )
            self._connection.write_each(
                "INSERT INTO collected (collection_id, article_id, added) VALUES (?, ?, ?)"
                " ON CONFLICT (collection_id, article_id) DO UPDATE SET removed = NULL",
                [(collection, article, now) for article, collection in put],
            )
            self._connection.write_each(
                "UPDATE collected SET removed = ? WHERE collection_id = ? AND article_id = ?",
                [(now, collection, article) for article, collection in taken],
            )
        changed = {collection for _, collection in (*put, *taken)} | {each.id for each in new}
        return Changes(collections=frozenset(changed))

    def set_aside(self, ids: Collection[str]) -> Changes:
        """Puts collections aside; their articles stay where they are, and so does what is in them.

        `bring_back` undoes it.
        """
        return self._set_removed(ids, self._now().isoformat())

    def bring_back(self, ids: Collection[str]) -> Changes:
        """Brings collections back with what was in them."""
        return self._set_removed(ids, None)

    def rename(self, collection_id: str, name: str) -> Changes:
        """Calls a collection otherwise."""
        with self._connection.transaction():
            self._connection.write(
                "UPDATE collection SET name = ? WHERE id = ?", (normalise_line(name), collection_id)
            )
        return Changes(collections=frozenset({collection_id}))

    def _set_removed(self, ids: Collection[str], removed: str | None) -> Changes:
        with self._connection.transaction():
            self._connection.write_each(
                "UPDATE collection SET removed = ? WHERE id = ?", [(removed, each) for each in ids]
            )
        return Changes(collections=frozenset(ids))
