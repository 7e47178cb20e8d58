"""Notes that came from elsewhere and wait for the article that they are on."""

from __future__ import annotations

import json
from collections.abc import Callable, Collection, Iterable
from dataclasses import dataclass
from datetime import datetime
from typing import Any

from desktop.core.library.connection import Connection
from desktop.core.library.rows import RowKind, records, text


@dataclass(frozen=True, slots=True)
class WaitingNote:
    """A note as it came, in JSON that its reader knows; `came_from` is the name of a file."""

    id: str
    content: str
    came_from: str
    came: str


def _waiting_note(row: tuple[Any, ...]) -> WaitingNote:
    return WaitingNote(text(row[0]), text(row[1]), text(row[2]), text(row[3]))


WAITING_NOTE = RowKind("waiting_note", ("id", "content", "came_from", "came"), _waiting_note)


class WaitingNotes:
    """Keeps them; who writes holds the transaction."""

    def __init__(self, connection: Connection, now: Callable[[], datetime]) -> None:
        self._connection, self._now = connection, now

    def all(self) -> tuple[WaitingNote, ...]:
        """Those that wait, in the order in which they came."""
        return records(
            self._connection, WAITING_NOTE, "WHERE it.removed IS NULL ORDER BY it.came, it.rowid"
        )

    def known(self, ids: Collection[str]) -> frozenset[str]:
        """Those of these ids that wait already."""
        rows = self._connection.read(
            "SELECT id FROM waiting_note WHERE removed IS NULL"
            " AND id IN (SELECT value FROM json_each(?))",
            (json.dumps(list(ids)),),
        )
        return frozenset(str(row[0]) for row in rows)

    def put(self, notes: Iterable[WaitingNote]) -> None:
        """Lets notes wait, also such as waited before."""
        self._connection.write_each(
            "INSERT INTO waiting_note (id, content, came_from, came) VALUES (?, ?, ?, ?)"
            " ON CONFLICT (id) DO UPDATE SET removed = NULL",
            [(each.id, each.content, each.came_from, each.came) for each in notes],
        )

    def put_away(self, ids: Iterable[str]) -> None:
        """Lets notes wait no more: they have a place, or their reader took a step back."""
        now = self._now().isoformat()
        self._connection.write_each(
            "UPDATE waiting_note SET removed = ? WHERE id = ?", [(now, each) for each in ids]
        )

    def put_again(self, ids: Iterable[str]) -> None:
        """Lets notes wait that waited before."""
        self._connection.write_each(
            "UPDATE waiting_note SET removed = NULL WHERE id = ?", [(each,) for each in ids]
        )
