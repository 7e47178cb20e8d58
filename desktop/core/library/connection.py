"""A connection to the library file, set so that what was written stays written."""

from __future__ import annotations

import os
import sqlite3
from collections import Counter
from collections.abc import Callable, Iterable, Iterator, Sequence
from contextlib import contextmanager
from datetime import datetime
from pathlib import Path
from threading import Lock
from time import monotonic, sleep
from typing import Any, Self, TypeVar

from desktop.core.library.address import address
from desktop.core.library.copies import file_for_next, fingerprint, lasting_tables
from desktop.core.library.damage import Damage, DamageKind, Noticed
from desktop.core.library.damages import damages_of
from desktop.core.library.drive import keep_to_owner, make_file, make_folder, shares_memory
from desktop.core.library.errors import (
    LibraryBusy,
    LibraryConflict,
    LibraryDamaged,
    LibraryEmptied,
    LibraryError,
    LibraryFull,
    LibraryTooNew,
    LibraryUnreachable,
    LibraryUnwritable,
)
from desktop.core.library.own_folder import own_folder
from desktop.core.library.schema import (
    NEWEST,
    identify,
    identity,
    is_ours,
    migrate,
    version,
)
from desktop.core.library.seals import is_intact, keep_sealed, know_seals, seal_of, sealed_tables
from desktop.core.library.wholeness import make_triggers, missing_from

# How long to wait for another program that is writing, in seconds.
PATIENCE = 5.0
# How long a read waits, in seconds, where writers lock readers out.
_PATIENCE_OF_READERS = 2.0

# The files that this process has open, by device and number, with how often. On a system where
# locks belong to processes a file must not be opened beside SQLite: closed again, it would let go
# of every lock that SQLite holds on it, and another program would take the log for its own.
_open_here: Counter[tuple[int, int]] = Counter()
_of_open_here = Lock()
_NO_FILE = (-1, -1)

_Read = TypeVar("_Read")
Values = Sequence[str | int | float | bytes | None]


