"""An essay checked against a library, with all that is kept beside it for that."""

from __future__ import annotations

from pathlib import Path

from desktop.core.library.library import Library
from desktop.core.runs.kept_quote_runs import changed_articles, current_quote_runs
from desktop.core.student_work.quote_check.checking import QuoteChecker
from desktop.core.student_work.quote_check.essay import Essay
from desktop.core.student_work.quote_check.speakers_told import with_speakers
from desktop.core.student_work.quote_check.verdict import EssayCheck


class LibraryCheck:
    """Checks one essay after the other; what was read for one is there for the next.

    What is held goes when the library is another by then, and of what was changed in it.
    """

    def __init__(self) -> None:
        self._folder: Path | None = None
        self._checker: QuoteChecker | None = None

    def check(self, folder: Path, room: Path, essay: Essay) -> EssayCheck:
        """What became of the quotations of an essay, and who says them. Raises LibraryError.

        The first time, all texts of the library are walked through.
        """
        with Library.open_for_reading(folder) as library:
            checker = self._current(
                library, room, self._checker if folder == self._folder else None
            )
            self._folder, self._checker = folder, checker
            found = checker.check(essay.text, essay.shape, essay.title)
            return with_speakers(found, checker.sources, essay.shape)

    def _current(self, library: Library, room: Path, held: QuoteChecker | None) -> QuoteChecker:
        """The checker that is held, as far as it still holds; else another."""
        index = current_quote_runs(library, room, held.index if held is not None else None)
        changed = changed_articles(library, held.index.state) if held is not None else None
        if held is None or changed is None:
            return QuoteChecker(library, index)
        held.go_on(library, index, changed)
        return held


_HERE = LibraryCheck()


def checked_essay(folder: Path, room: Path, essay: Essay) -> EssayCheck:
    """As `LibraryCheck.check`, with what this process holds: for one that does it over and over."""
    return _HERE.check(folder, room, essay)
