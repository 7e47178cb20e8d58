"""The shelf: what there is to read, and what was done with it."""

from __future__ import annotations

from dataclasses import replace
from typing import Any

import pytest
from PySide6.QtCore import Qt, SignalInstance
from pytestqt.modeltest import ModelTester
from pytestqt.qtbot import QtBot

from desktop.appearance.theme import Theme
from desktop.cards.record_list import RecordRole
from desktop.core.article import ArticleId
from desktop.core.lesson import Lesson, PackId
from desktop.core.library.articles import ArticleSummary
from desktop.core.library.bin import BinnedNote
from desktop.core.library.library import Library
from desktop.core.saved_search import SavedSearch, SavedSearchId
from desktop.core.search_request import Facet, Filter, Request, ResultKind
from desktop.shelf.articles import ShelvedArticles
from desktop.shelf.rows import BinnedRow, EmptyBinRow, HintRow
from desktop.shelf.shelf import Shelf
from tests.core.builders import an_annotation
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


def heads(shelf: Shelf) -> list[str]:
    """What is chosen on the shelf, and the words over it."""
    model = shelf.rows.model()
    rows = (model.index(row, 0) for row in range(model.rowCount()))
    return [
        str(index.data()).partition(".")[0]
        for index in rows
        if not isinstance(index.data(RecordRole), HintRow)
    ]


def hints(shelf: Shelf) -> list[str]:
    model = shelf.rows.model()
    rows = (model.index(row, 0).data(RecordRole) for row in range(model.rowCount()))
    return [row.words for row in rows if isinstance(row, HintRow)]


def a_binned(name: str, body: str = "") -> BinnedNote:
    return BinnedNote(an_annotation(name=name, body=body), "Repairs", "2025-03-03T10:00:00+00:00")


def test_every_part_has_its_place_and_a_lesson_its_articles_under_it(shelf: Shelf) -> None:
    shelf.show_library(
        [a_lesson("Bridges", "a")], ShelvedArticles.of([a_summary("a"), a_summary("b")])
    )
    shelf.show_recent([ArticleId("b")])
    shelf.show_searches([RUST])
    shelf.show_bin_count(3)

    assert heads(shelf) == [
        "Continue reading",
        "Title b",
        "Lessons",
        "Bridges",
        "Title a",
        "My library",
        "All articles",
        "Title b",
        "Saved searches",
        "rust",
        "Bin",
        "3 notes and marks",
    ]
    assert shelf.sections == ("reading", "lessons", "articles", "searches", "bin")
    assert hints(shelf) == []


def test_what_is_told_in_one_go_is_laid_out_once(shelf: Shelf, qtbot: QtBot) -> None:
    laid_out: list[int] = []
    shelf.restocked.connect(lambda: laid_out.append(shelf.rows.model().rowCount()))

    with shelf.in_one_go():
        shelf.show_library([], ShelvedArticles.of([a_summary("a"), a_summary("b")]))
        shelf.show_recent([ArticleId("b")])
        shelf.show_bin_count(3)
        assert laid_out == []

    assert len(laid_out) == 1
    assert heads(shelf)[:2] == ["Continue reading", "Title b"]
    assert shelf.sections == ("reading", "articles", "bin")


def test_an_empty_library_says_what_will_stand_where(shelf: Shelf) -> None:
    shelf.show_library([], ShelvedArticles.of([]))

    assert heads(shelf) == ["My library", "Saved searches", "Bin"]
    assert len(hints(shelf)) == 3
    assert "Ctrl+S" in hints(shelf)[1]
    assert shelf.sections == ()


def test_saved_searches_and_the_bin_never_stand_behind_hundreds_of_articles(shelf: Shelf) -> None:
    lessons = [a_lesson(f"L{n}", *(f"a{n}-{each}" for each in range(60))) for n in range(5)]
    taught = [a_summary(each) for lesson in lessons for each in lesson.article_ids]
    own = [a_summary(str(number)) for number in range(312)]
    shelf.show_library(lessons, ShelvedArticles.of([*taught, *own]))
    shelf.show_searches([RUST])

    assert heads(shelf).index("Saved searches") < 12
    assert "All articles" in heads(shelf)


def test_all_articles_lead_to_the_library_as_a_place(shelf: Shelf, qtbot: QtBot) -> None:
    shelf.show_library([], ShelvedArticles.of([a_summary(str(number)) for number in range(312)]))
    shelf.rows.setFocus()
    shelf.rows.go_to(heads(shelf).index("All articles"))

    with qtbot.waitSignal(shelf.part_wanted) as said:
        qtbot.keyClick(shelf.rows, Qt.Key.Key_Return)

    assert said.args == ["all", ""]
    assert str(shelf.rows.currentIndex().data()).startswith("All articles")


