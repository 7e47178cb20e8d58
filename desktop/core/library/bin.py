"""What lies in the bin of the whole library."""

from __future__ import annotations

import json
from dataclasses import dataclass

from desktop.core.annotation import Annotation
from desktop.core.library.connection import Connection
from desktop.core.library.kept_annotations import NOT_BLANK
from desktop.core.library.row_kinds import ANNOTATION
from desktop.core.library.rows import records


@dataclass(frozen=True, slots=True)
class BinnedNote:
    """A mark or a note in the bin; `title` is that of its article, `removed` an ISO 8601 time."""

    annotation: Annotation
    title: str
    removed: str


class Bin:
    """Reads what was removed; for tasks, as it looks through all annotations."""

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
