"""A whole lesson, worked through by the keyboard alone: read, marked, chosen, written, undone."""

from __future__ import annotations

from PySide6.QtCore import Qt
from PySide6.QtGui import QAccessible
from PySide6.QtWidgets import QApplication, QComboBox, QPushButton
from pytestqt.qtbot import QtBot

from desktop.cards.record_list import RecordRole
from desktop.core.annotation import Annotation
from desktop.core.claim import ClaimStatus
from desktop.core.library.answers import Answers
from desktop.core.packs.answer_state import AnswerState
from desktop.core.packs.answering import AnswerVerdict, status_of
from desktop.core.question import Question, QuestionType
from desktop.lesson.panel import LessonPanel
from desktop.lesson.parts import PressedRow
from desktop.questions.answer_parts import OwnWords, StepOrder
from desktop.questions.cards import QuestionCard
from desktop.questions.questions import Questions
from desktop.wording.claims import status_name
from tests.journeys.student import Student

ALT = Qt.KeyboardModifier.AltModifier
CONTROL = Qt.KeyboardModifier.ControlModifier
# What the questions of the shipped lesson ask to be marked, and what is right.
MARKED = (
    (0, ("Former",)),
    (
        2,
        (
            "hostilities between Ukraine and Russian proxies in eastern Ukraine escalated"
            " during his presidency",
        ),
    ),
    (3, ("hadn’t stolen victory from him",)),
    (4, ("suggested", "insisted", "has repeatedly claimed")),
)


def lesson_of(student: Student, qtbot: QtBot) -> LessonPanel:
    """Goes to the lesson of the open text, as a key does."""
    student.presses(Qt.Key.Key_F2)
    door = student.app.questions.lesson
    qtbot.waitUntil(lambda: door.made is not None and door.made.is_here)
    assert door.made is not None
    return door.made.panel


def questions_of(student: Student, qtbot: QtBot) -> Questions:
    student.presses(Qt.Key.Key_4, CONTROL)
    panel = student.app.sides["questions"]
    assert isinstance(panel, Questions)
    qtbot.waitUntil(lambda: bool(cards_of(student)))
    return panel


def cards_of(student: Student) -> list[QuestionCard]:
    model = student.app.sides["questions"].cards.model()
    return [model.index(row, 0).data(RecordRole) for row in range(model.rowCount())]


def answers_of(student: Student) -> tuple[Annotation, ...]:
    library = student.app.library.now
    return Answers(library).of_lesson(cards_of(student)[0].question.id.split("/")[0])  # type: ignore[arg-type]  # made of text


def go_to_question(student: Student, number: int) -> None:
    """Opens a question of the list, counted from 0."""
    panel = student.app.sides["questions"]
    if isinstance(panel, Questions) and panel.form is not None:
        student.presses(Qt.Key.Key_Escape)
    student.presses(Qt.Key.Key_Home)
    for _ in range(number):
        student.presses(Qt.Key.Key_Down)
    student.presses(Qt.Key.Key_Return)


def question_of(student: Student, kind: QuestionType) -> int:
    """Where the first question of a kind stands in the list, counted from 0."""
    return [card.question.type for card in cards_of(student)].index(kind)


def says_of_it(student: Student) -> str:
    """What is said of the answer when its student has it checked."""
    panel = student.app.sides["questions"]
    assert isinstance(panel, Questions)
    student.presses(Qt.Key.Key_C, ALT)
    assert panel.form is not None
    return panel.form.spoken_verdict()


def chooses(student: Student, words: str) -> None:
    """Goes down the list that has the keyboard to these words."""
    box = QApplication.focusWidget()
    assert isinstance(box, QComboBox)
    for _ in range(box.count()):
        if box.currentText() == words:
            return
        student.presses(Qt.Key.Key_Down)
    assert box.currentText() == words


def matches(student: Student, question: Question) -> None:
    for number, pair in enumerate(question.pairs):
        if number:
            student.presses(Qt.Key.Key_Tab)
        focused = QApplication.focusWidget()
        assert focused is not None
        assert focused.accessibleName() == pair.left
        chooses(student, pair.right)


def puts_in_order(student: Student, question: Question) -> None:
    """Brings each step to its place, the first one first."""
    panel = student.app.sides["questions"]
    assert isinstance(panel, Questions)
    assert panel.form is not None
    part = panel.form.part
    assert isinstance(part, StepOrder)
    for place, step in enumerate(question.steps):
        at = part.body.split("\n").index(step)
        student.presses(Qt.Key.Key_Home)
        for _ in range(at):
            student.presses(Qt.Key.Key_Down)
        for _ in range(at - place):
            student.presses(Qt.Key.Key_Up, CONTROL)


