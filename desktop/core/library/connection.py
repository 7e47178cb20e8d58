"""A connection to the library file, set so that what was written stays written."""

from __future__ import annotations

import sqlite3
from collections.abc import Iterable, Iterator, Sequence
from contextlib import contextmanager
from pathlib import Path
from typing import Any, Self

from desktop.core.library.errors import (
    LibraryBusy,
    LibraryConflict,
    LibraryDamaged,
    LibraryError,
    LibraryFull,
    LibraryTooNew,
    LibraryUnreachable,
)
from desktop.core.library.schema import NEWEST, is_ours, migrate, version

# How long to wait for another program that is writing, in seconds.
PATIENCE = 5.0

Values = Sequence[str | int | float | bytes | None]


class Connection:
    """SQLite, as far as the library needs it; every error is a `LibraryError`."""

    def __init__(self, raw: sqlite3.Connection, path: Path) -> None:
        self._raw = raw
        self.path = path

    @classmethod
    def open(cls, path: Path) -> Self:
        """A connection that may write; the file and its folder are made when missing."""
        try:
            path.parent.mkdir(parents=True, exist_ok=True)
        except OSError as error:
            raise LibraryUnreachable(path, str(error)) from error
        with _named_errors(path):
            raw = sqlite3.connect(path, timeout=PATIENCE, isolation_level=None)
            try:
                _prepare(raw, path)
            except BaseException:
                raw.close()
                raise
        return cls(raw, path)

    @classmethod
    def open_for_reading(cls, path: Path) -> Self:
        """A connection of its own for a task; it cannot write."""
        with _named_errors(path):
            address = f"{path.absolute().as_uri()}?mode=ro"
            raw = sqlite3.connect(address, timeout=PATIENCE, isolation_level=None, uri=True)
            raw.execute("PRAGMA query_only = ON")
        return cls(raw, path)

    def read(self, sql: str, values: Values = ()) -> list[Any]:
        """All rows that a query gives."""
        with _named_errors(self.path):
            return self._raw.execute(sql, values).fetchall()

    def read_one(self, sql: str, values: Values = ()) -> Any | None:
        """The first row that a query gives, or None."""
        with _named_errors(self.path):
            return self._raw.execute(sql, values).fetchone()

    def write(self, sql: str, values: Values = ()) -> int:
        """How many rows a statement touched."""
        with _named_errors(self.path):
            return self._raw.execute(sql, values).rowcount

    def write_each(self, sql: str, rows: Iterable[Values]) -> None:
        """Runs a statement once for every row of values."""
        with _named_errors(self.path):
            self._raw.executemany(sql, rows)

    @contextmanager
    def transaction(self) -> Iterator[None]:
        """All that is written inside is kept together, or none of it."""
        self.write("BEGIN IMMEDIATE")
        try:
            yield
            self.write("COMMIT")
        except BaseException:
            if self._raw.in_transaction:
                self._raw.execute("ROLLBACK")
            raise

    def copy_to(self, path: Path) -> None:
        """Writes a whole copy of the database, also while it is in use."""
        with _named_errors(path):
            copy = sqlite3.connect(path)
            try:
                self._raw.backup(copy)
            finally:
                copy.close()

    def close(self) -> None:
        """Lets go of the file."""
        self._raw.close()


@contextmanager
def _named_errors(path: Path) -> Iterator[None]:
    try:
        yield
    except sqlite3.Error as error:
        raise _named(error, path) from error


def _named(error: sqlite3.Error, path: Path) -> LibraryError:
    code = getattr(error, "sqlite_errorcode", 0) & 0xFF
    names: dict[int, type[LibraryError]] = {
        sqlite3.SQLITE_BUSY: LibraryBusy,
        sqlite3.SQLITE_LOCKED: LibraryBusy,
        sqlite3.SQLITE_FULL: LibraryFull,
        sqlite3.SQLITE_CONSTRAINT: LibraryConflict,
        sqlite3.SQLITE_CANTOPEN: LibraryUnreachable,
        sqlite3.SQLITE_READONLY: LibraryUnreachable,
        sqlite3.SQLITE_PERM: LibraryUnreachable,
        sqlite3.SQLITE_IOERR: LibraryUnreachable,
    }
    return names.get(code, LibraryDamaged)(path, str(error))


def _prepare(connection: sqlite3.Connection, path: Path) -> None:
    if not is_ours(connection):
        raise LibraryDamaged(path, "made by another program")
    found = version(connection)
    if found > NEWEST:
        raise LibraryTooNew(path, f"schema version {found}, this program knows {NEWEST}")
    connection.execute("PRAGMA journal_mode = WAL")
    # FULL also outlives a pulled plug: a note that was shown as saved is on the disk.
    connection.execute("PRAGMA synchronous = FULL")
    connection.execute("PRAGMA foreign_keys = ON")
    if found < NEWEST:
        if found:
            _keep_a_copy(connection, path, found)
        migrate(connection)


def _keep_a_copy(connection: sqlite3.Connection, path: Path, found: int) -> None:
    copy = sqlite3.connect(path.with_name(f"{path.stem}-before-version-{NEWEST}-from-{found}.db"))
    try:
        connection.backup(copy)
    finally:
        copy.close()
