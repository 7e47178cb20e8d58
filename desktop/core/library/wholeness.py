"""Whether the tables of a library are all there, as the steps of its schema make them."""

from __future__ import annotations

import re
import sqlite3
from functools import cache

from desktop.core.library import schema

# Read from the steps, as making the tables to compare with would keep every start waiting.
_COLUMN = re.compile(r"^ {8}([a-z]\w*) ", re.MULTILINE)
_ADDED = re.compile(r"ALTER TABLE (\w+) ADD COLUMN (\w+)")

Column = tuple[str, str]


def is_whole(raw: sqlite3.Connection) -> bool:
    """Whether every table and column is there that the file should have by its version."""
    return not missing_from(raw)


def missing_from(raw: sqlite3.Connection) -> tuple[Column, ...]:
    """The columns that are not there, each with its table before it."""
    steps = schema.MIGRATIONS[: max(0, schema.version(raw))]
    return tuple(sorted(made_by(steps) - columns(raw)))


def missing_triggers(raw: sqlite3.Connection) -> tuple[str, ...]:
    """The names of the triggers that are not there."""
    steps = schema.MIGRATIONS[: max(0, schema.version(raw))]
    return tuple(sorted(_triggers_of(steps).keys() - _triggers(raw)))


def make_triggers(raw: sqlite3.Connection) -> None:
    """Makes the triggers anew that are not there: nobody wrote them, so nothing is lost."""
    for name in missing_triggers(raw):
        raw.execute(_triggers_of(schema.MIGRATIONS)[name])


def is_of_another_version(raw: sqlite3.Connection) -> bool:
    """Whether a file holds what its version does not have: what it says of that is not so."""
    version = schema.version(raw)
    known = made_by(schema.MIGRATIONS)
    steps = schema.MIGRATIONS[: max(0, version)]
    return version < 0 or bool((columns(raw) & known) - made_by(steps))


@cache
def made_by(migrations: tuple[str, ...]) -> frozenset[Column]:
    """The columns of every table that steps of a schema make."""
    steps = "\n".join(migrations)
    made = set()
    for table_and_rows in steps.split("CREATE TABLE ")[1:]:
        table, _, rows = table_and_rows.partition("\n    ) STRICT;")[0].partition(" (")
        made |= {(table, name) for name in _COLUMN.findall(rows)}
    return frozenset(made | {(table, name) for table, name in _ADDED.findall(steps)})


@cache
def _triggers_of(migrations: tuple[str, ...]) -> dict[str, str]:
    """The statement that makes each trigger, by its name."""
    made: dict[str, str] = {}
    for step in migrations:
        # A step takes away only what those before it made.
        for rest in step.split("DROP TRIGGER ")[1:]:
            made.pop(rest.partition(";")[0], None)
        for rest in step.split("CREATE TRIGGER ")[1:]:
            statement, end, _ = rest.partition("END;")
            made[statement.split()[0]] = f"CREATE TRIGGER {statement}{end}"
    return made


def _triggers(raw: sqlite3.Connection) -> frozenset[str]:
    rows = raw.execute("SELECT name FROM main.sqlite_schema WHERE type = 'trigger'")
    return frozenset(name for (name,) in rows)


def columns(raw: sqlite3.Connection) -> frozenset[Column]:
    """The columns that the tables of a file have."""
    return frozenset(
        raw.execute(
            "SELECT t.name, c.name FROM main.sqlite_schema t JOIN pragma_table_info(t.name) c"
            " WHERE t.type = 'table' AND t.name NOT LIKE 'sqlite%'"
        )
    )
