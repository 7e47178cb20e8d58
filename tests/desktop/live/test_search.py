"""Searching off the GUI thread keeps up with what is put right about speakers."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest
from pytestqt.qtbot import QtBot

from desktop.core.article import ArticleId
from desktop.core.indexing.documents import noted_article
from desktop.core.indexing.entries import NotedArticle
from desktop.core.library.library import Library
from desktop.core.search_request import Request
from desktop.core.searching import article_search as searching
from desktop.core.searching import library_scan
from desktop.core.searching.library_scan import LibraryScan
from desktop.core.searching.patience import Patience
from desktop.core.searching.results import SearchResults
from desktop.core.searching.scan_memory import ScanMemory
from desktop.live import index as live_index
from desktop.live import search as live_search
from desktop.live.index import LiveIndex
from desktop.live.library import LiveLibrary
from desktop.live.search import LiveSearch
from desktop.live.tasks import Tasks
from tests.core.an_empty_library import a_library
from tests.core.builders import a_correction, a_speaker_name, an_article


class Desk:
    """A library with an article and the search that follows it."""

    def __init__(self, folder: Path, qtbot: QtBot) -> None:
        self.library = a_library(folder)
        self.library.articles.add(an_article())
        self.live = LiveLibrary(self.library)
        self.tasks = Tasks()
        self.index = LiveIndex(self.live, folder / "index")
        self.search = LiveSearch(folder, folder / "index", self.tasks, self.index)
        self.found: list[SearchResults] = []
        self.search.found.connect(self.found.append)
        self._qtbot = qtbot

    def is_up_to_date(self) -> bool:
        return not self.index.is_behind and self.tasks.is_idle

    def feeds(self) -> None:
        self.index.feed()
        self._qtbot.waitUntil(self.is_up_to_date, timeout=60_000)

    def counts(self, *names: str) -> dict[str, int]:
        with self._qtbot.waitSignal(self.search.counted) as answer:
            self.search.count(names)
        return dict(answer.args[0])


@pytest.fixture
def desk(tmp_path: Path, qtbot: QtBot) -> Iterator[Desk]:
    desk = Desk(tmp_path, qtbot)
    yield desk
    desk.index.end()
    desk.tasks.close()
    desk.library.close()


def test_the_index_follows_a_correction(desk: Desk, qtbot: QtBot) -> None:
    desk.feeds()

    desk.live.apply(lambda library: library.corrections.add(a_correction(speaker="Ada Lund")))
    qtbot.waitUntil(desk.is_up_to_date, timeout=60_000)

    assert desk.counts("Ada Lund", "Anna Keller", "") == {
        "Ada Lund": 1,
        "Anna Keller": 1,
        "": 0,
    }


def test_the_index_follows_a_name_that_holds_everywhere(desk: Desk, qtbot: QtBot) -> None:
    desk.feeds()

    desk.live.apply(
        lambda library: library.corrections.add(a_speaker_name("Anna Keller", "Mayor Keller"))
    )
    qtbot.waitUntil(desk.is_up_to_date, timeout=60_000)

    assert desk.counts("Mayor Keller") == {"Mayor Keller": 2}


def test_speakers_are_counted_again_when_the_index_has_taken_something_in(
    desk: Desk, qtbot: QtBot
) -> None:
    desk.feeds()
    assert desk.counts("Anna Keller") == {"Anna Keller": 2}

    with qtbot.waitSignal(desk.search.counted) as answer:
        desk.live.apply(lambda library: library.corrections.add(a_correction(speaker="Tom Reed")))

    assert answer.args == [{"Anna Keller": 1}]


def test_exactly_the_quotations_of_one_speaker_are_found(desk: Desk, qtbot: QtBot) -> None:
    desk.feeds()

    with qtbot.waitSignal(desk.search.found):
        desk.search.search_speaker("Anna Keller")

    [results] = desk.found
    assert results.query == 'speaker:"Anna Keller"'
    assert results.total == 2


def test_the_same_speaker_is_asked_for_again_once_the_index_is_there(
    desk: Desk, qtbot: QtBot
) -> None:
    desk.search.search_speaker("Anna Keller")

    qtbot.waitUntil(
        lambda: any(not each.is_from_scan and each.total for each in desk.found), timeout=60_000
    )

    # While the index is slow to come, others may answer in between: a thorough look at the
    # library, and the index before it has everything.
    early, *_, late = desk.found
    assert early.is_from_scan
    assert (late.is_from_scan, late.total) == (False, 2)


def test_the_index_can_be_opened_before_anybody_searches(desk: Desk, qtbot: QtBot) -> None:
    desk.feeds()

    desk.search.get_ready()
    qtbot.waitUntil(lambda: desk.tasks.is_idle, timeout=60_000)

    assert desk.search._search()._index._index is not None


def test_getting_ready_makes_no_index(desk: Desk, qtbot: QtBot, tmp_path: Path) -> None:
    desk.search.get_ready()
    qtbot.waitUntil(lambda: desk.tasks.is_idle, timeout=60_000)

    assert not (tmp_path / "index").exists()


def test_an_index_that_cannot_be_read_is_made_anew_after_a_search(
    desk: Desk, qtbot: QtBot, tmp_path: Path
) -> None:
    desk.feeds()
    for path in (tmp_path / "index").rglob("*"):
        if path.is_file() and "made_here" not in path.name and path.name != "state.json":
            path.write_bytes(b"?")

    desk.search.search_speaker("Anna Keller")
    qtbot.waitUntil(
        lambda: any(not each.is_from_scan and each.total for each in desk.found), timeout=60_000
    )

    # While the index is slow to come, others may answer in between: a thorough look at the
    # library, and the index before it has everything.
    early, *_, late = desk.found
    assert early.is_from_scan
    assert (late.is_from_scan, late.total) == (False, 2)
    assert len(list(tmp_path.glob("index-damaged-*"))) == 1


def test_what_was_not_found_at_once_is_looked_for_after_a_pause(
    desk: Desk, qtbot: QtBot, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(live_search, "_AT_ONCE", -1.0)
    monkeypatch.setattr(desk.index, "feed_if_behind", lambda: None)

    desk.search.search(Request("rust"))
    qtbot.waitUntil(lambda: len(desk.found) == 1)
    assert desk.found[0].total == 0
    assert desk.search.may_grow
    qtbot.waitUntil(lambda: len(desk.found) == 2)

    assert desk.found[1].total > 0
    assert not desk.search.may_grow


def test_nothing_is_promised_where_the_index_is_stuck(
    desk: Desk, qtbot: QtBot, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(live_index, "_FIRST_PAUSE", 10)
    (desk.library.folder / "index").write_text("in the way")
    desk.search.search(Request("zebra"))
    qtbot.waitUntil(lambda: desk.index.feeding.is_stuck, timeout=60_000)

    qtbot.waitUntil(lambda: not desk.search.may_grow)
    told = len(desk.found)
    qtbot.waitUntil(lambda: desk.tasks.is_idle)

    assert len(desk.found) >= told > 1
    assert desk.index.is_behind


def shows_portions(desk: Desk, monkeypatch: pytest.MonkeyPatch) -> list[str]:
    """Lets every look at the library find time for one article; gives the ids that were read."""
    read: list[str] = []

    def noted(library: Library, article_id: ArticleId) -> NotedArticle:
        read.append(article_id)
        return noted_article(library, article_id)

    class Portion(LibraryScan):
        def __init__(self, library: Library, patience: Patience, memory: ScanMemory) -> None:
            most = len(read) + 1
            is_over = Patience(is_given_up=lambda: patience.is_given_up() or len(read) >= most)
            super().__init__(library, is_over, memory)

    monkeypatch.setattr(library_scan, "noted_article", noted)
    monkeypatch.setattr(searching, "LibraryScan", Portion)
    monkeypatch.setattr(live_search, "_THOROUGHLY_AFTER", 10)
    monkeypatch.setattr(desk.index, "feed_if_behind", lambda: None)
    for number in range(3):
        desk.library.articles.add(an_article(f"more-{number}"))
    return read


def test_a_look_that_was_cut_short_goes_on_until_all_is_looked_through(
    desk: Desk, qtbot: QtBot, monkeypatch: pytest.MonkeyPatch
) -> None:
    read = shows_portions(desk, monkeypatch)
    grows: list[bool] = []
    desk.search.found.connect(lambda _: grows.append(desk.search.may_grow))

    desk.search.search(Request("rust"))
    qtbot.waitUntil(lambda: bool(desk.found) and not desk.found[-1].is_partial)

    assert [each.articles_left for each in desk.found] == [3, 2, 1, 0]
    assert [each.in_articles for each in desk.found] == [1, 2, 3, 4]
    assert grows == [True, True, True, False]
    assert len(read) == len(set(read)) == 4


def test_a_new_question_gives_the_old_look_up(
    desk: Desk, qtbot: QtBot, monkeypatch: pytest.MonkeyPatch
) -> None:
    shows_portions(desk, monkeypatch)
    desk.search.search(Request("rust"))
    qtbot.waitUntil(lambda: len(desk.found) == 2)

    desk.search.search(Request("zebra"))
    qtbot.waitUntil(lambda: not desk.found[-1].is_partial)

    assert [each.query for each in desk.found] == ["rust"] * 2 + ["zebra"] * 4
    assert desk.found[-1].total == 0


def test_nobody_who_forgets_the_question_is_answered_any_more(
    desk: Desk, qtbot: QtBot, monkeypatch: pytest.MonkeyPatch
) -> None:
    read = shows_portions(desk, monkeypatch)
    desk.search.search(Request("rust"))
    qtbot.waitUntil(lambda: len(desk.found) == 2)

    desk.search.forget()
    qtbot.waitUntil(lambda: desk.tasks.is_idle)
    seen = len(read)
    qtbot.wait(3 * live_search._GO_ON_AFTER)

    assert len(desk.found) == 2
    assert len(read) == seen


def test_an_answer_that_was_under_way_when_the_index_came_up_is_given_anew(
    desk: Desk, monkeypatch: pytest.MonkeyPatch
) -> None:
    """What was asked before may have read one half of an index that was being made."""
    desk.feeds()
    started: list[str] = []
    start = desk.tasks.start

    def note_and_start(topic: str, *args: Any, **named: Any) -> None:
        started.append(topic)
        start(topic, *args, **named)

    monkeypatch.setattr(desk.tasks, "start", note_and_start)
    desk.search.search(Request("harbour"))
    desk.index.caught_up.emit(True)
    assert started.count("search") == 1, "the index was not behind"

    desk.live.apply(lambda library: library.articles.add(an_article(id=ArticleId("own/second"))))
    assert desk.index.is_behind
    desk.search.search(Request("harbour"))
    desk.index.caught_up.emit(True)

    assert started.count("search") == 3
