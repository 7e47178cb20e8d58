"""What the full-text index has not yet seen."""

from __future__ import annotations

from collections.abc import Iterable
from enum import StrEnum

from desktop.core.library.changes import Changes
from desktop.core.library.connection import Connection
from desktop.core.record import record


class QueuedKind(StrEnum):
    """What a row of the queue points at."""

    ARTICLE = "article"
    ANNOTATION = "annotation"
    OWN_CLAIM = "own claim"


_KINDS: dict[object, QueuedKind] = {kind.value: kind for kind in QueuedKind}


@record(frozen=True, slots=True)
class QueuedItem:
    """Something that was added, changed or removed; a later change gets a higher revision."""

    revision: int
    kind: QueuedKind
    item_id: str


def enqueue(connection: Connection, kind: QueuedKind, item_id: str) -> None:
    """Notes inside the caller's transaction that the index must look at this item again."""
    connection.write(
        "INSERT OR REPLACE INTO index_queue (kind, item_id) VALUES (?, ?)", (kind, item_id)
    )


def enqueue_every_article(connection: Connection) -> None:
    """Notes inside the caller's transaction that the index must look at all articles again."""
    connection.write(
        "INSERT OR REPLACE INTO index_queue (kind, item_id)"
        " SELECT ?, id FROM article ORDER BY added, id",
        (QueuedKind.ARTICLE,),
    )


class IndexQueue:
    """The queue as seen by whoever feeds the index."""

    def __init__(self, connection: Connection) -> None:
        self._connection = connection

    def enqueue_article(self, article_id: str) -> Changes:
        """Notes that the index must look at an article again."""
        with self._connection.transaction():
            enqueue(self._connection, QueuedKind.ARTICLE, article_id)
        return Changes()

    def is_empty(self) -> bool:
        """Whether the index has seen everything."""
        return self._connection.read_one("SELECT 1 FROM index_queue LIMIT 1") is None

    def count(self, kind: QueuedKind) -> int:
        """How many items of a kind are waiting."""
        row = self._connection.read_one("SELECT count(*) FROM index_queue WHERE kind = ?", (kind,))
        return int(row[0]) if row else 0

    def articles(self) -> tuple[str, ...]:
        """The ids of the articles that are waiting, the oldest first."""
        rows = self._connection.read(
            "SELECT item_id FROM index_queue WHERE kind = ? ORDER BY revision",
            (QueuedKind.ARTICLE,),
        )
        return tuple(str(row[0]) for row in rows)

    def annotations(self) -> tuple[str, ...]:
        """The ids of the annotations that are waiting, the newest first."""
        rows = self._connection.read(
            "SELECT item_id FROM index_queue WHERE kind = ? ORDER BY revision DESC",
            (QueuedKind.ANNOTATION,),
        )
        return tuple(str(row[0]) for row in rows)

    def own_claims(self) -> tuple[str, ...]:
        """The ids of the reader's own claims that are waiting, the oldest first."""
        rows = self._connection.read(
            "SELECT item_id FROM index_queue WHERE kind = ? ORDER BY revision",
            (QueuedKind.OWN_CLAIM,),
        )
        return tuple(str(row[0]) for row in rows)

    def newest_revision(self) -> int:
        """The highest revision that any item ever had, also one that was taken out."""
        row = self._connection.read_one(
            "SELECT seq FROM sqlite_sequence WHERE name = 'index_queue'"
        )
        return int(row[0]) if row else 0

    def first(self, limit: int) -> tuple[QueuedItem, ...]:
        """The oldest items, at most `limit`.

        One of a kind that nobody knows goes through as an article that is not there.
        """
        rows = self._connection.read(
            "SELECT revision, kind, item_id FROM index_queue ORDER BY revision LIMIT ?", (limit,)
        )
        return tuple(
            QueuedItem(revision, _KINDS.get(kind, QueuedKind.ARTICLE), str(item))
            for revision, kind, item in rows
        )

    def clear(self, fed: Iterable[QueuedItem]) -> None:
        """Takes out exactly these items; one that changed again meanwhile stays."""
        with self._connection.transaction():
            self._connection.write_each(
                "DELETE FROM index_queue WHERE revision = ?", [(item.revision,) for item in fed]
            )

    def enqueue_everything(self) -> None:
        """Asks for the whole library to be fed again, for an index that was lost."""
        with self._connection.transaction():
            self._connection.write("DELETE FROM index_queue")
            enqueue_every_article(self._connection)
            self._connection.write(
                "INSERT INTO index_queue (kind, item_id) SELECT ?, id FROM annotation"
                " WHERE removed IS NULL ORDER BY modified, id",
                (QueuedKind.ANNOTATION,),
            )
            self._connection.write(
                "INSERT INTO index_queue (kind, item_id) SELECT ?, id FROM own_claim"
                " WHERE removed IS NULL ORDER BY created, id",
                (QueuedKind.OWN_CLAIM,),
            )
