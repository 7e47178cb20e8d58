"""An essay checked against a library, with all that is kept beside it for that."""

from __future__ import annotations

from pathlib import Path

from desktop.core.library.library import Library
from desktop.core.runs.kept_quote_runs import current_quote_runs
from desktop.core.runs.quote_runs import QuoteRuns
from desktop.core.student_work.quote_check.checking import QuoteChecker
from desktop.core.student_work.quote_check.essay import Essay
from desktop.core.student_work.quote_check.speakers_told import with_speakers
from desktop.core.student_work.quote_check.verdict import EssayCheck


class LibraryCheck:
    """Checks one essay after the other; what was read for one is there for the next.

    What is held goes when the library is another by then, or was changed.
    """

    def __init__(self) -> None:
        self._folder: Path | None = None
        self._index: QuoteRuns | None = None

    def check(self, folder: Path, room: Path, essay: Essay) -> EssayCheck:
        """What became of the quotations of an essay, and who says them. Raises LibraryError.

        The first time, all texts of the library are walked through.
        """
        with Library.open_for_reading(folder) as library:
            held = self._index if folder == self._folder else None
            self._folder, self._index = folder, current_quote_runs(library, room, held)
            checker = QuoteChecker(library, self._index)
            found = checker.check(essay.text, essay.shape, essay.title)
            return with_speakers(found, checker.sources, essay.shape)


_HERE = LibraryCheck()


def checked_essay(folder: Path, room: Path, essay: Essay) -> EssayCheck:
    """As `LibraryCheck.check`, with what this process holds: for one that does it over and over."""
    return _HERE.check(folder, room, essay)
