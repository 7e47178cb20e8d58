"""A line of the report: what became of a text that was to be added."""

from __future__ import annotations

from dataclasses import dataclass
from enum import Enum, auto

from desktop.core.article import ArticleId
from desktop.live.adding import AddingOutcome, AddingReport


class Keeping(Enum):
    """Whether the article of a row is saved.

    NOT_YET waits in memory, or is in a file that will not be found tomorrow.
    """

    SAVED = auto()
    NOT_YET = auto()
    TAKEN_BACK = auto()


@dataclass(frozen=True, slots=True)
class AddedRow:
    """What became of a text; `title`, `publisher` and `published` are those of its article.

    `opens` is the article that is opened when the row is chosen.
    """

    report: AddingReport
    title: str = ""
    publisher: str = ""
    published: str = ""
    keeping: Keeping = Keeping.SAVED
    opens: ArticleId | None = None

    @property
    def is_gone(self) -> bool:
        """Whether what was added was taken back."""
        return self.keeping is Keeping.TAKEN_BACK

    @property
    def is_unsaved(self) -> bool:
        """Whether what was to be added is in no file yet that will be found tomorrow."""
        return self.keeping is Keeping.NOT_YET

    @property
    def is_new(self) -> bool:
        """Whether the article was added, and can be opened."""
        return self.report.outcome is AddingOutcome.ADDED and self.opens is not None


class ReportView(Enum):
    """Which lines of a report are shown."""

    ALL = auto()
    ADDED = auto()
    UNSAVED = auto()
    ALREADY_THERE = auto()
    CHANGED = auto()
    NOT_ADDED = auto()

    def has(self, row: AddedRow) -> bool:
        """Whether a line is among those."""
        if row.report.outcome is AddingOutcome.ADDED and row.is_unsaved:
            return self in (ReportView.ALL, ReportView.UNSAVED)
        return self is ReportView.ALL or row.report.outcome is _OUTCOMES.get(self)


_OUTCOMES = {
    ReportView.ADDED: AddingOutcome.ADDED,
    ReportView.ALREADY_THERE: AddingOutcome.ALREADY_THERE,
    ReportView.CHANGED: AddingOutcome.CHANGED,
    ReportView.NOT_ADDED: AddingOutcome.NOT_ADDED,
}
