"""Both ends of a mark are moved by keys, by word and by sentence, and it is one step to undo."""

from __future__ import annotations

from PySide6.QtCore import Qt

from tests.journeys.student import Student

CONTROL = Qt.KeyboardModifier.ControlModifier
MOVING = Qt.KeyboardModifier.AltModifier | Qt.KeyboardModifier.ShiftModifier


def marks(student: Student) -> Student:
    student.selects_with_the_keyboard("significant")
    student.presses(Qt.Key.Key_1)
    return student


def test_the_last_end_goes_on_and_back_by_word(student: Student) -> None:
    marks(student)

    student.presses(Qt.Key.Key_Right, MOVING)
    student.presses(Qt.Key.Key_Right, MOVING)
    assert student.marked_words() == ['significant steps" toward']
    student.presses(Qt.Key.Key_Left, MOVING)

    assert student.marked_words() == ["significant steps"]
    assert student.app.reader.page.caret() == student.text.index("significant steps") + 17


def test_the_first_end_goes_after_a_key_for_the_other_end(student: Student) -> None:
    marks(student)

    student.presses(Qt.Key.Key_O)
    student.presses(Qt.Key.Key_Left, MOVING)
    student.presses(Qt.Key.Key_Left, MOVING)
    assert student.marked_words() == ['soon take "significant']
    student.presses(Qt.Key.Key_O)
    student.presses(Qt.Key.Key_Right, MOVING)

    assert student.marked_words() == ['soon take "significant steps']


def test_ends_go_by_sentence(student: Student) -> None:
    marks(student)

    student.presses(Qt.Key.Key_Down, MOVING)
    student.presses(Qt.Key.Key_O)
    student.presses(Qt.Key.Key_Up, MOVING)

    [words] = student.marked_words()
    assert words.startswith("He suggested that he and Russian President")
    assert words.endswith("toward ending the conflict.")


def test_moves_in_one_go_are_one_step(student: Student) -> None:
    marks(student)
    for _ in range(3):
        student.presses(Qt.Key.Key_Right, MOVING)
    moved = student.marked_words()

    student.presses(Qt.Key.Key_Z, CONTROL)
    assert student.marked_words() == ["significant"]
    student.presses(Qt.Key.Key_Y, CONTROL)
    assert student.marked_words() == moved
    student.presses(Qt.Key.Key_Z, CONTROL)
    student.presses(Qt.Key.Key_Z, CONTROL)
    assert student.marked_words() == []


def test_a_moved_mark_keeps_its_note_and_is_there_again_tomorrow(student: Student) -> None:
    marks(student)
    student.presses(Qt.Key.Key_N)
    student.writes("How big?")
    student.presses(Qt.Key.Key_Return, CONTROL)
    student.presses(Qt.Key.Key_Right, MOVING)
    student.leaves()

    student.comes_back()

    assert student.marked_words() == ["significant steps"]
    assert student.notes() == ["How big?"]


def test_where_an_end_comes_to_stand_is_told(student: Student) -> None:
    marks(student)

    student.presses(Qt.Key.Key_Right, MOVING)
    assert student.app.window.foot.echo == "Ends at “steps”"
    student.presses(Qt.Key.Key_Right, MOVING)
    assert student.app.window.foot.echo == "Ends at “toward”"
    student.presses(Qt.Key.Key_O)
    student.presses(Qt.Key.Key_Left, MOVING)

    assert student.app.window.foot.echo == "Begins at “take”"


def test_a_mark_that_comes_to_the_words_of_another_is_joined_with_it(student: Student) -> None:
    student.selects_with_the_keyboard("significant steps")
    student.presses(Qt.Key.Key_N)
    student.writes("Which?")
    student.presses(Qt.Key.Key_Return, CONTROL)
    marks(student)
    student.presses(Qt.Key.Key_N)
    student.writes("How big?")
    student.presses(Qt.Key.Key_Return, CONTROL)

    student.presses(Qt.Key.Key_Right, MOVING)

    assert student.marked_words() == ["significant steps"]
    assert student.notes() == ["Which?\n\nHow big?"]
    assert student.app.window.foot.echo == "Joined with your other mark on these words"
    student.presses(Qt.Key.Key_Z, CONTROL)
    assert student.marked_words() == ["significant", "significant steps"]
    assert student.notes() == ["How big?", "Which?"]


def test_a_mark_that_only_passes_over_the_words_of_another_leaves_it_alone(
    student: Student,
) -> None:
    student.selects_with_the_keyboard("significant steps")
    student.presses(Qt.Key.Key_1)
    marks(student)

    student.presses(Qt.Key.Key_Right, MOVING)
    student.presses(Qt.Key.Key_Right, MOVING)

    assert student.marked_words() == ["significant steps", 'significant steps" toward']


def test_another_pen_on_words_that_it_marks_already_makes_one_mark(student: Student) -> None:
    marks(student)
    student.selects_with_the_keyboard("significant")
    student.presses(Qt.Key.Key_2)
    assert student.marked_words() == ["significant", "significant"]

    student.presses(Qt.Key.Key_1)

    assert student.marked_words() == ["significant"]
    student.presses(Qt.Key.Key_Z, CONTROL)
    assert student.marked_words() == ["significant", "significant"]
