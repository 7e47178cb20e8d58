"""Whether somebody else has a library open, before another one takes its place."""

from __future__ import annotations

import sqlite3
from contextlib import closing
from pathlib import Path

from desktop.core.library.address import address


def is_open_elsewhere(path: Path) -> bool:
    """Whether another program has the library in a file open, as far as the drive can tell."""
    with closing(_alone(path)) as raw:
        try:
            raw.execute("PRAGMA locking_mode = EXCLUSIVE")
            raw.execute("BEGIN EXCLUSIVE")
            raw.execute("ROLLBACK")
        except sqlite3.OperationalError as error:
            return error.sqlite_errorcode & 0xFF == sqlite3.SQLITE_BUSY
        except sqlite3.DatabaseError:
            # What can not be read nobody has open.
            return False
    return False


def _alone(path: Path) -> sqlite3.Connection:
    where = address(path.absolute(), "rw")
    return sqlite3.connect(where, timeout=0, isolation_level=None, uri=True)
