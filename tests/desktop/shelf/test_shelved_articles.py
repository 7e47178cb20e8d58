"""Of ten thousand articles the shelf reads those that are seen."""

from __future__ import annotations

from collections.abc import Sequence

import pytest

from desktop.appearance.theme import Theme
from desktop.core.article import ArticleId
from desktop.core.library.articles import ArticleSummary
from desktop.shelf.articles import ShelvedArticles
from desktop.shelf.shelf import Shelf
from tests.desktop.builders import spoken_rows
from tests.desktop.conftest import ShowWidget


def a_summary(article_id: ArticleId, title: str = "") -> ArticleSummary:
    return ArticleSummary(article_id, title or f"Title {article_id}", "", "", 0, "")


class Reading:
    """Gives summaries, and keeps what it was asked for."""

    def __init__(self, *unreadable: str) -> None:
        self.asked: list[tuple[ArticleId, ...]] = []
        self.unreadable = unreadable

    def __call__(self, ids: Sequence[ArticleId]) -> list[ArticleSummary]:
        self.asked.append(tuple(ids))
        return [a_summary(each) for each in ids if each not in self.unreadable]


@pytest.fixture
def shelf(light: Theme, show: ShowWidget) -> Shelf:
    shelf = Shelf(light)
    show(shelf, 236, 700)
    return shelf


IDS = [ArticleId(str(number)) for number in range(10_000)]


def test_an_article_is_read_with_its_neighbours_and_only_once() -> None:
    reading = Reading()
    articles = ShelvedArticles(IDS, reading)

    titles = [articles.at(place).title for place in (5_000, 5_001, 5_000)]

    assert titles == ["Title 5000", "Title 5001", "Title 5000"]
    [asked] = reading.asked
    assert len(asked) <= 64


def test_of_an_article_that_cannot_be_read_nothing_is_said() -> None:
    reading = Reading("1")
    articles = ShelvedArticles(IDS, reading)

    assert [articles.at(place).title for place in (0, 1, 1, 2)] == ["Title 0", "", "", "Title 2"]
    assert len(reading.asked) == 1


def test_those_that_are_new_come_last() -> None:
    articles = ShelvedArticles(IDS[:2], Reading())

    assert not articles.renew([a_summary(IDS[1], "Another title")])
    assert articles.renew([a_summary(ArticleId("new"))])

    assert [articles.at(place).title for place in range(3)] == [
        "Title 0",
        "Another title",
        "Title new",
    ]
    assert articles.place(ArticleId("new")) == 2
    assert articles.place(ArticleId("nowhere")) is None


def test_only_those_are_told_that_are_here() -> None:
    articles = ShelvedArticles(IDS[:2], Reading())

    assert [each.id for each in articles.some([IDS[1], IDS[7]])] == [IDS[1]]


def test_a_shelf_of_ten_thousand_reads_what_is_seen(shelf: Shelf) -> None:
    reading = Reading()

    shelf.show_library([], ShelvedArticles(IDS, reading))
    assert not reading.asked
    shelf.show_place("library")
    shelf.show_open(IDS[9_000])
    shelf.rows.grab()

    assert sum(map(len, reading.asked)) <= 4 * 64
    assert shelf.rows.model().rowCount() == 10_002


def test_an_article_that_was_not_seen_yet_shows_what_became_of_it_meanwhile(shelf: Shelf) -> None:
    shelf.show_library([], ShelvedArticles(IDS[:200], Reading()))
    shelf.show_place("library")

    shelf.show_changed([a_summary(IDS[150], "Another title")])

    assert spoken_rows(shelf.rows)[152] == "Another title. not opened yet"


def test_new_articles_are_added_below_and_the_list_keeps_its_place(shelf: Shelf) -> None:
    shelf.show_library([], ShelvedArticles(IDS[:200], Reading()))
    shelf.show_place("library")
    shelf.rows.grab()
    shelf.rows.verticalScrollBar().setValue(900)

    shelf.show_changed([a_summary(ArticleId("new")), a_summary(IDS[0], "Another title")])
    shelf.rows.grab()

    assert shelf.rows.verticalScrollBar().value() == 900
    rows = spoken_rows(shelf.rows)
    assert rows[2] == "Another title. not opened yet"
    assert rows[202] == "Title new. not opened yet"
