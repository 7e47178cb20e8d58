"""What versions of before kept beside a library under plain names, if it is provably ours."""

from __future__ import annotations

import os
import re
from contextlib import suppress
from pathlib import Path

from desktop.core.library.copies import Copy, copies, file_for_copy, identity_in
from desktop.core.library.own_folder import room_of

_COPIES = "backups"
_COPY = re.compile(r"library-(\d{4}-\d\d-\d\d)\.db")


def earlier_copies(folder: Path) -> tuple[Copy, ...]:
    """The copies that an earlier version made of a library in `folder`, the newest first.

    A file counts when it is a library of this program, whatever it is called beyond that.
    """
    found = []
    with suppress(OSError):
        for path in sorted((folder / _COPIES).iterdir(), reverse=True):
            named = _COPY.fullmatch(path.name)
            if named and path.is_file() and not path.is_symlink() and identity_in(path):
                found.append(Copy(path, 0, named[1], "", path.stat().st_size))
    return tuple(found)


def move_in(folder: Path, identity: str) -> None:
    """Moves the copies of before that are of this very library into its room. Raises OSError.

    Only while the room holds no copy yet, so that they come before all others.
    """
    if copies(folder, identity):
        return
    for number, copy in enumerate(reversed(earlier_copies(folder)), 1):
        if identity_in(copy.path) == identity:
            place = file_for_copy(room_of(folder, identity), number, copy.day, "0000")
            if not os.path.lexists(place):
                copy.path.rename(place)
    with suppress(OSError):
        (folder / _COPIES).rmdir()
