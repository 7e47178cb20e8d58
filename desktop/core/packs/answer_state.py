"""How far a student is with a question of a lesson."""

from __future__ import annotations

from collections.abc import Sequence
from enum import StrEnum

from desktop.core.packs.answering import (
    AnswerVerdict,
    CheckedAnswer,
    lines_of,
    pairs_of,
    status_of,
)
from desktop.core.question import Question, QuestionType
from desktop.core.text.readability import word_count


class AnswerState(StrEnum):
    """How far an answer is: not begun, begun, or complete."""

    OPEN = "open"
    BEGUN = "begun"
    DONE = "done"


def answer_state(
    question: Question, body: str, marks: Sequence[object], checked: CheckedAnswer | None
) -> AnswerState:
    """How far an answer is; what was found not to be right yet is begun only.

    `checked` is what was said of it, None where its student did not ask; marks always have it.
    """
    if not body.strip() and not marks:
        return AnswerState.OPEN
    is_wrong = checked is not None and checked.verdict in (
        AnswerVerdict.NEARLY,
        AnswerVerdict.NOT_YET,
    )
    is_done = not is_wrong and _is_complete(question, body, marks)
    return AnswerState.DONE if is_done else AnswerState.BEGUN


def offered_order(question: Question) -> tuple[str, ...]:
    """The steps of ORDER as they are offered: the same each time, and never in their own order."""
    steps = sorted(question.steps, key=lambda words: (sum(map(ord, words)) % 97, words))
    if tuple(steps) == question.steps:
        steps.reverse()
    return tuple(steps)


def _is_complete(question: Question, body: str, marks: Sequence[object]) -> bool:
    match question.type:
        case QuestionType.MARK | QuestionType.MARK_MANY:
            return len(marks) >= max(1, question.at_least)
        case QuestionType.MATCH:
            return len(pairs_of(body)) >= len(question.pairs)
        case QuestionType.ORDER:
            return len(lines_of(body)) >= len(question.steps)
        case QuestionType.STATUS:
            said = status_of(body)
            return said.before is not None and said.after is not None
        case _:
            least = question.words.least if question.words is not None else 1
            return word_count(body) >= least
