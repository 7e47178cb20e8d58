"""Finds everything in a library file that is not as it was saved."""

from __future__ import annotations

import re
import sqlite3
from collections.abc import Callable, Iterator

from desktop.core.library.damage import SPOILT, Damage, DamageKind
from desktop.core.library.seals import is_intact, know_seals, sealed_tables

# So many things SQLite tells of; then it is enough to know that the file is damaged.
_MOST = 1_000
# What SQLite says of a row that is there and stands wrongly, or not at all, in a list of rows.
_OF_A_LIST = re.compile(r"row \d+ missing from index|wrong # of entries in index|non-unique entry")

Tell = Callable[[int, int], None]


def _silent(_done: int, _all: int) -> None:
    pass


def damages_of(raw: sqlite3.Connection, tell: Tell = _silent) -> tuple[Damage, ...]:
    """All that is not as it was saved; empty for a file that is sound.

    `tell` hears how many of how many parts were looked at. Raises sqlite3.Error for what is no
    library at all.
    """
    know_seals(raw)
    sealed = sealed_tables(raw)
    steps = len(sealed) + 2
    found = list(_of_file(raw))
    tell(1, steps)
    for number, (table, columns) in enumerate(sealed.items(), start=2):
        found += _of_rows(raw, table, columns)
        tell(number, steps)
    known = {(each.table, each.row) for each in found}
    found += (each for each in _alone(raw) if (each.table, each.row) not in known)
    tell(steps, steps)
    return tuple(found)


def key_of(raw: sqlite3.Connection, table: str, row: int) -> str:
    """What tells a row from the others of its table, for people to read."""
    names = key_columns(raw, table)
    parts = " || ' ' || ".join(f'CAST("{name}" AS BLOB)' for name in names)
    try:
        found = raw.execute(
            f'SELECT CAST({parts} AS BLOB) FROM main."{table}" WHERE rowid = ?', (row,)
        ).fetchone()
    except SPOILT:
        return ""
    return found[0].decode("utf-8", "replace") if found and found[0] is not None else ""


def _of_file(raw: sqlite3.Connection) -> Iterator[Damage]:
    try:
        said = [str(row[0]) for row in raw.execute(f"PRAGMA integrity_check({_MOST})")]
    except SPOILT as error:
        said = [str(error)]
    for words in said:
        if words != "ok":
            kind = DamageKind.LISTS if _OF_A_LIST.search(words) else DamageKind.FILE
            yield Damage(kind, detail=words)


def _of_rows(raw: sqlite3.Connection, table: str, columns: tuple[str, ...]) -> Iterator[Damage]:
    query = f'SELECT rowid FROM main."{table}" NOT INDEXED WHERE NOT ({is_intact(columns)})'
    try:
        rows = [row for (row,) in raw.execute(query)]
    except SPOILT as error:
        yield Damage(DamageKind.FILE, table, detail=str(error))
        return
    for row in rows:
        yield Damage(DamageKind.NOT_AS_SAVED, table, key_of(raw, table, row), row)


def _alone(raw: sqlite3.Connection) -> Iterator[Damage]:
    try:
        rows = raw.execute("PRAGMA foreign_key_check").fetchall()
    except SPOILT as error:
        yield Damage(DamageKind.FILE, detail=str(error))
        return
    for table, row, parent, _number in rows:
        yield Damage(DamageKind.ALONE, table, key_of(raw, table, row), row, detail=str(parent))


def key_columns(raw: sqlite3.Connection, table: str) -> list[str]:
    """The columns that tell a row of a table from the others."""
    rows = raw.execute("SELECT name FROM pragma_table_info(?) WHERE pk > 0 ORDER BY pk", (table,))
    return [name for (name,) in rows] or ["rowid"]
