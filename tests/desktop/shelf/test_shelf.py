"""The shelf: what there is to read, and what was done with it."""

from __future__ import annotations

from dataclasses import replace
from typing import Any

import pytest
from PySide6.QtCore import Qt, SignalInstance
from pytestqt.modeltest import ModelTester
from pytestqt.qtbot import QtBot

from desktop.appearance.theme import Theme
from desktop.core.article import ArticleId
from desktop.core.lesson import Lesson, PackId
from desktop.core.library.articles import ArticleSummary
from desktop.core.library.library import Library
from desktop.core.saved_search import SavedSearch, SavedSearchId
from desktop.core.search_request import Facet, Filter, Request, ResultKind
from desktop.shelf import shelf as shelf_module
from desktop.shelf.articles import ShelvedArticles
from desktop.shelf.shelf import Shelf
from desktop.wording.dates import spoken_date
from tests.desktop.builders import middle_of, rows_of, spoken_rows
from tests.desktop.conftest import ShowWidget


def a_summary(name: str, **known: Any) -> ArticleSummary:
    usual = ArticleSummary(ArticleId(name), f"Title {name}", "2025-03-12", "", 0, "")
    return replace(usual, **known)


def a_lesson(title: str, *articles: str) -> Lesson:
    ids = tuple(ArticleId(article) for article in articles)
    return Lesson(PackId(title), title, 1, "", "", ids)


@pytest.fixture
def shelf(light: Theme, show: ShowWidget) -> Shelf:
    shelf = Shelf(light)
    show(shelf, 236, 700)
    return shelf


def all_said(signal: SignalInstance) -> list[object]:
    said: list[object] = []
    signal.connect(said.append)
    return said


def second_line(shelf: Shelf, title: str) -> str:
    return next(
        words.removeprefix(f"{title}. ")
        for words in spoken_rows(shelf.rows)
        if words.startswith(f"{title}. ")
    )


def test_the_model_is_sound(shelf: Shelf, qtmodeltester: ModelTester) -> None:
    shelf.show_library(
        [a_lesson("Bridges", "a")], ShelvedArticles.of([a_summary("a"), a_summary("b")])
    )

    qtmodeltester.check(shelf.rows.model())


def test_lessons_stand_over_articles(shelf: Shelf) -> None:
    shelf.show_library(
        [a_lesson("Bridges", "a")], ShelvedArticles.of([a_summary("a"), a_summary("b")])
    )

    heads = [words.partition(".")[0] for words in spoken_rows(shelf.rows)]
    assert heads == ["Lessons", "Bridges", "Articles", "Title a", "Title b"]


def test_an_empty_library_has_an_empty_shelf(shelf: Shelf) -> None:
    shelf.show_library([], ShelvedArticles.of([]))

    assert spoken_rows(shelf.rows) == []


@pytest.mark.parametrize(
    ("summary", "words"),
    [
        (a_summary("a"), "12 Mar 2025 · not opened yet"),
        (a_summary("a", published=""), "not opened yet"),
        (a_summary("a", published="2025-03"), "Mar 2025 · not opened yet"),
        (a_summary("a", visited="2025-04-01T10:00:00+00:00"), "12 Mar 2025"),
        (a_summary("a", annotation_count=1), "12 Mar 2025 · 1 mark"),
        (a_summary("a", annotation_count=3), "12 Mar 2025 · 3 marks"),
        (a_summary("a", annotation_count=1, note_count=1), "12 Mar 2025 · 1 note"),
        (a_summary("a", annotation_count=5, note_count=2), "12 Mar 2025 · 2 notes · 3 marks"),
    ],
)
def test_the_second_line_of_an_article_says_something_useful(
    shelf: Shelf, summary: ArticleSummary, words: str
) -> None:
    shelf.show_library([], ShelvedArticles.of([summary]))

    assert second_line(shelf, "Title a") == words


def test_the_article_on_the_page_is_not_said_to_be_unopened(shelf: Shelf) -> None:
    shelf.show_library([], ShelvedArticles.of([a_summary("a")]))
    assert "not opened yet" in second_line(shelf, "Title a")

    shelf.show_open(ArticleId("a"))

    assert "not opened yet" not in second_line(shelf, "Title a")


