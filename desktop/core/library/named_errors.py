"""What SQLite and the system say of a file, as errors that have a name."""

from __future__ import annotations

import sqlite3
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

from desktop.core.library.errors import (
    LibraryBusy,
    LibraryConflict,
    LibraryDamaged,
    LibraryError,
    LibraryFull,
    LibraryUnreachable,
    LibraryUnwritable,
)


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
