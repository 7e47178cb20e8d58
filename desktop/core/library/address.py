"""The URI under which SQLite opens a file, whatever its folders are called."""

from __future__ import annotations

from pathlib import PurePath
from urllib.parse import quote


def address(path: PurePath, mode: str) -> str:
    """The URI of a file given from the root; `mode` is "ro" or "rw", and neither makes a file."""
    # The empty host and all slashes of //server/share stay: SQLite knows no host by name.
    slashes = "//" if path.as_posix().startswith("/") else "///"
    return f"file:{slashes}{quote(path.as_posix(), safe='/:')}?mode={mode}"
