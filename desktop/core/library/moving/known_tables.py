"""Whether a database from elsewhere has the tables of a library, and nothing else.

A table, a list or a trigger that no version of the program makes could do anything as soon as
something is written: a file with one is not taken in.
"""

from __future__ import annotations

import sqlite3
from contextlib import closing

from desktop.core.library.schema import MIGRATIONS, is_ours, newest, statements, version

_Object = tuple[str, str, str, str]
# What SQLite keeps for itself.
_OF_SQLITE = {"sqlite_sequence", "sqlite_stat1", "sqlite_stat4"}


def is_a_later_one(raw: sqlite3.Connection) -> bool:
    """Whether a library was made by a newer version of the program."""
    return is_ours(raw) and version(raw) > newest()


def is_a_library(raw: sqlite3.Connection) -> bool:
    """Whether all that stands in the list of tables is just what its version has."""
    number = version(raw)
    return is_ours(raw) and 0 < number <= newest() and _objects(raw) == _made_by(number)


def _made_by(number: int) -> frozenset[_Object]:
    with closing(sqlite3.connect(":memory:", isolation_level=None)) as made:
        for step in MIGRATIONS[:number]:
            for statement in statements(step):
                made.execute(statement)
        return _objects(made)


def _objects(raw: sqlite3.Connection) -> frozenset[_Object]:
    rows = raw.execute("SELECT type, name, tbl_name, ifnull(sql, '') FROM main.sqlite_schema")
    return frozenset(
        (kind, name, table, " ".join(sql.split()))
        for kind, name, table, sql in rows
        if name not in _OF_SQLITE
    )
