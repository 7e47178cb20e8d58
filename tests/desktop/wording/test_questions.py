"""What is said of questions and answers, in words."""

from __future__ import annotations

import pytest

from desktop.core.article import ArticleId
from desktop.core.question import Question, QuestionId, QuestionType
from desktop.wording.questions import answer_on_one_line


@pytest.mark.parametrize(
    ("kind", "body", "told"),
    [
        (QuestionType.OPEN, "One line.\n\nAnother.", "One line. Another."),
        (QuestionType.CHOOSE_MANY, "this\nthat", "this · that"),
        (QuestionType.ORDER, "one\ntwo", "one · two"),
        (QuestionType.MATCH, "a | 1\nb | 2", "a — 1 · b — 2"),
        (
            QuestionType.STATUS,
            "before: disputed\nafter: cannot be checked\nA note\nsaid so.",
            "before: Disputed · after: Cannot be checked · A note said so.",
        ),
        (QuestionType.STATUS, "before: supported", "before: Supported"),
    ],
)
def test_an_answer_stands_on_one_line_of_its_card(kind: QuestionType, body: str, told: str) -> None:
    question = Question(QuestionId("pack/q"), ArticleId("pack/a"), "Title", kind, "Body")

    assert answer_on_one_line(question, body) == told