def test_collections_and_tags_stand_below_all_articles_and_the_bin_has_them_too(
    shelf: Shelf, qtbot: QtBot
) -> None:
    shelf.show_library([], ShelvedArticles.of([a_summary("a")]))
    shelf.show_parts(
        [("collection", "k", "Coast", 18), ("tag", "roads", "#roads", 7), ("bin", "", "", 1)]
    )
    words = spoken_rows(shelf.rows)

    first = words.index("All articles. 1 article")
    assert words[first + 1 : first + 3] == ["Coast. 18 articles", "#roads. 7 articles"]
    assert words[-1] == "Articles. 1 article"
    shelf.rows.setFocus()
    shelf.rows.go_to(first + 2)
    with qtbot.waitSignal(shelf.part_wanted) as said:
        qtbot.keyClick(shelf.rows, Qt.Key.Key_Return)
    assert said.args == ["tag", "roads"]


def test_of_many_lessons_that_of_the_open_article_is_unfolded_and_others_by_a_key(
    shelf: Shelf, qtbot: QtBot
) -> None:
    lessons = [a_lesson(f"L{n}", f"a{n}") for n in range(6)]
    shelf.show_library(lessons, ShelvedArticles.of([a_summary(f"a{n}") for n in range(6)]))
    shelf.show_open(ArticleId("a3"))
    assert [words for words in heads(shelf) if words.startswith("Title")] == ["Title a3"]
    shelf.rows.setFocus()

    shelf.rows.go_to(heads(shelf).index("L5"))
    qtbot.keyClick(shelf.rows, Qt.Key.Key_Right)
    assert "Title a5" in heads(shelf)
    assert str(shelf.rows.currentIndex().data()).startswith("L5")
    qtbot.keyClick(shelf.rows, Qt.Key.Key_Left)
    assert "Title a5" not in heads(shelf)


def test_more_of_a_long_lesson_is_shown_when_it_is_wanted(shelf: Shelf, qtbot: QtBot) -> None:
    names = [f"a{number}" for number in range(20)]
    shelf.show_library([a_lesson("Long", *names)], ShelvedArticles.of(map(a_summary, names)))
    more = heads(shelf).index("14 more …")
    shelf.rows.setFocus()
    shelf.rows.go_to(more)

    qtbot.keyClick(shelf.rows, Qt.Key.Key_Return)

    assert sum(words.startswith("Title") for words in heads(shelf)) == 20


def test_the_bin_of_the_library_tells_what_was_removed_when_and_puts_it_back(
    shelf: Shelf, qtbot: QtBot
) -> None:
    shelf.show_library([], ShelvedArticles.of([a_summary("a")]))
    shelf.show_bin_count(2)
    wanted = all_said(shelf.return_wanted)
    with qtbot.waitSignal(shelf.bin_wanted):
        shelf.show_place("bin")
    shelf.show_bin([a_binned("n1", "Why not?"), a_binned("n2")])

    spoken = spoken_rows(shelf.rows)
    facts = "Repairs · removed on 3 Mar 2025 · kept at least until 2 Apr 2025"
    assert f"Why not?. {facts}" in spoken
    assert f"“rust”. {facts}" in spoken
    shelf.rows.setFocus()
    shelf.rows.go_to(3)
    qtbot.keyClick(shelf.rows, Qt.Key.Key_Return)

    assert [row.id for row in wanted if isinstance(row, BinnedRow)] == ["n1"]


def records(shelf: Shelf) -> list[object]:
    model = shelf.rows.model()
    return [model.index(row, 0).data(RecordRole) for row in range(model.rowCount())]


def test_what_has_long_been_in_the_bin_is_deleted_only_when_that_is_asked_for(
    shelf: Shelf, qtbot: QtBot
) -> None:
    shelf.show_library([], ShelvedArticles.of([a_summary("a")]))
    shelf.show_place("bin")
    shelf.show_bin([a_binned("n1")])
    assert not any(isinstance(row, EmptyBinRow) for row in records(shelf))

    shelf.show_bin([a_binned("n1")], 1)
    number = next(n for n, row in enumerate(records(shelf)) if isinstance(row, EmptyBinRow))
    shelf.rows.setFocus()
    shelf.rows.go_to(number)
    with qtbot.waitSignal(shelf.emptying_wanted):
        qtbot.keyClick(shelf.rows, Qt.Key.Key_Return)


