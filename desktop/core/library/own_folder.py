"""What the program keeps beside a library: a folder of its own, known by a mark and not by name.

Beside `library.db` lies `.sourcebook`, and in it one room for each library that was ever used in
this place, named by the library's identity. Only what carries the mark is the program's: a folder
of somebody else that has the name is passed over, and the next name taken.
"""

from __future__ import annotations

import os
import re
from collections.abc import Iterator
from contextlib import suppress
from hashlib import blake2s
from itertools import count
from pathlib import Path
from typing import Any

from desktop.core.library.own_file import read_own, write_own

NAME = ".sourcebook"
_MARK = "made-by-sourcebook.json"
_IDENTITY = re.compile(r"[0-9a-f]{32}")
_MOST_NAMES = 20


def own_folder(folder: Path) -> Path:
    """The program's own folder beside the library in `folder`, made when there is none.

    Raises OSError when it cannot be made.
    """
    return next(_made_or_found(folder, NAME, {}))


def find_own_folder(folder: Path) -> Path | None:
    """The program's own folder beside a library, if it was ever made; makes nothing."""
    return next((place for place in _places(folder, NAME) if is_marked(place)), None)


def room_of(folder: Path, identity: str) -> Path:
    """The room of one library in the program's own folder, made when there is none.

    Raises OSError when it cannot be made.
    """
    return next(_made_or_found(own_folder(folder), _room_name(identity), {"library": identity}))


def find_room(folder: Path, identity: str) -> Path | None:
    """The room of one library, if it was ever made; makes nothing."""
    own = find_own_folder(folder)
    if own is None:
        return None
    mark = {"library": identity}
    places = _places(own, _room_name(identity))
    return next((place for place in places if is_marked(place, mark)), None)


def rooms(folder: Path) -> dict[str, Path]:
    """The rooms of all libraries that were ever used in `folder`, by their identities."""
    own = find_own_folder(folder)
    found: dict[str, Path] = {}
    if own is not None:
        with suppress(OSError):
            for place in sorted(own.iterdir()):
                identity = (_mark_in(place) or {}).get("library", "")
                if isinstance(identity, str) and identity:
                    found.setdefault(identity, place)
    return found


def is_marked(folder: Path, mark: dict[str, str] | None = None) -> bool:
    """Whether the program made this folder, for what `mark` says; a link is never its own."""
    found = _mark_in(folder)
    return found is not None and all(found.get(key) == said for key, said in (mark or {}).items())


def _mark_in(place: Path) -> dict[str, Any] | None:
    try:
        is_folder = place.is_dir() and not place.is_symlink()
    except (OSError, ValueError):
        return None
    return read_own(place / _MARK) if is_folder else None


def _made_or_found(folder: Path, name: str, mark: dict[str, str]) -> Iterator[Path]:
    for place in _places(folder, name):
        # The mark is looked for last: another program may have made the folder a moment ago.
        if (not os.path.lexists(place) and _make(place, mark)) or is_marked(place, mark):
            yield place
    raise FileExistsError(f"there are too many folders called {name} in {folder}")


def _make(place: Path, mark: dict[str, str]) -> bool:
    """Makes a folder with its mark in it, under its name only when it is whole."""
    unfinished = place.with_name(f"{place.name}-{os.urandom(4).hex()}")
    unfinished.mkdir(mode=0o700)
    written = unfinished / _MARK
    try:
        write_own(written, mark)
        # Another program may have been quicker; its folder is as good.
        with suppress(OSError):
            unfinished.rename(place)
    finally:
        with suppress(OSError):
            written.unlink(missing_ok=True)
            unfinished.rmdir()
    return is_marked(place, mark)


def _places(folder: Path, name: str) -> Iterator[Path]:
    for number in count(1):
        if number > _MOST_NAMES:
            return
        yield folder / (name if number == 1 else f"{name}-{number}")


def _room_name(identity: str) -> str:
    # What a damaged file says of its identity must not lead out of the folder.
    if _IDENTITY.fullmatch(identity):
        return identity
    return blake2s(identity.encode("utf-8", "surrogatepass"), digest_size=16).hexdigest()
