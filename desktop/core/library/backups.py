"""A copy of the library for each of the last days it was used."""

from __future__ import annotations

import os
from datetime import date
from itertools import count
from pathlib import Path
from shutil import copyfile, rmtree

from desktop.core.library.connection import Connection
from desktop.core.library.errors import LibraryUnreachable
from desktop.core.library.library import BACKUPS_FOLDER_NAME, FILE_NAME, INDEX_FOLDER_NAME
from desktop.core.sole_holder import HeldByAnother, sole_holder

KEPT = 5


def back_up(folder: Path, today: date) -> Path | None:
    """Copies the library of `folder` once a day and keeps the newest `KEPT` copies.

    Gives the new copy, or None when today's is there or another program is making it. Raises
    LibraryError; a library that is damaged gives no copy, so that it does not push out the sound
    ones.
    """
    backups = folder / BACKUPS_FOLDER_NAME
    wanted = backups / f"library-{today.isoformat()}.db"
    if wanted.exists():
        return None
    try:
        with sole_holder(folder / f"{BACKUPS_FOLDER_NAME}.lock") as is_sole:
            # It may have been made while the lock was held elsewhere.
            return None if wanted.exists() else _made(folder / FILE_NAME, wanted, is_sole=is_sole)
    except HeldByAnother:
        return None
    except OSError as error:
        raise LibraryUnreachable(backups, str(error)) from error


def go_back_to(copy: Path, folder: Path) -> Path | None:
    """Puts a copy in the place of the library of `folder`, which nobody may have open.

    What was there stays beside it under another name, which is given. The index goes, as it is
    of that library, and is made anew. Raises LibraryUnreachable; the library is untouched then.
    """
    path = folder / FILE_NAME
    half = path.with_suffix(".part")
    try:
        copyfile(copy, half)
        aside = _put_aside(path)
        half.replace(path)
        rmtree(folder / INDEX_FOLDER_NAME, ignore_errors=True)
    except OSError as error:
        raise LibraryUnreachable(folder, str(error)) from error
    return aside


def _put_aside(path: Path) -> Path | None:
    """Copies a library with its log, then takes the log away: it is not for what comes next."""
    if not path.exists():
        return None
    names = (path.with_name(f"{path.stem}-damaged-{n}{path.suffix}") for n in count(1))
    aside = next(name for name in names if not name.exists())
    # Copied, not moved: whenever this is broken off, there is a library in its place.
    copyfile(path, aside)
    logs = [path.with_name(path.name + part) for part in ("-wal", "-shm")]
    for log in filter(Path.exists, logs):
        copyfile(log, aside.with_name(aside.name + log.name.removeprefix(path.name)))
    for log in logs:
        log.unlink(missing_ok=True)
    return aside


def _made(path: Path, wanted: Path, *, is_sole: bool) -> Path:
    backups = wanted.parent
    backups.mkdir(exist_ok=True)
    if is_sole:
        # What a program left half done that was killed; else it may be somebody's at work.
        _remove(backups, "library-*.part*")
    # Where nothing can be locked two programs may be at it, each on its own.
    half = wanted.with_suffix(f".{os.urandom(4).hex()}.part")
    try:
        _copy(path, half)
        # Only a whole copy gets the name under which it will be looked for.
        half.replace(wanted)
    finally:
        # A disk that is full needs the room.
        _remove(backups, f"{half.name}*")
    for old in sorted(backups.glob("library-*.db"))[:-KEPT]:
        old.unlink(missing_ok=True)
    return wanted


def _copy(path: Path, half: Path) -> None:
    connection = Connection.open_for_reading(path)
    try:
        connection.copy_to(half)
    finally:
        connection.close()


def _remove(folder: Path, pattern: str) -> None:
    for path in folder.glob(pattern):
        path.unlink(missing_ok=True)
