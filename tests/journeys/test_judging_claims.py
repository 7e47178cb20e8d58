"""What a student thinks of a claim: said by one key beside the author, and found again."""

from __future__ import annotations

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QApplication

from desktop.cards.record_list import RecordRole
from desktop.context.cards import ContextCard
from desktop.core.claim import Stance
from desktop.core.search_request import ResultKind
from tests.journeys.student import Student

CONTROL = Qt.KeyboardModifier.ControlModifier


def goes_to_a_claim(student: Student) -> ContextCard:
    student.presses(Qt.Key.Key_1, CONTROL)
    while (card := chosen(student)) is None or card.claim is None:
        student.presses(Qt.Key.Key_Down)
    return card


def chosen(student: Student) -> ContextCard | None:
    card: ContextCard | None = student.app.sides["context"].cards.currentIndex().data(RecordRole)
    return card


def stance_of(student: Student) -> Stance | None:
    card = chosen(student)
    assert card is not None
    return card.judgement.stance if card.judgement else None


def test_a_claim_is_judged_by_one_key_and_undone_by_another(student: Student) -> None:
    goes_to_a_claim(student)

    student.presses(Qt.Key.Key_D)
    assert stance_of(student) is Stance.DOUBT
    assert student.app.window.foot.echo.startswith("You doubt: “")
    student.presses(Qt.Key.Key_A)
    assert stance_of(student) is Stance.AGREE
    student.presses(Qt.Key.Key_Z, CONTROL)
    assert stance_of(student) is Stance.DOUBT
    student.presses(Qt.Key.Key_Z, CONTROL)
    assert stance_of(student) is None


def test_own_words_are_written_below_the_claim_and_the_keyboard_comes_back_to_it(
    student: Student,
) -> None:
    claim = goes_to_a_claim(student).claim
    cards = student.app.sides["context"].cards
    student.presses(Qt.Key.Key_T)

    student.presses(Qt.Key.Key_N)
    student.writes("Ask the yodelling engineer.")
    assert student.app.notes.editor.isVisible()
    assert cards.isVisible()
    student.waits_until_it_says_saved()
    student.presses(Qt.Key.Key_Escape)

    assert QApplication.focusWidget() is cards
    assert not student.app.notes.editor.isVisible()
    card = chosen(student)
    assert card is not None
    assert card.claim == claim
    assert card.judgement is not None
    assert (card.judgement.stance, card.judgement.body) == (
        Stance.CANNOT_TELL,
        "Ask the yodelling engineer.",
    )


def test_it_is_found_by_search_and_is_there_the_next_day(student: Student) -> None:
    goes_to_a_claim(student)
    student.presses(Qt.Key.Key_D)
    student.presses(Qt.Key.Key_N)
    student.writes("Ask the yodelling engineer.")
    student.presses(Qt.Key.Key_Return, CONTROL)
    student.leaves()

    student.comes_back()
    [found] = student.searches("yodelling")

    assert found.kind is ResultKind.NOTE
    assert found.stance is Stance.DOUBT
    student.presses(Qt.Key.Key_Down)
    student.presses(Qt.Key.Key_Return)
    assert student.sees_words(student.note_cards()[0].annotation.selector.quote.exact[:12])
    [found] = student.searches("tag:doubt")
    assert found.stance is Stance.DOUBT
