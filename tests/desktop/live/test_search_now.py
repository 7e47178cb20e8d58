"""The search on the screen: every way from one stage to the next, and what changes nothing."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace

import pytest

from desktop.core.article import ArticleId
from desktop.core.passage import PassageRef
from desktop.core.search_request import Facet, Filter, Request
from desktop.core.searching.results import SearchResults
from desktop.core.span import Span
from desktop.live.search_now import SearchNow, SearchStage, Wish

HERE = PassageRef(ArticleId("bridge"), Span(40, 40))
THERE = PassageRef(ArticleId("harbour"), Span(7, 12))
RUST = Request("rust", filters=frozenset({Filter(Facet.YEAR, "2024")}))
FOUND = SearchResults("rust", request=RUST)

NONE = SearchNow()
BEGUN = NONE.begun(HERE)
ASKING = NONE.asking(RUST, HERE)
ANSWERED = ASKING.answered(FOUND, may_grow=True)
FOLLOWED = ANSWERED.following(THERE)
LEFT = ANSWERED.left(THERE.article_id)
ALL = {now.stage: now for now in (NONE, BEGUN, ASKING, ANSWERED, FOLLOWED, LEFT)}

Event = Callable[[SearchNow], SearchNow]
EVENTS: dict[str, Event] = {
    "begin": lambda now: now.begun(HERE),
    "ask": lambda now: now.asking(RUST, HERE),
    "answer": lambda now: now.answered(FOUND, may_grow=False),
    "fail": lambda now: now.failed(ValueError()),
    "clear": lambda now: now.cleared(),
    "follow": lambda now: now.following(THERE),
    "return": lambda now: now.returned(),
    "leave for a panel": lambda now: now.left(),
    "leave for the page": lambda now: now.left(HERE.article_id),
    "find on the page": lambda now: now.without_hits(),
    "stay": lambda now: now.stayed(),
    "end": lambda now: now.ended(),
}
# For each stage in its order: where each event leads.
LEADS_TO = {
    "begin": "begun begun asking answered begun begun",
    "ask": "asking asking asking asking asking asking",
    "answer": "none begun answered answered followed left",
    "fail": "none begun answered answered followed left",
    "clear": "none begun begun begun followed left",
    "follow": "none begun followed followed followed left",
    "return": "none begun asking answered answered answered",
    "leave for a panel": "none left left left followed left",
    "leave for the page": "none none left left followed left",
    "find on the page": "none begun asking answered left left",
    "stay": "none begun asking answered none none",
    "end": "none none none none none none",
}
WAYS = [
    (stage, event, SearchStage[leads_to.upper()])
    for event, line in LEADS_TO.items()
    for stage, leads_to in zip(SearchStage, line.split(), strict=True)
]


def test_each_stage_is_reached_from_nothing() -> None:
    assert list(ALL) == list(SearchStage)


@pytest.mark.parametrize(("stage", "event", "leads_to"), WAYS)
def test_an_event_leads_from_a_stage_to_another(
    stage: SearchStage, event: str, leads_to: SearchStage
) -> None:
    assert EVENTS[event](ALL[stage]).stage is leads_to


@pytest.mark.parametrize("event", ["answer", "fail", "follow", "return"])
def test_what_does_not_concern_the_page_alone_changes_nothing(event: str) -> None:
    assert EVENTS[event](NONE) is NONE


@pytest.mark.parametrize("now", [BEGUN, ASKING, ANSWERED])
def test_a_search_that_goes_on_is_not_begun_again(now: SearchNow) -> None:
    assert now.begun(THERE) is now


@pytest.mark.parametrize(
    ("now", "is_over"),
    list(zip(ALL.values(), (False, True, True, True, False, False), strict=True)),
)
def test_the_results_stand_in_the_pages_place_until_one_is_opened(
    now: SearchNow, is_over: bool
) -> None:
    assert now.is_over_page is is_over


def test_an_older_answer_stands_until_the_newer_comes() -> None:
    again = ANSWERED.asking(Request("iron"), THERE)

    assert again.results is FOUND
    assert again.began_at == HERE


def test_nothing_of_an_earlier_search_is_left_when_one_begins() -> None:
    assert FOLLOWED.begun(THERE) == SearchNow(SearchStage.BEGUN, began_at=THERE, came_from=HERE)


def test_what_is_chosen_holds_for_the_next_words_until_the_search_ends() -> None:
    assert LEFT.stayed().request == FOLLOWED.stayed().request == RUST
    assert ANSWERED.ended().request == ANSWERED.cleared().request == Request("")


def test_what_is_wanted_waits_until_something_is_found_or_nothing_can_be() -> None:
    asking = BEGUN.asking(RUST, HERE, wish=Wish.TO_FIRST)
    found = replace(FOUND, total=2)

    assert asking.answered(FOUND, may_grow=True).wish is Wish.TO_FIRST
    assert asking.answered(FOUND, may_grow=False).wish is Wish.STAY
    assert asking.answered(found, may_grow=True).wish is Wish.STAY
    assert asking.failed(ValueError()).wish is Wish.STAY
    assert asking.asking(RUST, HERE).wish is Wish.STAY


def test_nothing_is_kept_to_be_done_where_no_answer_is_on_its_way() -> None:
    assert BEGUN.wishing(Wish.TO_FIRST) is BEGUN
    assert FOLLOWED.wishing(Wish.INTO_RESULTS) is FOLLOWED
    assert ASKING.wishing(Wish.INTO_RESULTS).wish is Wish.INTO_RESULTS


def test_a_failure_takes_the_answers_place_and_gives_way_to_the_next() -> None:
    failed = ANSWERED.failed(error := ValueError())

    assert (failed.results, failed.error) == (SearchResults(""), error)
    assert failed.answered(FOUND, may_grow=False).error is None


def test_the_same_article_opened_again_keeps_the_way_back() -> None:
    assert FOLLOWED.stayed(THERE.article_id) is FOLLOWED
    assert FOLLOWED.stayed(HERE.article_id).stage is SearchStage.NONE


def test_whoever_took_out_the_words_comes_back_to_an_empty_panel() -> None:
    assert FOLLOWED.cleared().returned().stage is SearchStage.BEGUN


@pytest.mark.parametrize("now", [NONE, BEGUN, ANSWERED, FOLLOWED, LEFT])
def test_the_end_leads_nowhere_while_the_page_shows_the_line_still(now: SearchNow) -> None:
    assert now.way_out is None


def test_the_end_leads_back_to_the_line_where_the_search_began() -> None:
    assert FOLLOWED.returned().way_out == HERE
    assert LEFT.returned().way_out == HERE
    assert LEFT.returned().left().returned().way_out == HERE


def test_who_only_read_on_where_they_were_goes_on_from_there() -> None:
    assert ANSWERED.left(HERE.article_id).returned().way_out is None
    assert ANSWERED.left().returned().way_out is None


def test_the_text_that_was_opened_from_the_results_keeps_them_and_the_next_does_not() -> None:
    assert LEFT.stayed(THERE.article_id) is LEFT
    assert LEFT.stayed(HERE.article_id).stage is SearchStage.NONE
    assert ANSWERED.left().left(HERE.article_id).stayed(HERE.article_id).stage is SearchStage.LEFT
    assert FOLLOWED.without_hits().stayed(THERE.article_id).stage is SearchStage.LEFT


def test_what_was_asked_and_not_answered_is_asked_again_when_its_reader_comes_back() -> None:
    assert ASKING.left().returned().stage is SearchStage.ASKING
    assert ANSWERED.asking(Request("iron"), HERE).left().returned().request == Request("iron")


def test_the_way_back_outlives_the_search_and_is_taken_once() -> None:
    assert FOLLOWED.stayed().begun(THERE).ended().came_from == HERE
    assert FOLLOWED.gone_back() == replace(FOLLOWED, came_from=None)
