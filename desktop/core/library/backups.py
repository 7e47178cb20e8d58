"""Copies of the library are made while it is in use, and one can take its place."""

from __future__ import annotations

import os
from collections.abc import Iterable
from contextlib import suppress
from datetime import datetime
from itertools import count
from pathlib import Path
from shutil import copyfile

from desktop.core.library.connection import Connection
from desktop.core.library.copies import (
    Copy,
    copies,
    file_for_next,
    fingerprint_of,
    half_copies,
    rotate,
)
from desktop.core.library.drive import keep_to_owner, make_file, make_folder
from desktop.core.library.errors import LibraryInTheWay, LibraryUnreachable
from desktop.core.library.library import FILE_NAME
from desktop.core.library.own_folder import room_of
from desktop.core.library.sole_holder import HeldByAnother, sole_holder

_LOCK = "copies.lock"
_PART = ".part"


def back_up(folder: Path, identity: str, now: datetime) -> Copy | None:
    """Copies the library of `folder`, and deletes copies that are not needed any more.

    Gives the new copy, or None when the newest one holds the same or another program is making
    one. Raises LibraryError: LibraryInTheWay when a library with another identity lies there. A
    library that is damaged gives no copy, so that it does not push out the sound ones.
    """
    path = folder / FILE_NAME
    if not path.is_file():
        raise LibraryUnreachable(path, "there is no library")
    try:
        room = room_of(folder, identity)
        with sole_holder(room / _LOCK) as is_sole:
            if is_sole:
                # What a program left half done that was killed; else somebody may be at work.
                _remove(half_copies(room))
            return _made(path, identity, now)
    except HeldByAnother:
        return None
    except OSError as error:
        raise LibraryUnreachable(path, str(error)) from error


def go_back_to(copy: Path, folder: Path, *, word: str = "damaged") -> Path | None:
    """Puts a copy in the place of the library of `folder`, which nobody may have open.

    What was there stays beside it under another name with that word in it, which is given. Raises
    LibraryUnreachable; the library is untouched then.
    """
    path = folder / FILE_NAME
    half = path.with_name(f"{FILE_NAME}-{os.urandom(4).hex()}{_PART}")
    try:
        make_folder(folder)
        try:
            make_file(half)
            copyfile(copy, half)
            _settle(half)
            aside = _put_aside(path, word)
            half.replace(path)
            keep_to_owner(path)
        finally:
            half.unlink(missing_ok=True)
    except OSError as error:
        raise LibraryUnreachable(folder, str(error)) from error
    return aside


def _put_aside(path: Path, word: str) -> Path | None:
    """Copies a library with its log, then takes the log away: it is not for what comes next."""
    ends = ("-wal", "-shm", "-journal")
    logs = [log for end in ends if (log := path.with_name(path.name + end)).exists()]
    if not path.exists() and not logs:
        return None
    names = (path.with_name(f"{path.stem}-{word}-{n}{path.suffix}") for n in count(1))
    aside = next(name for name in names if not os.path.lexists(name))
    # Copied, not moved: whenever this is broken off, there is a library in its place.
    make_file(aside)
    if path.exists():
        copyfile(path, aside)
    for log in logs:
        kept = aside.with_name(aside.name + log.name.removeprefix(path.name))
        if not os.path.lexists(kept):
            make_file(kept)
            copyfile(log, kept)
    for log in logs:
        log.unlink(missing_ok=True)
    return aside


def _made(path: Path, identity: str, now: datetime) -> Copy | None:
    folder = path.parent
    connection = Connection.open_for_reading(path)
    try:
        if connection.identity != identity:
            raise LibraryInTheWay(path, "another library lies in this place")
        before = copies(folder, identity)
        if before and fingerprint_of(before[0].path) == connection.fingerprint():
            return None
        wanted = file_for_next(folder, identity, now)
        # Where nothing can be locked two programs may be at it, each on its own.
        half = wanted.with_suffix(f".{os.urandom(4).hex()}{_PART}")
        try:
            connection.copy_to(half)
            # Only a whole copy gets the name under which it will be looked for.
            half.replace(wanted)
        finally:
            # A disk that is full needs the room.
            _remove(half.with_name(half.name + end) for end in ("", "-journal", "-wal", "-shm"))
    finally:
        connection.close()
    after = copies(folder, identity)
    rotate(after)
    return next((copy for copy in after if copy.path == wanted), None)


def _remove(paths: Iterable[Path]) -> None:
    for path in paths:
        with suppress(FileNotFoundError):
            path.unlink()


def _settle(path: Path) -> None:
    with path.open("r+b") as file:
        os.fsync(file.fileno())
