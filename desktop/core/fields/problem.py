"""What is wrong with a lesson pack and where, as codes that `desktop.wording.problems` says."""

from __future__ import annotations

from dataclasses import dataclass, field
from enum import StrEnum

Value = str | int | tuple[str, ...]

# More than anybody puts right at once.
MOST_TOLD = 500
# Behind so many a pack is not read any further.
_MOST_FOUND = 5_000
# A value may be what stands in the pack, and that may be a whole book.
LONGEST_VALUE = 400
_WHOLE_PACK = "pack.md"


class TooManyProblems(Exception):
    """So much is wrong that reading on would help nobody."""


class Severity(StrEnum):
    """Whether a problem stops the pack (ERROR) or is only worth a look (WARNING)."""

    ERROR = "error"
    WARNING = "warning"


class Slip(StrEnum):
    """What is wrong; whoever reads a part of a pack has a kind of its own."""


class FieldSlip(Slip):
    """What can be wrong with a file of `name: value` lines, whatever they are about."""

    NOT_A_CHOICE = "not a choice"
    NOT_A_DATE = "not a date"
    NOT_A_DAY = "not a day"
    TOO_MANY_FIELDS = "too many fields"
    FIELD_TWICE = "field twice"
    UNKNOWN_FIELD = "unknown field"
    STRAY_FIELD = "stray field"
    NO_FIELD = "no field"
    FIELD_BEHIND_SIGN = "field behind a sign"
    NO_COLON = "no colon"
    NO_HEADING = "no heading"
    FIELD_IN_NO_RECORD = "field in no record"
    FIELD_MISSING = "field missing"
    EMPTY_FILE = "empty file"
    HEAD_NOT_OPENED = "head not opened"
    HEAD_NOT_CLOSED = "head not closed"
    EMPTY_HEAD_NOT_CLOSED = "empty head not closed"
    TOO_MANY_RECORDS = "too many records"
    NO_ID = "no id"
    UNUSABLE_ID = "unusable id"
    ID_TWICE = "id twice"
    TEXT_TOO_LARGE = "text too large"
    NOT_UTF_8 = "not utf-8"
    MORE_PROBLEMS = "more problems"
    MANY_MORE_PROBLEMS = "many more problems"


@dataclass(frozen=True, slots=True)
class Problem:
    """One thing to put right; `line` counts from 1 and is 0 where the whole file is meant.

    `values` are what the pack holds there, or should, each under its name.
    """

    file: str
    line: int
    severity: Severity
    slip: Slip
    values: tuple[tuple[str, Value], ...] = ()

    def __getitem__(self, name: str) -> Value:
        """The value of that name; raises KeyError."""
        return dict(self.values)[name]


@dataclass(slots=True)
class ProblemList:
    """Gathers the problems of one pack while it is read, so that all are told at once.

    Whatever adds one raises TooManyProblems when there are thousands.
    """

    _found: list[Problem] = field(default_factory=list)
    _has_errors: bool = False
    # A file of a newer format may use words that this version does not know.
    is_of_newer_format: bool = False

    def __len__(self) -> int:
        return len(self._found)

    def error(self, file: str, line: int, slip: Slip, **values: Value) -> None:
        """Add a problem that stops the pack."""
        self._has_errors = True
        self._add(Problem(file, line, Severity.ERROR, slip, _cut(values)))

    def warning(self, file: str, line: int, slip: Slip, **values: Value) -> None:
        """Add a problem that does not stop the pack."""
        self._add(Problem(file, line, Severity.WARNING, slip, _cut(values)))

    def unknown(self, file: str, line: int, slip: Slip, **values: Value) -> None:
        """Add a word that is not known: an error, but a warning in a file of a newer format."""
        severity = Severity.WARNING if self.is_of_newer_format else Severity.ERROR
        self._has_errors |= severity is Severity.ERROR
        self._add(Problem(file, line, severity, slip, _cut(values)))

    @property
    def has_errors(self) -> bool:
        """Whether anything found so far stops the pack."""
        return self._has_errors

    def in_order(self) -> tuple[Problem, ...]:
        """The problems file by file, from the first line of each to its last.

        Of very many only those that matter most, and a last one that says how many more.
        """
        worst_first = sorted(self._found, key=lambda problem: problem.severity)
        told = worst_first[:MOST_TOLD]
        told.sort(key=lambda problem: (problem.file, problem.line))
        left = len(worst_first) - len(told)
        if left:
            is_all = len(self._found) < _MOST_FOUND
            told.append(
                Problem(
                    _WHOLE_PACK,
                    0,
                    Severity.ERROR if self._has_errors else Severity.WARNING,
                    FieldSlip.MORE_PROBLEMS if is_all else FieldSlip.MANY_MORE_PROBLEMS,
                    (("count", left),),
                )
            )
        return tuple(told)

    def _add(self, problem: Problem) -> None:
        self._found.append(problem)
        if len(self._found) >= _MOST_FOUND:
            self._has_errors = True
            raise TooManyProblems


def _cut(values: dict[str, Value]) -> tuple[tuple[str, Value], ...]:
    return tuple(
        (name, value if isinstance(value, int) else value[:LONGEST_VALUE])
        for name, value in values.items()
    )
