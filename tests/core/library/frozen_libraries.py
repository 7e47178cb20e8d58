"""Libraries as each version of the program left them, kept as the SQL that makes them again.

    python -m tests.core.library.frozen_libraries

writes the one of the version that the tables have now, once a step has been added to them.
"""

from __future__ import annotations

import sqlite3
import sys
from contextlib import closing
from pathlib import Path
from tempfile import TemporaryDirectory

from desktop.core.library import schema
from desktop.core.library.library import FILE_NAME, Library
from tests.core.builders import Clock
from tests.core.library.a_frozen_library import fill

_FROZEN = Path(__file__).with_name("frozen")
# What the head of a file says besides its tables, and SQLite does not dump.
_HEAD = ("application_id", "user_version")


def frozen_versions() -> tuple[int, ...]:
    """The versions of which a library is kept."""
    return tuple(sorted(int(path.stem.partition("-")[2]) for path in _FROZEN.glob("version-*.sql")))


def thaw(version: int, folder: Path) -> Path:
    """Makes the library of a version in a folder, and gives its file."""
    folder.mkdir(parents=True, exist_ok=True)
    path = folder / FILE_NAME
    with closing(sqlite3.connect(path)) as raw:
        # As bytes: the ends of lines in it are a reader's words.
        raw.executescript(_frozen(version).read_bytes().decode())
        # The program leaves a file with a log.
        raw.execute("PRAGMA journal_mode = WAL")
    return path


def freeze(version: int) -> None:
    """Keeps a library as the program makes it now. Raises FileExistsError: none is written over."""
    with TemporaryDirectory() as folder:
        with Library.open(Path(folder), now=Clock()) as library:
            fill(library)
        with closing(sqlite3.connect(Path(folder) / FILE_NAME)) as raw:
            values = [raw.execute(f"PRAGMA {name}").fetchone()[0] for name in _HEAD]
            head = [f"PRAGMA {name} = {value};" for name, value in zip(_HEAD, values, strict=True)]
            script = "\n".join([*head, *raw.iterdump()])
    with _frozen(version).open("x", encoding="utf-8", newline="") as file:
        file.write(f"{script}\n")


def _frozen(version: int) -> Path:
    return _FROZEN / f"version-{version}.sql"


if __name__ == "__main__":
    freeze(schema.newest())
    sys.stdout.write(f"{_frozen(schema.newest())}\n")
