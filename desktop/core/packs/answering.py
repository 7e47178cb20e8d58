"""What a student's answer says, and whether it is right, nearly, or not yet.

An answer is kept as words (`Annotation.body`) or as marked passages: what was chosen one a line,
pairs as `left | right`, an order line by line, a status as `before: …` and `after: …`. So it can be
read by anybody, and is found by search.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from enum import StrEnum

from desktop.core.claim import ClaimStatus
from desktop.core.question import MarkKey, Question, QuestionType
from desktop.core.span import Span
from desktop.core.text.normalised import normalise_line

# How much of an answer a mark must cover, and how much longer than it a mark may be.
_ENOUGH, _LONGEST = 0.8, 2.0


class AnswerVerdict(StrEnum):
    """What is said of an answer; UNJUDGED where only a teacher can tell, or has the key."""

    RIGHT = "right"
    NEARLY = "nearly"
    NOT_YET = "not yet"
    UNJUDGED = "unjudged"


@dataclass(frozen=True, slots=True)
class StatusAnswer:
    """What a student holds a claim for, before its notes are read and after; and why."""

    before: ClaimStatus | None = None
    after: ClaimStatus | None = None
    why: str = ""


@dataclass(frozen=True, slots=True)
class MarkVerdict:
    """What is said of one marked passage."""

    span: Span
    verdict: AnswerVerdict


@dataclass(frozen=True, slots=True)
class CheckedAnswer:
    """What is said of an answer: of all of it, of each mark, and how much of it is right.

    `hint` is one for who has tried so often, empty where there is none.
    """

    verdict: AnswerVerdict
    marks: tuple[MarkVerdict, ...] = ()
    right: int = 0
    of: int = 0
    hint: str = ""


def lines_of(body: str) -> tuple[str, ...]:
    """What was chosen, or put in order, as its answer keeps it."""
    return tuple(words for line in body.splitlines() if (words := normalise_line(line)))


def body_of(lines: Iterable[str]) -> str:
    """The answer that keeps what was chosen, or put in order."""
    return "\n".join(lines)


def pairs_of(body: str) -> dict[str, str]:
    """What was matched with what."""
    pairs = (line.partition("|") for line in lines_of(body))
    return {left.strip(): right.strip() for left, bar, right in pairs if bar and right.strip()}


def body_of_pairs(pairs: Mapping[str, str]) -> str:
    """The answer that keeps what was matched with what."""
    return body_of(f"{left} | {right}" for left, right in pairs.items())


def status_of(body: str) -> StatusAnswer:
    """What a student holds a claim for."""
    said: dict[str, ClaimStatus | None] = {"before": None, "after": None}
    why: list[str] = []
    for line in body.splitlines():
        name, colon, words = line.partition(":")
        status = next((each for each in ClaimStatus if each.value == words.strip()), None)
        if colon and status is not None and said.get(name, status) is None:
            said[name] = status
        else:
            why.append(line)
    return StatusAnswer(said["before"], said["after"], "\n".join(why).strip())


def body_of_status(answer: StatusAnswer) -> str:
    """The answer that keeps what a student holds a claim for."""
    lines = [f"before: {answer.before.value}"] if answer.before else []
    lines += [f"after: {answer.after.value}"] if answer.after else []
    return "\n".join([*lines, *([answer.why] if answer.why else [])])


def check(
    question: Question, body: str = "", marks: Sequence[Span] = (), *, tries: int = 1
) -> CheckedAnswer:
    """What is said of an answer that was tried so often.

    `marks` are passages of the text that the key stands in.
    """
    if not question.has_key:
        return CheckedAnswer(
            AnswerVerdict.UNJUDGED, tuple(MarkVerdict(m, AnswerVerdict.UNJUDGED) for m in marks)
        )
    match question.type:
        case QuestionType.CHOICE | QuestionType.CHOOSE_MANY:
            said = _chosen(question, lines_of(body))
        case QuestionType.MATCH:
            said = _matched(question, pairs_of(body))
        case QuestionType.ORDER:
            said = _ordered(question, lines_of(body))
        case QuestionType.MARK | QuestionType.MARK_MANY:
            said = _marked(question, marks)
        case _:
            return CheckedAnswer(AnswerVerdict.UNJUDGED)
    if said.verdict in (AnswerVerdict.NEARLY, AnswerVerdict.NOT_YET) and question.hints:
        hint = question.hints[min(max(tries, 1), len(question.hints)) - 1]
        return CheckedAnswer(said.verdict, said.marks, said.right, said.of, hint)
    return said


def _chosen(question: Question, chosen: Sequence[str]) -> CheckedAnswer:
    right = {option.words for option in question.options if option.is_right}
    hit, wrong = len(right & set(chosen)), len(set(chosen) - right)
    if hit == len(right) and not wrong:
        verdict = AnswerVerdict.RIGHT
    elif question.type is QuestionType.CHOOSE_MANY and hit > wrong:
        verdict = AnswerVerdict.NEARLY
    else:
        verdict = AnswerVerdict.NOT_YET
    return CheckedAnswer(verdict, right=hit, of=len(right))


def _matched(question: Question, pairs: Mapping[str, str]) -> CheckedAnswer:
    count = len(question.pairs)
    hit = sum(pairs.get(pair.left) == pair.right for pair in question.pairs)
    if hit == count:
        return CheckedAnswer(AnswerVerdict.RIGHT, right=hit, of=count)
    return CheckedAnswer(
        AnswerVerdict.NEARLY if hit * 2 >= count else AnswerVerdict.NOT_YET, right=hit, of=count
    )


def _ordered(question: Question, steps: Sequence[str]) -> CheckedAnswer:
    """One thing that stands out of its order is nearly right."""
    place_of = {step: at for at, step in enumerate(question.steps)}
    given = [place_of[step] for step in dict.fromkeys(steps) if step in place_of]
    count, in_order = len(question.steps), _longest_rising(given)
    if len(given) == count == in_order:
        return CheckedAnswer(AnswerVerdict.RIGHT, right=count, of=count)
    is_near = len(given) == count > 2 and in_order == count - 1
    return CheckedAnswer(
        AnswerVerdict.NEARLY if is_near else AnswerVerdict.NOT_YET, right=in_order, of=count
    )


def _longest_rising(numbers: Sequence[int]) -> int:
    longest: list[int] = []
    for at, number in enumerate(numbers):
        before = [longest[other] for other in range(at) if numbers[other] < number]
        longest.append(1 + max(before, default=0))
    return max(longest, default=0)


def _marked(question: Question, marks: Sequence[Span]) -> CheckedAnswer:
    verdicts: list[MarkVerdict] = []
    hit: set[int] = set()
    for mark in marks:
        of_keys = [(_against(mark, key), at) for at, key in enumerate(question.keys)]
        right = [at for verdict, at in of_keys if verdict is AnswerVerdict.RIGHT]
        hit |= set(right)
        if right:
            verdict = AnswerVerdict.RIGHT
        else:
            is_near = any(each is AnswerVerdict.NEARLY for each, _ in of_keys)
            verdict = AnswerVerdict.NEARLY if is_near else AnswerVerdict.NOT_YET
        verdicts.append(MarkVerdict(mark, verdict))
    wanted = question.at_least or 1
    wrong = sum(each.verdict is not AnswerVerdict.RIGHT for each in verdicts)
    if len(hit) >= wanted and not wrong:
        verdict = AnswerVerdict.RIGHT
    elif any(each.verdict is not AnswerVerdict.NOT_YET for each in verdicts):
        verdict = AnswerVerdict.NEARLY
    else:
        verdict = AnswerVerdict.NOT_YET
    return CheckedAnswer(verdict, tuple(verdicts), len(hit), wanted)


def _against(mark: Span, key: MarkKey) -> AnswerVerdict:
    """Right is what covers what is enough, or most of the answer, and is not much longer."""
    answer = key.answer.span
    shared = min(mark.end, answer.end) - max(mark.start, answer.start)
    is_short = len(mark) <= _LONGEST * len(answer)
    covers = any(mark.start <= each.span.start and each.span.end <= mark.end for each in key.enough)
    if is_short and (covers or shared >= _ENOUGH * len(answer)):
        return AnswerVerdict.RIGHT
    return AnswerVerdict.NEARLY if shared > 0 else AnswerVerdict.NOT_YET
