"""A line of the report: what became of a text that was to be added."""

from __future__ import annotations

from dataclasses import dataclass
from enum import Enum, auto

from desktop.core.article import ArticleId
from desktop.live.adding import AddingOutcome, AddingReport


@dataclass(frozen=True, slots=True)
class AddedRow:
    """What became of a text; `title`, `publisher` and `published` are those of its article.

    It `is_gone` when what was added was taken back.
    """

    report: AddingReport
    title: str = ""
    publisher: str = ""
    published: str = ""
    is_gone: bool = False

    @property
    def article_id(self) -> ArticleId | None:
        """The article that is opened when the row is chosen."""
        return None if self.is_gone else self.report.article_id


class ReportView(Enum):
    """Which lines of a report are shown."""

    ALL = auto()
    ADDED = auto()
    ALREADY_THERE = auto()
    CHANGED = auto()
    NOT_ADDED = auto()

    def has(self, row: AddedRow) -> bool:
        """Whether a line is among those."""
        return self is ReportView.ALL or row.report.outcome is _OUTCOMES[self]


_OUTCOMES = {
    ReportView.ADDED: AddingOutcome.ADDED,
    ReportView.ALREADY_THERE: AddingOutcome.ALREADY_THERE,
    ReportView.CHANGED: AddingOutcome.CHANGED,
    ReportView.NOT_ADDED: AddingOutcome.NOT_ADDED,
}
