"""Another library, opened to read what is to be merged: as it lies, as a copy, or moved out."""

from __future__ import annotations

import os
import sqlite3
from collections.abc import Iterator
from contextlib import closing, contextmanager
from pathlib import Path
from tempfile import TemporaryDirectory

from desktop.core.library.address import address
from desktop.core.library.connection import Connection
from desktop.core.library.errors import (
    LibraryDamaged,
    LibraryError,
    LibraryTooNew,
    LibraryTooOld,
    LibraryUnreachable,
)
from desktop.core.library.library import FILE_NAME, Library
from desktop.core.library.moving.file_errors import ask_for_room, named_as_not_moved
from desktop.core.library.moving.known_tables import is_a_later_one, is_a_library
from desktop.core.library.moving.moved_file import is_moved_file, read_moved, unpack_moved
from desktop.core.library.moving.not_moved import MoveSlip, NotMoved
from desktop.core.library.moving.progress import share, silent
from desktop.core.library.schema import is_ours, version

_SLIPS: tuple[tuple[type[LibraryError], MoveSlip], ...] = (
    (LibraryTooNew, MoveSlip.LATER_TABLES),
    (LibraryTooOld, MoveSlip.NOT_OURS),
    (LibraryDamaged, MoveSlip.NOT_OURS),
    (LibraryUnreachable, MoveSlip.NO_ACCESS),
)


@contextmanager
def other_library(path: Path) -> Iterator[Library]:
    """A library in a folder or a file, to read from; one of an earlier version as this one has it.

    The file itself is not touched. Raises NotMoved for what is wrong with it, and LibraryError.
    """
    file = path / FILE_NAME if path.is_dir() else path
    with TemporaryDirectory() as folder:
        copy = Path(folder)
        _copy(file, copy / FILE_NAME)
        try:
            with Library.open_existing(copy) as library:
                yield library
        except LibraryError as error:
            # What is said of a copy that is gone by then would lead nowhere.
            if copy not in error.path.parents:
                raise
            raise NotMoved(MoveSlip.DAMAGED, file) from error


def _copy(file: Path, to: Path) -> None:
    if not file.is_file():
        there = os.path.lexists(file)
        raise NotMoved(MoveSlip.NOT_A_FILE if there else MoveSlip.NO_FILE, file)
    hear = share(silent, 0, 100)
    with named_as_not_moved(to.parent):
        if is_moved_file(file):
            moved = read_moved(file, hear)
            ask_for_room(to.parent, moved.size)
            unpack_moved(moved, to, hear)
        else:
            ask_for_room(to.parent, file.stat().st_size)
            _copy_open(file, to)
    _look_at_tables(file, to)


def _copy_open(file: Path, to: Path) -> None:
    """Copies it through SQLite: a file that is open is never opened beside it."""
    try:
        connection = Connection.open_for_reading(file)
        try:
            connection.copy_as_it_is(to)
        finally:
            connection.close()
    except LibraryError as error:
        slip = next((slip for kind, slip in _SLIPS if isinstance(error, kind)), None)
        if slip is None:
            raise
        raise NotMoved(slip, file) from error


def _look_at_tables(file: Path, copy: Path) -> None:
    """Whatever its triggers would do is not begun before they are known."""
    try:
        where = f"{address(copy.absolute(), 'ro')}&immutable=1"
        with closing(sqlite3.connect(where, uri=True)) as raw:
            raw.execute("PRAGMA trusted_schema = OFF")
            if is_a_later_one(raw):
                raise NotMoved(MoveSlip.LATER_TABLES, file)
            if not is_a_library(raw):
                is_altered = is_ours(raw) and version(raw) > 0
                raise NotMoved(MoveSlip.FOREIGN if is_altered else MoveSlip.NOT_OURS, file)
    except sqlite3.Error as error:
        raise NotMoved(MoveSlip.DAMAGED, file) from error
