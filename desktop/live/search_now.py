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
    ASKING          wish                  ASKING, with another wish of what the answer is for
    ANSWERED        wish                  ANSWERED; the wish waits where nothing is found so far
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

from desktop.core.article import ArticleId
from desktop.core.passage import PassageRef
from desktop.core.search_request import BEST, Request
from desktop.core.searching.results import SearchResults


class SearchStage(Enum):
    """How far the search on the screen has come."""

    NONE = auto()
    BEGUN = auto()
    ASKING = auto()
    ANSWERED = auto()
    FOLLOWED = auto()


class Wish(Enum):
    """Where somebody wants to be as soon as something is found."""

    STAY = auto()
    INTO_RESULTS = auto()
    TO_FIRST = auto()


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
    `limit` passages are asked for. `wish` is what was wanted before anything was found.
    """

    stage: SearchStage = SearchStage.NONE
    request: Request = _NO_REQUEST
    results: SearchResults = _NO_RESULTS
    may_grow: bool = False
    error: Exception | None = None
    wish: Wish = Wish.STAY
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

    @property
    def is_found_awaited(self) -> bool:
        """Whether something may still be found, and nothing is."""
        is_empty = self.stage is SearchStage.ANSWERED and not self.results.total
        return self.stage is SearchStage.ASKING or (is_empty and self.may_grow)

    def wishing(self, wish: Wish) -> SearchNow:
        """With a wish that is carried out when something is found."""
        return replace(self, wish=wish) if self.is_found_awaited else self

    def asking(
        self, request: Request, at: PassageRef | None, *, wish: Wish = Wish.STAY
    ) -> SearchNow:
        """With another request on its way, of whose answer something may be wanted already."""
        begun = self.begun(at)
        return replace(
            begun,
            stage=SearchStage.ASKING,
            request=request,
            wish=wish,
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
            wish=Wish.STAY,
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
        now = replace(
            self,
            stage=SearchStage.ANSWERED,
            request=results.request,
            results=results,
            may_grow=may_grow,
            error=error,
        )
        return now if now.is_found_awaited else replace(now, wish=Wish.STAY)
