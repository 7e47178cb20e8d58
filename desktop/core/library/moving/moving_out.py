"""A library written into one file, which is read again and held against the library."""

from __future__ import annotations

import os
import sqlite3
from collections.abc import Iterator
from contextlib import closing, contextmanager, suppress
from dataclasses import dataclass
from pathlib import Path

from desktop.core.library.damages import damages_of
from desktop.core.library.drive import make_file
from desktop.core.library.errors import LibraryUnreachable
from desktop.core.library.library import FILE_NAME
from desktop.core.library.moving.contents import digest_of
from desktop.core.library.moving.file_errors import ask_for_room, named_as_not_moved
from desktop.core.library.moving.library_sums import LibrarySums, sums_in_file
from desktop.core.library.moving.moved_file import (
    AboutMoved,
    is_moved_file,
    read_moved,
    write_moved,
)
from desktop.core.library.moving.not_moved import MoveSlip, NotMoved
from desktop.core.library.moving.part_file import clear_left_parts, part_file
from desktop.core.library.moving.progress import Tell, share, silent
from desktop.core.library.named_errors import named_errors
from desktop.core.library.opened_file import as_it_lies, for_reading
from desktop.core.library.own_folder import own_folder

_AT_ONCE = 2_000


@dataclass(frozen=True, slots=True)
class MovedOut:
    """A file that was read again and found to hold the whole library.

    `damaged` counts what was not as it was saved in the library already; it went along as it is.
    """

    path: Path
    size: int
    sums: LibrarySums
    damaged: int


def move_out(
    folder: Path,
    path: Path,
    about: AboutMoved,
    *,
    may_replace: bool = False,
    tell: Tell = silent,
) -> MovedOut:
    """Writes the library of a folder into one file; `sourcebook move in` takes it back.

    It is written beside its name and read again before it gets that. A file that is there is left
    alone unless it `may_replace` that. Raises NotMoved, and LibraryError for the library itself.
    """
    if not may_replace and os.path.lexists(path):
        slip = MoveSlip.IS_THERE if is_moved_file(path) else MoveSlip.IS_ANOTHERS
        raise NotMoved(slip, path)
    if path.is_dir():
        raise NotMoved(MoveSlip.NOT_A_FILE, path)
    library = folder / FILE_NAME
    with _copied(library, path, tell) as (copy, damaged):
        return _packed(copy, path, about, damaged=damaged, may_replace=may_replace, tell=tell)


@contextmanager
def _copied(library: Path, path: Path, tell: Tell) -> Iterator[tuple[Path, int]]:
    """A whole copy of a library, of one moment, with as many damaged rows; gone afterwards."""
    raw: sqlite3.Connection | None = None
    try:
        with named_errors(library):
            if not library.is_file():
                raise LibraryUnreachable(library, "there is no library")
            size = library.stat().st_size
            raw = _opened(library)
        with part_file(_place_for(size, library.parent, path.parent)) as copy:
            with named_as_not_moved(copy), named_errors(copy):
                make_file(copy)
                with closing(sqlite3.connect(copy)) as to:
                    damaged = _copy(raw, to, tell)
            yield copy, damaged
    finally:
        if raw is not None:
            raw.close()


def _opened(library: Path) -> sqlite3.Connection:
    """A library to read from, also one on a drive that takes nothing."""
    raw: sqlite3.Connection | None = None
    try:
        raw = for_reading(library)
        raw.execute("SELECT count(*) FROM sqlite_schema").fetchone()
    except sqlite3.OperationalError:
        if raw is not None:
            raw.close()
        return as_it_lies(library)
    except BaseException:
        if raw is not None:
            raw.close()
        raise
    return raw


def _copy(raw: sqlite3.Connection, copy: sqlite3.Connection, tell: Tell) -> int:
    """Copies a library and compares every row; gives how much in it was damaged before."""
    # Whatever is written meanwhile, all of it is read as it was at one moment.
    raw.execute("BEGIN")
    raw.execute("SELECT count(*) FROM sqlite_schema").fetchone()
    hear = share(tell, 0, 30)
    raw.backup(copy, pages=_AT_ONCE, progress=lambda _, left, all_: hear(all_ - left, all_))
    # Whole without a log, and so that it can be read on any drive.
    copy.execute("PRAGMA journal_mode = DELETE").fetchone()
    if digest_of(raw, share(tell, 30, 40)) != digest_of(copy, share(tell, 40, 50)):
        raise NotMoved(MoveSlip.NOT_THE_SAME, Path())
    return len(damages_of(copy, share(tell, 50, 60)))


def _packed(
    copy: Path, path: Path, about: AboutMoved, *, damaged: int, may_replace: bool, tell: Tell
) -> MovedOut:
    half = path.with_name(f".{path.name}-{os.urandom(4).hex()}.part")
    try:
        with named_as_not_moved(path):
            ask_for_room(path.parent, copy.stat().st_size // 4)
            with half.open("xb") as file:
                digest = write_moved(file, copy, about, share(tell, 60, 80))
                file.flush()
                os.fsync(file.fileno())
            # From the drive again: "saved" is said only of what can be taken back.
            again = read_moved(half, share(tell, 80, 99))
            if again.digest != digest or again.about != about:
                raise NotMoved(MoveSlip.NOT_THE_SAME, path)
            _take_name(half, path, may_replace=may_replace)
            tell(100)
            return MovedOut(path, path.stat().st_size, sums_in_file(copy), damaged)
    finally:
        with suppress(OSError):
            half.unlink()


def _take_name(half: Path, path: Path, *, may_replace: bool) -> None:
    if may_replace:
        half.replace(path)
        return
    try:
        # Two that write at once never both take one name.
        os.link(half, path)
    except FileExistsError:
        raise NotMoved(MoveSlip.IS_THERE, path) from None
    except OSError:
        # Some drives know no second name for a file.
        if os.path.lexists(path):
            raise NotMoved(MoveSlip.IS_THERE, path) from None
        half.replace(path)


def _place_for(size: int, home: Path, target: Path) -> Path:
    """Where there is room for a copy: beside the library, else where the file is to go."""
    try:
        own = own_folder(home)
        if not os.access(own, os.W_OK):
            raise PermissionError(own)
        # They would take the room that this move needs.
        clear_left_parts(own)
        ask_for_room(own, size)
    except (NotMoved, OSError):
        with named_as_not_moved(target):
            if not target.is_dir():
                raise NotMoved(MoveSlip.UNWRITABLE, target) from None
            ask_for_room(target, size + size // 4)
            return target
    return own
