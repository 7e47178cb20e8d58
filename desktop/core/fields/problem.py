"""What is wrong with a lesson pack, where, and what its teacher can do about it."""

from __future__ import annotations

from dataclasses import dataclass, field
from enum import StrEnum

# More than anybody puts right at once.
MOST_TOLD = 500
# Behind so many a pack is not read any further.
_MOST_FOUND = 5_000
# A message may quote what stands in the pack, and that may be a whole book.
_LONGEST_WORDS = 400
_WHOLE_PACK = "pack.md"


class TooManyProblems(Exception):
    """So much is wrong that reading on would help nobody."""


class Severity(StrEnum):
    """Whether a problem stops the pack (ERROR) or is only worth a look (WARNING)."""

    ERROR = "error"
    WARNING = "warning"


@dataclass(frozen=True, slots=True)
class Problem:
    """One thing to put right; `line` counts from 1 and is 0 where the whole file is meant."""

    file: str
    line: int
    severity: Severity
    message: str
    advice: str

    def __str__(self) -> str:
        place = f"{self.file}:{self.line}" if self.line else self.file
        return f"{place}: {self.severity}: {self.message}\n    {self.advice}"


@dataclass(slots=True)
class ProblemList:
    """Gathers the problems of one pack while it is read, so that all are told at once.

    Whatever adds one raises TooManyProblems when there are thousands.
    """

    _found: list[Problem] = field(default_factory=list)
    _has_errors: bool = False

    def __len__(self) -> int:
        return len(self._found)

    def error(self, file: str, line: int, message: str, advice: str) -> None:
        """Add a problem that stops the pack."""
        self._has_errors = True
        self._add(Problem(file, line, Severity.ERROR, _cut(message), _cut(advice)))

    def warning(self, file: str, line: int, message: str, advice: str) -> None:
        """Add a problem that does not stop the pack."""
        self._add(Problem(file, line, Severity.WARNING, _cut(message), _cut(advice)))

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
                    f"and {left:,} more problems" if is_all else f"and more than {left:,} more",
                    "Mend the ones above first, then have the pack read again.",
                )
            )
        return tuple(told)

    def _add(self, problem: Problem) -> None:
        self._found.append(problem)
        if len(self._found) >= _MOST_FOUND:
            self._has_errors = True
            raise TooManyProblems


def _cut(words: str) -> str:
    return words if len(words) <= _LONGEST_WORDS else f"{words[:_LONGEST_WORDS].rstrip()}…"