def test_quotes_are_counted_once_they_are_known(shelf: Shelf) -> None:
    shelf.show_library([], ShelvedArticles.of([a_summary("a"), a_summary("b")]))

    shelf.show_quote_counts({ArticleId("a"): 7})

    assert "7 quotes" in second_line(shelf, "Title a")
    assert "quote" not in second_line(shelf, "Title b")


@pytest.mark.parametrize(
    ("opened", "words"),
    [(0, "2 articles · new"), (1, "2 articles · 1 opened"), (2, "2 articles · 2 opened")],
)
def test_the_second_line_of_a_lesson_says_how_far_it_was_opened(
    shelf: Shelf, opened: int, words: str
) -> None:
    articles = [a_summary(name, visited="x" if n < opened else "") for n, name in enumerate("ab")]

    shelf.show_library([a_lesson("Bridges", "a", "b")], ShelvedArticles.of(articles))

    assert second_line(shelf, "Bridges") == words


def test_enter_opens_an_article(shelf: Shelf, qtbot: QtBot) -> None:
    shelf.show_library([], ShelvedArticles.of([a_summary("a"), a_summary("b")]))
    shelf.rows.go_to(2)
    said = all_said(shelf.article_chosen)

    qtbot.keyClick(shelf.rows, Qt.Key.Key_Return)

    assert said == ["b"]


def test_a_click_opens_an_article_once(shelf: Shelf, qtbot: QtBot) -> None:
    shelf.show_library([], ShelvedArticles.of([a_summary("a"), a_summary("b")]))
    said = all_said(shelf.article_chosen)

    qtbot.mouseClick(shelf.rows.viewport(), Qt.MouseButton.LeftButton, pos=middle_of(shelf.rows, 1))

    assert said == ["a"]


def test_a_lesson_opens_its_first_article_that_is_new(shelf: Shelf, qtbot: QtBot) -> None:
    shelf.show_library(
        [a_lesson("Bridges", "a", "b")],
        ShelvedArticles.of([a_summary("a", visited="x"), a_summary("b")]),
    )
    said = all_said(shelf.article_chosen)

    qtbot.mouseClick(shelf.rows.viewport(), Qt.MouseButton.LeftButton, pos=middle_of(shelf.rows, 1))

    assert said == ["b"]


def test_a_heading_cannot_be_chosen(shelf: Shelf, qtbot: QtBot) -> None:
    shelf.show_library([], ShelvedArticles.of([a_summary("a")]))
    said = all_said(shelf.article_chosen)

    qtbot.mouseClick(shelf.rows.viewport(), Qt.MouseButton.LeftButton, pos=middle_of(shelf.rows, 0))

    assert said == []


def test_the_arrow_keys_pass_over_headings(shelf: Shelf, qtbot: QtBot) -> None:
    shelf.show_library(
        [a_lesson("Bridges", "a")], ShelvedArticles.of([a_summary("a"), a_summary("b")])
    )
    shelf.rows.go_to(1)
    walked = []

    for _ in range(2):
        qtbot.keyClick(shelf.rows, Qt.Key.Key_Down)
        walked.append(str(shelf.rows.currentIndex().data()).partition(".")[0])

    assert walked == ["Title a", "Title b"]


def test_walking_the_shelf_opens_nothing(shelf: Shelf, qtbot: QtBot) -> None:
    shelf.show_library([], ShelvedArticles.of([a_summary("a"), a_summary("b")]))
    said = all_said(shelf.article_chosen)

    qtbot.keyClick(shelf.rows, Qt.Key.Key_Down)
    qtbot.keyClick(shelf.rows, Qt.Key.Key_Down)

    assert said == []


def test_the_open_article_lies_on_a_sheet(shelf: Shelf, light: Theme) -> None:
    shelf.show_library([], ShelvedArticles.of([a_summary("a"), a_summary("b")]))

    shelf.show_open(ArticleId("b"))

    grounds = []
    for index in rows_of(shelf.rows)[1:]:
        box = shelf.rows.visualRect(index)
        image = shelf.rows.viewport().grab(box).toImage()
        grounds.append(image.pixelColor(box.width() - 30, box.height() - 10))
    assert grounds[1] == light.colour("card")
    assert grounds[0] != light.colour("card")
    assert shelf.rows.currentIndex().row() == 2


