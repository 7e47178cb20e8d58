"""The shelf in the window: what the library puts on it, and what comes back from the bin."""

from __future__ import annotations

from collections.abc import Sequence
from functools import partial
from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, QTimer, Signal

from desktop.core.annotation import AnnotationId
from desktop.core.article import ArticleId
from desktop.core.library.articles import ArticleSummary
from desktop.core.library.changes import Changes
from desktop.core.library.errors import LibraryError
from desktop.core.library.library import Library
from desktop.core.passage import PassageRef
from desktop.core.span import Span
from desktop.desks.screen import Screen
from desktop.live.live import Live
from desktop.shelf.articles import ShelvedArticles
from desktop.shelf.rows import BinnedRow

if TYPE_CHECKING:
    from desktop.core.library.bin import BinnedNote

# So many articles stand under "Continue reading", and so much of the bin is listed.
_RECENT, _MOST_OF_BIN = 3, 500
# Of so many it is said that they are new: more are added at once by nobody who reads them.
_MOST_NEW = 100


class ShelfDesk(QObject):
    """Follows the library with the shelf.

    `passage_wanted` asks for the passage of what was put back, `failed` carries what went wrong.
    """

    passage_wanted = Signal(PassageRef)
    failed = Signal(object)

    def __init__(self, screen: Screen, live: Live) -> None:
        super().__init__()
        self._shelf, self._live = screen.shelf, live
        self._library, self._tasks = live.library, live.tasks
        screen.shelf.return_wanted.connect(self._put_back)
        screen.shelf.bin_wanted.connect(self._show_bin)
        live.library.changed.connect(self._follow)
        live.open.opened.connect(lambda article, _place: self._shelf.show_open(article.id))

    def show(self) -> None:
        """Shows all that the library has. Raises LibraryError."""
        library = self._library.now
        articles = ShelvedArticles(library.articles.ids(), self._summaries)
        self._shelf.show_library(library.lessons.all(), articles)
        self._shelf.show_new(library.articles.unopened(_MOST_NEW))
        self._shelf.show_recent(library.articles.visited_last(_RECENT))
        self._count_bin()

    def _summaries(self, ids: Sequence[ArticleId]) -> tuple[ArticleSummary, ...]:
        """What the shelf says of articles that are seen on it by now."""
        try:
            return self._library.now.articles.summaries(ids)
        except LibraryError as error:
            # Not while the shelf is painted, which is when it asks.
            QTimer.singleShot(0, self, partial(self.failed.emit, error))
            return ()

    def _follow(self, changes: Changes) -> None:
        try:
            if changes.lessons:
                self.show()
            elif changes.articles and not changes.corrections:
                # Who said it stands nowhere on the shelf, and one name may touch every article.
                articles = self._library.now.articles
                there = articles.summaries(changes.articles)
                if len(there) < len(changes.articles):
                    # What was added and taken back stands here no more.
                    self.show()
                    return
                self._shelf.show_new(articles.unopened(_MOST_NEW))
                self._shelf.show_changed(there)
                self._shelf.show_recent(articles.visited_last(_RECENT))
        except LibraryError as error:
            self.failed.emit(error)
        if changes.annotations:
            self._count_bin()
            if self._shelf.place == "bin":
                self._show_bin()

    def _count_bin(self) -> None:
        folder = self._library.now.folder

        def count() -> int:
            with Library.open_for_reading(folder) as library:
                return library.annotations.binned_count()

        self._tasks.start("bin", count, self._shelf.show_bin_count, _pass_over)

    def _show_bin(self) -> None:
        folder = self._library.now.folder

        def read() -> tuple[BinnedNote, ...]:
            from desktop.core.library.bin import Bin  # noqa: PLC0415 - when wanted

            with Library.open_for_reading(folder) as library:
                return Bin(library.connection).notes(_MOST_OF_BIN)

        self._tasks.start("binned", read, self._shelf.show_bin, self.failed.emit)

    def _put_back(self, row: BinnedRow) -> None:
        annotation_id = AnnotationId(row.id)
        self._live.edits.notes.restore(annotation_id)
        try:
            found = self._library.now.annotations.find(annotation_id)
        except LibraryError as error:
            self.failed.emit(error)
            return
        if found is not None:
            card = f"claim:{found.claim_id}" if found.is_judgement else f"annotation:{found.id}"
            span = Span(0, 0) if found.is_lost else found.span
            self.passage_wanted.emit(PassageRef(found.article_id, span, card))


def _pass_over(_error: Exception) -> None:
    """How much lies in the bin is told when it can be read again."""
