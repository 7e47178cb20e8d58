"""A student adds what they have, finds it on the shelf at once, and can take it back."""

from __future__ import annotations

from collections.abc import Sequence
from pathlib import Path

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QFileDialog, QLineEdit
from pytestqt.qtbot import QtBot

from desktop.adding.rows import AddedRow
from desktop.cards.record_list import RecordRole
from desktop.shelf.rows import ArticleRow
from tests.desktop.builders import part_of
from tests.journeys.student import Student

CONTROL = Qt.KeyboardModifier.ControlModifier
SHIFT = Qt.KeyboardModifier.ShiftModifier

LIGHTHOUSE = """The keeper of Harrow Point

For thirty years Ines Calder has climbed the same stairs. "I have never counted them," she said.

The council wants to sell the tower in spring. "Nobody asked the people who use it," Calder said.
"""


def write(folder: Path, name: str, words: str) -> Path:
    file = folder / name
    file.write_text(words, "utf-8")
    return file


def shelf_titles(student: Student) -> list[str]:
    model = student.app.screen.shelf.rows.model()
    rows = [model.index(row, 0).data(RecordRole) for row in range(model.rowCount())]
    return [row.title for row in rows if isinstance(row, ArticleRow)]


def chooses(student: Student, qtbot: QtBot, files: Sequence[Path]) -> None:
    """Presses Ctrl+O and types the names of files."""
    student.presses(Qt.Key.Key_O, CONTROL)
    dialog = part_of(student.app.window, QFileDialog)
    qtbot.waitUntil(dialog.isVisible)
    dialog.setDirectory(str(files[0].parent))
    names = " ".join(f'"{file.name}"' for file in files)
    field = part_of(dialog, QLineEdit)
    field.setText(names)
    qtbot.keyClick(field, Qt.Key.Key_Return)
    # Where there is no window manager, nobody goes back to the window by itself.
    with qtbot.waitActive(student.app.window):
        student.app.window.activateWindow()


def waits_for_the_end(student: Student, qtbot: QtBot) -> None:
    importing = student.app.live.importing.get()
    qtbot.waitUntil(lambda: not importing.is_running, timeout=60_000)


def report_rows(student: Student) -> tuple[AddedRow, ...]:
    return student.app.adding.desk.get().report.shown


def test_a_file_is_on_the_shelf_at_once_and_is_taken_back(
    student: Student, qtbot: QtBot, tmp_path: Path
) -> None:
    file = write(tmp_path, "harrow-point.txt", LIGHTHOUSE)

    chooses(student, qtbot, [file])
    waits_for_the_end(student, qtbot)

    assert [row.report.path for row in report_rows(student)] == [file]
    assert student.app.window.foot.echo == "1 article added"
    title = report_rows(student)[0].title
    assert title in shelf_titles(student)
    student.presses(Qt.Key.Key_Return)
    qtbot.waitUntil(lambda: student.title == title)
    assert "never counted them" in student.text

    student.presses(Qt.Key.Key_Z, CONTROL)

    assert title not in shelf_titles(student)
    assert student.title != title
    student.presses(Qt.Key.Key_Z, CONTROL | SHIFT)
    assert title in shelf_titles(student)
