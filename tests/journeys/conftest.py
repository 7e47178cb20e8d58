"""Who makes the journeys, and on what."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

import pytest
from pytestqt.qtbot import QtBot

from tests.journeys.student import Student


@pytest.fixture(autouse=True)
def patient_spelling(monkeypatch: pytest.MonkeyPatch) -> None:
    """A slow computer looks for what was meant for as long as a quick one would need."""
    monkeypatch.setattr("desktop.core.spelling._PATIENCE", 5.0)


@pytest.fixture
def student(qtbot: QtBot, tmp_path: Path) -> Iterator[Student]:
    """A student who starts the program for the first time."""
    newcomer = Student(qtbot, tmp_path / "library")
    yield newcomer
    newcomer.leaves()
