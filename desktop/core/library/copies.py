"""The copies of a library that stand in its room: numbered, named by their day, known as its own.

Their order is that of their numbers. What the computer takes for the date is only told: a clock
that is years ahead makes no copy the last one for ever, and one that is behind loses none.
"""

from __future__ import annotations

import os
import re
import sqlite3
from collections.abc import Iterable
from contextlib import closing, suppress
from dataclasses import dataclass
from datetime import datetime
from pathlib import Path

from desktop.core.library.address import address
from desktop.core.library.own_folder import find_room, room_of, rooms
from desktop.core.library.schema import APPLICATION_ID
from desktop.core.library.schema import identity as known_as

_FOLDER = "copies"
_NAME = re.compile(r"copy-(\d{6,9})-(\d{4}-\d\d-\d\d)-(\d\d)(\d\d)\.db")
_HALF = re.compile(r"copy-\d{6,9}-[\d-]+\.[0-9a-f]{8}\.part(?:-journal|-wal|-shm)?\Z")
_PART = ".part"
_SQLITE = b"SQLite format 3\0"
# So many of the newest copies stay, and the newest of so many days on which there were any.
_NEWEST, _DAYS = 3, 7
# Copies of more than so many bytes together are too much for a school's disk: the oldest go.
MOST_BYTES = 1 << 30
# Tables that hold nothing that anybody wrote or saved.
_PASSING = frozenset(
    {"change", "index_queue", "preference", "past_search", "reading_place", "article_measure"}
)

Keys = frozenset[tuple[str, ...]]


@dataclass(frozen=True, slots=True)
class Copy:
    """One copy; `day` and `time` are what the computer took for the date, as ISO 8601."""

    path: Path
    number: int
    day: str
    time: str
    size: int


def copies(folder: Path, identity: str = "") -> tuple[Copy, ...]:
    """The copies of the library in `folder`, the newest first; makes nothing.

    Without an identity those of all libraries that were ever used there. Only what is a library,
    and the one that it should be, is a copy.
    """
    if identity:
        room = find_room(folder, identity)
        places = {identity: room} if room is not None else {}
    else:
        places = rooms(folder)
    found: list[Copy] = []
    for known, room in places.items():
        each = (copy for path in _files(room) if (copy := _copy_at(path)) is not None)
        found += (copy for copy in each if identity_in(copy.path) == known)
    return tuple(sorted(found, key=lambda copy: copy.number, reverse=True))


def file_for_next(folder: Path, identity: str, now: datetime) -> Path:
    """Where the next copy is to stand; its folder is made. Raises OSError."""
    room = room_of(folder, identity)
    numbers = [int(named[1]) for path in _files(room) if (named := _NAME.fullmatch(path.name))]
    (room / _FOLDER).mkdir(mode=0o700, exist_ok=True)
    return room / _FOLDER / f"copy-{max(numbers, default=0) + 1:06d}-{now:%Y-%m-%d-%H%M}.db"


def half_copies(room: Path) -> tuple[Path, ...]:
    """What is left in a room of copies that were never finished, or are being made now."""
    return tuple(path for path in _files(room) if _HALF.match(path.name) and _is_half(path))


def _is_half(path: Path) -> bool:
    """Whether SQLite began to write a file, or was about to; a stranger's is left alone."""
    try:
        if path.is_symlink() or not path.is_file():
            return False
        if not path.name.endswith(_PART):
            return True
        with path.open("rb") as file:
            return file.read(len(_SQLITE)) in (_SQLITE, b"", bytes(len(_SQLITE)))
    except OSError:
        return False


def sums_of(path: Path) -> tuple[int, int] | None:
    """How many texts and notes a file that nobody changes holds; None when it cannot be read."""
    try:
        with closing(sqlite3.connect(_address(path), uri=True)) as opened:
            texts = opened.execute("SELECT count(*) FROM article").fetchone()[0]
            notes = opened.execute("SELECT count(*) - count(removed) FROM annotation").fetchone()[0]
    except sqlite3.Error:
        return None
    return texts, notes


def identity_in(path: Path) -> str | None:
    """The identity of the library in a file that nobody changes; None for any other file."""
    try:
        with closing(sqlite3.connect(_address(path), uri=True)) as opened:
            if opened.execute("PRAGMA application_id").fetchone()[0] != APPLICATION_ID:
                return None
            return known_as(opened) or None
    except (sqlite3.Error, ValueError):
        return None


