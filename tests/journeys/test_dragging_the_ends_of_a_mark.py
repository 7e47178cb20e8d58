"""Both ends of a mark are dragged with the mouse, over whole words, or letters with Alt."""

from __future__ import annotations

from PySide6.QtCore import QEvent, QPoint, QPointF, Qt
from PySide6.QtGui import QMouseEvent
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication

from desktop.core.span import Span
from desktop.core.text.moved_ends import End
from desktop.reader.end_handles import EndHandle
from tests.journeys.student import Student

CONTROL, ALT = Qt.KeyboardModifier.ControlModifier, Qt.KeyboardModifier.AltModifier
NONE = Qt.KeyboardModifier.NoModifier


def handle(student: Student, end: End) -> EndHandle:
    found = student.app.reader.page.viewport().findChildren(EndHandle)
    return next(each for each in found if each.end is end)


def drags(
    student: Student, end: End, words: str, *, letters: int, modifier: Qt.KeyboardModifier = NONE
) -> None:
    """Takes the knob at an end and brings it so many letters into words, in two moves."""
    knob, page = handle(student, end), student.app.reader.page
    assert knob.isVisible()
    begun = knob.mapToParent(knob.rect().center())
    at = student.text.index(words) + letters
    box = page.lines_of(Span(at, at + 1))[0]
    way = QPoint(box.left(), box.center().y()) - QPoint(knob.tip.x(), knob.tip.y() - 12)
    QTest.mousePress(knob, Qt.MouseButton.LeftButton, modifier, knob.rect().center())
    for spot in (begun + way / 2, begun + way):
        # Where the knob is by now.
        local = QPointF(knob.mapFromParent(spot))
        event = QMouseEvent(
            QEvent.Type.MouseMove,
            local,
            knob.mapToGlobal(local),
            Qt.MouseButton.NoButton,
            Qt.MouseButton.LeftButton,
            modifier,
        )
        QApplication.sendEvent(knob, event)
    QTest.mouseRelease(knob, Qt.MouseButton.LeftButton, modifier, knob.rect().center())


def marks(student: Student) -> Student:
    student.selects_with_the_keyboard("significant")
    student.presses(Qt.Key.Key_1)
    return student


def test_the_last_end_goes_to_the_end_of_the_word_it_is_let_go_in(student: Student) -> None:
    marks(student)

    drags(student, End.LAST, "toward ending", letters=4)

    assert student.marked_words() == ['significant steps" toward']
    assert student.app.window.foot.echo == "Ends at “toward”"


def test_the_first_end_goes_back_to_the_beginning_of_a_word(student: Student) -> None:
    marks(student)

    drags(student, End.FIRST, "soon take", letters=1)

    assert student.marked_words() == ['soon take "significant']


def test_with_alt_it_goes_between_letters(student: Student) -> None:
    marks(student)

    drags(student, End.LAST, "steps", letters=3, modifier=ALT)

    assert student.marked_words() == ["significant ste"]


def test_all_of_one_drag_is_one_step(student: Student) -> None:
    marks(student)
    drags(student, End.LAST, "toward ending", letters=4)

    student.app.reader.setFocus()
    student.presses(Qt.Key.Key_Z, CONTROL)

    assert student.marked_words() == ["significant"]


def test_an_end_never_goes_beyond_the_other(student: Student) -> None:
    marks(student)

    drags(student, End.LAST, "soon take", letters=1)

    assert student.marked_words() == ["significant"]


def test_the_knobs_are_large_enough_and_stand_at_the_mark_that_is_meant(student: Student) -> None:
    marks(student)
    page = student.app.reader.page
    for end in End:
        assert min(handle(student, end).size().toTuple()) >= 24
    start = student.text.index("significant")
    [line] = page.lines_of(Span(start, start + len("significant")))
    assert handle(student, End.FIRST).tip == QPoint(line.left(), line.bottom())
    assert handle(student, End.LAST).tip == QPoint(line.right() + 1, line.bottom())
    first, last = (handle(student, end).geometry() for end in End)
    assert not first.intersects(last)

    page.go_to(Span(0, 0))

    assert not handle(student, End.FIRST).isVisible()
    student.clicks_mark("significant")
    assert handle(student, End.FIRST).isVisible()


def test_no_knob_is_made_before_there_is_a_mark(student: Student) -> None:
    assert student.app.reader.page.viewport().findChildren(EndHandle) == []
