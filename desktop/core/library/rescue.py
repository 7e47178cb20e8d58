"""What was written is brought into a file again when the open one is not where it was."""

from __future__ import annotations

import os
from collections.abc import Callable, Iterable
from contextlib import suppress
from dataclasses import dataclass
from datetime import datetime
from pathlib import Path
from tempfile import TemporaryDirectory

from desktop.core.library.backups import go_back_to
from desktop.core.library.changes import Changes
from desktop.core.library.copies import copies, identity_in, is_whole_at
from desktop.core.library.drive import make_folder
from desktop.core.library.errors import (
    AnnotationChanged,
    LibraryConflict,
    LibraryError,
    LibraryUnreachable,
    PackAlreadyInstalled,
)
from desktop.core.library.library import FILE_NAME, Library
from desktop.core.library.own_file import own_file, read_own, write_own
from desktop.core.library.own_folder import rooms
from desktop.core.library.standing import FileStanding

Operation = Callable[[Library], Changes]

# Beside a library that was kept at last: where it was before.
_ORIGIN = "kept-by-sourcebook.json"


def save_elsewhere(
    library: Library,
    written: Iterable[Operation],
    folder: Path,
    waiting: Iterable[Operation] = (),
) -> None:
    """Writes all that an open library holds into a new one in `folder`, which has none.

    What is `waiting` could not be written so far. Where the open file cannot be read any more,
    its newest sound copy is taken, and what was `written` since is written again, `waiting`
    included. Raises LibraryError; then nothing was left there.
    """
    path = folder / FILE_NAME
    part = folder / f"{FILE_NAME}-{os.urandom(4).hex()}.part"
    try:
        make_folder(folder)
        if path.exists() and path.stat().st_size:
            raise LibraryUnreachable(path, "there is a library")
        try:
            library.copy_to(part)
        except LibraryError:
            _from_copy(library, folder)
            write_again(written, folder)
        else:
            part.replace(path)
            write_again(waiting, folder)
    except OSError as error:
        raise LibraryUnreachable(path, str(error)) from error
    finally:
        with suppress(OSError):
            part.unlink(missing_ok=True)


def save_into(library: Library, written: Iterable[Operation], folder: Path) -> None:
    """Adds all that an open library holds, and the file of the same library there does not.

    Nothing that the file holds is changed but by what was `written` since the library was
    opened, as if it were written now. Must come after `Library.leave_name`. Raises LibraryError.
    """
    path = folder / FILE_NAME
    part = folder / f"{FILE_NAME}-{os.urandom(4).hex()}.part"
    try:
        with suppress(LibraryError):
            library.copy_to(part)
            with Library.open_existing(folder) as now:
                now.take_in(part)
        write_again(written, folder)
    except OSError as error:
        raise LibraryUnreachable(path, str(error)) from error
    finally:
        with suppress(OSError):
            part.unlink(missing_ok=True)


def save_in_place(library: Library, written: Iterable[Operation]) -> None:
    """Puts all that an open library holds where it was; what lies there now is kept beside it.

    Where the open file cannot be read any more, its newest sound copy is taken, and what was
    `written` since is written again. Raises LibraryError.
    """
    folder = library.folder
    part = folder / f"{FILE_NAME}-{os.urandom(4).hex()}.part"
    try:
        try:
            library.copy_to(part)
        except LibraryError:
            _from_copy(library, folder)
        else:
            go_back_to(part, folder)
        write_again(written, folder)
    except OSError as error:
        raise LibraryUnreachable(library.path, str(error)) from error
    finally:
        with suppress(OSError):
            part.unlink(missing_ok=True)


def last_resort() -> Path:
    """Where work is kept that is in no other file when the window closes."""
    from platformdirs import user_data_path  # noqa: PLC0415 - hardly ever needed

    return user_data_path("Sourcebook rescued", appauthor=False)


@dataclass(frozen=True, slots=True)
class Rescued:
    """A library that was kept when its file was not where it was, and when that was."""

    path: Path
    moment: datetime


def keep_at_last(
    library: Library, written: Iterable[Operation], waiting: Iterable[Operation]
) -> Path:
    """Saves all that is in no file that will be found, and remembers whose it is.

    Gives the folder. Raises LibraryError.
    """
    number = 1
    while (folder := last_resort() / str(number)).exists():
        number += 1
    save_elsewhere(library, written, folder, waiting)
    # Whose it was is found out by the library itself where this cannot be written.
    with suppress(OSError):
        write_own(own_file(folder, _ORIGIN), {"folder": str(library.folder.absolute())})
    return folder


def kept_at_last(folder: Path, identity: str = "") -> Rescued | None:
    """The newest library that was kept for the one in `folder` and is not gone on with yet."""
    found: list[Rescued] = []
    with suppress(OSError):
        for path in last_resort().glob(f"*/{FILE_NAME}"):
            origin = read_own(path.with_name(_ORIGIN)) or {}
            is_of_folder = origin.get("folder") == str(folder.absolute())
            is_of_library = bool(identity) and identity_in(path) == identity
            if (is_of_folder or is_of_library) and not origin.get("settled"):
                found.append(Rescued(path, datetime.fromtimestamp(path.stat().st_mtime)))
    return max(found, key=lambda each: each.moment, default=None)


def kept_of_any(folder: Path) -> Rescued | None:
    """What a window kept at its end of any library that was ever used in a folder."""
    found = (kept_at_last(folder, identity) for identity in ("", *rooms(folder)))
    return next(filter(None, found), None)


def settle(rescued: Rescued) -> None:
    """Hears that its reader knows of what was kept; it stays where it is."""
    place = own_file(rescued.path.parent, _ORIGIN)
    origin = read_own(place) or {}
    with suppress(OSError):
        write_own(place, {**origin, "settled": True})


def is_same_library(library: Library, folder: Path) -> bool:
    """Whether the file that lies in `folder` now is a state of the library that is open."""
    path = folder / FILE_NAME
    return path.is_file() and identity_in(path) == library.identity


def write_again(written: Iterable[Operation], folder: Path) -> None:
    """Does once more what was done to another state of the same library. Raises LibraryError."""
    with Library.open_existing(folder) as now:
        for operation in written:
            try:
                operation(now)
            except (AnnotationChanged, LookupError, LibraryConflict, PackAlreadyInstalled):
                # It is there already, or what it was about is not there.
                continue


def _from_copy(library: Library, folder: Path) -> None:
    """Puts the newest state into `folder` on which all that was written since can be written.

    That is the newest copy. Before there is one, all that was written is known, and the state is
    what lies in the file without its log: where nothing does, an empty library.
    """
    newest = next(iter(copies(library.folder, library.identity)), None)
    if newest is not None:
        go_back_to(newest.path, folder)
        return
    if library.standing() is FileStanding.SHORTENED:
        raise LibraryUnreachable(library.path, "there is no copy")
    if identity_in(library.path) == library.identity and is_whole_at(library.path):
        go_back_to(library.path, folder)
        return
    with TemporaryDirectory() as name:
        anew = Path(name)
        Library.open(anew, anew=True).close()
        go_back_to(anew / FILE_NAME, folder)
