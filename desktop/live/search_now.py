"""The search that is on the screen: one record, one owner, and every way to another stage.

    stage     on the screen               the search
    NONE      the page                    there is none
    BEGUN     the results' panel          nothing is asked yet
    ASKING    the results' panel          an answer is on its way; an older one may stand there
    ANSWERED  the results' panel          the answer, which may grow, or why there is none
    FOLLOWED  the page                    a passage that was found was opened; Esc leads back
    LEFT      a panel, or the page        something else took the place; Esc leads back here too

    from            by                    to
    NONE, FOLLOWED, LEFT  begin           BEGUN, without anything of an earlier search
    any             ask                   ASKING, after `begin` where no results were on the screen
    ASKING          answer, fail          ANSWERED
    ASKING          wish                  ASKING, with another wish of what the answer is for
    ANSWERED        wish                  ANSWERED; the wish waits where nothing is found so far
    ANSWERED        answer, fail          ANSWERED
    BEGUN … ANSWERED  clear               BEGUN
    FOLLOWED, LEFT  clear                 the same, with no results behind what is seen
    ANSWERED        ask for more          ANSWERED, until more passages of the same search come
    ASKING, ANSWERED  follow              FOLLOWED
    FOLLOWED, LEFT  return                ANSWERED; BEGUN where the words were taken out meanwhile,
                                          ASKING where something was asked and not yet answered
    BEGUN … ANSWERED  leave               LEFT; NONE where nothing is asked and the page comes
    FOLLOWED        find on the page      LEFT, with other words than the sought in the bar
    FOLLOWED, LEFT  stay                  NONE: the page was left in another way than back
    any             end                   NONE, and what was chosen beside the words is forgotten

Whatever is not listed changes nothing: an answer that comes to FOLLOWED or LEFT is passed over.
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
    LEFT = auto()


class Wish(Enum):
    """Where somebody wants to be as soon as something is found."""

    STAY = auto()
    INTO_RESULTS = auto()
    TO_FIRST = auto()


# So many more passages are asked for whenever more are wanted.
MORE = 200
_NO_REQUEST, _NO_RESULTS = Request(""), SearchResults("")
_OVER_PAGE = (SearchStage.BEGUN, SearchStage.ASKING, SearchStage.ANSWERED)
_WAITING = (SearchStage.FOLLOWED, SearchStage.LEFT)


@dataclass(frozen=True, slots=True)
class SearchNow:
    """A search as it is on the screen; each method gives what it becomes.

    `request` is what is asked, or was last: what is chosen beside the words holds for the next.
    `followed` is the passage that was opened last, `led_to` the article that was on the page when
    the results were left for it, `began_at` the line that was read when the search began,
    `came_from` the one to go back to from a passage, also after the search. At most `limit`
    passages are asked for. `wish` is what was wanted before anything was found.
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
    led_to: ArticleId | None = None
    came_from: PassageRef | None = None

    @property
    def is_over_page(self) -> bool:
        """Whether the results stand in the page's place."""
        return self.stage in _OVER_PAGE

    @property
    def is_behind(self) -> bool:
        """Whether the results wait behind what is seen."""
        return self.stage in _WAITING

    @property
    def way_out(self) -> PassageRef | None:
        """The line to go back to at the end: None where the page shows it still.

        Whoever only went on reading where they were goes on from there.
        """
        if not self.is_over_page or self.began_at is None:
            return None
        is_elsewhere = self.led_to not in (None, self.began_at.article_id)
        return self.began_at if self.followed is not None or is_elsewhere else None

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
            stage,
            began_at=self.began_at,
            followed=self.followed,
            led_to=self.led_to,
            came_from=self.came_from,
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
        """With the results on the screen again, from a passage of theirs or from elsewhere."""
        if not self.is_behind:
            return self
        if self.request.words and self.request != self.results.request:
            return replace(self, stage=SearchStage.ASKING)
        return replace(
            self, stage=SearchStage.ANSWERED if self.results.query else SearchStage.BEGUN
        )

    def left(self, article_id: ArticleId | None = None) -> SearchNow:
        """With the results behind the page of an article, or behind a panel where None comes.

        A place where nothing is asked yet is not worth coming back to from a page.
        """
        if not self.is_over_page and self.stage is not SearchStage.LEFT:
            return self
        if article_id is None:
            is_left = self.stage is SearchStage.LEFT
            return self if is_left else replace(self, stage=SearchStage.LEFT, wish=Wish.STAY)
        if not self.request.words:
            return self._gone()
        return replace(self, stage=SearchStage.LEFT, wish=Wish.STAY, led_to=article_id)

    def without_hits(self) -> SearchNow:
        """With other words found on the page than those that led to it."""
        if self.stage is not SearchStage.FOLLOWED or self.followed is None:
            return self
        return replace(self, stage=SearchStage.LEFT, led_to=ArticleId(self.followed.article_id))

    def stayed(self, article_id: ArticleId | None = None) -> SearchNow:
        """With no way back to the results; there is one as long as `article_id` is the followed."""
        followed = self.followed.article_id if self.followed is not None else None
        led_to = followed if self.stage is SearchStage.FOLLOWED else self.led_to
        is_same = led_to is not None and led_to == article_id
        return self if not self.is_behind or is_same else self._gone()

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
