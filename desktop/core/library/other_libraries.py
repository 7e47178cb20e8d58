"""The libraries of one reader: looked at before one takes the place of another, and remembered.

Where they lie stands in a small file among the reader's own settings, in none of the libraries.
"""

from __future__ import annotations

from collections.abc import Iterable
from contextlib import suppress
from pathlib import Path

from desktop.core.library.errors import LibraryMissing, LibraryUnreachable
from desktop.core.library.library import FILE_NAME, Library, was_ever_here
from desktop.core.library.own_file import own_file, read_own, write_own

_FILE = "recent-libraries.json"
_MOST = 8


def has_library(folder: Path) -> bool:
    """Whether a library can be opened in a folder; it says nothing of whether it is whole.

    Raises LibraryMissing where there was one that is gone, and LibraryUnreachable for what is no
    folder.
    """
    path = folder / FILE_NAME
    if not folder.is_dir():
        raise LibraryUnreachable(path, "there is no such folder")
    if path.exists():
        return True
    if was_ever_here(folder):
        raise LibraryMissing(path, "it is gone")
    return False


def try_to_open(folder: Path) -> None:
    """Opens a library and lets go of it again. Raises a LibraryError that says what is wrong."""
    with Library.open_existing(folder) as library:
        library.preferences.all()
        library.lessons.all()


def recent(settings: Path) -> tuple[Path, ...]:
    """The folders of the libraries that were open last, the newest first, while they are there."""
    said = read_own(own_file(settings, _FILE)) or {}
    listed = said.get("folders")
    folders = listed if isinstance(listed, list) else []
    found = [Path(each) for each in folders if isinstance(each, str)]
    return tuple(each for each in found if (each / FILE_NAME).is_file())[:_MOST]


def remember(settings: Path, folders: Iterable[Path]) -> None:
    """Puts folders before those that were remembered; settings that cannot be written are left."""
    # What is not there today may be on a drive that is there tomorrow.
    said = read_own(own_file(settings, _FILE)) or {}
    listed = said.get("folders")
    before = [each for each in listed if isinstance(each, str)] if isinstance(listed, list) else []
    wanted = dict.fromkeys([*(str(each.resolve()) for each in folders), *before])
    with suppress(OSError):
        settings.mkdir(parents=True, exist_ok=True)
        write_own(own_file(settings, _FILE), {"folders": list(wanted)[: 2 * _MOST]})
