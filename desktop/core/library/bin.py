"""What lies in the bin of the whole library."""

from __future__ import annotations

import json
from dataclasses import dataclass
from datetime import datetime, timedelta

from desktop.core.annotation import Annotation, AnnotationId
from desktop.core.library.changes import Changes
from desktop.core.library.connection import Connection
from desktop.core.library.index_queue import QueuedKind, enqueue
from desktop.core.library.kept_annotations import NOT_BLANK
from desktop.core.library.row_kinds import ANNOTATION
from desktop.core.library.rows import records

# So long everything lies in the bin before it may be taken out for ever, in days.
KEPT_DAYS = 30


@dataclass(frozen=True, slots=True)
class BinnedNote:
    """A mark or a note in the bin; `title` is that of its article, `removed` an ISO 8601 time."""

    annotation: Annotation
    title: str
    removed: str

    @property
    def deletable_from(self) -> str:
        """The ISO 8601 time from which on it may be deleted; nothing is deleted by itself."""
        try:
            return (datetime.fromisoformat(self.removed) + timedelta(days=KEPT_DAYS)).isoformat()
        except (ValueError, OverflowError):
            # Of what was removed nobody knows when, nothing is ever deleted.
            return ""


class Bin:
    """Reads what was removed, and deletes it when somebody wants that.

    For tasks, as it looks through all annotations; but to delete is quickly done.
    """

    def __init__(self, connection: Connection) -> None:
        self._connection = connection

    def notes(self, most: int) -> tuple[BinnedNote, ...]:
        """Those removed last, of all articles."""
        found = records(
            self._connection,
            ANNOTATION,
            f"WHERE it.removed IS NOT NULL AND {NOT_BLANK} ORDER BY it.removed DESC, it.id LIMIT ?",
            (most,),
        )
        rows = self._connection.read(
            "SELECT it.id, a.title, it.removed FROM annotation AS it"
            " JOIN article a ON a.id = it.article_id"
            " WHERE it.id IN (SELECT value FROM json_each(?))",
            (json.dumps([each.id for each in found]),),
        )
        about = {str(row[0]): (str(row[1]), str(row[2])) for row in rows}
        return tuple(BinnedNote(each, *about[each.id]) for each in found if each.id in about)

    def deletable(self, now: datetime) -> tuple[AnnotationId, ...]:
        """What has lain in the bin for KEPT_DAYS by `now`."""
        rows = self._connection.read(
            "SELECT it.id FROM annotation AS it"
            f" WHERE it.removed IS NOT NULL AND {NOT_BLANK}"
            " AND julianday(it.removed) <= julianday(?) ORDER BY it.id",
            ((now - timedelta(days=KEPT_DAYS)).isoformat(),),
        )
        return tuple(AnnotationId(str(row[0])) for row in rows)

    def delete(self, ids: tuple[AnnotationId, ...], now: datetime) -> Changes:
        """Deletes of these what may be deleted by `now`, with all their wordings, for ever.

        What was put back meanwhile, or removed anew, stays.
        """
        with self._connection.transaction():
            gone = tuple(each for each in self.deletable(now) if each in set(ids))
            marks = (json.dumps(gone),)
            articles = self._connection.read(
                "SELECT article_id, also_in FROM annotation"
                " WHERE id IN (SELECT value FROM json_each(?))",
                marks,
            )
            for table, key in (("wording", "annotation_id"), ("annotation", "id")):
                self._connection.write(
                    f"DELETE FROM {table} WHERE {key} IN (SELECT value FROM json_each(?))", marks
                )
            for each in gone:
                enqueue(self._connection, QueuedKind.ANNOTATION, each)
        touched = frozenset(each for row in articles for each in row if each is not None)
        return Changes(articles=touched, annotations=frozenset(gone))
