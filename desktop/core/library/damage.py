"""What is not as it should be in a library file: which row, and in what way."""

from __future__ import annotations

import sqlite3
from enum import StrEnum

from desktop.core.record import record

# What SQLite raises for a file that it cannot follow; the last where its own words are spoilt.
SPOILT = (sqlite3.Error, UnicodeDecodeError)


class DamageKind(StrEnum):
    """In what way something is not as it should be."""

    # What the file says of itself: which program made it, and in which version.
    HEAD = "head"
    # SQLite cannot follow the pages of the file.
    FILE = "file"
    # The rows are there, and the lists by which they are found are not right.
    LISTS = "lists"
    # The row does not bear out its seal.
    NOT_AS_SAVED = "not as saved"
    # The row is as it was saved, and this version of the program makes no sense of it.
    UNREADABLE = "unreadable"
    # The row belongs to another that is not there.
    ALONE = "alone"
    # A copy has the row, and the library does not.
    MISSING = "missing"


@record(frozen=True, slots=True)
class Damage:
    """One thing that is not as it should be; nothing was changed because of it.

    `table` and `key` tell the row, where it is one: `row` is its number in the table of the
    library. `detail` is for whoever mends it.
    """

    kind: DamageKind
    table: str = ""
    key: str = ""
    row: int | None = None
    detail: str = ""


class Noticed:
    """The rows that turned out not to be as they should while they were read."""

    def __init__(self) -> None:
        self._found: dict[tuple[str, str], Damage] = {}

    @property
    def all(self) -> tuple[Damage, ...]:
        """Each row once, in the order in which they were come upon."""
        return tuple(self._found.values())

    def note(self, damage: Damage) -> None:
        """Remembers what was found of a row, in the place of what was found before."""
        self._found[damage.table, damage.key] = damage

    def note_sound(self, table: str, key: object) -> None:
        """Lets go of what was found of a row that is right now."""
        # Of nearly every library nothing was found.
        if self._found:
            self._found.pop((table, str(key)), None)
