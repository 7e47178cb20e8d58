"""One feeder at a time: a lock that the system lets go of when its holder ends, however."""

from __future__ import annotations

import errno
import os
import sys
from collections.abc import Iterator
from contextlib import contextmanager, suppress
from pathlib import Path

_HELD = (errno.EACCES, errno.EAGAIN, errno.EDEADLK)


class FedByAnother(Exception):
    """Another program is feeding the same index; there is nothing to do but to wait."""


@contextmanager
def sole_feeder(lock_file: Path) -> Iterator[None]:
    """Holds the lock for a block. Raises FedByAnother at once when it is held elsewhere.

    Where no file can be locked, as on some network drives, the block runs without: the index
    guards each of its changes itself.
    """
    try:
        file = os.open(lock_file, os.O_RDWR | os.O_CREAT, 0o600)
    except OSError:
        yield
        return
    try:
        try:
            _lock(file)
        except OSError as error:
            if error.errno in _HELD:
                raise FedByAnother(str(lock_file)) from error
        yield
    finally:
        with suppress(OSError):
            os.close(file)


if sys.platform == "win32":
    import msvcrt

    def _lock(file: int) -> None:
        msvcrt.locking(file, msvcrt.LK_NBLCK, 1)

else:
    import fcntl

    def _lock(file: int) -> None:
        fcntl.flock(file, fcntl.LOCK_EX | fcntl.LOCK_NB)
