"""What questions are answered with: what is chosen, matched, put in order, said of a claim."""

from __future__ import annotations

import pytest
from PySide6.QtCore import QPoint, QPointF, Qt
from PySide6.QtGui import QWheelEvent
from PySide6.QtWidgets import (
    QApplication,
    QComboBox,
    QPlainTextEdit,
    QPushButton,
    QVBoxLayout,
    QWidget,
)
from pytestqt.modeltest import ModelTester
from pytestqt.qtbot import QtBot

from desktop.core.article import ArticleId
from desktop.core.claim import ClaimStatus
from desktop.core.packs.answering import status_of
from desktop.core.question import Option, Pair, Question, QuestionId, QuestionType, WordCount
from desktop.questions.answer_parts import AnswerPart, StepOrder, part_for
from tests.desktop.conftest import ShowWidget


def a_question(kind: QuestionType, **more: object) -> Question:
    about = QuestionId("pack/q"), ArticleId("pack/a"), "Title"
    return Question(*about, kind, "Body", **more)  # type: ignore[arg-type]  # as each test needs it


KINDS = (
    (
        a_question(QuestionType.CHOICE, options=(Option("this", True), Option("that"))),
        "that",
    ),
    (
        a_question(QuestionType.CHOOSE_MANY, options=(Option("this"), Option("that"))),
        "this\nthat",
    ),
    (
        a_question(QuestionType.MATCH, pairs=(Pair("a", "1"), Pair("b", "2")), rights=("2", "1")),
        "a | 1\nb | 2",
    ),
    (a_question(QuestionType.ORDER, steps=("one", "two", "three")), "two\nthree\none"),
    (
        a_question(QuestionType.STATUS),
        "before: disputed\nafter: supported\nA note changed my mind.",
    ),
    (a_question(QuestionType.OPEN, words=WordCount(2, 4)), "Own words."),
    (a_question(QuestionType.COMPARE), "Both say so."),
)


@pytest.fixture
def parent(show: ShowWidget) -> QWidget:
    """A window in which a part of a form can stand."""
    parent = QWidget()
    QVBoxLayout(parent)
    show(parent)
    return parent


def standing_in(parent: QWidget, part: AnswerPart) -> None:
    layout = parent.layout()
    assert layout is not None
    layout.addWidget(part)
    part.show()


@pytest.mark.parametrize(("question", "body"), KINDS)
def test_an_answer_is_shown_as_it_was_given(question: Question, body: str, parent: QWidget) -> None:
    part = part_for(question, parent)
    assert part is not None

    part.show_body(body)

    assert part.body == body
    part.show_body("")
    if question.type is not QuestionType.ORDER:
        assert part.body == ""


def test_a_step_is_moved_by_keys_alone(parent: QWidget, qtbot: QtBot) -> None:
    part = StepOrder(KINDS[3][0], parent)
    standing_in(parent, part)
    before = part.body.split("\n")
    part.list.setFocus()

    with qtbot.waitSignal(part.chosen):
        qtbot.keyClick(part.list, Qt.Key.Key_Down, Qt.KeyboardModifier.ControlModifier)

    assert part.body.split("\n") == [before[1], before[0], before[2]]
    assert part.list.currentIndex().row() == 1


def test_the_steps_are_a_sound_model(qtmodeltester: ModelTester, parent: QWidget) -> None:
    part = StepOrder(KINDS[3][0], parent)
    standing_in(parent, part)

    qtmodeltester.check(part.list.model())


@pytest.mark.parametrize("kind", [QuestionType.OPEN, QuestionType.COMPARE, QuestionType.STATUS])
def test_a_starter_begins_the_sentence(kind: QuestionType, parent: QWidget, qtbot: QtBot) -> None:
    part = part_for(a_question(kind, starters=("I think that …",)), parent)
    assert part is not None
    standing_in(parent, part)
    button, field = part.findChild(QPushButton), part.findChild(QPlainTextEdit)
    assert isinstance(button, QPushButton)
    assert isinstance(field, QPlainTextEdit)

    qtbot.mouseClick(button, Qt.MouseButton.LeftButton)
    qtbot.keyClicks(field, "so.")

    assert part.body == "I think that so."
    assert field.hasFocus()


@pytest.mark.parametrize(("question", "body"), [KINDS[2], KINDS[4]])
def test_the_wheel_passes_over_what_was_chosen(
    question: Question, body: str, parent: QWidget, qtbot: QtBot
) -> None:
    part = part_for(question, parent)
    assert part is not None
    standing_in(parent, part)
    part.show_body(body)
    box = part.findChildren(QComboBox)[-1]
    box.setFocus()
    middle = QPointF(box.rect().center())
    wheel = QWheelEvent(
        middle,
        QPointF(box.mapToGlobal(box.rect().center())),
        QPoint(),
        QPoint(0, 120),
        Qt.MouseButton.NoButton,
        Qt.KeyboardModifier.NoModifier,
        Qt.ScrollPhase.NoScrollPhase,
        False,
    )

    with qtbot.assertNotEmitted(part.chosen):
        QApplication.sendEvent(box, wheel)

    assert part.body == body


def test_a_status_is_chosen_by_the_keyboard(parent: QWidget, qtbot: QtBot) -> None:
    part = part_for(KINDS[4][0], parent)
    assert part is not None
    standing_in(parent, part)
    before = part.findChildren(QComboBox)[0]
    before.setFocus()

    with qtbot.waitSignal(part.chosen):
        qtbot.keyClick(before, Qt.Key.Key_Down)

    assert status_of(part.body).before is ClaimStatus.SUPPORTED
