"""Who makes the journeys, and on what."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

import pytest
from pytestqt.qtbot import QtBot

from tests.journeys.student import Student


@pytest.fixture
def student(qtbot: QtBot, tmp_path: Path) -> Iterator[Student]:
    """A student who starts the program for the first time."""
    newcomer = Student(qtbot, tmp_path / "library")
    yield newcomer
    newcomer.leaves()