def test_a_lesson_is_worked_through_by_the_keyboard_alone(student: Student, qtbot: QtBot) -> None:
    lesson = lesson_of(student, qtbot)
    assert isinstance(QApplication.focusWidget(), QPushButton)
    student.presses(Qt.Key.Key_Return)
    assert lesson.isHidden()

    panel = questions_of(student, qtbot)
    for number, words in MARKED:
        for each in words:
            go_to_question(student, number)
            student.selects_with_the_keyboard(each)
            student.presses(Qt.Key.Key_A)
            student.presses(Qt.Key.Key_4, CONTROL)
        assert panel.form is not None
        checked = panel.form.card.checked
        assert checked is not None
        assert checked.verdict is AnswerVerdict.RIGHT
    go_to_question(student, 1)
    student.presses(Qt.Key.Key_Space)
    student.presses(Qt.Key.Key_C, ALT)
    assert "Not yet" in panel.form.spoken_verdict()  # type: ignore[union-attr]  # it is open
    student.presses(Qt.Key.Key_Down)
    student.presses(Qt.Key.Key_C, ALT)
    assert "Yes" in panel.form.spoken_verdict()  # type: ignore[union-attr]  # it is open
    number = question_of(student, QuestionType.MATCH)
    go_to_question(student, number)
    matches(student, cards_of(student)[number].question)
    assert "Yes" in says_of_it(student)
    number = question_of(student, QuestionType.ORDER)
    go_to_question(student, number)
    assert cards_of(student)[number].state is AnswerState.OPEN
    puts_in_order(student, cards_of(student)[number].question)
    assert "Yes" in says_of_it(student)
    number = question_of(student, QuestionType.STATUS)
    go_to_question(student, number)
    chooses(student, status_name(ClaimStatus.DISPUTED))
    student.presses(Qt.Key.Key_Tab)
    chooses(student, status_name(ClaimStatus.SUPPORTED))
    # Past the ways to begin, to the field below them.
    for _ in (*cards_of(student)[number].question.starters, "the field"):
        student.presses(Qt.Key.Key_Tab)
    student.writes("Both notes count the same.")
    qtbot.waitUntil(lambda: not panel.has_unsaved_words)
    said = status_of(cards_of(student)[number].body)
    assert (said.before, said.after) == (ClaimStatus.DISPUTED, ClaimStatus.SUPPORTED)
    assert said.why == "Both notes count the same."
    for kind, count in ((QuestionType.COMPARE, 40), (QuestionType.OPEN, 80)):
        number = question_of(student, kind)
        go_to_question(student, number)
        student.writes("word " * (count - 1))
        qtbot.waitUntil(lambda: not panel.has_unsaved_words)
        assert cards_of(student)[number].state is AnswerState.BEGUN
        student.writes("word")
        qtbot.waitUntil(lambda: not panel.has_unsaved_words)

    assert [card.state for card in cards_of(student)] == [AnswerState.DONE] * 10
    assert panel.title() == "Questions 10/10"
    lesson_of(student, qtbot)
    assert lesson.shown is not None
    assert lesson.shown.done == 10
    assert student.app.live.look.progress(lesson.shown.id) == (10, 10)
    student.presses(Qt.Key.Key_Escape)
    assert student.app.reader.page.hasFocus()


def test_the_first_start_opens_a_lesson_with_one_thing_to_do(
    first_start: Student, qtbot: QtBot
) -> None:
    door = first_start.app.questions.lesson
    qtbot.waitUntil(lambda: door.made is not None and door.made.is_here)

    assert door.made is not None
    focused = QApplication.focusWidget()
    assert focused is door.made.panel.next
    assert isinstance(focused, QPushButton)
    assert focused.text() == "Begin reading"


def test_an_answer_is_saved_with_every_letter_and_comes_back(
    student: Student, qtbot: QtBot
) -> None:
    panel = questions_of(student, qtbot)
    number = question_of(student, QuestionType.OPEN)
    go_to_question(student, number)
    student.writes("Nobody can look it up.")
    qtbot.waitUntil(lambda: not panel.has_unsaved_words)

    again = student.comes_back()

    panel = questions_of(again, qtbot)
    assert cards_of(again)[number].body == "Nobody can look it up."
    assert cards_of(again)[number].state is AnswerState.BEGUN
    go_to_question(again, number)
    assert panel.form is not None
    assert isinstance(panel.form.part, OwnWords)
    assert panel.form.part.field.toPlainText() == "Nobody can look it up."


