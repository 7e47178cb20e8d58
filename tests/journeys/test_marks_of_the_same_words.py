"""One mark for the same words and pen, the note on the mark just made, and what Enter does."""

from __future__ import annotations

from PySide6.QtCore import Qt

from desktop.core.pen import Pen
from tests.journeys.student import Student

CONTROL = Qt.KeyboardModifier.ControlModifier
WORDS = "very serious"


def pens(student: Student) -> list[Pen]:
    return [card.annotation.pen for card in student.note_cards()]


def test_the_same_words_and_pen_are_one_mark_and_it_is_said(student: Student) -> None:
    student.selects_with_the_keyboard(WORDS)
    student.presses(Qt.Key.Key_1)
    student.selects_with_the_keyboard("ery serio")
    student.presses(Qt.Key.Key_1)

    assert student.marked_words() == [WORDS]
    assert student.app.window.foot.state == "These words are marked already: Evidence"
    student.presses(Qt.Key.Key_Z, CONTROL)
    assert student.marked_words() == []


def test_another_pen_lies_over_it_and_asks_nothing(student: Student) -> None:
    student.selects_with_the_keyboard(WORDS)
    student.presses(Qt.Key.Key_1)
    student.selects_with_the_keyboard(WORDS)
    student.presses(Qt.Key.Key_2)

    assert student.marked_words() == [WORDS, WORDS]
    assert sorted(pens(student)) == [Pen.CLAIM, Pen.EVIDENCE]


def test_a_note_right_after_a_pen_is_written_on_the_mark_just_made(student: Student) -> None:
    student.selects_with_the_keyboard("serious")
    student.presses(Qt.Key.Key_2)
    student.selects_with_the_keyboard(WORDS)
    student.presses(Qt.Key.Key_1)
    student.presses(Qt.Key.Key_N)
    student.writes("Who says so?")
    student.presses(Qt.Key.Key_Return, CONTROL)

    written = [card.annotation for card in student.note_cards() if card.annotation.body]
    assert len(student.note_cards()) == 2
    assert [(each.pen, each.body) for each in written] == [(Pen.EVIDENCE, "Who says so?")]
    assert written[0].selector.quote.exact == WORDS


def test_a_note_on_words_that_are_marked_is_written_on_their_mark(student: Student) -> None:
    student.selects_with_the_keyboard(WORDS)
    student.presses(Qt.Key.Key_3)
    student.selects_with_the_keyboard(WORDS)
    student.presses(Qt.Key.Key_N)
    student.writes("Is it?")
    student.presses(Qt.Key.Key_Escape)

    assert student.marked_words() == [WORDS]
    assert student.notes() == ["Is it?"]


def test_a_mark_that_was_left_is_not_meant_any_more(student: Student) -> None:
    student.selects_with_the_keyboard(WORDS)
    student.presses(Qt.Key.Key_1)
    for _ in range(3):
        student.presses(Qt.Key.Key_Right)
    student.presses(Qt.Key.Key_2)

    assert pens(student) == [Pen.EVIDENCE]


def test_enter_marks_selected_words_with_the_last_pen_and_opens_the_card_of_a_mark(
    student: Student,
) -> None:
    student.selects_with_the_keyboard("significant steps")
    student.presses(Qt.Key.Key_4)
    student.selects_with_the_keyboard(WORDS)

    student.presses(Qt.Key.Key_Return)
    assert pens(student) == [Pen.QUOTE, Pen.QUOTE]
    assert student.app.reader.page.hasFocus()
    student.presses(Qt.Key.Key_Return)

    assert student.app.notes.cards.hasFocus()
    row = student.app.notes.cards.currentIndex().row()
    assert student.marked_words()[row] == WORDS


def test_enter_presses_the_button_of_the_bar_that_has_the_keyboard(student: Student) -> None:
    student.selects_with_the_keyboard(WORDS)
    student.focuses_in_the_bar("Claim (2)")
    student.presses(Qt.Key.Key_Return)

    assert pens(student) == [Pen.CLAIM]
