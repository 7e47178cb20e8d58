"""A copy of the library for each of the last days it was used."""

from __future__ import annotations

from datetime import date
from pathlib import Path

from desktop.core.library.connection import Connection
from desktop.core.library.errors import LibraryError, LibraryUnreachable
from desktop.core.library.library import FILE_NAME

FOLDER_NAME = "backups"
KEPT = 5


def back_up(folder: Path, today: date) -> Path | None:
    """Copies the library of `folder` once a day and keeps the newest `KEPT` copies.

    Gives the new copy, or None when today's is there. Raises LibraryError; a library that is
    damaged gives no copy, so that it does not push out the sound ones.
    """
    backups = folder / FOLDER_NAME
    wanted = backups / f"library-{today.isoformat()}.db"
    if wanted.exists():
        return None
    half = wanted.with_suffix(".part")
    try:
        backups.mkdir(exist_ok=True)
        _copy(folder / FILE_NAME, half)
        # Only a whole copy gets the name under which it will be looked for.
        half.replace(wanted)
        for old in sorted(backups.glob("library-*.db"))[:-KEPT]:
            old.unlink(missing_ok=True)
    except OSError as error:
        raise LibraryUnreachable(backups, str(error)) from error
    return wanted


def _copy(path: Path, half: Path) -> None:
    half.unlink(missing_ok=True)
    connection = Connection.open_for_reading(path)
    try:
        connection.copy_to(half)
    except LibraryError:
        # A disk that is full needs the room.
        half.unlink(missing_ok=True)
        raise
    finally:
        connection.close()