@pytest.mark.parametrize("own", [0, 1, 2, 12, 13, 40])
def test_all_articles_is_the_first_row_of_my_library_however_many_there_are(
    shelf: Shelf, own: int
) -> None:
    articles = [a_summary("taught"), *(a_summary(f"own{n}") for n in range(own))]

    shelf.show_library([a_lesson("Bridges", "taught")], ShelvedArticles.of(articles))
    shelf.show_new(ArticleId(f"own{n}") for n in range(own))
    shelf.show_recent([ArticleId("taught")])

    found = heads(shelf)
    assert found[found.index("My library") + 1] == "All articles"
    parts = ["Continue reading", "Lessons", "My library", "Saved searches", "Bin"]
    assert [each for each in found if each in parts] == parts


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
    shelf.rows.go_to(3)
    said = all_said(shelf.article_chosen)

    qtbot.keyClick(shelf.rows, Qt.Key.Key_Return)

    assert said == ["b"]


def test_a_click_opens_an_article_once(shelf: Shelf, qtbot: QtBot) -> None:
    shelf.show_library([], ShelvedArticles.of([a_summary("a"), a_summary("b")]))
    said = all_said(shelf.article_chosen)

    qtbot.mouseClick(shelf.rows.viewport(), Qt.MouseButton.LeftButton, pos=middle_of(shelf.rows, 2))

    assert said == ["a"]


def test_a_lesson_is_opened_as_a_place(shelf: Shelf, qtbot: QtBot) -> None:
    shelf.show_library(
        [a_lesson("Bridges", "a", "b")],
        ShelvedArticles.of([a_summary("a", visited="x"), a_summary("b")]),
    )
    said = all_said(shelf.lesson_wanted)

    qtbot.mouseClick(shelf.rows.viewport(), Qt.MouseButton.LeftButton, pos=middle_of(shelf.rows, 1))

    assert said == [a_lesson("Bridges", "a", "b").id]


def test_a_lesson_says_how_many_of_its_questions_are_answered(shelf: Shelf) -> None:
    lesson = a_lesson("Bridges", "a")
    shelf.show_library([lesson], ShelvedArticles.of([a_summary("a", visited="x")]))

    shelf.show_progress({lesson.id: (4, 6)})

    said = [str(shelf.rows.model().index(1, 0).data(Qt.ItemDataRole.AccessibleTextRole))]
    assert said == ["Bridges. 1 article · 4 of 6 questions answered"]


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

    for _ in range(3):
        qtbot.keyClick(shelf.rows, Qt.Key.Key_Down)
        walked.append(str(shelf.rows.currentIndex().data()).partition(".")[0])

    assert walked == ["Title a", "All articles", "Title b"]


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
    for index in rows_of(shelf.rows)[2:]:
        box = shelf.rows.visualRect(index)
        image = shelf.rows.viewport().grab(box).toImage()
        grounds.append(image.pixelColor(box.width() - 30, box.height() - 10))
    assert grounds[1] == light.colour("card")
    assert grounds[0] != light.colour("card")
    assert shelf.rows.currentIndex().row() == 3


def test_a_long_title_is_shown_whole(shelf: Shelf) -> None:
    shelf.show_library(
        [], ShelvedArticles.of([a_summary("a", title="Many words in a title " * 8), a_summary("b")])
    )

    heights = [shelf.rows.visualRect(index).height() for index in rows_of(shelf.rows)]
    assert heights[2] > heights[3] + 80


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


def heads_row(shelf: Shelf, words: str) -> int:
    spoken = spoken_rows(shelf.rows)
    return next(row for row, said in enumerate(spoken) if said.startswith(words))


def test_saved_searches_stand_below_with_what_was_chosen(with_searches: Shelf) -> None:
    spoken = spoken_rows(with_searches.rows)
    at = spoken.index("Saved searches")
    assert spoken[at : at + 3] == ["Saved searches", "rust", "bridge. quotes · Anna Keller"]


def test_a_saved_search_is_chosen(with_searches: Shelf, qtbot: QtBot) -> None:
    with qtbot.waitSignal(with_searches.search_chosen) as chosen:
        qtbot.mouseClick(
            with_searches.rows.viewport(),
            Qt.MouseButton.LeftButton,
            pos=middle_of(with_searches.rows, heads_row(with_searches, "bridge")),
        )

    assert chosen.args == [NARROW.request]


def test_delete_asks_to_remove_the_saved_search_under_the_keyboard(
    with_searches: Shelf, qtbot: QtBot
) -> None:
    with_searches.rows.setFocus()
    with_searches.rows.go_to(heads_row(with_searches, "rust"))

    with qtbot.waitSignal(with_searches.search_removal_wanted) as removed:
        qtbot.keyClick(with_searches.rows, Qt.Key.Key_Delete)

    assert removed.args == ["s1"]


def test_delete_on_an_article_removes_nothing(with_searches: Shelf, qtbot: QtBot) -> None:
    with_searches.rows.setFocus()
    with_searches.rows.go_to(0)

    with qtbot.assertNotEmitted(with_searches.search_removal_wanted):
        qtbot.keyClick(with_searches.rows, Qt.Key.Key_Delete)
