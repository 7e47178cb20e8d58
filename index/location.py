"""Where an index lies on the disk; known without opening it."""

from __future__ import annotations

import json
import os
import re
import zlib
from contextlib import suppress
from pathlib import Path

from index.asking.operators import Operators
from index.errors import IndexDamaged
from index.files import manifest
from index.words.stemming import EDITION

# Raised whenever the files, the fields or the forms of words change.
_VERSION = 8
_MARKER = "made_here.json"
# The folder of an index, also one that was never finished, and the files in it.
_FORM = re.compile(r"v\d{1,4}-[\w.-]{1,80}?-[0-9a-f]{8}(?:-making-[0-9a-f]{8})?")
_PART = re.compile(
    r"made_here\.json|manifest\.(?:json|unfinished)|MAIN_WRITELOCK"
    r"|[0-9a-f]{16}\.(?:segment|unfinished)"
)


def index_path(folder: Path, operators: Operators) -> Path:
    """The folder inside `folder` for an index of this form; another form has another name."""
    attributes = zlib.crc32(" ".join(operators.attributes).encode())
    return folder / f"v{_VERSION}-{EDITION}-{attributes:08x}"


def is_made(folder: Path, operators: Operators) -> bool:
    """Whether there seems to be an index; a quick look that opens nothing."""
    return is_marked(index_path(folder, operators))


def is_marked(path: Path) -> bool:
    """Whether a folder says that an index was made in it."""
    return (path / _MARKER).is_file()


def is_begun(path: Path) -> bool:
    """Whether there is anything of an index in a folder, be it whole or damaged."""
    return is_marked(path) or manifest.is_there(path)


def mark(path: Path) -> None:
    """Writes into a folder that this program made it, last of all that is written there."""
    content = {"token": os.urandom(16).hex()}
    (path / _MARKER).write_text(json.dumps(content), encoding="utf-8")


def token(path: Path) -> str:
    """What tells an index from one that was made in its place. Raises IndexDamaged."""
    try:
        return str(json.loads((path / _MARKER).read_text(encoding="utf-8"))["token"])
    except (OSError, ValueError, KeyError, TypeError) as error:
        raise IndexDamaged(f"{path} is no index of this program") from error


def discard(folder: Path) -> None:
    """Removes every index in the folder, of whatever form, and nothing else.

    A file or folder that no index has stays, and so does every folder around it; what cannot be
    removed stays as well. Links are not followed.
    """
    for each in _entries(folder):
        if _FORM.fullmatch(each.name) and is_own_folder(each):
            # Without its manifest an index is none, whatever else is kept open by another process.
            manifest.remove(each)
            for part in _entries(each):
                with suppress(OSError):
                    if is_part(part):
                        part.unlink()
                    elif _PART.fullmatch(part.name) and is_own_folder(part):
                        # In the way of a part, and gone only if there is nothing in it.
                        part.rmdir()
            with suppress(OSError):
                each.rmdir()
    with suppress(OSError):
        folder.rmdir()


def is_part(path: Path) -> bool:
    """Whether a file in the folder of an index is one that an index is made of."""
    return bool(_PART.fullmatch(path.name)) and path.is_file() and not path.is_symlink()


def holds_only_indexes(folder: Path) -> bool:
    """Whether there is nothing in the folder but indexes, each of nothing but its parts."""
    return all(
        _FORM.fullmatch(each.name) and is_own_folder(each) and all(map(is_part, _entries(each)))
        for each in _entries(folder)
    )


def is_own_folder(path: Path) -> bool:
    """Whether this is a folder, and no link to one."""
    return path.is_dir() and not path.is_symlink()


def _entries(folder: Path) -> list[Path]:
    try:
        return list(folder.iterdir()) if is_own_folder(folder) else []
    except OSError:
        return []
