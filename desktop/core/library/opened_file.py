"""The file of the library opened: in its newest form, in the safest mode that the drive can do."""

from __future__ import annotations

import os
import sqlite3
from datetime import datetime
from pathlib import Path
from time import monotonic, sleep

from desktop.core.library.address import address
from desktop.core.library.drive import keep_to_owner, make_file, shares_memory
from desktop.core.library.errors import LibraryDamaged, LibraryEmptied, LibraryTooNew, LibraryTooOld
from desktop.core.library.open_here import is_open_here
from desktop.core.library.own_folder import own_folder
from desktop.core.library.schema import (
    identify,
    identity,
    is_from_before_version_1,
    is_ours,
    migrate,
    newest,
    version,
)
from desktop.core.library.seals import keep_sealed, know_seals
from desktop.core.library.wholeness import make_triggers, missing_from

# How long to wait for another program that is writing, in seconds.
PATIENCE = 5.0
# How long a read waits, in seconds, where writers lock readers out.
PATIENCE_OF_READERS = 2.0


def prepared(path: Path, *, may_make: bool) -> sqlite3.Connection:
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
        if found < newest():
            if found:
                _keep_a_copy(raw, path, found)
            migrate(raw)
        elif not identity(raw):
            keep_sealed(raw)
            identify(raw)
        if missing := missing_from(raw):
            raise LibraryDamaged(path, f"no {'.'.join(missing[0])} in it")
        make_triggers(raw)
        raw.execute(f"PRAGMA busy_timeout = {round(PATIENCE_OF_READERS * 1000)}")
    except BaseException:
        raw.close()
        raise
    return raw


def for_reading(path: Path) -> sqlite3.Connection:
    """An open file from which can be read, also on a drive that shares no memory."""
    raw = _connected(path, "ro")
    try:
        raw.execute("PRAGMA query_only = ON")
        if not _can_read(raw):
            # A log that cannot be shared in memory can be read by one at a time.
            raw.execute("PRAGMA locking_mode = EXCLUSIVE")
    except BaseException:
        raw.close()
        raise
    return raw


def as_it_lies(path: Path) -> sqlite3.Connection:
    """A file opened to be looked through: nothing is written, not even beside it."""
    where = address(path.absolute(), "ro")
    # SQLite would begin a log to read a file that has none just now: nobody has it open then.
    has_log = path.with_name(f"{path.name}-wal").exists()
    if not has_log and not is_open_here(path) and _is_of_a_log(path):
        where += "&immutable=1"
    raw = sqlite3.connect(where, timeout=PATIENCE, isolation_level=None, uri=True)
    raw.execute("PRAGMA query_only = ON")
    raw.text_factory = readable
    know_seals(raw)
    return raw


def readable(value: bytes) -> str:
    """A text with what is no text in it left visible."""
    return value.decode("utf-8", "replace")


def _connected(path: Path, mode: str) -> sqlite3.Connection:
    return sqlite3.connect(
        address(path.absolute(), mode),
        timeout=PATIENCE_OF_READERS,
        isolation_level=None,
        uri=True,
    )


def _refuse_what_is_not_ours(raw: sqlite3.Connection, path: Path) -> None:
    if is_from_before_version_1(raw):
        raise LibraryTooOld(path, "made by a version of the program that was never released")
    if not is_ours(raw):
        raise LibraryDamaged(path, "made by another program")
    found = version(raw)
    if found > newest():
        raise LibraryTooNew(path, f"schema version {found}, this program knows {newest()}")


def _is_of_a_log(path: Path) -> bool:
    """Whether what is written to a file goes to a log beside it first, as its header says."""
    with path.open("rb") as file:
        return file.read(20)[18:] == b"\2\2"


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
    from desktop.core.library.copies import file_for_next  # noqa: PLC0415

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