class Connection:
    """SQLite, as far as the library needs it; every error is a `LibraryError`.

    `patience` is how many seconds a transaction waits for another program that writes.
    """

    def __init__(self, raw: sqlite3.Connection, path: Path) -> None:
        self._raw = raw
        self.path = path
        self.patience = PATIENCE
        # What turned out not to be as it should while it was read.
        self.noticed = Noticed()
        self._intact: dict[str, tuple[str, ...]] | None = None
        self._keeps_sealed = False
        self._file = _number_of(path)
        with _of_open_here:
            _open_here[self._file] += 1
        know_seals(raw)

    @classmethod
    def make(cls, path: Path) -> Self:
        """A connection that may write; the file and its folder are made when missing."""
        with named_errors(path):
            make_folder(path.parent)
            make_file(path)
            return cls(_prepared(path, may_make=True), path)

    @classmethod
    def open(cls, path: Path) -> Self:
        """A connection that may write to a library that is there; makes none."""
        with named_errors(path):
            return cls(_prepared(path, may_make=False), path)

    @classmethod
    def open_for_reading(cls, path: Path) -> Self:
        """A connection of its own for a task; it cannot write."""
        with named_errors(path):
            raw = _connected(path, "ro")
            try:
                raw.execute("PRAGMA query_only = ON")
                if not _can_read(raw):
                    # A log that cannot be shared in memory can be read by one at a time.
                    raw.execute("PRAGMA locking_mode = EXCLUSIVE")
            except BaseException:
                raw.close()
                raise
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
        self._wait_for(self.patience)
        try:
            self.write("BEGIN IMMEDIATE")
            try:
                yield
                self.write("COMMIT")
            except BaseException:
                if self._raw.in_transaction:
                    self._raw.execute("ROLLBACK")
                raise
        finally:
            self._wait_for(_PATIENCE_OF_READERS)

    @contextmanager
    def patient(self, seconds: float) -> Iterator[None]:
        """Waits so long for another program that writes, in every transaction of a block."""
        before, self.patience = self.patience, seconds
        try:
            yield
        finally:
            self.patience = before

    @property
    def has_log(self) -> bool:
        """Whether what is written goes to a log beside the file first."""
        return bool(self.read_one("PRAGMA journal_mode") == ("wal",))

    @property
    def identity(self) -> str:
        """What tells this library and its copies from all others; empty where there is none."""
        with named_errors(self.path):
            return identity(self._raw)

    def fingerprint(self) -> tuple[object, ...]:
        """What differs between two states of the library (see `copies.fingerprint`)."""
        with named_errors(self.path):
            return fingerprint(self._raw)

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
            self._copy(path)

    def copy_to(self, path: Path, *, may_have_damaged_rows: bool = False) -> None:
        """Writes a whole copy of the database, also while it is in use.

        Raises LibraryDamaged when what was copied is not sound: not even its rows, or only not
        the file in which they lie.
        """
        with named_errors(path):
            damages = self._copy(path)
        if may_have_damaged_rows:
            of_file = (DamageKind.FILE, DamageKind.LISTS)
            damages = tuple(each for each in damages if each.kind in of_file)
        if damages:
            first = damages[0]
            where = " ".join(filter(None, (first.table, first.key, first.detail)))
            raise LibraryDamaged(self.path, f"{first.kind}: {where}")

    def _copy(self, path: Path) -> tuple[Damage, ...]:
        make_file(path)
        copy = sqlite3.connect(path)
        try:
            self._raw.backup(copy)
            damages = damages_of(copy)
            # Whole without a log, and so that it can be read on any drive.
            copy.execute("PRAGMA journal_mode = DELETE")
            return damages
        finally:
            copy.close()

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

    def leave_name(self) -> bool:
        """Keeps what is written from now on out of files that are found by the file's name.

        For a file whose name leads elsewhere by now: its log would be taken for that of the file
        which has the name. Says whether it could be done.
        """
        with named_errors(self.path):
            self._wait_for(0)
            try:
                # The log may have moved along with the file: full of frames it would undo, when it
                # is read again, what is written from now on.
                self._raw.execute("PRAGMA wal_checkpoint(TRUNCATE)").fetchone()
                # SQLite makes no file beside one that lost its name, but needs none in memory.
                answer = self._raw.execute("PRAGMA journal_mode = MEMORY").fetchone()
                return answer is not None and answer[0] == "memory"
            except sqlite3.OperationalError as error:
                if error.sqlite_errorcode & 0xFF != sqlite3.SQLITE_BUSY:
                    raise
            finally:
                self._wait_for(_PATIENCE_OF_READERS)
        return False

    def renew_log(self, *, has_log: bool) -> None:
        """Brings a log that lost its name into the file, and begins another, or a journal.

        Raises LibraryDamaged when the file is not sound then.
        """
        with named_errors(self.path):
            self._raw.execute("PRAGMA journal_mode = DELETE").fetchone()
            if has_log:
                self._raw.execute("PRAGMA journal_mode = WAL").fetchone()
            found = self._raw.execute("PRAGMA quick_check(1)").fetchone()[0]
        if found != "ok":
            raise LibraryDamaged(self.path, str(found))

    def take_in(self, path: Path) -> None:
        """Adds the rows of another state of the same library that are missing here.

        Inside the caller's transaction no file can be attached, so this is one of its own.
        """
        with named_errors(self.path):
            self._raw.execute("ATTACH ? AS other", (f"{address(path.absolute(), 'ro')}",))
            try:
                with self.transaction():
                    self.write("PRAGMA defer_foreign_keys = ON")
                    for table in lasting_tables(self._raw):
                        columns = self._raw.execute(f'PRAGMA table_info("{table}")').fetchall()
                        names = ", ".join(f'"{column[1]}"' for column in columns)
                        self.write(
                            f'INSERT OR IGNORE INTO main."{table}" ({names})'
                            f' SELECT {names} FROM other."{table}"'
                        )
            finally:
                self._raw.execute("DETACH other")

    def close(self) -> None:
        """Lets go of the file."""
        self._raw.close()
        with _of_open_here:
            _open_here[self._file] -= 1
        self._file = _NO_FILE

    def _wait_for(self, seconds: float) -> None:
        with named_errors(self.path):
            self._raw.execute(f"PRAGMA busy_timeout = {round(seconds * 1000)}")

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


