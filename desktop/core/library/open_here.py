"""The files that this process has open: none of them may be opened beside SQLite.

On a system where locks belong to processes a file that is opened beside SQLite, and closed again,
lets go of every lock that SQLite holds on it, and another program would take the log for its own.
"""

from __future__ import annotations

from collections import Counter
from pathlib import Path
from threading import Lock

# By device and number, with how often.
_open_here: Counter[tuple[int, int]] = Counter()
_of_open_here = Lock()
NO_FILE = (-1, -1)


def hold(path: Path) -> tuple[int, int]:
    """Notes that a file is open from now on; gives the number to let go of it by."""
    number = _number_of(path)
    with _of_open_here:
        _open_here[number] += 1
    return number


def let_go(number: tuple[int, int]) -> None:
    """Notes that a file was closed, once for each time it was opened."""
    with _of_open_here:
        _open_here[number] -= 1


def is_open_here(path: Path) -> bool:
    """Whether this process has the file open."""
    number = _number_of(path)
    with _of_open_here:
        return number != NO_FILE and _open_here[number] > 0


def _number_of(path: Path) -> tuple[int, int]:
    try:
        found = path.stat()
    except OSError:
        return NO_FILE
    return found.st_dev, found.st_ino
