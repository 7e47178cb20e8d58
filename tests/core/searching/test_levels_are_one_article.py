"""Several texts of one article are one article: found once, and never a second source."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

import pytest

from desktop.core.article import ArticleId
from desktop.core.corroborating.answer import AskedPassage
from desktop.core.corroborating.corroborate import corroborate
from desktop.core.indexing.feeding import Indexing
from desktop.core.lesson import LessonPack
from desktop.core.packs.reading import read_pack
from desktop.core.runs.kept_runs import bring_up_to_date
from desktop.core.runs.where_from import where_from
from desktop.core.search_request import Facet, Request, ResultKind
from desktop.core.searching.article_search import ArticleSearch
from desktop.core.span import Span
from tests.core.an_empty_library import a_library
from tests.core.builders import an_annotation, an_article

SAID = "“The old well is as dry as dust,” said Ada Quill, who keeps the ledger of the village.\n\n"
LONG = (
    SAID + "On 3 May the last bucket of clear water was drawn from the deep shaft by the miller.\n"
)
SHORT = SAID + "In May the miller got the last bucket. Nobody knows why the spring stopped.\n"
HEAD = "---\nid: {0}\ntitle: {1}\npublisher: The Voice\nrights: free\n{2}---\n"
PACK = (
    "---\nsourcebook: 2\nid: wells\ntitle: The well\nedition: 1\ndate: 2025-01-01\n"
    "language: en\nlicence: CC0-1.0\n---\nA plan.\n"
)
ELSEWHERE = SAID + "The paper of the next town has another view of all these things.\n"
WELL, EASY, OTHER = (ArticleId(each) for each in ("wells/well", "wells/easy", "other"))


class Desk:
    def __init__(self, folder: Path) -> None:
        self.library = a_library(folder / "library")
        self.search = ArticleSearch(folder / "library", folder / "index")
        self._indexing = Indexing(folder / "library", folder / "index")

    def feed(self) -> None:
        self._indexing.feed()

    def finds(self, words: str, **asked: object) -> list[tuple[ArticleId, ResultKind]]:
        results = self.search.ask(Request(words, **asked))  # type: ignore[arg-type] # named there
        found = [(e.ref.article_id, e.kind) for group in results.groups for e in group.passages]
        assert len(found) == results.total == sum(results.by_kind.values())
        return found


def a_lesson(folder: Path, line: str) -> LessonPack:
    files = {
        "pack.md": PACK,
        "articles/well.md": HEAD.format("well", "The well", "level: full\n") + LONG,
        "articles/easy.md": HEAD.format("easy", "Easy", f"{line}\n") + SHORT,
    }
    for name, words in files.items():
        path = folder / "wells" / name
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_text(words, encoding="utf-8")
    reading = read_pack(folder / "wells")
    assert reading.pack is not None, reading.problems
    return reading.pack


@pytest.fixture(params=["same-as: well", "Same as: well"])
def desk(tmp_path: Path, request: pytest.FixtureRequest) -> Iterator[Desk]:
    desk = Desk(tmp_path)
    desk.library.lessons.install([a_lesson(tmp_path, request.param)])
    yield desk
    desk.library.close()


@pytest.mark.parametrize("is_fed", [True, False])
def test_what_stands_in_several_texts_of_an_article_is_found_once(desk: Desk, is_fed: bool) -> None:
    if is_fed:
        desk.feed()

    assert desk.finds("ledger") == [(WELL, ResultKind.ARTICLE)]
    assert [article_id for article_id, _ in desk.finds("dust")] == [WELL]
    assert desk.finds("bucket") == [(WELL, ResultKind.ARTICLE)]
    assert desk.finds("spring") == [(EASY, ResultKind.ARTICLE)]
    assert desk.finds("ledger", here=EASY) == [(EASY, ResultKind.ARTICLE)]


def test_the_text_that_was_read_last_is_the_one_that_is_given(desk: Desk) -> None:
    desk.feed()
    desk.library.articles.remember_reading_position(EASY, 3)

    assert desk.finds("bucket") == [(EASY, ResultKind.ARTICLE)]
    assert desk.finds("deep") == [(WELL, ResultKind.ARTICLE)]


def test_a_note_is_found_in_whichever_text_it_was_written(desk: Desk) -> None:
    easy = desk.library.articles.get(EASY)
    desk.library.annotations.add(an_annotation("bucket", "my ledger", article=easy))
    desk.feed()

    assert sorted(desk.finds("ledger")) == [(EASY, ResultKind.NOTE), (WELL, ResultKind.ARTICLE)]


def test_the_counts_beside_the_results_count_each_article_once(desk: Desk) -> None:
    desk.feed()

    facets = desk.search.ask(Request("dust")).facets

    assert [(e.value, e.count) for e in facets[Facet.PUBLISHER]] == [("The Voice", 1)]
    assert [(e.value, e.count) for e in facets[Facet.SPEAKER]] == [("Ada Quill", 1)]
    assert desk.search.count_by("Ada Quill") == (1, 1)


def test_no_text_speaks_for_another_of_its_article(desk: Desk) -> None:
    for fed in (False, True):
        if fed:
            desk.feed()
        for own in (WELL, EASY):
            asked = AskedPassage(own, Span(0, len(SAID) - 2))
            found = corroborate(desk.library, desk.search, asked)
            assert (found.articles, found.independent, found.others) == ((), 0, 0)


def test_another_article_is_told_once_however_many_texts_it_has(desk: Desk) -> None:
    desk.library.articles.add(an_article(OTHER, ELSEWHERE))
    bring_up_to_date(desk.library.folder, desk.library.room)
    desk.feed()

    asked = AskedPassage(OTHER, Span(0, len(SAID) - 2))
    found = corroborate(desk.library, desk.search, asked)
    shared = where_from(desk.library.folder, desk.library.room, OTHER)

    assert (len(found.articles), found.others) == (1, 1)
    assert len(shared.articles) == 1


def test_a_text_does_not_come_from_another_of_its_article(desk: Desk) -> None:
    bring_up_to_date(desk.library.folder, desk.library.room)

    for own in (WELL, EASY):
        found = where_from(desk.library.folder, desk.library.room, own)
        assert (found.articles, found.stand_elsewhere, found.oldest) == ((), 0, None)


def test_levels_are_read_again_when_the_lessons_are_others(tmp_path: Path) -> None:
    desk = Desk(tmp_path)
    assert desk.search.levels.mains(desk.library.connection) == {}

    desk.library.lessons.install([a_lesson(tmp_path, "same-as: well")])

    assert desk.search.levels.mains(desk.library.connection) == {EASY: WELL}
    desk.library.close()
