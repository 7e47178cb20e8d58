"""What is wrong with a lesson pack, where, and what its teacher can do about it."""

from __future__ import annotations

from dataclasses import dataclass, field
from enum import StrEnum


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
    """Gathers the problems of one pack while it is read, so that all are told at once."""

    _found: list[Problem] = field(default_factory=list)

    def __len__(self) -> int:
        return len(self._found)

    def error(self, file: str, line: int, message: str, advice: str) -> None:
        """Add a problem that stops the pack."""
        self._found.append(Problem(file, line, Severity.ERROR, message, advice))

    def warning(self, file: str, line: int, message: str, advice: str) -> None:
        """Add a problem that does not stop the pack."""
        self._found.append(Problem(file, line, Severity.WARNING, message, advice))

    @property
    def has_errors(self) -> bool:
        """Whether anything found so far stops the pack."""
        return any(problem.severity is Severity.ERROR for problem in self._found)

    def in_order(self) -> tuple[Problem, ...]:
        """The problems file by file, from the first line of each to its last."""
        return tuple(sorted(self._found, key=lambda problem: (problem.file, problem.line)))
