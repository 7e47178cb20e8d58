"""How far an answer is: not begun, begun, complete."""

from __future__ import annotations

import pytest

from desktop.core.article import ArticleId
from desktop.core.packs.answer_state import AnswerState, answer_state, offered_order
from desktop.core.packs.answering import AnswerVerdict, CheckedAnswer
from desktop.core.question import Pair, Question, QuestionId, QuestionType, WordCount


def a_question(kind: QuestionType, **more: object) -> Question:
    about = QuestionId("pack/q"), ArticleId("pack/a"), "Title"
    return Question(*about, kind, "Body", **more)  # type: ignore[arg-type]  # as each test needs it


@pytest.mark.parametrize(
    ("body", "state"),
    [
        ("", AnswerState.OPEN),
        ("two words", AnswerState.BEGUN),
        ("now three words", AnswerState.DONE),
    ],
)
def test_own_words_are_complete_when_there_are_enough(body: str, state: AnswerState) -> None:
    question = a_question(QuestionType.OPEN, words=WordCount(3, 9))

    assert answer_state(question, body, (), None) is state


def test_pairs_are_complete_when_each_has_its_other() -> None:
    question = a_question(QuestionType.MATCH, pairs=(Pair("a", "1"), Pair("b", "2")))

    assert answer_state(question, "a | 1", (), None) is AnswerState.BEGUN
    assert answer_state(question, "a | 1\nb | 1", (), None) is AnswerState.DONE


def test_a_status_is_complete_before_and_after() -> None:
    question = a_question(QuestionType.STATUS)

    assert answer_state(question, "before: disputed", (), None) is AnswerState.BEGUN
    both = "before: disputed\nafter: supported"
    assert answer_state(question, both, (), None) is AnswerState.DONE


def test_what_was_found_to_be_wrong_is_begun_only() -> None:
    question = a_question(QuestionType.CHOICE)
    wrong = CheckedAnswer(AnswerVerdict.NOT_YET)

    assert answer_state(question, "that", (), wrong) is AnswerState.BEGUN
    assert answer_state(question, "that", (), None) is AnswerState.DONE


def test_steps_are_never_offered_in_their_own_order() -> None:
    steps = ("first", "second", "third")

    offered = offered_order(a_question(QuestionType.ORDER, steps=steps))

    assert sorted(offered) == sorted(steps)
    assert offered != steps
