"""What becomes of an index that is not wanted any more: put aside to be looked at, or cleared away.

It lies in a room that carries the program's mark. In there its files are known by their exact
names; a file or folder of anybody else stays where it is, and nothing around it is moved.
"""

from __future__ import annotations

import re
from contextlib import suppress
from datetime import datetime
from pathlib import Path

from index.location import discard, holds_only_indexes, is_own_folder

_ASIDE = "damaged"
# What lies beside the indexes in their folder.
_EDITION = re.compile(r"documents-\d{1,4}")
_BESIDE = re.compile(r"state\.(?:json|part)|hard_texts")


def put_aside(folder: Path, now: datetime) -> Path | None:
    """Renames a folder to one with the time in its name, and clears away those of before.

    Gives where it is now, or None when there was none or it could only be cleared away.
    """
    remove_put_aside(folder)
    if not is_own_folder(folder):
        return None
    aside = folder.with_name(f"{folder.name}-{_ASIDE}-{now:%Y-%m-%d-%H%M%S}")
    if _holds_only_its_own(folder):
        with suppress(OSError):
            folder.rename(aside)
            return aside
    # Somebody else's file is in it, or, on Windows, a file of it is open somewhere.
    clear_away(folder)
    return None


def remove_put_aside(folder: Path) -> None:
    """Clears away what was put aside of this folder."""
    named = re.compile(rf"{re.escape(folder.name)}-{_ASIDE}-\d{{4}}-\d\d-\d\d-\d{{6}}")
    with suppress(OSError):
        for old in folder.parent.iterdir():
            if named.fullmatch(old.name):
                clear_away(old)


def clear_away(folder: Path) -> None:
    """Deletes the indexes in a folder and what belongs to them; what cannot be deleted stays."""
    if not is_own_folder(folder):
        return
    for each in list(folder.iterdir()):
        if _EDITION.fullmatch(each.name):
            discard(each)
        elif _BESIDE.fullmatch(each.name):
            with suppress(OSError):
                if _is_beside(each):
                    each.unlink()
                elif is_own_folder(each):
                    # In the way, and gone only if there is nothing in it.
                    each.rmdir()
    with suppress(OSError):
        folder.rmdir()


def _holds_only_its_own(folder: Path) -> bool:
    return all(
        _is_beside(each)
        or (_EDITION.fullmatch(each.name) and is_own_folder(each) and holds_only_indexes(each))
        for each in folder.iterdir()
    )


def _is_beside(path: Path) -> bool:
    return bool(_BESIDE.fullmatch(path.name)) and path.is_file() and not path.is_symlink()
