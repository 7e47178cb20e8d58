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

    @property
    def is_asked(self) -> bool:
        """Whether its reader is to say what is to be done with it."""
        return self.report.outcome.is_asked

    @property
    def can_be_version(self) -> bool:
        """Whether it can take the place of the text that is there."""
        outcome, offered = self.report.outcome, self.report.offered
        is_open = outcome.is_asked or (outcome is AddingOutcome.NEW_VERSION and self.is_gone)
        return is_open and offered is not None and offered.as_version is not None

    @property
    def can_be_added(self) -> bool:
        """Whether it can be added as another article all the same."""
        outcome = self.report.outcome
        is_open = outcome.is_asked or outcome is AddingOutcome.ALREADY_THERE
        return is_open and self.report.offered is not None


class ReportView(Enum):
    """Which lines of a report are shown."""

    ALL = auto()
    ADDED = auto()
    UNSAVED = auto()
    NEW_VERSION = auto()
    ASKED = auto()
    ALREADY_THERE = auto()
    NOT_ADDED = auto()

    def has(self, row: AddedRow) -> bool:
        """Whether a line is among those."""
        return self is ReportView.ALL or self is view_of(row)


def view_of(row: AddedRow) -> ReportView:
    """The view, besides that of all, in which a line is shown."""
    outcome = row.report.outcome
    if row.is_unsaved and outcome is AddingOutcome.ADDED:
        return ReportView.UNSAVED
    return ReportView.ASKED if row.is_asked else _VIEWS[outcome]


_VIEWS = {
    AddingOutcome.ADDED: ReportView.ADDED,
    AddingOutcome.ALREADY_THERE: ReportView.ALREADY_THERE,
    AddingOutcome.NEW_VERSION: ReportView.NEW_VERSION,
    AddingOutcome.NOT_ADDED: ReportView.NOT_ADDED,
}
