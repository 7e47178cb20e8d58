"""Where an index lies on the disk; known without opening it."""

from __future__ import annotations

import json
import os
import zlib
from pathlib import Path

from index.errors import IndexDamaged
from index.files import manifest
from index.parsing import Operators
from index.stemming import EDITION

# Raised whenever the files, the fields or the forms of words change.
_VERSION = 6
_MARKER = "made_here.json"


def place(folder: Path, operators: Operators) -> Path:
    """The folder inside `folder` for an index of this form; another form has another name."""
    attributes = zlib.crc32(" ".join(operators.attributes).encode())
    return folder / f"v{_VERSION}-{EDITION}-{attributes:08x}"


def is_made(folder: Path, operators: Operators) -> bool:
    """Whether there seems to be an index; a quick look that opens nothing."""
    return (place(folder, operators) / _MARKER).is_file()


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
    """Removes every index in the folder, of whatever form; what cannot be removed stays."""
    import shutil  # noqa: PLC0415 - slow to load and hardly ever needed

    if not folder.is_dir():
        return
    # Without its manifest an index is none, whatever else is kept open by another process.
    for each in folder.iterdir():
        manifest.remove(each)
    # Out of the way first, under a name that nothing looks for: removing takes a while.
    doomed = folder.with_name(f"{folder.name}-discarded-{os.urandom(4).hex()}")
    try:
        folder.rename(doomed)
    except OSError:
        doomed = folder
    shutil.rmtree(doomed, ignore_errors=True)
