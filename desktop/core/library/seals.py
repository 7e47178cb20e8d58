"""The checksum that every row of what is precious carries of its own, its seal.

It is written by SQLite itself in the moment in which a row is: a connection that may write has a
trigger on every table that has a column `checksum`. No operation has to think of it, and none can
forget it. The triggers last as long as the connection; the file has none.
"""

from __future__ import annotations

import sqlite3
from hashlib import blake2b
from typing import Any

_COLUMN = "checksum"
_BYTES = 8
_FUNCTION = "sealed"


def know_seals(raw: sqlite3.Connection) -> None:
    """Lets a connection compute seals, also one that only reads."""
    raw.create_function(_FUNCTION, -1, _seal, deterministic=True)


def keep_sealed(raw: sqlite3.Connection) -> None:
    """From now on this connection seals whatever it writes.

    A row that was not as it was saved before a change is not afterwards: damage is never sealed.
    """
    know_seals(raw)
    # Else SQLite would make a file for the triggers.
    raw.execute("PRAGMA temp_store = MEMORY")
    for table, columns in sealed_tables(raw).items():
        changed = ", ".join(f'"{column}"' for column in columns)
        seal = f'UPDATE "{table}" SET {_COLUMN} = {seal_of(columns, "NEW")} WHERE rowid = NEW.rowid'
        raw.execute(
            f'CREATE TEMP TRIGGER IF NOT EXISTS "seal_new_{table}" AFTER INSERT ON main."{table}"'
            # A row that was taken from elsewhere brings its seal.
            f" WHEN NEW.{_COLUMN} IS NULL BEGIN {seal}; END"
        )
        raw.execute(
            f'CREATE TEMP TRIGGER IF NOT EXISTS "seal_changed_{table}" AFTER UPDATE OF {changed}'
            f' ON main."{table}" WHEN OLD.{_COLUMN} IS {seal_of(columns, "OLD")}'
            f" BEGIN {seal}; END"
        )


def seal_what_has_none(raw: sqlite3.Connection) -> None:
    """Seals the rows that the steps of a migration made or changed; the last part of it."""
    know_seals(raw)
    for table, columns in sealed_tables(raw).items():
        raw.execute(f'UPDATE "{table}" SET {_COLUMN} = {seal_of(columns)} WHERE {_COLUMN} IS NULL')


def sealed_tables(raw: sqlite3.Connection) -> dict[str, tuple[str, ...]]:
    """The columns that are under the seal, of every table whose rows have one."""
    tables: dict[str, list[str]] = {}
    for table, column in raw.execute(
        "SELECT t.name, c.name FROM main.sqlite_schema t JOIN pragma_table_info(t.name) c"
        " WHERE t.type = 'table' ORDER BY t.name, c.name"
    ):
        tables.setdefault(table, []).append(column)
    return {
        table: tuple(column for column in columns if column != _COLUMN)
        for table, columns in tables.items()
        if _COLUMN in columns
    }


def seal_of(columns: tuple[str, ...], row: str = "") -> str:
    """The SQL that computes the seal of a row with these columns; `row` is its name in the SQL."""
    of = f"{row}." if row else ""
    # The bytes as they are in the file: SQLite gives no text that is not UTF-8.
    parts = (f'\'{c}\', typeof({of}"{c}"), CAST({of}"{c}" AS BLOB)' for c in columns)
    return f"{_FUNCTION}({', '.join(parts)})"


def is_intact(columns: tuple[str, ...], row: str = "") -> str:
    """The SQL that says whether a row is as it was saved: 1 or 0."""
    of = f"{row}." if row else ""
    return f"{of}{_COLUMN} IS {seal_of(columns, row)}"


def _seal(*parts: Any) -> bytes:
    """The seal of a row, told as the name, the type and the bytes of each column in turn.

    A column that is empty leaves no trace: one that a later version adds breaks no seal.
    """
    seal = blake2b(digest_size=_BYTES)
    for name, kind, value in zip(parts[::3], parts[1::3], parts[2::3], strict=True):
        if value:
            # With its length before it no end of one part is taken for the beginning of another.
            seal.update(f"{name} {kind} {len(value)} ".encode())
            seal.update(value)
    return seal.digest()
