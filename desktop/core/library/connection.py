"""A connection to the library file, set so that what was written stays written."""

from __future__ import annotations

import os
import sqlite3
from collections.abc import Callable, Iterable, Iterator, Sequence
from contextlib import contextmanager
from pathlib import Path, PurePath
from time import monotonic, sleep
from typing import Any, Self, TypeVar
from urllib.parse import quote

from desktop.core.library.damage import Damage, Noticed
from desktop.core.library.damages import damages_of
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
from desktop.core.library.seals import is_intact, keep_sealed, know_seals, seal_of, sealed_tables
from desktop.core.library.wholeness import missing_from
from desktop.core.readability import word_count

# How long to wait for another program that is writing, in seconds.
PATIENCE = 5.0

_Read = TypeVar("_Read")
Values = Sequence[str | int | float | bytes | None]


class Connection:
    """SQLite, as far as the library needs it; every error is a `LibraryError`."""

    def __init__(self, raw: sqlite3.Connection, path: Path) -> None:
        self._raw = raw
        self.path = path
        # What turned out not to be as it should while it was read.
        self.noticed = Noticed()
        self._intact: dict[str, tuple[str, ...]] | None = None
        self._keeps_sealed = False
        # The shelf counts words as the page does, whatever parts them.
        raw.create_function("word_count", 1, _words_in, deterministic=True)
        know_seals(raw)

    @classmethod
    def open(cls, path: Path) -> Self:
        """A connection that may write; the file and its folder are made when missing."""
        with named_errors(path):
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
        with named_errors(path):
            address = address_for_reading(path.absolute())
            raw = sqlite3.connect(address, timeout=PATIENCE, isolation_level=None, uri=True)
            raw.execute("PRAGMA query_only = ON")
        return cls(raw, path)

    def read(self, sql: str, values: Values = ()) -> list[Any]:
        """All rows that a query gives."""
        with named_errors(self.path):
            return self._fetched(lambda: self._raw.execute(sql, values).fetchall())

    def read_one(self, sql: str, values: Values = ()) -> Any | None:
        """The first row that a query gives, or None."""
        with named_errors(self.path):
            return self._fetched(lambda: self._raw.execute(sql, values).fetchone())

    def write(self, sql: str, values: Values = ()) -> int:
        """How many rows a statement touched."""
        with named_errors(self.path):
            self._keep_sealed()
            return self._raw.execute(sql, values).rowcount

    def write_each(self, sql: str, rows: Iterable[Values]) -> None:
        """Runs a statement once for every row of values."""
        with named_errors(self.path):
            self._keep_sealed()
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

    @contextmanager
    def mending(self) -> Iterator[None]:
        """A transaction in which rows may be deleted that stand wrongly in lists of rows."""
        with named_errors(self.path):
            # Else SQLite refuses to delete a row that it does not find in every list.
            self._raw.execute("PRAGMA writable_schema = ON")
        try:
            with self.transaction():
                self.write("PRAGMA defer_foreign_keys = ON")
                yield
        finally:
            self._raw.execute("PRAGMA writable_schema = OFF")

    def copy_as_it_is(self, path: Path) -> None:
        """Writes a whole copy of the database, whether or not it is sound."""
        with named_errors(path):
            path.touch(mode=0o600)
            copy = sqlite3.connect(path)
            try:
                self._raw.backup(copy)
            finally:
                copy.close()

    def copy_to(self, path: Path) -> None:
        """Writes a whole copy of the database, also while it is in use.

        Raises LibraryDamaged when what was copied is not sound.
        """
        with named_errors(path):
            copy = sqlite3.connect(path)
            try:
                self._raw.backup(copy)
                damages = damages_of(copy)
            finally:
                copy.close()
        if damages:
            first = damages[0]
            where = " ".join(filter(None, (first.table, first.key, first.detail)))
            raise LibraryDamaged(self.path, f"{first.kind}: {where}")

    def seal_of(self, table: str) -> str:
        """The SQL that computes the seal of a row of a table."""
        with named_errors(self.path):
            return seal_of(sealed_tables(self._raw)[table])

    def is_intact(self, table: str, row: str = "") -> str:
        """The SQL that says whether a row of a table, called `row`, is as it was saved."""
        if self._intact is None:
            with named_errors(self.path):
                self._intact = sealed_tables(self._raw)
        # A table of an older form has no seals; of a newer one that has none, nothing is said.
        columns = self._intact.get(table)
        return is_intact(columns, row) if columns else "1"

    def damages(self) -> tuple[Damage, ...]:
        """Everything in the file that is not as it was saved."""
        with named_errors(self.path):
            return damages_of(self._raw)

    def close(self) -> None:
        """Lets go of the file."""
        self._raw.close()

    def _keep_sealed(self) -> None:
        # Not when the file is opened: most of those who open it write nothing for a while.
        if not self._keeps_sealed:
            self._keeps_sealed = True
            keep_sealed(self._raw)

    def _fetched(self, read: Callable[[], _Read]) -> _Read:
        try:
            return read()
        except sqlite3.OperationalError as error:
            if "Could not decode to UTF-8" not in str(error):
                raise
        # What is readable of a text is better than nothing of all rows; its seal tells of it.
        self._raw.text_factory = _readable
        try:
            return read()
        finally:
            self._raw.text_factory = str


def address_for_reading(path: PurePath) -> str:
    """The URI under which SQLite opens a file, given from the root, without writing to it."""
    # The empty host and all slashes of //server/share stay: SQLite knows no host by name.
    slashes = "//" if path.as_posix().startswith("/") else "///"
    return f"file:{slashes}{quote(path.as_posix(), safe='/:')}?mode=ro"


def as_it_lies(path: Path) -> sqlite3.Connection:
    """A file opened to be looked through: nothing is written, not even beside it."""
    address = address_for_reading(path.absolute())
    # SQLite would begin a log to read a file that has none just now: nobody has it open then.
    if _is_of_a_log(path) and not path.with_name(f"{path.name}-wal").exists():
        address += "&immutable=1"
    raw = sqlite3.connect(address, timeout=PATIENCE, isolation_level=None, uri=True)
    raw.execute("PRAGMA query_only = ON")
    raw.text_factory = _readable
    know_seals(raw)
    return raw


@contextmanager
def named_errors(path: Path) -> Iterator[None]:
    """Whatever SQLite or the system says of a file inside is a `LibraryError`."""
    try:
        yield
    except sqlite3.Error as error:
        raise _named(error, path) from error
    except OSError as error:
        raise LibraryUnreachable(path, str(error)) from error
    except UnicodeDecodeError as error:
        # SQLite speaks of a table whose name is spoilt.
        raise LibraryDamaged(path, str(error)) from error


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
    if missing := missing_from(connection):
        raise LibraryDamaged(path, f"no {'.'.join(missing[0])} in it")


def _is_of_a_log(path: Path) -> bool:
    """Whether what is written to a file goes to a log beside it first, as its header says."""
    with path.open("rb") as file:
        return file.read(20)[18:] == b"\2\2"


def _readable(value: bytes) -> str:
    return value.decode("utf-8", "replace")


def _words_in(text: bytes | None) -> int:
    return word_count(_readable(text or b""))


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
