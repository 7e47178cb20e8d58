"""The library as a place in the window: what is listed, and what becomes of what is chosen."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from functools import partial

from PySide6.QtCore import QObject, QPoint, QTimer, Signal
from PySide6.QtGui import QAction

from desktop.appearance.action_menu import open_actions
from desktop.core.article import ArticleId
from desktop.core.library.changes import Changes
from desktop.core.library.collections import ArticleCollection, Collections
from desktop.core.library.errors import LibraryError
from desktop.core.library.library import Library
from desktop.core.library.listing import (
    ArticleRequest,
    ListedArticle,
    Listing,
    ShelfPart,
    listed,
    listing,
)
from desktop.core.library.reading_marks import ReadingState
from desktop.core.library.source_data import SourceData
from desktop.core.saved_search import SavedSearch
from desktop.core.text.shown import shown
from desktop.desks.arranging_desk import ArrangingDesk
from desktop.desks.page_cover import PageCover
from desktop.desks.screen import Screen
from desktop.library.panel import LibraryPanel
from desktop.live.live import Live
from desktop.live.measuring import Measuring
from desktop.live.what_is_known import ArticleReading

Ids = tuple[ArticleId, ...]
# What changes in one go is listed once, so many milliseconds later; and what is counted by and by.
_SETTLED_AFTER, _COUNTED_AFTER = 30, 900


class BrowsingDesk(QObject):
    """Lists the library, and does with many articles at once what is wanted.

    `article_wanted` and `beside_wanted` carry the id of an article that is to be opened; `failed`
    carries what went wrong.
    """

    article_wanted = Signal(str)
    beside_wanted = Signal(str)
    failed = Signal(object)

    def __init__(self, screen: Screen, live: Live) -> None:
        super().__init__()
        self._window, self._live = screen.window, live
        self._library, self._tasks = live.library, live.tasks
        self.panel = panel = LibraryPanel(self._read, live.look.theme)
        self._measuring = Measuring(live.library, live.tasks)
        self._measuring.measured.connect(self._show_measured)
        live.library.changed.connect(self._follow)
        live.open.understood.connect(self._note_quotes)
        self._settling = QTimer(self, singleShot=True, interval=_SETTLED_AFTER)
        self._settling.timeout.connect(lambda: self._list(panel.wanted))
        # What is counted under way changes the sums, but not with every text.
        self._counting = QTimer(self, singleShot=True, interval=_COUNTED_AFTER)
        self._counting.timeout.connect(lambda: self._list(panel.wanted))
        self._telling = QTimer(self, singleShot=True, interval=0)
        self._telling.timeout.connect(self._tell)
        self.arranging = ArrangingDesk(screen.window, live, panel)
        self.arranging.failed.connect(self.failed)
        # The articles that answer the search which is listed; None while that is not known.
        self._found: Ids | None = None
        panel.asked.connect(self._list)
        panel.looked_at.connect(self._telling.start)
        panel.article_chosen.connect(self.article_wanted)
        panel.beside_wanted.connect(self.beside_wanted)
        panel.add_wanted.connect(screen.window.top_bar.add_wanted)
        panel.parts_wanted.connect(self._choose_part)
        screen.window.closing.connect(self._end)
        self._is_over = False
        self._cover = PageCover(screen, live, panel, fill=lambda: self._list(panel.wanted))

    # What is listed

    def show(self, part: ShelfPart = ShelfPart.ALL, value: str = "") -> None:
        """Puts a part of the library in the page's place, with the keyboard on the list."""
        name = self._name_of(part, value)
        self._cover.show(lambda: self.panel.show_part(part, value, name))
        self._measuring.begin()
        self._count_quotes()

    def show_named(self, part: str, value: str) -> None:
        """As `show`, by what the part is called on the shelf."""
        if part == ReadingState.UNREAD:
            self.show()
            self.panel.show_state(ReadingState.UNREAD)
        else:
            self.show(ShelfPart(part), value)

    @property
    def is_here(self) -> bool:
        """Whether the library stands in the page's panel."""
        return self._cover.is_here

    def _name_of(self, part: ShelfPart, value: str) -> str:
        if part is ShelfPart.TAG:
            return f"#{value}"
        if part is ShelfPart.COLLECTION:
            return next((each.name for each in self._collections() if each.id == value), value)
        if part is ShelfPart.SEARCH:
            found = next((each for each in self._searches() if each.id == value), None)
            return found.request.words if found is not None else value
        return self.tr("Bin") if part is ShelfPart.BIN else self.tr("All articles")

    def _end(self) -> None:
        """Lists nothing more: the library is about to be closed."""
        self._is_over = True

    def _list(self, wanted: ArticleRequest) -> None:
        if self._is_over:
            return
        if wanted.part is ShelfPart.SEARCH and self._ask_rule(wanted):
            return
        folder = self._library.now.folder

        def work() -> Listing:
            with Library.open_for_reading(folder) as library:
                return listing(library, wanted)

        self._tasks.start("listing", work, self._show, self.failed.emit)

    def _ask_rule(self, wanted: ArticleRequest) -> bool:
        """Looks for what answers the search that is listed, where that is not known yet."""
        if self._found is not None and wanted.answers == self._found:
            self._found = None
            return False
        search = next((each for each in self._searches() if each.id == wanted.value), None)
        if search is None:
            return False

        def take(found: Ids) -> None:
            if self.panel.wanted.value == wanted.value:
                self._found = found
                self.panel.show_found(found)

        request, ask = search.request, self._live.search.ask_for
        fail = self.failed.emit
        ask("rule", lambda articles: articles.whole_articles.answering(request), take, fail)
        return True

    def _show(self, found: Listing) -> None:
        wanted = self.panel.wanted
        if wanted.part is ShelfPart.COLLECTION:
            here = next((each for each in found.collections if each.id == wanted.value), None)
            if here is None:
                # It was removed under way.
                self.panel.show_part(ShelfPart.ALL, "", self._name_of(ShelfPart.ALL, ""))
                return
            self.panel.show_name(here.name)
        self.panel.show_listing(found)
        self._cover.tell()

    def _read(self, ids: Sequence[ArticleId]) -> tuple[ListedArticle, ...]:
        try:
            return listed(self._library.now, ids)
        except LibraryError as error:
            # Not while the list is painted, which is when it asks.
            QTimer.singleShot(0, self, partial(self.failed.emit, error))
            return ()

    def _follow(self, changes: Changes) -> None:
        if not changes.articles and not changes.collections and not changes.searches:
            return
        self.panel.model.forget(changes.articles)
        if self.is_here:
            self._settling.start()

    def _show_measured(self, ids: frozenset[ArticleId]) -> None:
        self.panel.model.forget(ids)
        self._telling.start()
        if self.is_here and not self._counting.isActive():
            self._counting.start()

    def _note_quotes(self, found: ArticleReading) -> None:
        if found.readability is not None:
            self._measuring.note_quotes({found.article.id: len(found.extraction.spoken)})

    def _count_quotes(self) -> None:
        """Asks the index how many quotations there are in all articles."""

        def take(counted: dict[ArticleId, int] | None) -> None:
            if counted:
                self._measuring.note_quotes(counted)

        self._live.search.ask_for(
            "quotes", lambda articles: articles.whole_articles.quotes(), take, _pass_over
        )

    def _tell(self) -> None:
        """Tells of the article that the keyboard is on, on the right and at the foot."""
        if self._is_over:
            return
        self._cover.tell()
        article = self.panel.table.current
        if article is None:
            return
        library = self._library.now
        try:
            source = SourceData(library.connection, library.now).of([article.id])
            inside = Collections(library.connection, library.now).of([article.id])
        except LibraryError as error:
            self.failed.emit(error)
            return
        names = {each.id: each.name for each in self.panel.listing.collections}
        told = tuple(names.get(each, each) for each in inside.get(article.id, ()))
        self.panel.details.show_article(article, source.get(article.id, {}), told)

    # Its parts

    def _choose_part(self, at: QPoint) -> None:
        """Lists the parts of the library, each with how much is in it."""
        found = self.panel.listing
        every, bin_ = self.tr("All articles"), self.tr("Bin")
        lines: list[tuple[str, Callable[[], object]]] = [
            (f"{every}  {found.total:,}", partial(self.show, ShelfPart.ALL, ""))
        ]
        for each in found.collections:
            show = partial(self.show, ShelfPart.COLLECTION, each.id)
            lines.append((f"{each.name}  {each.count:,}", show))
        for tag, count in found.tags:
            lines.append((f"#{tag}  {count:,}", partial(self.show, ShelfPart.TAG, tag)))
        for search in self._searches():
            words = self.tr("Search: {0}").format(search.request.words)
            lines.append((words, partial(self.show, ShelfPart.SEARCH, search.id)))
        lines.append((f"{bin_}  {found.in_bin:,}", partial(self.show, ShelfPart.BIN, "")))
        lines += self._ways_with_collection()
        actions = []
        for words, act in lines:
            action = QAction(shown(words).replace("&", "&&"), self)
            action.triggered.connect(lambda _=False, do=act: do())
            actions.append(action)
        open_actions(actions, self.panel, at)

    def _ways_with_collection(self) -> list[tuple[str, Callable[[], object]]]:
        wanted = self.panel.wanted
        here = next((each for each in self._collections() if each.id == wanted.value), None)
        if wanted.part is not ShelfPart.COLLECTION or here is None:
            return []
        return [
            (self.tr("Rename “{0}” …").format(here.name), partial(self.arranging.rename, here)),
            (self.tr("Remove “{0}”").format(here.name), partial(self.arranging.remove, here)),
        ]

    def _collections(self) -> tuple[ArticleCollection, ...]:
        library, none = self._library.now, tuple[ArticleCollection, ...]()
        try:
            return Collections(library.connection, library.now).all()
        except LibraryError as error:
            self.failed.emit(error)
            return none

    def _searches(self) -> tuple[SavedSearch, ...]:
        try:
            return self._library.now.searches.saved()
        except LibraryError as error:
            self.failed.emit(error)
            return ()


def _pass_over(_error: Exception) -> None:
    """How many quotations there are is told when the index can be read again."""
