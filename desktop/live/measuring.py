"""How long the articles of the library are: counted bit by bit, once for every text."""

from __future__ import annotations

from collections.abc import Mapping
from pathlib import Path
from time import monotonic

from PySide6.QtCore import QObject, QTimer, Signal

from desktop.core.article import ArticleId
from desktop.core.library.article_measures import ArticleMeasures, Measure, measured, unmeasured
from desktop.core.library.changes import Changes
from desktop.core.library.errors import ArticleUnreadable, LibraryError, NoSuchArticle
from desktop.core.library.library import Library
from desktop.live.library import LiveLibrary, Operation
from desktop.live.tasks import Tasks

# So many texts are looked at in one go at most, for so long, in seconds; and the pause in between
# in milliseconds, in which the window does what it has to.
_AT_ONCE, _SECONDS, _PAUSE = 100, 0.15, 60


class Measuring(QObject):
    """Measures what was not measured yet; `measured` tells which articles were just now."""

    measured = Signal(frozenset)

    def __init__(self, library: LiveLibrary, tasks: Tasks) -> None:
        super().__init__()
        self._library, self._tasks = library, tasks
        self._is_under_way = False
        # What is known of articles of which some may not be measured yet.
        self._quotes: dict[ArticleId, int] = {}
        self._pausing = QTimer(self, singleShot=True, interval=_PAUSE)
        self._pausing.timeout.connect(self._measure_some)

    def begin(self) -> None:
        """Measures all that is not measured, some at a time."""
        if not self._is_under_way:
            self._is_under_way = True
            self._measure_some()

    def note_quotes(self, quotes: Mapping[ArticleId, int]) -> None:
        """Keeps how many quotations articles are known to have."""
        self._quotes |= quotes
        self._keep_quotes()

    def _keep_quotes(self) -> None:
        quotes, noted = self._quotes, frozenset[ArticleId]()

        def keep(library: Library) -> Changes:
            nonlocal noted
            noted = ArticleMeasures(library.connection).note_quotes(quotes).articles
            return Changes()

        if self._keep(keep) and noted:
            self.measured.emit(noted)

    def _measure_some(self) -> None:
        folder = self._library.now.folder
        self._tasks.start("measuring", lambda: _some(folder), self._take, self._end)

    def _take(self, measures: tuple[Measure, ...]) -> None:
        if not measures:
            self._is_under_way = False
            self._keep_quotes()
            return

        def keep(library: Library) -> Changes:
            ArticleMeasures(library.connection).keep(measures)
            # It is derived: nobody else has to look again for it.
            return Changes()

        if self._keep(keep):
            self.measured.emit(frozenset(each.article_id for each in measures))
            self._pausing.start()
        else:
            self._is_under_way = False

    def _keep(self, operation: Operation) -> bool:
        try:
            self._library.keep(operation)
        except LibraryError:
            return False
        return not self._library.is_waiting

    def _end(self, _error: Exception) -> None:
        """What cannot be read now is measured another time."""
        self._is_under_way = False


def _some(folder: Path) -> tuple[Measure, ...]:
    """The measures of some texts that have none."""
    until = monotonic() + _SECONDS
    found: list[Measure] = []
    with Library.open_for_reading(folder) as library:
        for article_id in ArticleMeasures(library.connection).missing(_AT_ONCE):
            if found and monotonic() > until:
                break
            try:
                found.append(measured(library.articles.get(article_id)))
            except (NoSuchArticle, ArticleUnreadable):
                found.append(unmeasured(article_id))
    return tuple(found)