def test_a_long_title_is_shown_whole(shelf: Shelf) -> None:
    shelf.show_library(
        [], ShelvedArticles.of([a_summary("a", title="Many words in a title " * 8), a_summary("b")])
    )

    heights = [shelf.rows.visualRect(index).height() for index in rows_of(shelf.rows)]
    assert heights[1] > heights[2] + 80


def test_two_thousand_articles_can_be_walked_to_the_end(shelf: Shelf, qtbot: QtBot) -> None:
    shelf.show_library([], ShelvedArticles.of([a_summary(str(number)) for number in range(2000)]))
    shelf.rows.go_to(1)

    qtbot.keyClick(shelf.rows, Qt.Key.Key_End)

    assert str(shelf.rows.currentIndex().data()).startswith("Title 1999")


def test_a_new_library_shows_the_shipped_packs(shelf: Shelf, library: Library) -> None:
    shelf.show_library(library.lessons.all(), ShelvedArticles.of(library.articles.summaries()))

    spoken = spoken_rows(shelf.rows)
    assert sum(words.endswith("new") for words in spoken) == len(library.lessons.all())
    assert sum(words.endswith("not opened yet") for words in spoken) == len(
        library.articles.summaries()
    )


# Saved searches

RUST = SavedSearch(SavedSearchId("s1"), Request("rust"), "2025-03-13")
NARROW = SavedSearch(
    SavedSearchId("s2"),
    Request(
        "bridge",
        kind=ResultKind.QUOTATION,
        filters=frozenset({Filter(Facet.SPEAKER, "Anna Keller")}),
    ),
    "2025-03-14",
)


@pytest.fixture
def with_searches(light: Theme, show: ShowWidget) -> Shelf:
    shelf = Shelf(light)
    show(shelf, 240, 500)
    shelf.show_searches([RUST, NARROW])
    return shelf


def test_saved_searches_stand_below_with_what_was_chosen(with_searches: Shelf) -> None:
    assert spoken_rows(with_searches.rows) == [
        "Saved searches",
        "rust",
        "bridge. quotes · Anna Keller",
    ]


def test_a_saved_search_is_chosen(with_searches: Shelf, qtbot: QtBot) -> None:
    with qtbot.waitSignal(with_searches.search_chosen) as chosen:
        qtbot.mouseClick(
            with_searches.rows.viewport(),
            Qt.MouseButton.LeftButton,
            pos=middle_of(with_searches.rows, 2),
        )

    assert chosen.args == [NARROW.request]


def test_delete_asks_to_remove_the_saved_search_under_the_keyboard(
    with_searches: Shelf, qtbot: QtBot
) -> None:
    with_searches.rows.setFocus()
    with_searches.rows.go_to(1)

    with qtbot.waitSignal(with_searches.search_removal_wanted) as removed:
        qtbot.keyClick(with_searches.rows, Qt.Key.Key_Delete)

    assert removed.args == ["s1"]


def test_delete_on_an_article_removes_nothing(with_searches: Shelf, qtbot: QtBot) -> None:
    with_searches.rows.setFocus()
    with_searches.rows.go_to(0)

    with qtbot.assertNotEmitted(with_searches.search_removal_wanted):
        qtbot.keyClick(with_searches.rows, Qt.Key.Key_Delete)


def test_of_ten_thousand_articles_only_those_that_are_seen_are_put_into_words(
    shelf: Shelf, monkeypatch: pytest.MonkeyPatch
) -> None:
    worded: list[str] = []

    def count(date: str) -> str:
        worded.append(date)
        return spoken_date(date)

    monkeypatch.setattr(shelf_module, "spoken_date", count)

    shelf.show_library(
        [], ShelvedArticles.of([a_summary(f"a{number}") for number in range(10_000)])
    )
    shelf.rows.repaint()
    shelf.show_open(ArticleId("a5000"))
    shelf.rows.repaint()
    shelf.show_quote_counts({ArticleId("a5000"): 7})
    shelf.rows.repaint()

    # Some thirty rows stand beside one another on a shelf, and two places of it were looked at.
    assert 0 < len(worded) < 200
