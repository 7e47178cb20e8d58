"""The shelf in the window: what the library puts on it, and what comes back from the bin."""

from __future__ import annotations

from collections.abc import Sequence
from functools import partial
from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, QTimer, Signal

from desktop.core.annotation import AnnotationId
from desktop.core.article import Article, ArticleId
from desktop.core.lesson import Lesson
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
from desktop.wording.counting import counted, grouped

if TYPE_CHECKING:
    from desktop.core.library.bin import BinnedNote

# So many articles stand under "Continue reading", and so much of the bin is listed.
_RECENT, _MOST_OF_BIN = 3, 500
# So many tags stand on the shelf, those of the most articles.
_MOST_TAGS = 6
Parts = tuple[tuple[str, str, str, int], ...]
# Of so many it is said that they are new: more are added at once by nobody who reads them.
_MOST_NEW = 100


class ShelfDesk(QObject):
    """Follows the library with the shelf.

    `passage_wanted` asks for the passage of what was put back, `part_wanted` for a part of the
    library; `failed` carries what went wrong.
    """

    passage_wanted = Signal(PassageRef)
    part_wanted = Signal(str, str)
    failed = Signal(object)

    def __init__(self, screen: Screen, live: Live) -> None:
        super().__init__()
        self._shelf, self._live, self._window = screen.shelf, live, screen.window
        self._library, self._tasks = live.library, live.tasks
        screen.shelf.return_wanted.connect(self._put_back)
        screen.shelf.bin_wanted.connect(self._show_bin)
        screen.shelf.emptying_wanted.connect(self._ask_to_empty)
        self._lessons: tuple[Lesson, ...] = ()
        # What has lain in the bin long enough to be deleted, as far as that was looked at.
        self._deletable: tuple[AnnotationId, ...] = ()
        screen.shelf.part_wanted.connect(self.part_wanted)
        live.library.changed.connect(self._follow)
        live.look.progressed.connect(self._show_progress)
        live.open.opened.connect(self._show_open)

    def _show_open(self, article: Article, _place: int) -> None:
        self._shelf.show_open(article.id)
        # What was open before is unread no more.
        self._count_bin()

    def show(self) -> None:
        """Shows all that the library has. Raises LibraryError."""
        library = self._library.now
        articles = ShelvedArticles(library.articles.ids(), self._summaries)
        self._lessons = library.lessons.all()
        with self._shelf.in_one_go():
            self._show_progress()
            self._shelf.show_library(self._lessons, articles)
            self._shelf.show_new(library.articles.unopened(_MOST_NEW))
            self._shelf.show_recent(library.articles.visited_last(_RECENT))
        self._count_bin()

    def _show_progress(self) -> None:
        known = ((each.id, self._live.look.progress(each.id)) for each in self._lessons)
        self._shelf.show_progress({pack_id: how_far for pack_id, how_far in known if how_far})

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
                with self._shelf.in_one_go():
                    self._shelf.show_new(articles.unopened(_MOST_NEW))
                    self._shelf.show_changed(there)
                    self._shelf.show_recent(articles.visited_last(_RECENT))
        except LibraryError as error:
            self.failed.emit(error)
        if changes.annotations or changes.collections:
            self._count_bin()
        if changes.annotations and self._shelf.place == "bin":
            self._show_bin()

    def _count_bin(self) -> None:
        folder = self._library.now.folder

        def count() -> tuple[int, Parts]:
            from desktop.core.library.library_parts import parts_of  # noqa: PLC0415 - for no start

            with Library.open_for_reading(folder) as library:
                return library.annotations.binned_count(), parts_of(library.connection, _MOST_TAGS)

        def show(counted: tuple[int, Parts]) -> None:
            with self._shelf.in_one_go():
                self._shelf.show_bin_count(counted[0])
                self._shelf.show_parts(counted[1])

        self._tasks.start("bin", count, show, _pass_over)

    def _show_bin(self) -> None:
        folder = self._library.now.folder

        now = self._library.now.now()

        def read() -> tuple[tuple[BinnedNote, ...], tuple[AnnotationId, ...]]:
            from desktop.core.library.bin import Bin  # noqa: PLC0415 - when wanted

            with Library.open_for_reading(folder) as library:
                kept = Bin(library.connection)
                return kept.notes(_MOST_OF_BIN), kept.deletable(now)

        self._tasks.start("binned", read, self._take_bin, self.failed.emit)

    def _take_bin(self, found: tuple[tuple[BinnedNote, ...], tuple[AnnotationId, ...]]) -> None:
        notes, self._deletable = found
        self._shelf.show_bin(notes, len(self._deletable))

    def _ask_to_empty(self) -> None:
        """Asks whether what has long been in the bin is to be deleted; by itself nothing is."""
        from PySide6.QtWidgets import QMessageBox  # noqa: PLC0415 - hardly ever wanted

        from desktop.appearance.plain_words import message_box  # noqa: PLC0415 - as above

        count = len(self._deletable)
        box = message_box(
            QMessageBox.Icon.Warning,
            counted(
                count,
                self.tr("Delete 1 note or mark for ever?"),
                self.tr("Delete %n notes and marks for ever?", None, count),
            ),
            self.tr(
                "They were removed more than 30 days ago. After this they cannot be put back."
                " Everything else in the bin stays."
            ),
        )
        box.setParent(self._window, box.windowFlags())
        delete = box.addButton(self.tr("Delete for ever"), QMessageBox.ButtonRole.DestructiveRole)
        keep = box.addButton(self.tr("Keep them"), QMessageBox.ButtonRole.RejectRole)
        box.setDefaultButton(keep)
        box.setEscapeButton(keep)
        delete.clicked.connect(self._empty)
        box.finished.connect(box.deleteLater)
        box.open()

    def _empty(self) -> None:
        from desktop.core.library.bin import Bin  # noqa: PLC0415 - when wanted

        ids, now = self._deletable, self._library.now.now()
        self._deletable = ()
        try:
            gone = self._library.apply(lambda library: Bin(library.connection).delete(ids, now))
        except LibraryError as error:
            self.failed.emit(error)
            return
        count = len(gone.annotations)
        words = counted(
            count,
            self.tr("1 note or mark deleted."),
            self.tr("%n notes and marks deleted.", None, count),
        )
        self._window.foot.show_done(grouped(words, count))

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
