"""A move that was killed leaves nothing for good, and one that runs loses nothing."""

from __future__ import annotations

import subprocess
import sys
from pathlib import Path

from desktop.core.library.moving.moved_file import AboutMoved
from desktop.core.library.moving.moving_out import move_out
from desktop.core.library.moving.part_file import clear_left_parts, part_file
from desktop.core.library.own_folder import own_folder
from tests.core.library.a_used_library import a_used_library

ABOUT = AboutMoved("0.1.0", "2026-05-02T09:30:00Z", "maya@school")
KILLED = """
import os, sys
from pathlib import Path
from desktop.core.library.moving.part_file import part_file
with part_file(Path(sys.argv[1])) as part:
    part.write_bytes(b"half a copy")
    part.with_name(part.name + "-journal").write_bytes(b"half")
    os._exit(9)
"""


def test_the_next_move_clears_what_a_killed_one_left(tmp_path: Path) -> None:
    a_used_library(tmp_path / "mine")
    own = own_folder(tmp_path / "mine")
    done = subprocess.run([sys.executable, "-c", KILLED, str(own)], check=False)
    assert done.returncode == 9
    assert len(list(own.glob("moving-*"))) == 3

    move_out(tmp_path / "mine", tmp_path / "mine.sblibrary", ABOUT)

    assert list(own.glob("moving-*")) == []


def test_a_move_that_runs_keeps_its_copy(tmp_path: Path) -> None:
    with part_file(tmp_path) as part:
        part.write_bytes(b"a copy")
        clear_left_parts(tmp_path)
        assert part.read_bytes() == b"a copy"

    assert list(tmp_path.iterdir()) == []


def test_files_without_the_mark_are_let_be(tmp_path: Path) -> None:
    for name in ("moving-0123abcd.part", "moving-house.part", "moving-house.lock"):
        (tmp_path / name).write_bytes(b"somebody's")

    clear_left_parts(tmp_path)

    assert len(list(tmp_path.iterdir())) == 3
