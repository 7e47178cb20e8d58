"""What the system says of files while a library is moved, as a `NotMoved`."""

from __future__ import annotations

import errno
import shutil
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

from desktop.core.library.errors import LibraryFull, LibraryUnreachable
from desktop.core.library.moving.not_moved import MoveSlip, NotMoved

# A disk is never filled to the brim, in bytes: others write there too.
_TO_SPARE = 16 << 20
_FULL = {errno.ENOSPC, errno.EDQUOT, errno.EFBIG}


@contextmanager
def told_as_not_moved(path: Path) -> Iterator[None]:
    """Whatever keeps a file from being written inside is a NotMoved."""
    try:
        yield
    except LibraryFull as error:
        raise NotMoved(MoveSlip.NO_ROOM, path) from error
    except LibraryUnreachable as error:
        raise NotMoved(MoveSlip.UNWRITABLE, path) from error
    except OSError as error:
        slip = MoveSlip.NO_ROOM if error.errno in _FULL else MoveSlip.UNWRITABLE
        raise NotMoved(slip, path) from error


def ask_for_room(folder: Path, wanted: int) -> None:
    """Raises NotMoved where a folder's drive has no room for so many bytes, as far as it says."""
    try:
        free = shutil.disk_usage(folder).free
    except OSError:
        # Some drives do not say; then it turns out while it is written.
        return
    if free < wanted + _TO_SPARE:
        megabytes = -(-(wanted + _TO_SPARE) // (1 << 20))
        raise NotMoved(MoveSlip.NO_ROOM, folder, megabytes=megabytes)
