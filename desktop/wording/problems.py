"""What is wrong with a lesson pack, in its teacher's words: each problem with what to do."""

from __future__ import annotations

from dataclasses import dataclass

from desktop.core.fields.problem import LONGEST_VALUE, FieldSlip, Problem, Severity, Slip, Value
from desktop.core.packs.slip import PackSlip, QuestionSlip, SealSlip
from desktop.wording.field_slips import field_slips, how_to_add
from desktop.wording.pack_slips import pack_slips
from desktop.wording.question_slips import question_slips
from desktop.wording.seal_slips import seal_slips
from desktop.wording.translation_context import TranslationContext

Problems = TranslationContext("Problems")

_LONGEST = LONGEST_VALUE
# What was copied from an article tells a reader enough by its beginning.
_LONGEST_QUOTED = 60
_LONGEST_BESIDE = 30
_LONGEST_MEANT = 90


@dataclass(frozen=True, slots=True)
class ProblemWords:
    """A problem in words: `message` says what is wrong, `advice` what to do."""

    message: str
    advice: str


def words_for(problem: Problem) -> ProblemWords:
    """What a problem says to whoever wrote the pack."""
    values = dict(problem.values)
    count = values.get("count")
    message, advice = _templates(problem.slip, count if isinstance(count, int) else 0)
    if values.get("meant") and problem.slip not in _MEANT_FIELDS:
        advice = Problems.tr("Did you mean “{meant}”?")
    elif problem.slip is FieldSlip.FIELD_MISSING:
        advice = how_to_add(str(problem["field"])) or advice
    said = {name: _said(problem.slip, name, value) for name, value in values.items()}
    return ProblemWords(_cut(message.format(**said)), _cut(advice.format(**said)))


def log_line(problem: Problem) -> str:
    """The problem as compilers tell theirs: place, what is wrong and, under it, what to do."""
    place = f"{problem.file}:{problem.line}" if problem.line else problem.file
    severity = {
        Severity.ERROR: Problems.tr("error"),
        Severity.WARNING: Problems.tr("warning"),
    }[problem.severity]
    words = words_for(problem)
    return f"{place}: {severity}: {words.message}\n    {words.advice}"


def _templates(slip: Slip, count: int) -> tuple[str, str]:
    if isinstance(slip, FieldSlip):
        return field_slips(count)[slip]
    if isinstance(slip, QuestionSlip):
        return question_slips(count)[slip]
    if isinstance(slip, SealSlip):
        return seal_slips(count)[slip]
    assert isinstance(slip, PackSlip)
    return pack_slips(count)[slip]


def _said(slip: Slip, name: str, value: Value) -> str:
    if isinstance(value, tuple):
        return ", ".join(value)
    if isinstance(value, int):
        return str(value)
    return _shortened(value, _longest(slip, name))


def _longest(slip: Slip, name: str) -> int:
    """How much of a value a sentence has room for."""
    if name == "words" and slip is FieldSlip.HEAD_NOT_CLOSED:
        return _LONGEST_BESIDE
    if name == "words" and slip in _QUOTED:
        return _LONGEST_QUOTED
    if name == "meant" and slip in (PackSlip.NOT_IN_ARTICLE, *_MEANT_FIELDS):
        return _LONGEST_MEANT
    return _LONGEST


# Of these it is known for sure what is meant.
_MEANT_FIELDS = (FieldSlip.FIELD_BEHIND_SIGN, FieldSlip.NO_COLON)
_QUOTED: tuple[Slip, ...] = (
    FieldSlip.NO_FIELD,
    *_MEANT_FIELDS,
    PackSlip.NOT_IN_ARTICLE,
    PackSlip.NEAR_NOT_IN_ARTICLE,
    PackSlip.SEVERAL_PLACES,
    PackSlip.TOO_MANY_PLACES,
)


def _shortened(words: str, length: int) -> str:
    return words if len(words) <= length else f"{words[: length - 1].rstrip()}…"


def _cut(words: str) -> str:
    return words if len(words) <= _LONGEST else f"{words[:_LONGEST].rstrip()}…"
