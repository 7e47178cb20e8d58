"""What the drive under a library can do: keep a file to its owner, and lock it."""

from __future__ import annotations

import os
import struct
import sys
from collections.abc import Callable
from contextlib import suppress
from pathlib import Path

from desktop.core.library.sole_holder import lock

_PROBE = "probe"
_FOR_OWNER = 0o600
_FOR_OTHERS = 0o077


def keep_to_owner(path: Path) -> bool:
    """Takes a file of the program from everybody but its owner; says whether that held.

    On a drive without modes, as on most sticks, it does not. On Windows the folder of the
    account sees to it, and there is nothing to do.
    """
    if sys.platform == "win32":
        return True
    try:
        mode = path.stat().st_mode
        if not mode & _FOR_OTHERS:
            return True
        path.chmod(_FOR_OWNER)
        return not path.stat().st_mode & _FOR_OTHERS
    except FileNotFoundError:
        return True
    except OSError:
        return False


def make_file(path: Path) -> None:
    """Makes an empty file that only its owner can read, where there is none. Raises OSError."""
    with suppress(FileExistsError):
        os.close(os.open(path, os.O_WRONLY | os.O_CREAT | os.O_EXCL, _FOR_OWNER))


def make_folder(path: Path) -> None:
    """Makes a folder that only its owner can open, with those above it. Raises OSError.

    A folder that is there stays as it is: it may be shared on purpose.
    """
    missing = []
    while not path.is_dir():
        missing.append(path)
        if path.parent == path:
            break
        path = path.parent
    for each in reversed(missing):
        each.mkdir(mode=0o700, exist_ok=True)


def shares_memory(own_folder: Path) -> bool:
    """Whether a file can be seen in memory by several programs at once, as a log needs it.

    Probed with a file in the program's own folder. Where nothing can be probed it is believed.
    """
    import mmap  # noqa: PLC0415 - only for a file that has no log

    path = own_folder / f"{_PROBE}-{os.urandom(4).hex()}"
    try:
        probe = os.open(path, os.O_RDWR | os.O_CREAT | os.O_EXCL, _FOR_OWNER)
    except OSError:
        return True
    try:
        os.write(probe, bytes(mmap.PAGESIZE))
        with mmap.mmap(probe, mmap.PAGESIZE) as seen:
            seen[0] = 1
    except (OSError, ValueError):
        return False
    finally:
        os.close(probe)
        with suppress(OSError):
            path.unlink()
    return True


def locks(own_folder: Path) -> bool:
    """Whether what is locked through one handle is locked for another, as SQLite relies on.

    Probed with a file in the program's own folder. Where nothing can be probed it is believed.
    """
    path = own_folder / f"{_PROBE}-{os.urandom(4).hex()}"
    try:
        one = os.open(path, os.O_RDWR | os.O_CREAT | os.O_EXCL, _FOR_OWNER)
    except OSError:
        return True
    try:
        other = os.open(path, os.O_RDWR)
        try:
            return _locks_out(one, other)
        finally:
            os.close(other)
    except OSError:
        return True
    finally:
        os.close(one)
        with suppress(OSError):
            path.unlink()


def _locks_out(one: int, other: int) -> bool:
    if not _keeps_out(lock, one, other):
        return False
    # Elsewhere a process is never locked out of a range by itself, so nothing can be seen.
    return sys.platform != "linux" or _ranges_keep_out(one, other)


def _keeps_out(lock_by: Callable[[int], object], one: int, other: int) -> bool:
    """Whether a lock can be had through one handle, and then not through the other."""
    try:
        lock_by(one)
    except OSError:
        return False
    try:
        lock_by(other)
    except OSError:
        return True
    return False


if sys.platform == "linux":
    import fcntl

    def _ranges_keep_out(one: int, other: int) -> bool:
        """The lock by which SQLite holds a file, in the form that two handles can show."""
        command = getattr(fcntl, "F_OFD_SETLK", None)
        # struct flock: type, whence, start, length, process.
        wanted = struct.pack("hhqqi4x", fcntl.F_WRLCK, os.SEEK_SET, 0, 1, 0)
        return command is None or _keeps_out(
            lambda file: fcntl.fcntl(file, command, wanted), one, other
        )
