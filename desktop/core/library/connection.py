"""A connection to the library file, set so that what was written stays written."""

from __future__ import annotations

import os
import sqlite3
from collections.abc import Iterable, Iterator, Sequence
from contextlib import contextmanager
from pathlib import Path, PurePath
from time import monotonic, sleep
from typing import Any, Self
from urllib.parse import quote

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
from desktop.core.readability import word_count

# How long to wait for another program that is writing, in seconds.
PATIENCE = 5.0

Values = Sequence[str | int | float | bytes | None]


class Connection:
    """SQLite, as far as the library needs it; every error is a `LibraryError`."""

    def __init__(self, raw: sqlite3.Connection, path: Path) -> None:
        self._raw = raw
        self.path = path
        # The shelf counts words as the page does, whatever parts them.
        raw.create_function("word_count", 1, word_count, deterministic=True)

    @classmethod
    def open(cls, path: Path) -> Self:
        """A connection that may write; the file and its folder are made when missing."""
        with _named_errors(path):
            path.parent.mkdir(parents=True, exist_ok=True)
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
            address = address_for_reading(path.absolute())
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
        """Writes a whole copy of the database, also while it is in use.

        Raises LibraryDamaged when what was copied is not sound.
        """
        with _named_errors(path):
            copy = sqlite3.connect(path)
            try:
                self._raw.backup(copy)
                found = copy.execute("PRAGMA quick_check(1)").fetchone()[0]
            finally:
                copy.close()
        if found != "ok":
            raise LibraryDamaged(self.path, str(found))

    def close(self) -> None:
        """Lets go of the file."""
        self._raw.close()


def address_for_reading(path: PurePath) -> str:
    """The URI under which SQLite opens a file, given from the root, without writing to it."""
    # The empty host and all slashes of //server/share stay: SQLite knows no host by name.
    slashes = "//" if path.as_posix().startswith("/") else "///"
    return f"file:{slashes}{quote(path.as_posix(), safe='/:')}?mode=ro"


@contextmanager
def _named_errors(path: Path) -> Iterator[None]:
    try:
        yield
    except sqlite3.Error as error:
        raise _named(error, path) from error
    except OSError as error:
        raise LibraryUnreachable(path, str(error)) from error


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
    _keep_a_log(connection)
    # FULL also outlives a pulled plug: a note that was shown as saved is on the disk.
    connection.execute("PRAGMA synchronous = FULL")
    connection.execute("PRAGMA foreign_keys = ON")
    if found < NEWEST:
        if found:
            _keep_a_copy(connection, path, found)
        migrate(connection)


def _keep_a_log(connection: sqlite3.Connection) -> None:
    """Lets readers read while another writes."""
    until = monotonic() + PATIENCE
    while True:
        try:
            connection.execute("PRAGMA journal_mode = WAL")
        except sqlite3.OperationalError as error:
            # On a new file SQLite itself does not wait for a program that started with us.
            is_busy = error.sqlite_errorcode & 0xFF == sqlite3.SQLITE_BUSY
            if not is_busy or monotonic() > until:
                raise
            sleep(0.01)
        else:
            return


def _keep_a_copy(connection: sqlite3.Connection, path: Path, found: int) -> None:
    kept = path.with_name(f"{path.stem}-before-version-{NEWEST}-from-{found}.db")
    # Another program may be making the same copy at this moment.
    half = kept.with_suffix(f".{os.urandom(4).hex()}.part")
    try:
        copy = sqlite3.connect(half)
        try:
            connection.backup(copy)
            is_old = version(copy) == found
        finally:
            copy.close()
        # Else another program was quicker, and kept its copy before it changed anything.
        if is_old:
            half.replace(kept)
    finally:
        half.unlink(missing_ok=True)
