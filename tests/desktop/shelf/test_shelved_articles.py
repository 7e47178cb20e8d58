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


def test_an_article_is_read_once() -> None:
    reading = Reading()
    articles = ShelvedArticles(IDS, reading)

    first, again = articles.some(IDS[5_000:5_002]), articles.some(IDS[5_001:5_002])

    assert [each.title for each in (*first, *again)] == ["Title 5000", "Title 5001", "Title 5001"]
    assert reading.asked == [(IDS[5_000], IDS[5_001])]


def test_of_an_article_that_cannot_be_read_nothing_is_said() -> None:
    reading = Reading("1")
    articles = ShelvedArticles(IDS, reading)

    told = [each.title for _ in range(2) for each in articles.some(IDS[:3])]

    assert told == ["Title 0", "", "Title 2"] * 2
    assert len(reading.asked) == 1


def test_those_that_are_new_come_last() -> None:
    articles = ShelvedArticles(IDS[:2], Reading())

    articles.renew([a_summary(IDS[1], "Another title"), a_summary(ArticleId("new"))])

    assert list(articles.ids) == [*IDS[:2], "new"]
    assert [each.title for each in articles.some(articles.ids)] == [
        "Title 0",
        "Another title",
        "Title new",
    ]


def test_only_those_are_told_that_are_here() -> None:
    articles = ShelvedArticles(IDS[:2], Reading())

    assert [each.id for each in articles.some([IDS[1], IDS[7]])] == [IDS[1]]


def test_a_shelf_of_ten_thousand_reads_what_is_seen(shelf: Shelf) -> None:
    reading = Reading()

    shelf.show_library([], ShelvedArticles(IDS, reading))
    shelf.show_recent(IDS[400:403])
    shelf.show_new(IDS[9_000:9_100])
    shelf.show_open(IDS[9_001])
    shelf.rows.grab()

    assert 0 < sum(map(len, reading.asked)) <= 12
    assert shelf.rows.model().rowCount() < 30
    assert sum("Title 9001" in words for words in spoken_rows(shelf.rows)) == 1
