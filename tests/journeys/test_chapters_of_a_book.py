"""A student adds a book, and only those of its chapters that they want."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QDialog
from pytestqt.qtbot import QtBot

from desktop.adding.chapter_choice import ChapterChoice
from desktop.core.importing.errors import UnreadableReason
from desktop.live.adding import AddingReport
from tests.core.importing.formats.pdf.test_outline import OUTLINE, PAGES, a_page
from tests.core.importing.made_files import a_pdf, an_epub
from tests.desktop.builders import part_of
from tests.journeys.student import Student
from tests.journeys.test_adding_articles import report_rows, waits_for_the_end

LONG = "<p>" + "The water rose over the stones of the weir that night. " * 150 + "</p>"
Answers = Callable[[ChapterChoice], object]


def a_book(folder: Path) -> Path:
    path = folder / "weir.epub"
    names = ("Rain", "The weir", "The end")
    files = {f"{number}.xhtml": f"<h1>{name}</h1>{LONG}" for number, name in enumerate(names)}
    contents = [(name, f"{number}.xhtml") for number, name in enumerate(names)]
    path.write_bytes(an_epub(files, contents=contents))
    return path


def is_asked(student: Student, qtbot: QtBot) -> ChapterChoice:
    qtbot.waitUntil(lambda: bool(student.app.window.findChildren(ChapterChoice)), timeout=60_000)
    choice = part_of(student.app.window, ChapterChoice)
    qtbot.waitUntil(choice.isVisible)
    return choice


def presses(choice: ChapterChoice, *keys: Qt.Key) -> None:
    for key in keys:
        QTest.keyClick(QApplication.focusWidget() or choice, key)


def reports(student: Student) -> list[AddingReport]:
    return [row.report for row in report_rows(student)]


def test_all_chapters_are_ticked_and_enter_adds_them(
    student: Student, qtbot: QtBot, tmp_path: Path
) -> None:
    student.app.adding.desk.get().add([a_book(tmp_path)])

    choice = is_asked(student, qtbot)
    lines = [choice.rows.item(number).text() for number in range(choice.rows.count())]
    assert lines == ["Rain · 1,651 words", "The weir · 1,652 words", "The end · 1,652 words"]
    assert choice.add.text() == "Add 3 chapters"
    presses(choice, Qt.Key.Key_Return)

    waits_for_the_end(student, qtbot)
    assert [each.title for each in reports(student)] == [
        "The Weir · Rain",
        "The Weir · The weir",
        "The Weir · The end",
    ]


def test_a_chapter_without_a_tick_stays_out(student: Student, qtbot: QtBot, tmp_path: Path) -> None:
    student.app.adding.desk.get().add([a_book(tmp_path)])
    choice = is_asked(student, qtbot)

    presses(choice, Qt.Key.Key_Down, Qt.Key.Key_Space)
    assert choice.add.text() == "Add 2 chapters"
    presses(choice, Qt.Key.Key_Return)

    waits_for_the_end(student, qtbot)
    assert [each.title for each in reports(student)] == ["The Weir · Rain", "The Weir · The end"]


def leaves_it_out(choice: ChapterChoice) -> None:
    presses(choice, Qt.Key.Key_Escape)


def ticks_none(choice: ChapterChoice) -> None:
    choice.none.click()
    assert not choice.add.isEnabled()
    choice.leave.click()


@pytest.mark.parametrize("answers", [leaves_it_out, ticks_none])
def test_a_book_that_is_left_out_says_so(
    student: Student, qtbot: QtBot, tmp_path: Path, answers: Answers
) -> None:
    student.app.adding.desk.get().add([a_book(tmp_path)])

    answers(is_asked(student, qtbot))

    waits_for_the_end(student, qtbot)
    assert [each.reason for each in reports(student)] == [UnreadableReason.NOT_CHOSEN]


def test_a_long_pdf_is_offered_as_its_chapters_or_as_one(
    student: Student, qtbot: QtBot, tmp_path: Path
) -> None:
    path = tmp_path / "flood.pdf"
    pages = [a_page(number) for number in range(3 * PAGES)]
    path.write_bytes(a_pdf(pages, outline=OUTLINE, info="/Title (The flood of 1931)"))
    student.app.adding.desk.get().add([path])

    choice = is_asked(student, qtbot)
    assert choice.rows.count() == 3
    presses(choice, Qt.Key.Key_Space)
    assert choice.add.text() == "Add 2 chapters"
    presses(choice, Qt.Key.Key_Return)
    waits_for_the_end(student, qtbot)
    assert [each.title for each in reports(student)] == [
        "The flood of 1931 · The weir",
        "The flood of 1931 · The end",
    ]

    student.app.adding.desk.get().add([path])
    choice = is_asked(student, qtbot)
    assert choice.whole is not None
    choice.whole.click()
    waits_for_the_end(student, qtbot)
    assert [each.title for each in reports(student)] == ["The flood of 1931"]


def test_who_stops_is_not_asked_any_more(student: Student, qtbot: QtBot, tmp_path: Path) -> None:
    student.app.adding.desk.get().add([a_book(tmp_path)])
    choice = is_asked(student, qtbot)
    closed: list[int] = []
    choice.finished.connect(closed.append)

    student.app.live.importing.get().stop()

    waits_for_the_end(student, qtbot)
    # The question itself may be gone by now, so that it cannot be asked whether it is seen.
    qtbot.waitUntil(lambda: closed == [QDialog.DialogCode.Rejected])
    assert [each.reason for each in reports(student)] == [UnreadableReason.NOT_CHOSEN]


def test_among_many_files_a_book_comes_whole(
    student: Student, qtbot: QtBot, tmp_path: Path
) -> None:
    texts = [tmp_path / f"{number}.txt" for number in range(5)]
    for number, text in enumerate(texts):
        text.write_text(f"The weir of {number} is closed. Nobody knows for how long.")

    student.app.adding.desk.get().add([a_book(tmp_path), *texts])

    waits_for_the_end(student, qtbot)
    assert not student.app.window.findChildren(ChapterChoice)
    assert len(reports(student)) == 3 + len(texts)
