"""What was removed in any article lies in one bin on the shelf, and comes back from there."""

from __future__ import annotations

from datetime import timedelta

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QApplication, QMessageBox
from pytestqt.qtbot import QtBot

from desktop.cards.record_list import RecordRole
from desktop.shelf.rows import BinnedRow, DoorRow, EmptyBinRow
from desktop.shelf.shelf import Shelf
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
    qtbot.waitUntil(lambda: "bin" in shelf.sections, timeout=60_000)
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


def in_the_bin(student: Student, qtbot: QtBot, *, days: int) -> Shelf:
    """A note of today and one that was removed so many days ago, and the bin on the shelf."""
    for words, body in (("declined to answer directly", "old"), ("significant steps", "new")):
        student.drags_over(words)
        student.presses(Qt.Key.Key_N)
        student.writes(body)
        student.presses(Qt.Key.Key_Return, CONTROL)
    student.presses(Qt.Key.Key_3, CONTROL)
    for _ in range(2):
        student.presses(Qt.Key.Key_Down)
        student.presses(Qt.Key.Key_Delete)
    connection, now = student.app.library.now.connection, student.app.library.now.now()
    with connection.transaction():
        connection.write(
            "UPDATE annotation SET removed = ? WHERE body = 'old'",
            ((now - timedelta(days=days)).isoformat(),),
        )
    shelf = student.app.screen.shelf
    shelf.show_place("bin")
    qtbot.waitUntil(lambda: any(isinstance(row, BinnedRow) for row in rows(student)))
    shelf.rows.setFocus()
    return shelf


def binned(student: Student) -> list[str]:
    return [row.title for row in rows(student) if isinstance(row, BinnedRow)]


def box_of(student: Student) -> QMessageBox:
    return next(each for each in student.app.window.findChildren(QMessageBox) if each.isVisible())


def test_what_has_lain_in_the_bin_for_less_than_thirty_days_cannot_be_deleted(
    student: Student, qtbot: QtBot
) -> None:
    in_the_bin(student, qtbot, days=29)

    assert sorted(binned(student)) == ["new", "old"]
    assert not any(isinstance(row, EmptyBinRow) for row in rows(student))


def test_what_is_older_is_deleted_when_that_is_wanted_twice(student: Student, qtbot: QtBot) -> None:
    shelf = in_the_bin(student, qtbot, days=31)
    ask = next(n for n, row in enumerate(rows(student)) if isinstance(row, EmptyBinRow))

    shelf.rows.go_to(ask)
    student.presses(Qt.Key.Key_Return)
    box = box_of(student)
    assert "for ever" in box.text()
    # Enter keeps everything.
    qtbot.keyClick(box, Qt.Key.Key_Return)
    assert sorted(binned(student)) == ["new", "old"]

    shelf.rows.go_to(ask)
    student.presses(Qt.Key.Key_Return)
    next(each for each in box_of(student).buttons() if each.text() == "Delete for ever").click()
    qtbot.waitUntil(lambda: binned(student) == ["new"])

    assert not any(isinstance(row, EmptyBinRow) for row in rows(student))
    assert student.app.library.now.annotations.binned_count() == 1
    # What was deleted cannot be brought back, and to try changes nothing.
    for _ in range(4):
        student.presses(Qt.Key.Key_Z, CONTROL)
    found = student.app.library.now.connection.read("SELECT body FROM annotation")
    assert [str(row[0]) for row in found] == ["new"]


def is_bin(row: object) -> bool:
    return isinstance(row, DoorRow) and row.place == "bin"
