"""The search that is on the screen: one record, one owner, and every way to another stage.

    stage     on the screen               the search
    NONE      the page                    there is none
    BEGUN     the results' panel          nothing is asked yet
    ASKING    the results' panel          an answer is on its way; an older one may stand there
    ANSWERED  the results' panel          the answer, which may grow, or why there is none
    FOLLOWED  the page                    a passage that was found was opened; Esc leads back

    from            by                    to
    NONE, FOLLOWED  begin                 BEGUN, without anything of an earlier search
    any             ask                   ASKING, after `begin` where the page was on the screen
    ASKING          answer, fail          ANSWERED
    ANSWERED        answer, fail          ANSWERED
    BEGUN … ANSWERED  clear               BEGUN
    FOLLOWED        clear                 FOLLOWED, with no results behind the page
    ANSWERED        ask for more          ANSWERED, until more passages of the same search come
    ASKING, ANSWERED  follow              FOLLOWED
    FOLLOWED        return                ANSWERED; BEGUN where the words were taken out meanwhile
    BEGUN … ANSWERED  put away            NONE
    FOLLOWED        stay                  NONE: the page was left in another way than back
    any             end                   NONE, and what was chosen beside the words is forgotten

Whatever is not listed changes nothing: an answer that comes to FOLLOWED is passed over.
"""

from __future__ import annotations

from dataclasses import dataclass, replace
from enum import Enum, auto

from PySide6.QtCore import QObject, Signal

from desktop.core.article import ArticleId
from desktop.core.passage import PassageRef
from desktop.core.search_request import BEST, Request
from desktop.core.searching.results import SearchResults
from desktop.live.search import LiveSearch, SoughtSpans


class SearchStage(Enum):
    """How far the search on the screen has come."""

    NONE = auto()
    BEGUN = auto()
    ASKING = auto()
    ANSWERED = auto()
    FOLLOWED = auto()


# So many more passages are asked for whenever more are wanted.
MORE = 200
_NO_REQUEST, _NO_RESULTS = Request(""), SearchResults("")
_OVER_PAGE = (SearchStage.BEGUN, SearchStage.ASKING, SearchStage.ANSWERED)


@dataclass(frozen=True, slots=True)
class SearchNow:
    """A search as it is on the screen; each method gives what it becomes.

    `request` is what is asked, or was last: what is chosen beside the words holds for the next.
    `followed` is the passage that was opened last, `began_at` the line that was read when the
    search began, `came_from` the one to go back to from a passage, also after the search. At most
    `limit` passages are asked for.
    """

    stage: SearchStage = SearchStage.NONE
    request: Request = _NO_REQUEST
    results: SearchResults = _NO_RESULTS
    may_grow: bool = False
    error: Exception | None = None
    goes_to_first: bool = False
    limit: int = BEST
    began_at: PassageRef | None = None
    followed: PassageRef | None = None
    came_from: PassageRef | None = None

    @property
    def is_over_page(self) -> bool:
        """Whether the results stand in the page's place."""
        return self.stage in _OVER_PAGE

    @property
    def way_out(self) -> PassageRef | None:
        """The line to go back to at the end: None where the page shows it still."""
        return self.began_at if self.is_over_page and self.followed is not None else None

    def begun(self, at: PassageRef | None) -> SearchNow:
        """With the results in the page's place, where they are not yet."""
        if self.is_over_page:
            return self
        return SearchNow(SearchStage.BEGUN, began_at=at, came_from=self.came_from)

    def asking(
        self, request: Request, at: PassageRef | None, *, goes_to_first: bool = False
    ) -> SearchNow:
        """With another request on its way, from whose answer the first passage may be wanted."""
        begun = self.begun(at)
        return replace(
            begun,
            stage=SearchStage.ASKING,
            request=request,
            goes_to_first=goes_to_first,
            limit=BEST,
        )

    def asking_for_more(self) -> SearchNow:
        """With more passages of the same search on their way, where there are more."""
        has_more = self.results.given < self.results.total
        if self.stage is not SearchStage.ANSWERED or not has_more:
            return self
        return replace(self, limit=self.limit + MORE)

    def answered(self, results: SearchResults, *, may_grow: bool) -> SearchNow:
        """With an answer, where one is waited for or may still grow."""
        return self._with_answer(results, may_grow=may_grow, error=None)

    def failed(self, error: Exception) -> SearchNow:
        """With the reason why there is no answer, where one is waited for."""
        return self._with_answer(_NO_RESULTS, may_grow=False, error=error)

    def cleared(self) -> SearchNow:
        """With nothing asked any more; whoever is on the page stays there."""
        stage = SearchStage.BEGUN if self.is_over_page else self.stage
        return SearchNow(
            stage, began_at=self.began_at, followed=self.followed, came_from=self.came_from
        )

    def following(self, passage: PassageRef) -> SearchNow:
        """With a passage of the results on the page."""
        if self.stage not in (SearchStage.ASKING, SearchStage.ANSWERED):
            return self
        return replace(
            self,
            stage=SearchStage.FOLLOWED,
            request=self.results.request,
            goes_to_first=False,
            followed=passage,
            came_from=self.began_at,
        )

    def returned(self) -> SearchNow:
        """With the results on the screen again, from a passage of theirs."""
        if self.stage is not SearchStage.FOLLOWED:
            return self
        return replace(
            self, stage=SearchStage.ANSWERED if self.results.query else SearchStage.BEGUN
        )

    def put_away(self) -> SearchNow:
        """With the page in its place again."""
        return self._gone() if self.is_over_page else self

    def stayed(self, article_id: ArticleId | None = None) -> SearchNow:
        """With no way back to the results; there is one as long as `article_id` is the followed."""
        is_same = self.followed is not None and self.followed.article_id == article_id
        return self if self.stage is not SearchStage.FOLLOWED or is_same else self._gone()

    def ended(self) -> SearchNow:
        """With the page in its place, and nothing chosen for the next search."""
        return SearchNow(came_from=self.came_from)

    def gone_back(self) -> SearchNow:
        """After its reader went back to where they came from."""
        return replace(self, came_from=None)

    def _gone(self) -> SearchNow:
        return SearchNow(request=self.request, came_from=self.came_from)

    def _with_answer(
        self, results: SearchResults, *, may_grow: bool, error: Exception | None
    ) -> SearchNow:
        if self.stage not in (SearchStage.ASKING, SearchStage.ANSWERED):
            return self
        return replace(
            self,
            stage=SearchStage.ANSWERED,
            request=results.request,
            results=results,
            may_grow=may_grow,
            error=error,
            goes_to_first=False,
        )


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

    def ask(self, request: Request, at: PassageRef | None, *, goes_to_first: bool = False) -> None:
        """Asks for passages; the first of them may be wanted as soon as they come."""
        self._become(self.now.asking(request, at, goes_to_first=goes_to_first))
        self._search.search(request)

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
        """Leads from the passage that was opened back to the results."""
        before = self.now
        self._become(before.returned())
        if before.stage is SearchStage.FOLLOWED and before.results.query:
            # Something may have been read or written meanwhile.
            self._search.search(before.request, before.limit)

    def put_away(self) -> None:
        """Gives the page its place back."""
        self._become(self.now.put_away())

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
