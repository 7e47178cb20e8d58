"""Small files that the program leaves for itself, known by what they say and not by name."""

from __future__ import annotations

import json
import os
import stat
from collections.abc import Mapping
from contextlib import suppress
from itertools import count
from pathlib import Path
from typing import Any

_PROGRAM = "Sourcebook"
# What the program writes is short: what is longer is somebody else's.
_LONGEST = 1 << 20


def read_own(path: Path) -> dict[str, Any] | None:
    """What the program wrote into a file; None for any other file, a link, a pipe or none."""
    try:
        found = path.lstat()
        # Reading a pipe would wait for ever for somebody to write into it.
        if not stat.S_ISREG(found.st_mode) or found.st_size > _LONGEST:
            return None
        said = json.loads(path.read_text(encoding="utf-8"))
    except (OSError, ValueError, RecursionError):
        return None
    return said if isinstance(said, dict) and said.get("made_by") == _PROGRAM else None


def own_file(folder: Path, name: str) -> Path:
    """The file of this name, or the next name where somebody else's file has it."""
    stem, dot, end = name.partition(".")
    for number in count(1):
        path = folder / (name if number == 1 else f"{stem}-{number}{dot}{end}")
        if not os.path.lexists(path) or read_own(path) is not None:
            return path
    raise AssertionError


def write_own(path: Path, said: Mapping[str, object]) -> None:
    """Writes a file for its owner alone, wholly or not at all; `path` is one of `own_file`.

    Raises OSError.
    """
    half = path.with_name(f"{path.name}-{os.urandom(4).hex()}")
    descriptor = os.open(half, os.O_WRONLY | os.O_CREAT | os.O_EXCL, 0o600)
    try:
        with open(descriptor, "w", encoding="utf-8") as file:
            json.dump({"made_by": _PROGRAM, **said}, file)
        half.replace(path)
    finally:
        half.unlink(missing_ok=True)


def remove_own(path: Path) -> None:
    """Removes a file of the program's; any other stays."""
    if read_own(path) is not None:
        with suppress(OSError):
            path.unlink()
