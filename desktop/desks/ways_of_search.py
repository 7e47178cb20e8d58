"""From the results of a search to a place and back, by whichever way their place was left."""

from __future__ import annotations

from collections.abc import Callable
from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, Signal

from desktop.core.article import ArticleId
from desktop.core.evidence import OWN_CLAIMS
from desktop.core.library.errors import LibraryError
from desktop.core.passage import PassageRef
from desktop.core.search_request import Request
from desktop.core.span import Span
from desktop.desks.screen import Screen
from desktop.live.live import Live
from desktop.live.search_now import SearchNow, SearchStage

if TYPE_CHECKING:
    from desktop.search.results import Results


class WaysOfSearch(QObject):
    """Leads to what was found, and back to the results, and to where the search began.

    `passage_wanted` says which passage is to be put on the page, `beside_wanted` which one beside
    it, `failed` what went wrong.
    """

    passage_wanted = Signal(PassageRef)
    beside_wanted = Signal(PassageRef)
    failed = Signal(object)

    def __init__(self, screen: Screen, live: Live, *, results: Callable[[], Results]) -> None:
        super().__init__()
        self._window, self._field, self._reader = screen.window, screen.search_field, screen.reader
        self._live, self._open, self._search = live, live.open, live.search_on_screen
        self._results, finding = results, self._reader.finding
        self._window.pile.covered.connect(self._search.leave)
        self._window.pile.came_back.connect(self._come_back)
        # Esc leads to the results no more when somebody went on to yet another text.
        live.open.opened.connect(lambda article, _: self._search.stay(article.id))
        finding.left.connect(self._search.close_hits)
        finding.return_wanted.connect(self.return_to_results)

    @property
    def _now(self) -> SearchNow:
        return self._search.now

    # There

    def go_to(self, passage: PassageRef) -> None:
        """Puts a passage that was found on the page."""
        self.remember(self._now.results.request)
        if passage.article_id != OWN_CLAIMS:
            # What stands on no page is shown before the results, and leads back to them.
            self._search.follow(passage)
        self.passage_wanted.emit(passage)
        self._search.find_hits()

    def go_beside(self, passage: PassageRef) -> None:
        """Opens the article of a passage beside the one that was read when the search began."""
        self.remember(self._now.results.request)
        self.beside_wanted.emit(passage)

    def leave_for_page(self, article_id: ArticleId | None = None) -> None:
        """Hears that the page comes, with an article or with that which is on it.

        The results wait behind it where they were seen, or beneath the panel that was.
        """
        if not self._window.pile.has(self._window.results):
            return
        if article_id is None and self._open.article is not None:
            article_id = self._open.article.id
        self._search.leave(article_id)
        if self._now.stage is SearchStage.LEFT:
            self._window.foot.show_done(self.tr("Your search waits: Esc leads back to it"))

    # And back

    def return_to_results(self) -> None:
        """Shows the results again, at the one that was opened last."""
        if not self._now.is_behind:
            return
        self._search.go_back()
        self._reader.finding.close()
        self._field.setText(self._now.request.words)
        self._results().take_keyboard()

    def _come_back(self, panel: object) -> None:
        """Goes on with the search where what stood before its results is gone."""
        if panel is self._window.results:
            self.return_to_results()

    def end(self) -> None:
        """Goes back to the line that was read when the search began, or to the panel it was."""
        way_out = self._search.end()
        if way_out is not None:
            self.passage_wanted.emit(way_out)
            self._reader.show_found(())
        self._window.pile.leave(self._results(), self._reader)
        if self._window.over_page is None:
            self._reader.setFocus()

    def go_back(self) -> None:
        """Goes to the line that was read before a result was opened."""
        if (came_from := self._search.take_way_back()) is not None:
            self.passage_wanted.emit(came_from)
            self._reader.finding.close()
            self._window.foot.show_done(self.tr("Back where you read before"))

    def why_not_back(self) -> str:
        """Why there is nowhere to go back to; empty words where there is."""
        if self._now.came_from is not None:
            return ""
        return self.tr("There is no place to go back to: no result was opened.")

    def place_on_page(self) -> PassageRef | None:
        """The line that is read now; None where no article is open."""
        article = self._open.article
        if article is None:
            return None
        place = self._reader.page.first_character_in_view()
        return PassageRef(article.id, Span(place, place))

    def remember(self, request: Request) -> None:
        """Keeps what was searched among the searches of before; a full disk is no matter."""
        if not request.words:
            return
        try:
            self._live.library.keep(lambda library: library.searches.remember(request))
        except LibraryError as error:
            self.failed.emit(error)
