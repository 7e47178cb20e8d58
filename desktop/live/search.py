"""Searching as it is typed, with answers that grow better as the index comes up to the library."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import dataclass
from pathlib import Path
from threading import Lock
from typing import TYPE_CHECKING, TypeVar

from PySide6.QtCore import QObject, QTimer, Signal

from desktop.core.article import ArticleId
from desktop.core.indexing.reports import Feeding
from desktop.core.library.library import Library
from desktop.core.search_request import BEST, Request
from desktop.core.searching.patience import Patience
from desktop.core.searching.scan_memory import ScanMemory
from desktop.core.span import Span
from desktop.live.index import LiveIndex
from desktop.live.tasks import Tasks

if TYPE_CHECKING:
    from desktop.core.searching.article_search import ArticleSearch
    from desktop.core.searching.completing import Unfinished
    from desktop.core.searching.results import SearchResults
    from desktop.core.searching.typical_words import TypicalWords

# How long an answer may wait for what is not in the index while somebody types, in seconds.
_AT_ONCE = 0.04
# The pause in the questions, in milliseconds, after which the library is looked through for long.
_THOROUGHLY_AFTER = 400
# The pause between two such looks, when one was not enough for the whole library.
_GO_ON_AFTER = 50

_Answer = TypeVar("_Answer")
_Question = Callable[["ArticleSearch", Patience, ScanMemory], "SearchResults"]


@dataclass(frozen=True, slots=True)
class SoughtSpans:
    """Where in an article the words that were sought stand."""

    article_id: ArticleId
    words: str
    spans: tuple[Span, ...]


class LiveSearch(QObject):
    """Answers queries off the GUI thread, and tells the index when an answer shows it damaged.

    `found` carries the SearchResults of the newest query, `failed` the error in its place;
    `placed` the SoughtSpans in which one article answers; `counted` how many quotations each
    speaker that was asked for has in the library, by name; `completed` a Completion of what is
    being typed, `knows` the TypicalWords of the library.
    """

    found = Signal(object)
    placed = Signal(object)
    counted = Signal(object)
    completed = Signal(object)
    knows = Signal(object)
    failed = Signal(object)

    def __init__(
        self, library_folder: Path, index_folder: Path, tasks: Tasks, index: LiveIndex
    ) -> None:
        super().__init__()
        self._library_folder = library_folder
        self._index_folder = index_folder
        self._tasks = tasks
        self._index = index
        self._articles: ArticleSearch | None = None
        self._lock = Lock()
        # What was asked last, and whether the answer was given while the index was behind.
        self._question: _Question | None = None
        # What was found for it so far without the index.
        self._memory = ScanMemory()
        self._answered_early = False
        self._newest = object()
        self._is_thorough = self._will_look = False
        self._thoroughly = QTimer(self, singleShot=True)
        self._thoroughly.timeout.connect(self._look_thoroughly)
        self._counted_names: tuple[str, ...] = ()
        index.caught_up.connect(self._answer_again)
        index.progressed.connect(self._follow)

    @property
    def is_behind(self) -> bool:
        """Whether the index has not seen the whole library yet."""
        return self._index.is_behind

    @property
    def may_grow(self) -> bool:
        """Whether a better answer to what was asked last may come by itself, before long."""
        return self._will_look or (self._index.is_behind and not self._index.feeding.is_stuck)

    def get_ready(self) -> None:
        """Opens the index, so that the first key that is typed need not wait for it."""
        self._tasks.start("ready", lambda: self._search().get_ready(), lambda _: self._look_after())

    def search(self, request: Request, limit: int = BEST) -> None:
        """Asks for the passages that answer what was typed so far, at most `limit` of them."""
        self._ask(
            lambda articles, patience, memory: articles.ask(
                request, limit, as_typed=True, patience=patience, memory=memory
            )
        )

    def forget(self) -> None:
        """Wants no answer to what was asked any more."""
        self._question, self._answered_early = None, False
        self._thoroughly.stop()

    def find_in(self, article_id: ArticleId, request: Request) -> None:
        """Asks where in an article the words of a request stand."""
        self._tasks.start(
            "places",
            lambda: self._search().places_in(article_id, request),
            lambda spans: self.placed.emit(SoughtSpans(article_id, request.words, spans)),
            self.failed.emit,
        )

    def search_speaker(self, name: str) -> None:
        """Asks for the quotations of exactly this speaker, in all articles."""
        self._ask(
            lambda articles, patience, memory: articles.quotations_of(
                name, patience=patience, memory=memory
            )
        )

    def complete(self, words: str, end: Unfinished) -> None:
        """Asks which speakers, publishers or tags may be meant by the end of what was typed."""
        self._tasks.start(
            "completion",
            lambda: self._search().known_values.completion(words, end),
            self.completed.emit,
        )

    def learn_typical_words(self) -> None:
        """Asks for words of this library to show with what can be typed."""

        def learn() -> TypicalWords:
            from desktop.core.searching.typical_words import typical_words  # noqa: PLC0415

            with Library.open_for_reading(self._library_folder) as library:
                titles = [title for title, _ in library.articles.titles_and_dates().values()]
            return typical_words(self._search(), titles)

        self._tasks.start("typical", learn, self.knows.emit, _pass_over)

    def count(self, names: Sequence[str]) -> None:
        """Asks how much the library holds of each of these speakers, and again as it changes."""
        names = self._counted_names = tuple(names)
        self._tasks.start(
            "count",
            lambda: {name: self._search().count_by(name)[0] for name in names},
            self._say_counted,
        )

    def ask_for(
        self,
        topic: str,
        question: Callable[[ArticleSearch], _Answer],
        then: Callable[[_Answer], None],
        otherwise: Callable[[Exception], None],
    ) -> None:
        """Asks something else of the library and its index; a newer topic silences the older."""

        def say(answer: _Answer) -> None:
            then(answer)
            self._look_after()

        self._tasks.start(topic, lambda: question(self._search()), say, otherwise)

    def _ask(self, question: _Question, *, thoroughly: bool = False) -> None:
        # An answer that is under way when the index comes up to the library may not have seen it.
        self._question, self._answered_early = question, self._index.is_behind
        self._is_thorough = thoroughly
        if not thoroughly:
            self._memory = ScanMemory()
        memory = self._memory
        self._thoroughly.stop()
        asked = object()
        self._newest = asked

        def is_given_up() -> bool:
            return self._newest is not asked or self._question is None

        seconds = Patience().seconds if thoroughly else _AT_ONCE
        patience = Patience(seconds, is_given_up)

        def say(results: SearchResults) -> None:
            if not is_given_up():
                self._say_found(results)

        def fail(error: Exception) -> None:
            if not is_given_up():
                self.failed.emit(error)

        self._tasks.start("search", lambda: question(self._search(), patience, memory), say, fail)

    def _look_thoroughly(self) -> None:
        if self._question is not None:
            self._ask(self._question, thoroughly=True)

    def _search(self) -> ArticleSearch:
        # Loaded by the first task that needs it, so that the window does not wait for it.
        with self._lock:
            if self._articles is None:
                from desktop.core.searching.article_search import ArticleSearch  # noqa: PLC0415

                self._articles = ArticleSearch(self._library_folder, self._index_folder)
            return self._articles

    def _say_counted(self, counts: dict[str, int]) -> None:
        self.counted.emit(counts)
        self._look_after()

    def _say_found(self, results: SearchResults) -> None:
        is_early = results.is_from_scan or results.is_cut_short or self._index.is_behind
        self._answered_early = bool(results.query) and is_early
        self._will_look = self._answered_early and (results.is_cut_short or not self._is_thorough)
        if self._will_look:
            self._thoroughly.start(_GO_ON_AFTER if self._is_thorough else _THOROUGHLY_AFTER)
        self.found.emit(results)
        self._look_after()
        if results.is_from_scan:
            self._index.feed_if_behind()

    def _look_after(self) -> None:
        """Passes on what the last look into the index told of its state."""
        if self._articles is None:
            return
        if self._articles.damaged is None:
            self._index.is_sound()
        else:
            self._index.remake(self._articles.damaged)

    def _follow(self, feeding: Feeding) -> None:
        if feeding.is_stuck and self._answered_early and self._question is not None:
            # What has been looked for so long will not come from the index.
            self._look_thoroughly()

    def _answer_again(self, has_fed: bool) -> None:
        if has_fed and self._articles is not None:
            self._articles.known_values.forget()
        if has_fed and self._counted_names:
            self.count(self._counted_names)
        if self._answered_early and self._question is not None:
            # What was answered while the index was not up to date is answered better now.
            self._ask(self._question)


def _pass_over(_error: Exception) -> None:
    """Examples are shown with other words then."""