def as_it_lies(path: Path) -> sqlite3.Connection:
    """A file opened to be looked through: nothing is written, not even beside it."""
    where = address(path.absolute(), "ro")
    # SQLite would begin a log to read a file that has none just now: nobody has it open then.
    has_log = path.with_name(f"{path.name}-wal").exists()
    if not has_log and not _is_open_here(path) and _is_of_a_log(path):
        where += "&immutable=1"
    raw = sqlite3.connect(where, timeout=PATIENCE, isolation_level=None, uri=True)
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
        sqlite3.SQLITE_IOERR: LibraryUnwritable,
    }
    return names.get(code, LibraryDamaged)(path, str(error))


def _connected(path: Path, mode: str) -> sqlite3.Connection:
    return sqlite3.connect(
        address(path.absolute(), mode),
        timeout=_PATIENCE_OF_READERS,
        isolation_level=None,
        uri=True,
    )


def _prepared(path: Path, *, may_make: bool) -> sqlite3.Connection:
    """An open file of ours in its newest form, in the safest mode that the drive can do."""
    raw = _connected(path, "rw")
    try:
        if not _can_read(raw):
            raw = _without_log(raw, path)
        _refuse_what_is_not_ours(raw, path)
        if not may_make and not version(raw):
            raise LibraryEmptied(path, "nothing is in it")
        keep_to_owner(path)
        if not _may_keep_a_log(raw, path):
            raw.execute("PRAGMA journal_mode = DELETE").fetchone()
        elif not _keeps_a_log(raw):
            raw = _without_log(raw, path)
        # FULL also outlives a pulled plug: a note that was shown as saved is on the disk.
        raw.execute("PRAGMA synchronous = FULL")
        raw.execute("PRAGMA foreign_keys = ON")
        raw.execute(f"PRAGMA busy_timeout = {round(PATIENCE * 1000)}")
        found = version(raw)
        if found < NEWEST:
            if found:
                _keep_a_copy(raw, path, found)
            migrate(raw)
        elif not identity(raw):
            keep_sealed(raw)
            identify(raw)
        if missing := missing_from(raw):
            raise LibraryDamaged(path, f"no {'.'.join(missing[0])} in it")
        make_triggers(raw)
        raw.execute(f"PRAGMA busy_timeout = {round(_PATIENCE_OF_READERS * 1000)}")
    except BaseException:
        raw.close()
        raise
    return raw


def _refuse_what_is_not_ours(raw: sqlite3.Connection, path: Path) -> None:
    if not is_ours(raw):
        raise LibraryDamaged(path, "made by another program")
    found = version(raw)
    if found > NEWEST:
        raise LibraryTooNew(path, f"schema version {found}, this program knows {NEWEST}")


def _number_of(path: Path) -> tuple[int, int]:
    try:
        found = path.stat()
    except OSError:
        return _NO_FILE
    return found.st_dev, found.st_ino


def _is_open_here(path: Path) -> bool:
    number = _number_of(path)
    with _of_open_here:
        return number != _NO_FILE and _open_here[number] > 0


def _is_of_a_log(path: Path) -> bool:
    """Whether what is written to a file goes to a log beside it first, as its header says."""
    with path.open("rb") as file:
        return file.read(20)[18:] == b"\2\2"


def _readable(value: bytes) -> str:
    return value.decode("utf-8", "replace")


