"""The copy that a move works on: taken away when the move ends, or by the next one after a crash.

Beside each copy lies a lock file of the same name, held as long as its move runs. It is the mark
by which a later move knows a copy for the program's own, and that nobody is at it any more.
"""

from __future__ import annotations

import os
import re
from collections.abc import Iterator
from contextlib import contextmanager, suppress
from pathlib import Path

from desktop.core.library.sole_holder import HeldByAnother, sole_holder

_NAME = re.compile(r"moving-[0-9a-f]{8}\.lock")


@contextmanager
def part_file(folder: Path) -> Iterator[Path]:
    """A free name for a copy in a folder; whatever is written under it is gone afterwards."""
    part = folder / f"moving-{os.urandom(4).hex()}.part"
    try:
        with sole_holder(_lock_of(part)):
            yield part
    finally:
        _take_away(part)


def clear_left_parts(own: Path) -> None:
    """Takes away the copies that moves left which were killed; one that still runs keeps its."""
    with suppress(OSError):
        for lock in sorted(own.iterdir()):
            if _NAME.fullmatch(lock.name) and lock.is_file() and not lock.is_symlink():
                _clear(lock)


def _clear(lock: Path) -> None:
    try:
        with sole_holder(lock) as is_sole:
            pass
    except HeldByAnother:
        return
    # Where nothing can be locked, nobody knows whether the move still runs.
    if is_sole:
        _take_away(lock.with_suffix(".part"))


def _take_away(part: Path) -> None:
    # The lock goes last: without it nobody would come back for the rest.
    copies = (part.with_name(part.name + end) for end in ("", "-journal", "-wal", "-shm"))
    # What cannot be taken away here could not be made here either.
    with suppress(OSError):
        for each in (*copies, _lock_of(part)):
            each.unlink(missing_ok=True)


def _lock_of(part: Path) -> Path:
    return part.with_suffix(".lock")
