"""Whoever types `speaker:` is shown who speaks, and chooses with the keyboard."""

from __future__ import annotations

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QApplication
from pytestqt.qtbot import QtBot

from desktop.cards.record_list import RecordRole
from desktop.core.search_request import ResultKind
from desktop.search.completions import Completions
from desktop.search.rows import ExampleRow
from tests.desktop.builders import part_of
from tests.journeys.student import Student

CONTROL = Qt.KeyboardModifier.ControlModifier


def types(student: Student, words: str, qtbot: QtBot) -> None:
    with qtbot.waitSignal(student.app.live.search.completed, timeout=60_000):
        student.writes(words)
    waits_for_results(student, qtbot)


def waits_for_results(student: Student, qtbot: QtBot) -> None:
    typed = student.app.screen.search_field.text().strip()
    qtbot.waitUntil(lambda: student.app.searching.results.query == typed, timeout=60_000)
    student.waits_until_all_is_found()


def offered(student: Student) -> tuple[str, ...]:
    return part_of(student.app.window, Completions).values


def test_a_speaker_is_chosen_with_the_keyboard_alone(student: Student, qtbot: QtBot) -> None:
    student.presses(Qt.Key.Key_K, CONTROL)
    types(student, "speaker:put", qtbot)
    assert offered(student) == ("Vladimir Putin",)

    student.presses(Qt.Key.Key_Down)
    student.presses(Qt.Key.Key_Return)

    field = student.app.screen.search_field
    assert field.text() == 'speaker:"Vladimir Putin" '
    assert QApplication.focusWidget() is field
    assert offered(student) == ()
    waits_for_results(student, qtbot)
    quoted = [each for each in student.sees_results() if each.kind is ResultKind.QUOTATION]
    assert {result.speaker for result in quoted} == {"Vladimir Putin"}


def test_esc_puts_the_list_away_first_and_then_leaves(student: Student, qtbot: QtBot) -> None:
    student.presses(Qt.Key.Key_K, CONTROL)
    types(student, "speaker:p", qtbot)
    assert offered(student)

    student.presses(Qt.Key.Key_Escape)
    assert offered(student) == ()
    assert student.app.window.is_searching
    student.presses(Qt.Key.Key_Escape)
    assert not student.app.window.is_searching


def test_enter_on_nothing_searches_for_what_was_typed(student: Student, qtbot: QtBot) -> None:
    student.presses(Qt.Key.Key_K, CONTROL)
    types(student, "speaker:trump", qtbot)

    student.presses(Qt.Key.Key_Return)

    assert student.app.screen.search_field.text() == "speaker:trump"
    assert student.app.reader.page.hasFocus()


def test_speaker_alone_lists_everybody_who_speaks(student: Student, qtbot: QtBot) -> None:
    student.presses(Qt.Key.Key_K, CONTROL)
    types(student, "speaker:", qtbot)
    student.presses(Qt.Key.Key_Escape)

    student.presses(Qt.Key.Key_Down)

    rows = student.app.searching.results.rows
    row = rows.currentIndex().data(RecordRole)
    assert isinstance(row, ExampleRow)
    assert row.typed.startswith("speaker:")
    with qtbot.waitSignal(student.app.live.search.found, timeout=60_000):
        student.presses(Qt.Key.Key_Return)
    waits_for_results(student, qtbot)
    quoted = [each for each in student.sees_results() if each.kind is ResultKind.QUOTATION]
    assert len({result.speaker for result in quoted}) == 1


def test_examples_are_in_words_of_this_library(student: Student, qtbot: QtBot) -> None:
    with qtbot.waitSignal(student.app.live.search.knows, timeout=60_000):
        student.presses(Qt.Key.Key_K, CONTROL)

    model = student.app.searching.results.rows.model()
    rows = [model.index(row, 0).data(RecordRole) for row in range(model.rowCount())]
    typed = [row.typed for row in rows if isinstance(row, ExampleRow)]
    for words in typed[:3]:
        found = student.searches(words)
        assert found, words
