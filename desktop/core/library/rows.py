"""Rows of the library made into records; a row that makes none is left out and noted.

Nothing is deleted or overwritten because it cannot be read: it may be what a newer version of the
program wrote, and it may be in a copy as it was.
"""

from __future__ import annotations

import json
from collections.abc import Callable, Iterable
from typing import Any, Generic, TypeVar

from desktop.core.library.connection import Connection, Values
from desktop.core.library.damage import Damage, DamageKind
from desktop.core.record import record
from desktop.core.selector import Selector, TextPositionSelector, TextQuoteSelector

Record = TypeVar("Record")
# What a maker says of a row that is no record; the last is of brackets without end.
_NO_RECORD = (ValueError, TypeError, LookupError, RecursionError)


@record(frozen=True, slots=True)
class RowKind(Generic[Record]):
    """How the rows of a table become records.

    `make` takes the `columns` of one row, of which the first tells it from the others, and raises
    ValueError, TypeError or LookupError for a row that is none.
    """

    table: str
    columns: tuple[str, ...]
    make: Callable[[tuple[Any, ...]], Record]


def records(
    connection: Connection, kind: RowKind[Record], rest: str, values: Values = ()
) -> tuple[Record, ...]:
    """The records of the rows that `rest`, all of a query behind its columns, leads to.

    The table is called `it` there. Of each row it is noted when it is not as it was saved.
    """
    columns = ", ".join(f"it.{column}" for column in kind.columns)
    intact = connection.is_intact(kind.table, "it")
    rows = connection.read(f"SELECT {columns}, {intact} FROM {kind.table} AS it {rest}", values)
    return tuple(made_of(connection, kind, rows))


def first_record(
    connection: Connection, kind: RowKind[Record], rest: str, values: Values = ()
) -> Record | None:
    """The first record that `records` would give, or None."""
    return next(iter(records(connection, kind, f"{rest} LIMIT 1", values)), None)


def made_of(
    connection: Connection, kind: RowKind[Record], rows: Iterable[tuple[Any, ...]]
) -> Iterable[Record]:
    """The records of rows that have, behind their columns, whether they are as they were saved."""
    noticed, table = connection.noticed, kind.table
    for row in rows:
        try:
            made = kind.make(row[:-1])
        except _NO_RECORD as error:
            # What is not as it was saved is told as that, whether or not it can be read.
            why = DamageKind.UNREADABLE if row[-1] else DamageKind.NOT_AS_SAVED
            noticed.note(Damage(why, table, str(row[0]), detail=str(error)))
            continue
        if row[-1]:
            noticed.note_sound(table, row[0])
        else:
            noticed.note(Damage(DamageKind.NOT_AS_SAVED, table, str(row[0])))
        yield made


def text(value: object) -> str:
    """The value of a column that holds text. Raises TypeError."""
    if isinstance(value, str):
        return value
    raise TypeError(f"{value!r:.40} is no text")


def text_or_none(value: object) -> str | None:
    """The value of a column that may hold text. Raises TypeError."""
    return None if value is None else text(value)


def number(value: object) -> int:
    """The value of a column that holds a whole number. Raises TypeError."""
    if isinstance(value, int):
        return value
    raise TypeError(f"{value!r:.40} is no number")


def number_or_none(value: object) -> int | None:
    """The value of a column that may hold a whole number. Raises TypeError."""
    return None if value is None else number(value)


def bytes_in(value: object) -> bytes:
    """The value of a column that holds bytes. Raises TypeError."""
    if isinstance(value, bytes):
        return value
    raise TypeError(f"{value!r:.40} are no bytes")


def selector(start: object, end: object, exact: object, prefix: object, suffix: object) -> Selector:
    """A place in a text; whether it is one of that text only `anchoring.fitting` knows."""
    return Selector(
        TextQuoteSelector(text(exact), text(prefix), text(suffix)),
        TextPositionSelector(number(start), number(end)),
    )


def texts_in_json(column: object) -> tuple[str, ...]:
    """The texts of a list. Raises ValueError or TypeError."""
    return tuple(text(each) for each in list_in_json(column))


def list_in_json(column: object) -> list[Any]:
    """A list. Raises ValueError or TypeError."""
    read = json.loads(text(column))
    if not isinstance(read, list):
        raise TypeError(f"{read!r:.40} is no list")
    return read
