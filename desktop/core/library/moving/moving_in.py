"""A library taken out of a file: proved and looked at first, then put where it is to be used."""

from __future__ import annotations

import os
import re
import sqlite3
from collections.abc import Iterator
from contextlib import closing, contextmanager, suppress
from dataclasses import dataclass
from hashlib import sha256
from pathlib import Path

from desktop.core.library.address import address
from desktop.core.library.backups import go_back_to
from desktop.core.library.damages import damages_of
from desktop.core.library.drive import make_folder
from desktop.core.library.errors import LibraryError
from desktop.core.library.library import FILE_NAME, was_ever_here
from desktop.core.library.moving.file_errors import ask_for_room, told_as_not_moved
from desktop.core.library.moving.in_use import is_open_elsewhere
from desktop.core.library.moving.known_tables import is_a_later_one, is_a_library
from desktop.core.library.moving.library_look import LibraryLook, look_at, look_at_file
from desktop.core.library.moving.moved_file import AboutMoved, MovedFile, read_moved, unpack_moved
from desktop.core.library.moving.not_moved import MoveSlip, NotMoved
from desktop.core.library.moving.progress import Tell, share, silent
from desktop.core.library.seals import know_seals

_PART = re.compile(r"library\.db-moved-[0-9a-f]{8}\.part")
_SQLITE = b"SQLite format 3\0"
_AT_ONCE = 1 << 20


@dataclass(frozen=True, slots=True)
class OfferedLibrary:
    """A library that can be taken in: it lies in `part`, beside where it is to go.

    `there` is what it would take the place of; None where there is nothing, or nothing that can
    be read. `damaged` counts what was not as it was saved when it was moved out.
    """

    part: Path
    folder: Path
    moved: MovedFile
    look: LibraryLook
    there: LibraryLook | None
    damaged: int

    @property
    def about(self) -> AboutMoved:
        """What the file says of itself."""
        return self.moved.about

    @property
    def is_the_same(self) -> bool:
        """Whether it is another state of the library that it would take the place of."""
        return self.there is not None and self.there.identity == self.look.identity


@dataclass(frozen=True, slots=True)
class MovedIn:
    """Where the library lies now, and under which name what was there is kept."""

    folder: Path
    aside: Path | None
    look: LibraryLook


@contextmanager
def offered(
    path: Path, folder: Path, *, is_new: bool = False, tell: Tell = silent
) -> Iterator[OfferedLibrary]:
    """Reads a file to its end and unpacks it beside the library of a folder, for the block.

    A library that `is_new` takes nothing's place: where there is one already, that is refused.
    Nothing is left of it after the block, unless `take_in` put it in its place. Raises NotMoved.
    """
    part = unpacked(path, folder, is_new=is_new, tell=tell)
    try:
        yield part
    finally:
        give_up(part)


def unpacked(
    path: Path, folder: Path, *, is_new: bool = False, tell: Tell = silent
) -> OfferedLibrary:
    """As `offered`, for whoever looks on in a window; then `give_up` clears away."""
    if is_new and (os.path.lexists(folder / FILE_NAME) or was_ever_here(folder)):
        raise NotMoved(MoveSlip.HAS_LIBRARY, folder)
    moved = read_moved(path, share(tell, 0, 40))
    part = folder / f"{FILE_NAME}-moved-{os.urandom(4).hex()}.part"
    made = _made_folders(folder)
    try:
        with told_as_not_moved(folder):
            make_folder(folder)
            # Twice: it is copied once more into its place, so that there is always a library.
            ask_for_room(folder, 2 * moved.size)
            unpack_moved(moved, part, share(tell, 40, 70))
        return OfferedLibrary(part, folder, moved, *_looked_at(part, path, folder, tell))
    except BaseException:
        _clear(part)
        for each in made:
            with suppress(OSError):
                each.rmdir()
        raise


def take_in(offer: OfferedLibrary) -> MovedIn:
    """Puts an offered library in its place; nobody may have what lies there open.

    What was there is kept beside it. It is read again there before this says that it is done.
    Raises NotMoved; what was there is in its place then.
    """
    path = offer.folder / FILE_NAME
    if path.is_file() and is_open_elsewhere(path):
        raise NotMoved(MoveSlip.IN_USE, path)
    with told_as_not_moved(offer.folder):
        if _digest_of(offer.part) != offer.moved.digest:
            raise NotMoved(MoveSlip.NOT_THE_SAME, offer.part)
        aside = go_back_to(offer.part, offer.folder, word="before")
        if _digest_of(path) != offer.moved.digest:
            raise NotMoved(MoveSlip.NOT_THE_SAME, path)
    _clear_left_over(offer.folder)
    return MovedIn(offer.folder, aside, offer.look)


def give_up(offer: OfferedLibrary) -> None:
    """Removes what was unpacked, and the folder that was made for it if nothing else is in it."""
    _clear(offer.part)
    if not (offer.folder / FILE_NAME).exists():
        with suppress(OSError):
            offer.folder.rmdir()


def _looked_at(
    part: Path, path: Path, folder: Path, tell: Tell
) -> tuple[LibraryLook, LibraryLook | None, int]:
    try:
        where = f"{address(part.absolute(), 'ro')}&immutable=1"
        with closing(sqlite3.connect(where, uri=True)) as raw:
            raw.execute("PRAGMA trusted_schema = OFF")
            raw.execute("PRAGMA cell_size_check = ON")
            # Whatever its triggers or lists would do is not begun before they are known.
            if is_a_later_one(raw):
                raise NotMoved(MoveSlip.LATER_TABLES, path)
            if not is_a_library(raw):
                raise NotMoved(MoveSlip.FOREIGN, path)
            know_seals(raw)
            damaged = len(damages_of(raw, share(tell, 70, 99)))
        look = look_at_file(part)
    except sqlite3.Error as error:
        raise NotMoved(MoveSlip.DAMAGED, path) from error
    there = None
    if (folder / FILE_NAME).is_file():
        # What cannot be read is kept as it is, and told as such.
        with suppress(LibraryError):
            there = look_at(folder / FILE_NAME)
    tell(100)
    return look, there, damaged


def _digest_of(path: Path) -> str:
    digest = sha256()
    with path.open("rb") as file:
        while chunk := file.read(_AT_ONCE):
            digest.update(chunk)
    return digest.hexdigest()


def _made_folders(folder: Path) -> list[Path]:
    """The folders that have to be made first, the innermost first."""
    return [each for each in (folder, *folder.parents) if not each.exists()]


def _clear_left_over(folder: Path) -> None:
    """Removes what an earlier move unpacked and left, as it was killed; nobody is at work here."""
    for part in folder.iterdir():
        if _PART.fullmatch(part.name) and part.is_file() and not part.is_symlink():
            with suppress(OSError):
                if _begins_as_ours(part):
                    part.unlink()


def _begins_as_ours(part: Path) -> bool:
    with part.open("rb") as file:
        return file.read(len(_SQLITE)) in (_SQLITE, b"")


def _clear(part: Path) -> None:
    with suppress(OSError):
        part.unlink(missing_ok=True)