def is_whole_at(path: Path) -> bool:
    """Whether SQLite finds nothing wrong in a file that nobody changes."""
    try:
        with closing(sqlite3.connect(_address(path), uri=True)) as opened:
            return bool(opened.execute("PRAGMA quick_check(1)").fetchone() == ("ok",))
    except sqlite3.Error:
        return False


def fingerprint(connection: sqlite3.Connection) -> tuple[object, ...]:
    """What differs between two states of a library in which anything was written or saved."""
    counted: list[object] = list(
        connection.execute("SELECT seq FROM sqlite_sequence WHERE name = 'index_queue'")
    )
    for table in lasting_tables(connection):
        columns = {row[1] for row in connection.execute(f'PRAGMA table_info("{table}")')}
        removed = "count(removed)" if "removed" in columns else "0"
        counted.append(
            (table, *connection.execute(f'SELECT count(*), {removed} FROM "{table}"').fetchone())
        )
    return tuple(counted)


def fingerprint_of(path: Path) -> tuple[object, ...] | None:
    """The fingerprint of a file that nobody changes; None when it cannot be read."""
    try:
        with closing(sqlite3.connect(_address(path), uri=True)) as opened:
            return fingerprint(opened)
    except sqlite3.Error:
        return None


def lasting_tables(connection: sqlite3.Connection) -> list[str]:
    """The tables of what anybody wrote or saved, without what only passes by."""
    rows = connection.execute(
        "SELECT name FROM main.sqlite_schema WHERE type = 'table' AND name NOT LIKE 'sqlite%'"
        " ORDER BY name"
    )
    return [name for (name,) in rows if name not in _PASSING]


def rotate(all_copies: Iterable[Copy]) -> tuple[Copy, ...]:
    """Deletes copies that are not needed any more and gives those, the oldest last.

    Never deleted is a copy that holds something which no newer one holds that stays: a library
    that lost half of its notes does not push out the notes.
    """
    newest_first = sorted(all_copies, key=lambda copy: copy.number, reverse=True)
    wanted = _wanted(newest_first)
    kept_keys: set[tuple[str, ...]] = set()
    gone: list[Copy] = []
    for copy in newest_first:
        keys = _keys(copy.path)
        if copy in wanted or keys is None or not keys <= kept_keys:
            kept_keys |= keys or frozenset()
            continue
        with suppress(OSError):
            copy.path.unlink()
            gone.append(copy)
    return tuple(gone)


def _wanted(newest_first: list[Copy]) -> list[Copy]:
    wanted = newest_first[:_NEWEST]
    days = {copy.day for copy in wanted}
    for copy in newest_first[_NEWEST:]:
        if copy.day not in days and len(days) < _DAYS:
            days.add(copy.day)
            wanted.append(copy)
    while len(wanted) > 1 and sum(copy.size for copy in wanted) > MOST_BYTES:
        wanted.pop()
    return wanted


def _keys(path: Path) -> Keys | None:
    """What names everything that a copy holds of what anybody wrote or saved."""
    try:
        with closing(sqlite3.connect(_address(path), uri=True)) as opened:
            found: set[tuple[str, ...]] = set()
            for table in lasting_tables(opened):
                info = opened.execute(f'PRAGMA table_info("{table}")').fetchall()
                named = ", ".join(f'"{row[1]}"' for row in info if row[5]) or "rowid"
                rows = opened.execute(f'SELECT {named} FROM "{table}"')
                found |= {(table, *map(str, row)) for row in rows}
            return frozenset(found)
    except sqlite3.Error:
        return None


def _files(room: Path) -> list[Path]:
    try:
        return sorted((room / _FOLDER).iterdir())
    except OSError:
        return []


def _copy_at(path: Path) -> Copy | None:
    named = _NAME.fullmatch(path.name)
    try:
        if named is None or path.is_symlink() or not path.is_file():
            return None
        size = os.stat(path).st_size
    except OSError:
        return None
    return Copy(path, int(named[1]), named[2], f"{named[3]}:{named[4]}", size)


def _address(path: Path) -> str:
    # Nobody writes a copy, and nothing may be written beside it.
    return f"{address(path.absolute(), 'ro')}&immutable=1"
