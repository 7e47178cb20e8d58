"""What is found by a tag: notes that have it, and articles that have it."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path

import pytest

from desktop.core.article import ArticleId
from desktop.core.indexing.feeding import Indexing
from desktop.core.library.article_bin import ArticleBin
from desktop.core.library.article_tags import ArticleTags
from desktop.core.library.library import Library
from desktop.core.search_request import Facet, Request, ResultKind
from desktop.core.searching.article_search import ArticleSearch
from tests.core.builders import Clock, an_annotation, an_article

TAGGED, NOTED, OTHER = (ArticleId(each) for each in ("tagged", "noted", "other"))
Ask = Callable[[str], list[tuple[str, ResultKind]]]


@pytest.fixture(params=[True, False], ids=["by the index", "without an index"])
def folder(request: pytest.FixtureRequest, tmp_path: Path) -> Path:
    """One article with the tag, one with a note that has it, and one with neither."""
    with Library.open(tmp_path, now=Clock()) as library:
        for each in (TAGGED, NOTED, OTHER):
            library.articles.add(an_article(each))
        noted = an_article(NOTED)
        library.annotations.add(an_annotation(body="see #roads", article=noted))
        ArticleTags(library.connection, library.now).change([(TAGGED, "roads")], ())
        index_folder = library.index_folder
    if request.param:
        Indexing(tmp_path, index_folder).feed()
    return tmp_path


@pytest.fixture
def ask(folder: Path) -> Ask:
    with Library.open_for_reading(folder) as library:
        search = ArticleSearch(folder, library.index_folder)

    def ask(words: str) -> list[tuple[str, ResultKind]]:
        found = search.search(words)
        return sorted((group.id, each.kind) for group in found.groups for each in group.passages)

    return ask


def test_a_tag_finds_the_beginning_of_its_articles_and_its_notes(ask: Ask) -> None:
    expected = [(NOTED, ResultKind.NOTE), (TAGGED, ResultKind.ARTICLE)]

    assert ask("tag:roads") == expected


def test_other_words_are_looked_for_in_all_of_a_tagged_article(ask: Ask) -> None:
    assert ask("tag:roads survey") == [(TAGGED, ResultKind.ARTICLE)]


def test_articles_of_a_tag_can_be_left_out(ask: Ask) -> None:
    assert TAGGED not in {article for article, _ in ask("survey -tag:roads")}


def test_whole_articles_answer_a_search_that_is_a_collection(folder: Path) -> None:
    with Library.open_for_reading(folder) as library:
        search = ArticleSearch(folder, library.index_folder)

    assert set(search.whole_articles.answering(Request("tag:roads"))) == {TAGGED, NOTED}
    assert set(search.whole_articles.answering(Request("survey"))) == {TAGGED, NOTED, OTHER}
    assert search.whole_articles.answering(Request("")) == ()


def test_what_lies_in_the_bin_is_not_found(folder: Path) -> None:
    with Library.open_existing(folder) as library:
        ArticleBin(library.connection, library.now).put([TAGGED])
        search = ArticleSearch(folder, library.index_folder)

        found = search.search("survey")

    assert TAGGED not in {group.id for group in found.groups}


def test_the_tags_of_articles_are_offered_where_one_is_typed(tmp_path: Path) -> None:
    with Library.open(tmp_path, now=Clock()) as library:
        library.articles.add(an_article(TAGGED))
        ArticleTags(library.connection, library.now).change([(TAGGED, "roads")], ())
        index_folder = library.index_folder
    Indexing(tmp_path, index_folder).feed()
    search = ArticleSearch(tmp_path, index_folder)

    offered = search.known_values.of(Facet.TAG)

    assert [(each.value, each.count) for each in offered] == [("roads", 1)]
    # Of two quotations, one is a part of the other's paragraph.
    assert search.whole_articles.quotes() == {TAGGED: 3}
