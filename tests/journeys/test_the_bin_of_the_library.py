"""What was removed in any article lies in one bin on the shelf, and comes back from there."""

from __future__ import annotations

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QApplication
from pytestqt.qtbot import QtBot

from desktop.cards.record_list import RecordRole
from desktop.shelf.rows import BinnedRow, DoorRow
from tests.journeys.student import Student

CONTROL = Qt.KeyboardModifier.ControlModifier


def rows(student: Student) -> list[object]:
    model = student.app.screen.shelf.rows.model()
    return [model.index(row, 0).data(RecordRole) for row in range(model.rowCount())]


def test_a_note_of_another_article_is_put_back_from_the_shelf(
    student: Student, qtbot: QtBot
) -> None:
    student.drags_over("declined to answer directly")
    student.presses(Qt.Key.Key_N)
    student.writes("Why not just yes or no?")
    student.presses(Qt.Key.Key_Return, CONTROL)
    student.presses(Qt.Key.Key_3, CONTROL)
    student.presses(Qt.Key.Key_Down)
    student.presses(Qt.Key.Key_Delete)
    student.opens("Anger as town")
    shelf = student.app.screen.shelf
    qtbot.waitUntil(lambda: "bin" in shelf.sections, timeout=20_000)
    shelf.rows.setFocus()
    shelf.rows.go_to(next(n for n, row in enumerate(rows(student)) if is_bin(row)))

    student.presses(Qt.Key.Key_Return)
    qtbot.waitUntil(lambda: any(isinstance(row, BinnedRow) for row in rows(student)))
    while not isinstance(row := shelf.rows.currentIndex().data(RecordRole), BinnedRow):
        student.presses(Qt.Key.Key_Down)
    assert row.title == "Why not just yes or no?"
    student.presses(Qt.Key.Key_Return)

    assert student.title.startswith("Trump")
    assert student.sees_words("declined to answer directly")
    assert student.notes() == ["Why not just yes or no?"]
    assert QApplication.focusWidget() is student.app.reader.page
    qtbot.waitUntil(lambda: not any(isinstance(row, BinnedRow) for row in rows(student)))
    student.presses(Qt.Key.Key_Z, CONTROL)
    assert student.notes() == []


def is_bin(row: object) -> bool:
    return isinstance(row, DoorRow) and row.place == "bin"
