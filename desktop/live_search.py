"""Searching as it is typed, and an index that follows the library."""

from __future__ import annotations

import logging
from collections.abc import Callable, Sequence
from pathlib import Path
from threading import Event, Lock
from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, QTimer, Signal

from desktop.core.library.changes import Changes
from desktop.core.search_results import SearchResults
from desktop.live_library import LiveLibrary
from desktop.tasks import Tasks

if TYPE_CHECKING:
    from desktop.core.searching import ArticleSearch

_log = logging.getLogger(__name__)

# Changes that come within this many milliseconds are fed together.
_FEED_AFTER = 300
_AGAIN_AFTER = 5_000


class LiveSearch(QObject):
    """Feeds the index from the library and answers queries, both off the GUI thread.

    `found` carries the answer to the newest query, `failed` the error in its place; `counted`
    how many quotations each speaker that was asked for has in the library, by name.
    """

    found = Signal(SearchResults)
    counted = Signal(object)
    failed = Signal(object)

    def __init__(self, library: LiveLibrary, tasks: Tasks, index_folder: Path) -> None:
        super().__init__()
        self._library = library
        self._library_folder = library.now.folder
        self._index_folder = index_folder
        self._tasks = tasks
        self._articles: ArticleSearch | None = None
        self._lock = Lock()
        self._is_ending = Event()
        self._is_feeding = False
        # What was asked last, and whether the answer was given while the index was behind.
        self._question: Callable[[], SearchResults] | None = None
        self._answered_early = False
        self._counted_names: tuple[str, ...] = ()
        self._timer = QTimer(self, singleShot=True, interval=_FEED_AFTER)
        self._timer.timeout.connect(self.feed)
        library.changed.connect(self._follow)

    def search(self, words: str) -> None:
        """Asks for the passages that answer what was typed so far."""
        self._ask(lambda: self._search().search(words, as_typed=True))

    def search_speaker(self, name: str) -> None:
        """Asks for the quotations of exactly this speaker, in all articles."""
        self._ask(lambda: self._search().quotations_of(name))

    def count(self, names: Sequence[str]) -> None:
        """Asks how much the library holds of each of these speakers, and again as it changes."""
        names = self._counted_names = tuple(names)
        self._tasks.start(
            "count",
            lambda: {name: self._search().count_by(name)[0] for name in names},
            self.counted.emit,
        )

    def feed(self) -> None:
        """Brings the index up to the library, unless that is going on already."""
        if self._is_feeding:
            self._timer.start(_FEED_AFTER)
            return
        self._is_feeding = True
        self._tasks.start(
            "index",
            lambda: self._search().feed(self._is_ending.is_set),
            self._rest,
            self._try_later,
        )

    def feed_if_behind(self) -> None:
        """Feeds the index when something waits for it, or when it is gone.

        A quick look that loads nothing: a start with nothing to feed stays light.
        """
        is_there = self._index_folder.is_dir() and any(self._index_folder.iterdir())
        if not is_there or not self._library.now.index_queue.is_empty():
            self.feed()

    @property
    def is_behind(self) -> bool:
        """Whether the index is being brought up to the library, so that more may be found."""
        return self._is_feeding

    def end(self) -> None:
        """Stops feeding soon; what was not fed stays queued in the library."""
        self._timer.stop()
        self._is_ending.set()

    def _ask(self, question: Callable[[], SearchResults]) -> None:
        self._question, self._answered_early = question, False
        self._tasks.start("search", question, self._say_found, self.failed.emit)

    def _search(self) -> ArticleSearch:
        # Loaded by the first task that needs it, so that the window does not wait for it.
        from desktop.core.searching import ArticleSearch  # noqa: PLC0415

        with self._lock:
            if self._articles is None:
                self._articles = ArticleSearch(self._library_folder, self._index_folder)
            return self._articles

    def _follow(self, changes: Changes) -> None:
        if changes.annotations or changes.lessons or changes.corrections:
            self._timer.start()

    def _say_found(self, results: SearchResults) -> None:
        self._answered_early = bool(results.query) and (results.is_from_scan or self._is_feeding)
        self.found.emit(results)
        if results.is_from_scan:
            self.feed()

    def _rest(self, fed: int) -> None:
        self._is_feeding = False
        if fed and self._counted_names:
            self.count(self._counted_names)
        if self._answered_early and self._question is not None:
            # What was answered while the index was not up to date is answered better now.
            self._ask(self._question)

    def _try_later(self, error: Exception) -> None:
        # The library answers searches meanwhile; the queue keeps what is still to be fed.
        _log.info("the index could not be fed and is tried again", exc_info=error)
        self._is_feeding = False
        if not self._is_ending.is_set():
            self._timer.start(_AGAIN_AFTER)
