"""Who owns the search that is on the screen, and tells of every change of it."""

from __future__ import annotations

from PySide6.QtCore import QObject, Signal

from desktop.core.article import ArticleId
from desktop.core.passage import PassageRef
from desktop.core.search_request import Request
from desktop.core.searching.results import SearchResults
from desktop.live.search import LiveSearch, SoughtSpans
from desktop.live.search_now import SearchNow, SearchStage, Wish


class SearchOnScreen(QObject):
    """Owns the search that is on the screen; panels and desks only show it.

    `changed` carries the search as it was and as it is now, `placed` the SoughtSpans of the
    words in the article that was opened from the results.
    """

    changed = Signal(object, object)
    placed = Signal(object)

    def __init__(self, search: LiveSearch) -> None:
        super().__init__()
        self._search = search
        self.now = SearchNow()
        search.found.connect(self._take_answer)
        search.failed.connect(lambda error: self._become(self.now.failed(error)))
        search.placed.connect(self._pass_on)

    def begin(self, at: PassageRef | None) -> None:
        """Begins a search at a line of the page, unless there is one."""
        self._become(self.now.begun(at))

    def ask(self, request: Request, at: PassageRef | None, *, wish: Wish = Wish.STAY) -> None:
        """Asks for passages; something of them may be wanted as soon as they come."""
        self._become(self.now.asking(request, at, wish=wish))
        self._search.search(request)

    def wish_for(self, wish: Wish) -> None:
        """Keeps what is wanted of an answer that is on its way."""
        self._become(self.now.wishing(wish))

    def ask_for_more(self) -> None:
        """Asks for more passages of the search that is answered."""
        before = self.now
        self._become(before.asking_for_more())
        if self.now is not before:
            self._search.search(self.now.results.request, self.now.limit)

    def ask_speaker(self, name: str, words: str, at: PassageRef | None) -> None:
        """Asks for the quotations of exactly this speaker; `words` stand for that in the field."""
        self._become(self.now.asking(Request(words), at))
        self._search.search_speaker(name)

    def clear(self) -> None:
        """Asks for nothing any more: an answer that is on its way must not come to no words."""
        self._search.forget()
        self._become(self.now.cleared())

    def follow(self, passage: PassageRef) -> None:
        """Hears that a passage of the results was opened."""
        self._become(self.now.following(passage))

    def find_hits(self) -> None:
        """Asks where in the article that was opened the words stand."""
        now = self.now
        if now.stage is not SearchStage.FOLLOWED or now.followed is None:
            return
        article_id = ArticleId(now.followed.article_id)
        if now.followed.card:
            # What was found stands on the card: the page stays at the passage that it is about.
            self.placed.emit(SoughtSpans(article_id, now.request.words, ()))
        elif now.request.words:
            self._search.find_in(article_id, now.request)

    def go_back(self) -> None:
        """Leads from whatever the results wait behind back to them."""
        before = self.now
        self._become(before.returned())
        if before.is_behind and before.request.words:
            # Something may have been read or written meanwhile.
            self._search.search(before.request, before.limit)

    def leave(self, article_id: ArticleId | None = None) -> None:
        """Hears that a panel takes the place of the results, or the page with that article."""
        self._become(self.now.left(article_id))

    def let_go_of_hits(self) -> None:
        """Hears that other words are sought on the page that was opened from the results."""
        self._become(self.now.without_hits())

    def close_hits(self) -> None:
        """Hears that the places of the words are not wanted any more, nor the way back."""
        if self.now.stage is SearchStage.FOLLOWED:
            self.stay()

    def stay(self, article_id: ArticleId | None = None) -> None:
        """Hears that the page is left in another way than back, unless for the same article."""
        self._become(self.now.stayed(article_id))

    def end(self) -> PassageRef | None:
        """Ends the search; gives the line to go back to where the page does not show it."""
        way_out = self.now.way_out
        self._become(self.now.ended())
        return way_out

    def take_way_back(self) -> PassageRef | None:
        """Where its reader came from to the passage that was opened last, once."""
        came_from = self.now.came_from
        self._become(self.now.gone_back())
        return came_from

    def _take_answer(self, results: SearchResults) -> None:
        self._become(self.now.answered(results, may_grow=self._search.may_grow))

    def _pass_on(self, sought: SoughtSpans) -> None:
        now = self.now
        is_followed = now.followed is not None and now.followed.article_id == sought.article_id
        if now.stage is SearchStage.FOLLOWED and is_followed and sought.words == now.request.words:
            self.placed.emit(sought)

    def _become(self, now: SearchNow) -> None:
        before, self.now = self.now, now
        if now is not before:
            self.changed.emit(before, now)
