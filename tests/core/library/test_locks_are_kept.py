"""An open library stays locked: whatever the program looks at, SQLite's locks are not let go.

Where locks belong to processes, a file that is opened beside SQLite and closed again takes every
lock of the process along, and the next program that closes the library deletes the log under it.
"""

from __future__ import annotations

import os
import subprocess
import sys
from collections.abc import Callable, Iterator
from pathlib import Path

import pytest

from desktop.core.library.backups import back_up
from desktop.core.library.checking import check
from desktop.core.library.copies import copies, fingerprint_of, identity_in
from desktop.core.library.library import FILE_NAME, Library
from desktop.core.library.mending import put_aside
from desktop.core.library.own_folder import rooms
from desktop.core.library.rescue import is_same_library, save_elsewhere
from tests.core.builders import NOON, an_article

HOUSE = Path(__file__).parents[3]
TABLE = Path("/proc/locks")

LOOKS: dict[str, Callable[[Library], object]] = {
    "check": lambda library: check(library.folder),
    "back up": lambda library: back_up(library.folder, library.identity, NOON),
    "copies": lambda library: copies(library.folder, library.identity),
    "all copies": lambda library: copies(library.folder),
    "rooms": lambda library: rooms(library.folder),
    "standing": lambda library: library.standing(),
    "moved to": lambda library: library.moved_to(),
    "same library": lambda library: is_same_library(library, library.folder),
    "identity": lambda library: identity_in(library.path),
    "fingerprint": lambda library: fingerprint_of(library.path),
    "put aside": put_aside,
    "save elsewhere": lambda library: save_elsewhere(library, (), library.folder / "elsewhere"),
    "read beside": lambda library: Library.open_for_reading(library.folder).close(),
    "write beside": lambda library: Library.open_existing(library.folder).close(),
}


@pytest.fixture
def library(tmp_path: Path) -> Iterator[Library]:
    with Library.open(tmp_path) as library:
        library.articles.add(an_article())
        yield library


def locks_on(path: Path) -> list[str]:
    """The lines of the system's table of locks for this process and this file.

    The table may tell a line twice, where other processes change theirs while it is read.
    """
    mine, file = str(os.getpid()), f":{path.stat().st_ino}"
    lines = (line.split() for line in TABLE.read_text().splitlines())
    return sorted({" ".join(line[1:]) for line in lines if mine in line and line[5].endswith(file)})


@pytest.mark.skipif(not TABLE.exists(), reason="the system tells of no locks")
@pytest.mark.parametrize("look", LOOKS)
def test_no_look_lets_go_of_the_lock(library: Library, look: str) -> None:
    before = locks_on(library.path)
    assert before

    LOOKS[look](library)

    assert locks_on(library.path) == before


def test_another_program_leaves_the_log_where_it_is(library: Library) -> None:
    check(library.folder)
    log = library.path.with_name(f"{FILE_NAME}-wal")
    number = log.stat().st_ino
    opens_and_closes = (
        "import sys; from pathlib import Path; from desktop.core.library.library import Library;"
        "Library.open_existing(Path(sys.argv[1])).close()"
    )

    subprocess.run(
        [sys.executable, "-c", opens_and_closes, str(library.folder)], cwd=HOUSE, check=True
    )

    assert log.stat().st_ino == number
    library.articles.add(an_article("other"))
    with Library.open_for_reading(library.folder) as reader:
        assert len(reader.articles.summaries()) == 2
