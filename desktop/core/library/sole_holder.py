"""One process at a time: a lock that the system lets go of when its holder ends, however."""

from __future__ import annotations

import errno
import os
import sys
from collections.abc import Iterator
from contextlib import contextmanager, suppress
from pathlib import Path

_HELD = (errno.EACCES, errno.EAGAIN, errno.EDEADLK)


class HeldByAnother(Exception):
    """Another program is at the same work; there is nothing to do but to wait."""


@contextmanager
def sole_holder(lock_file: Path) -> Iterator[bool]:
    """Holds the lock for a block. Raises HeldByAnother at once when it is held elsewhere.

    Gives whether nobody else can hold it: where no file can be locked, as on some network
    drives, the block runs without.
    """
    try:
        file = os.open(lock_file, os.O_RDWR | os.O_CREAT, 0o600)
    except OSError:
        yield False
        return
    try:
        is_locked = True
        try:
            lock(file)
        except OSError as error:
            if error.errno in _HELD:
                raise HeldByAnother(str(lock_file)) from error
            is_locked = False
        yield is_locked
    finally:
        with suppress(OSError):
            os.close(file)


if sys.platform == "win32":
    import msvcrt

    def lock(file: int) -> None:
        """Locks an open file for its handle. Raises OSError, at once when another holds it."""
        msvcrt.locking(file, msvcrt.LK_NBLCK, 1)

else:
    import fcntl

    def lock(file: int) -> None:
        """Locks an open file for its handle. Raises OSError, at once when another holds it."""
        fcntl.flock(file, fcntl.LOCK_EX | fcntl.LOCK_NB)
