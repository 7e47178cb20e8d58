"""A watched folder: what came into it is told once it has rested, and nothing is opened."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

import pytest
from pytestqt.qtbot import QtBot

from desktop.live.tasks import Tasks
from desktop.live.watched_folder import NewFiles, WatchedFolder, new_files


@pytest.fixture
def tasks(qtbot: QtBot) -> Iterator[Tasks]:
    tasks = Tasks()
    yield tasks
    tasks.close()


def came(file: Path) -> float:
    """When a file came, in seconds."""
    found = file.stat()
    return max(found.st_mtime, found.st_ctime)


def test_a_text_counts_once_it_has_rested(tmp_path: Path) -> None:
    file = tmp_path / "report.pdf"
    file.write_bytes(b"%PDF")
    moment = came(file)

    assert new_files(tmp_path, 0, moment + 4).paths == ()
    assert new_files(tmp_path, 0, moment + 5) == NewFiles((file,), moment)
    assert new_files(tmp_path, moment, moment + 60).paths == ()


@pytest.mark.parametrize("name", ["photo.png", "half.pdf.part", ".hidden.txt", "setup.exe"])
def test_what_is_no_text_by_its_name_is_not_told(tmp_path: Path, name: str) -> None:
    (tmp_path / name).write_bytes(b"x")

    assert new_files(tmp_path, 0, came(tmp_path / name) + 60).paths == ()


def test_a_link_and_a_folder_are_not_told(tmp_path: Path) -> None:
    (tmp_path / "folder.txt").mkdir()
    (tmp_path / "link.txt").symlink_to("/dev/zero")

    assert new_files(tmp_path, 0, came(tmp_path) + 60).paths == ()


def test_a_folder_that_is_gone_is_told_once(tmp_path: Path, tasks: Tasks, qtbot: QtBot) -> None:
    watched = WatchedFolder(tmp_path / "gone", 0, tasks, lambda: 1e12)
    told: list[NewFiles] = []
    watched.noticed.connect(told.append)

    watched.check_now()
    qtbot.waitUntil(lambda: bool(told))
    watched.check_now()
    qtbot.waitUntil(lambda: tasks.is_idle)

    assert told == [NewFiles(is_gone=True)]


def test_what_was_told_is_told_again_only_with_more(
    tmp_path: Path, tasks: Tasks, qtbot: QtBot
) -> None:
    (tmp_path / "a.txt").write_text("a")
    watched = WatchedFolder(tmp_path, 0, tasks, lambda: 1e12)
    told: list[NewFiles] = []
    watched.noticed.connect(told.append)

    for _ in range(2):
        watched.check_now()
        qtbot.waitUntil(lambda: tasks.is_idle)
    (tmp_path / "b.txt").write_text("b")
    watched.check_now()
    qtbot.waitUntil(lambda: tasks.is_idle)

    assert [[path.name for path in each.paths] for each in told] == [["a.txt"], ["a.txt", "b.txt"]]
