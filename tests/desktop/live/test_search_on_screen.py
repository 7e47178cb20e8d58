"""Who owns the search on the screen asks, tells of every change, and passes on no stale answer."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

import pytest
from pytestqt.qtbot import QtBot

from desktop.core.article import ArticleId
from desktop.core.passage import PassageRef
from desktop.core.search_request import Request
from desktop.core.span import Span
from desktop.live.live import Live
from desktop.live.search import SoughtSpans
from desktop.live.search_now import SearchStage
from desktop.live.search_on_screen import SearchOnScreen
from tests.core.an_empty_library import a_library
from tests.core.builders import an_article

HERE = PassageRef(ArticleId("bridge"), Span(0, 0))


@pytest.fixture
def live(tmp_path: Path, qtbot: QtBot) -> Iterator[Live]:
    """What goes on over a library with one article, without a window."""
    live = Live(a_library(tmp_path))
    live.library.now.articles.add(an_article())
    yield live
    live.stop()
    live.end()
    live.library.now.close()


@pytest.fixture
def search(live: Live) -> SearchOnScreen:
    return live.search_on_screen


def answered(search: SearchOnScreen, qtbot: QtBot, words: str = "rust") -> PassageRef:
    """Waits for the answer; gives the best passage."""
    search.ask(Request(words), HERE)
    # A computer that is busy answers with what it has by then, and goes on.
    qtbot.waitUntil(
        lambda: search.now.stage is SearchStage.ANSWERED and bool(search.now.results.groups),
        timeout=60_000,
    )
    return search.now.results.groups[0].passages[0].ref


def test_a_change_is_told_with_what_was_before(search: SearchOnScreen) -> None:
    said: list[tuple[SearchStage, SearchStage]] = []
    search.changed.connect(lambda before, now: said.append((before.stage, now.stage)))

    search.begin(HERE)
    search.begin(HERE)
    search.leave(HERE.article_id)

    assert said == [(SearchStage.NONE, SearchStage.BEGUN), (SearchStage.BEGUN, SearchStage.NONE)]


def test_what_is_asked_is_answered(search: SearchOnScreen, qtbot: QtBot) -> None:
    passage = answered(search, qtbot)

    assert passage.article_id == "bridge"
    assert search.now.results.query == "rust"


def test_an_answer_does_not_come_to_words_that_are_gone(
    live: Live, search: SearchOnScreen, qtbot: QtBot
) -> None:
    search.ask(Request("rust"), HERE)
    search.clear()

    qtbot.waitUntil(lambda: live.tasks.is_idle, timeout=60_000)

    assert (search.now.stage, search.now.results.query) == (SearchStage.BEGUN, "")


def test_the_places_of_the_words_are_told_while_their_passage_is_on_the_page(
    search: SearchOnScreen, qtbot: QtBot
) -> None:
    search.follow(answered(search, qtbot))

    with qtbot.waitSignal(search.placed, timeout=60_000) as said:
        search.find_hits()

    [places] = said.args
    assert (places.article_id, places.words) == ("bridge", "rust")
    assert places.spans


def test_places_that_come_late_are_not_told(
    live: Live, search: SearchOnScreen, qtbot: QtBot
) -> None:
    search.follow(answered(search, qtbot))
    said: list[SoughtSpans] = []
    search.placed.connect(said.append)

    search.find_hits()
    search.go_back()
    qtbot.waitUntil(lambda: live.tasks.is_idle, timeout=60_000)

    assert said == []
    assert search.now.stage is SearchStage.ANSWERED


def test_a_card_that_was_found_marks_no_words_on_the_page(
    search: SearchOnScreen, qtbot: QtBot
) -> None:
    found = answered(search, qtbot)
    search.follow(PassageRef(found.article_id, found.span, card="note:n1"))

    with qtbot.waitSignal(search.placed) as said:
        search.find_hits()

    assert said.args == [SoughtSpans(ArticleId("bridge"), "rust", ())]


def test_the_way_back_is_given_once(search: SearchOnScreen, qtbot: QtBot) -> None:
    search.follow(answered(search, qtbot))

    assert [search.take_way_back(), search.take_way_back()] == [HERE, None]


def test_the_end_says_where_the_search_began(search: SearchOnScreen, qtbot: QtBot) -> None:
    search.follow(answered(search, qtbot))
    search.go_back()

    assert search.end() == HERE
    assert search.now.stage is SearchStage.NONE
