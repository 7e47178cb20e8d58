"""Who makes the journeys, and on what."""

from __future__ import annotations

import shutil
from collections.abc import Iterator
from pathlib import Path

import pytest
from PySide6.QtCore import Qt
from pytestqt.qtbot import QtBot

from tests.desktop.shared_workers import shared_workers, worker_room
from tests.desktop.windows import windows_that_go
from tests.journeys.student import Student
from tests.made_once import made_once

__all__ = ["shared_workers", "worker_room"]


@pytest.fixture(autouse=True)
def patient_spelling(monkeypatch: pytest.MonkeyPatch) -> None:
    """A slow computer looks for what was meant for as long as a quick one would need."""
    monkeypatch.setattr("desktop.core.searching.spelling._PATIENCE", 5.0)


@pytest.fixture(autouse=True)
def patient_index(monkeypatch: pytest.MonkeyPatch) -> None:
    """What somebody does is indexed when they wait for it (`waits_until_all_is_found`).

    A process after each mark that nobody looks for would take a quarter of all the time.
    """
    monkeypatch.setattr("desktop.live.index._FEED_AFTER", 600_000)


@pytest.fixture
def prompt_index(monkeypatch: pytest.MonkeyPatch, patient_index: None) -> None:
    """What somebody does is indexed by itself, as soon as they look up from it."""
    monkeypatch.setattr("desktop.live.index._FEED_AFTER", 20)


@pytest.fixture(autouse=True)
def no_windows_of_others() -> Iterator[None]:
    """What a student leaves on the screen is gone before the next one comes."""
    with windows_that_go():
        yield


@pytest.fixture(autouse=True)
def workers_of_all(shared_workers: None) -> None:
    """What works beside the window of a student goes on to work for the next one."""


@pytest.fixture
def begun_library(qtbot: QtBot, tmp_path_factory: pytest.TempPathFactory, tmp_path: Path) -> Path:
    """A library of one's own that somebody has once begun to read."""

    def make(folder: Path) -> None:
        first = Student(qtbot, folder)
        first.waits_until_all_is_found()
        first.app.first_steps.put_away()
        first.leaves()

    shutil.copytree(made_once(tmp_path_factory, "begun", make), tmp_path / "library")
    return tmp_path / "library"


@pytest.fixture
def student(qtbot: QtBot, begun_library: Path) -> Iterator[Student]:
    """A student who has started the program once before."""
    reader = Student(qtbot, begun_library)
    yield reader
    reader.leaves()


@pytest.fixture
def first_start(qtbot: QtBot, tmp_path: Path) -> Iterator[Student]:
    """A student before whom the program comes up for the first time."""
    newcomer = Student(qtbot, tmp_path / "library")
    yield newcomer
    newcomer.leaves()


@pytest.fixture
def newcomer(first_start: Student, qtbot: QtBot) -> Student:
    """A student who has begun to read at the first start, as the lesson offers."""
    lesson = first_start.app.questions.lesson
    qtbot.waitUntil(lambda: lesson.made is not None and lesson.made.is_here)
    first_start.presses(Qt.Key.Key_Return)
    return first_start
