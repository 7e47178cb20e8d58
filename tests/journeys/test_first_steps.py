"""A newcomer's first steps: seen at the first start, gone when they are done, or put away."""

from __future__ import annotations

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QAbstractButton, QApplication
from pytestqt.qtbot import QtBot

from desktop.core.pen import Pen
from desktop.reader.legend import Legend
from desktop.window.first_steps import FirstSteps
from tests.desktop.builders import part_of
from tests.journeys.student import Student

SHIFT = Qt.KeyboardModifier.ShiftModifier
CONTROL = Qt.KeyboardModifier.ControlModifier


def steps_of(student: Student) -> FirstSteps:
    return student.app.first_steps.strip


def left_of(student: Student) -> list[str]:
    return list(steps_of(student).left)


def goes_to(student: Student, part: FirstSteps) -> QAbstractButton:
    for _ in range(9):
        student.presses(Qt.Key.Key_F6)
        focused = QApplication.focusWidget()
        if focused is not None and part.isAncestorOf(focused):
            assert isinstance(focused, QAbstractButton)
            return focused
    raise AssertionError("F6 does not come to the first steps")


def test_each_step_goes_when_it_was_done_and_is_not_asked_for_again(newcomer: Student) -> None:
    strip = steps_of(newcomer)
    assert strip.isVisible()
    assert left_of(newcomer) == ["quotation", "mark", "search"]
    assert QApplication.focusWidget() is newcomer.app.reader.page

    newcomer.clicks_mark("significant steps")
    assert left_of(newcomer) == ["mark", "search"]
    newcomer.drags_over("very serious")
    newcomer.presses(Qt.Key.Key_1)
    assert left_of(newcomer) == ["search"]
    newcomer.leaves()
    newcomer.comes_back()
    assert left_of(newcomer) == ["search"]
    newcomer.searches("bridge")

    assert not steps_of(newcomer).isVisible()
    newcomer.leaves()
    newcomer.comes_back()
    assert newcomer.app.window.findChildren(FirstSteps) == []


def test_a_step_leads_to_where_it_is_done(newcomer: Student) -> None:
    button = goes_to(newcomer, steps_of(newcomer))
    assert "quote" in button.text()

    newcomer.presses(Qt.Key.Key_Return)

    page = newcomer.app.reader.page
    assert QApplication.focusWidget() is page
    newcomer.presses(Qt.Key.Key_Return)
    assert "quotation" not in steps_of(newcomer).left


def test_all_steps_are_put_away_at_once_and_the_keyboard_stays_in_the_window(
    newcomer: Student,
) -> None:
    strip = steps_of(newcomer)
    goes_to(newcomer, strip)
    away = next(each for each in strip.findChildren(QAbstractButton) if each.text() == "Put away")

    away.setFocus()
    newcomer.presses(Qt.Key.Key_Return)

    assert not strip.isVisible()
    assert QApplication.focusWidget() is newcomer.app.reader.page
    newcomer.leaves()
    newcomer.comes_back()
    assert newcomer.app.window.findChildren(FirstSteps) == []


def test_where_there_is_little_room_one_step_is_seen_at_a_time(
    newcomer: Student, qtbot: QtBot
) -> None:
    strip = steps_of(newcomer)
    newcomer.app.window.resize(640, 360)
    qtbot.waitUntil(lambda: strip.width() <= 640)

    assert strip.shown == ("quotation",)
    assert left_of(newcomer) == ["quotation", "mark", "search"]


def test_the_legend_explains_every_line_and_leads_to_keys_and_first_steps(
    student: Student, qtbot: QtBot
) -> None:
    student.presses(Qt.Key.Key_F1, SHIFT)
    legend = part_of(student.app.window, Legend)
    assert legend.isVisible()
    focused = QApplication.focusWidget()
    assert focused is not None
    assert legend.isAncestorOf(focused)
    looks = [(row.mark.line, row.mark.colour.name(), row.mark.tint) for row in legend.rows]
    assert all(looks.count(each) == 1 for each in looks)
    assert len(legend.rows) == 5 + len(Pen)
    assert all(row.name in legend.said and row.meaning in legend.said for row in legend.rows)

    steps = next(
        each for each in legend.findChildren(QAbstractButton) if each.text() == "First steps"
    )
    qtbot.mouseClick(steps, Qt.MouseButton.LeftButton)

    assert steps_of(student).isVisible()
    assert len(steps_of(student).left) == 3


def test_esc_closes_the_legend(student: Student) -> None:
    student.presses(Qt.Key.Key_F1, SHIFT)

    student.presses(Qt.Key.Key_Escape)

    assert all(not each.isVisible() for each in student.app.window.findChildren(Legend))