def _can_read(raw: sqlite3.Connection) -> bool:
    """Whether the drive can show the file at all; other errors are left to who reads next."""
    try:
        raw.execute("SELECT count(*) FROM sqlite_schema").fetchone()
    except sqlite3.OperationalError as error:
        return not _is_of_shared_memory(error)
    except sqlite3.Error:
        return True
    return True


def _may_keep_a_log(raw: sqlite3.Connection, path: Path) -> bool:
    """Whether it is worth trying: a file that has no log is on a drive that may not bear one."""
    if not version(raw) or raw.execute("PRAGMA journal_mode").fetchone()[0] == "wal":
        return True
    return shares_memory(own_folder(path.parent))


def _keeps_a_log(raw: sqlite3.Connection) -> bool:
    """Lets readers read while another writes, where the drive can share memory: says whether.

    SQLite answers "wal" before it has tried, so the write lock is tried as well.
    """
    until = monotonic() + PATIENCE
    while True:
        try:
            answer = raw.execute("PRAGMA journal_mode = WAL").fetchone()
            if answer is None or answer[0] != "wal":
                return False
            return _can_lock(raw)
        except sqlite3.OperationalError as error:
            if _is_of_shared_memory(error):
                return False
            # On a new file SQLite itself does not wait for a program that started with us.
            is_busy = error.sqlite_errorcode & 0xFF == sqlite3.SQLITE_BUSY
            if not is_busy or monotonic() > until:
                raise
            sleep(0.01)


def _can_lock(raw: sqlite3.Connection) -> bool:
    """Whether the lock of a log can be taken; also True while another program holds it."""
    raw.execute("PRAGMA busy_timeout = 0")
    try:
        raw.execute("BEGIN IMMEDIATE")
        raw.execute("ROLLBACK")
    except sqlite3.OperationalError as error:
        if error.sqlite_errorcode & 0xFF != sqlite3.SQLITE_BUSY:
            raise
    return True


def _without_log(raw: sqlite3.Connection, path: Path) -> sqlite3.Connection:
    """The file opened anew, with the journal that every drive can do; readers wait for writers."""
    raw.close()
    raw = _connected(path, "rw")
    try:
        # Held alone, the log needs no shared memory, and can be brought into the file.
        raw.execute("PRAGMA locking_mode = EXCLUSIVE")
        _refuse_what_is_not_ours(raw, path)
        raw.execute("PRAGMA journal_mode = DELETE").fetchone()
        raw.execute("PRAGMA locking_mode = NORMAL")
        # The lock is let go of with the next look at the file.
        raw.execute("SELECT count(*) FROM sqlite_schema").fetchone()
    except BaseException:
        raw.close()
        raise
    return raw


def _is_of_shared_memory(error: sqlite3.OperationalError) -> bool:
    """Whether an error says that the drive cannot share memory between programs."""
    code = getattr(error, "sqlite_errorcode", 0)
    return code in _SHARED_MEMORY or code & 0xFF == sqlite3.SQLITE_PROTOCOL


_SHARED_MEMORY = (
    sqlite3.SQLITE_IOERR_SHMMAP,
    sqlite3.SQLITE_IOERR_SHMOPEN,
    sqlite3.SQLITE_IOERR_SHMSIZE,
    sqlite3.SQLITE_IOERR_SHMLOCK,
)


def _keep_a_copy(raw: sqlite3.Connection, path: Path, found: int) -> None:
    """Keeps the library as it is before its tables change."""
    if not identity(raw):
        identify(raw)
    kept = file_for_next(path.parent, identity(raw), datetime.now())
    # Another program may be making the same copy at this moment.
    half = kept.with_suffix(f".{os.urandom(4).hex()}.part")
    try:
        make_file(half)
        copy = sqlite3.connect(half)
        try:
            raw.backup(copy)
            is_old = version(copy) == found
            copy.execute("PRAGMA journal_mode = DELETE")
        finally:
            copy.close()
        # Else another program was quicker, and kept its copy before it changed anything.
        if is_old:
            half.replace(kept)
    finally:
        half.unlink(missing_ok=True)
