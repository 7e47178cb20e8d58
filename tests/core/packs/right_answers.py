"""Questions answered as their key says, so that a key can be tried."""

from __future__ import annotations

from desktop.core.packs.answering import CheckedAnswer, body_of, body_of_pairs, check
from desktop.core.question import Question, QuestionType


def right_answer(question: Question) -> CheckedAnswer:
    """What is said of the answer that its teacher holds for right."""
    body = ""
    match question.type:
        case QuestionType.CHOICE | QuestionType.CHOOSE_MANY:
            body = body_of(option.words for option in question.options if option.is_right)
        case QuestionType.MATCH:
            body = body_of_pairs({pair.left: pair.right for pair in question.pairs})
        case QuestionType.ORDER:
            body = body_of(question.steps)
        case _:
            pass
    return check(question, body, [key.answer.span for key in question.keys])