def test_what_was_answered_is_undone_and_done_again(student: Student, qtbot: QtBot) -> None:
    panel = questions_of(student, qtbot)
    go_to_question(student, 1)
    student.presses(Qt.Key.Key_Space)
    assert cards_of(student)[1].state is AnswerState.DONE

    student.presses(Qt.Key.Key_Z, CONTROL)

    assert cards_of(student)[1].state is AnswerState.OPEN
    assert panel.form is not None
    assert panel.form.body == ""
    student.presses(Qt.Key.Key_Y, CONTROL)
    assert cards_of(student)[1].state is AnswerState.DONE


def test_a_mark_that_is_not_right_says_so_with_a_hint(student: Student, qtbot: QtBot) -> None:
    panel = questions_of(student, qtbot)
    go_to_question(student, 0)
    student.selects_with_the_keyboard("declined to answer directly")
    student.presses(Qt.Key.Key_A)

    assert panel.form is not None
    assert panel.form.card.state is AnswerState.BEGUN
    assert "Not yet" in panel.form.spoken_verdict()
    assert "since returning to office" in panel.form.spoken_verdict()


def test_an_answer_is_found_by_search_and_leads_to_its_question(
    student: Student, qtbot: QtBot
) -> None:
    panel = questions_of(student, qtbot)
    number = question_of(student, QuestionType.OPEN)
    go_to_question(student, number)
    student.writes("A yodelling counterfactual.")
    qtbot.waitUntil(lambda: not panel.has_unsaved_words)
    student.waits_until_all_is_found()

    found = student.searches("yodelling")

    asked = cards_of(student)[number].question.id
    assert [each.answers for each in found] == [asked]
    student.presses(Qt.Key.Key_Return)
    assert panel.form is not None
    assert panel.form.card.question.id == asked


def test_a_question_is_heard_with_its_number_kind_and_state(student: Student, qtbot: QtBot) -> None:
    questions_of(student, qtbot)
    cards = student.app.sides["questions"].cards
    interface = QAccessible.queryAccessibleInterface(cards)
    assert interface is not None

    heard = [
        interface.child(row).text(QAccessible.Text.Name) for row in range(interface.childCount())
    ]

    assert len(heard) == 10
    assert heard[1].startswith("Question 2 of 10, not begun. choose one. Who is speaking?")
    assert heard[9].startswith("Question 10 of 10, not begun. in your own words")


def test_esc_leads_from_an_answer_to_all_questions_and_then_to_the_text(
    student: Student, qtbot: QtBot
) -> None:
    panel = questions_of(student, qtbot)
    go_to_question(student, 5)
    student.presses(Qt.Key.Key_Escape)
    assert panel.form is None
    assert panel.cards.hasFocus()
    assert panel.cards.currentIndex().row() == 5

    student.presses(Qt.Key.Key_Escape)

    assert student.app.reader.page.hasFocus()


def test_the_teachers_view_is_a_switch_that_shows_plan_and_key(
    student: Student, qtbot: QtBot
) -> None:
    lesson = lesson_of(student, qtbot)

    student.presses(Qt.Key.Key_T)

    assert lesson.teacher is not None
    assert lesson.teacher.isChecked()
    assert "no lock" in lesson.teacher.accessibleDescription()
    student.presses(Qt.Key.Key_T)
    assert lesson.teacher is not None
    assert not lesson.teacher.isChecked()


def test_a_wrong_answer_is_not_answered_after_the_next_start_either(
    student: Student, qtbot: QtBot
) -> None:
    questions_of(student, qtbot)
    number = question_of(student, QuestionType.CHOICE)
    go_to_question(student, number)
    right = [each.is_right for each in cards_of(student)[number].question.options]
    for _ in range(right.index(False)):
        student.presses(Qt.Key.Key_Down)
    student.presses(Qt.Key.Key_Space)
    assert cards_of(student)[number].state is AnswerState.DONE
    assert says_of_it(student).startswith("Not yet.")
    assert cards_of(student)[number].state is AnswerState.BEGUN

    student.leaves()
    student.comes_back()

    questions_of(student, qtbot)
    [card] = [each for each in cards_of(student) if each.number == number + 1]
    assert card.state is AnswerState.BEGUN
    assert card.checked is not None
    assert card.checked.verdict is AnswerVerdict.NOT_YET
    lesson = lesson_of(student, qtbot)
    assert lesson.shown is not None
    assert lesson.shown.asked[number].verdict is AnswerVerdict.NOT_YET
    heard = [each.accessibleName() for each in lesson.findChildren(PressedRow)]
    assert any(each.startswith(f"Question {number + 1}, begun. not yet") for each in heard)
