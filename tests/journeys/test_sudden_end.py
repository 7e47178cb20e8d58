"""A program that is killed loses nothing that it said was saved."""

from __future__ import annotations

import os
import signal
import subprocess
import sys
from pathlib import Path

import pytest
from pytestqt.qtbot import QtBot

from tests.journeys.student import Student

# Writes a note in the real window, and says so when the window says that it is saved.
_WRITER = """
import sys
from pathlib import Path
from PySide6.QtCore import QTimer
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication
from desktop.app import App
from desktop.start import Start
from desktop.core.library.library import Library
from desktop.core.pen import Pen
from desktop.core.span import Span

application = QApplication([])
app = App(Library.open(Path(sys.argv[1])), Start(Path(sys.argv[1])))
app.window.show()

def write():
    app.reader.note_wanted.emit(Span(0, 6))
    QTest.keyClicks(app.notes.editor.field, "The pulled plug keeps this")
    look.start(5)

def say():
    if app.notes.editor.says_saved:
        print("saved", flush=True)

look = QTimer()
look.timeout.connect(say)
app.settled.connect(write)
app.begin()
application.exec()
"""


@pytest.mark.skipif(sys.platform == "win32", reason="there is no SIGKILL")
def test_a_note_outlives_kill_9_and_is_found(qtbot: QtBot, tmp_path: Path) -> None:
    folder = tmp_path / "library"
    writer = subprocess.Popen(
        [sys.executable, "-c", _WRITER, str(folder)],
        stdout=subprocess.PIPE,
        text=True,
        cwd=Path(__file__).parents[2],
        env=dict(os.environ),
    )
    assert writer.stdout is not None
    assert writer.stdout.readline().strip() == "saved"
    os.kill(writer.pid, signal.SIGKILL)
    writer.wait()
    writer.stdout.close()

    student = Student(qtbot, folder)
    found = student.searches("plug")

    assert student.notes() == ["The pulled plug keeps this"]
    assert [result.text for result in found] == ["The pulled plug keeps this"]
    student.leaves()
