"""Which edition of the program this is: what another one worked out may be out of date."""

from __future__ import annotations

import os
import sys
from collections.abc import Iterator
from functools import cache
from hashlib import blake2s
from pathlib import Path

import resources

_CORE = Path(__file__).resolve().parents[1]


@cache
def program_edition() -> str:
    """The same as long as no rule of the core, no list of words and no weight was changed.

    A file counts as changed as Python itself takes one for changed, by its size and time. A
    packed program has no such files: its own file counts instead.
    """
    digest = blake2s(sys.version.encode(), digest_size=16)
    shipped = Path(resources.__file__).resolve().parent
    for name, found in (*_files(_CORE), *_files(shipped)):
        digest.update(f"{name} {found.st_size} {found.st_mtime_ns}\n".encode())
    if getattr(sys, "frozen", False):
        packed = os.stat(sys.executable)
        digest.update(f"{packed.st_size} {packed.st_mtime_ns}".encode())
    return digest.hexdigest()


def _files(folder: Path) -> Iterator[tuple[str, os.stat_result]]:
    """All files in a folder but what Python compiled, in an order that is always the same."""
    if not folder.is_dir():
        return
    for entry in sorted(os.scandir(folder), key=lambda each: each.name):
        if entry.is_dir(follow_symlinks=False):
            if entry.name != "__pycache__":
                yield from _files(Path(entry.path))
        else:
            yield entry.path.removeprefix(str(folder)), entry.stat()
