"""Which speakers, publishers and tags a library knows, and what may follow `speaker:`."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

import pytest

from desktop.core.indexing.feeding import Indexing
from desktop.core.library.library import Library
from desktop.core.search_request import Facet
from desktop.core.searching.article_search import ArticleSearch
from desktop.core.searching.completing import Unfinished, unfinished
from desktop.core.searching.typical_words import TypicalWords, typical_words
from tests.core.an_empty_library import a_library
from tests.core.builders import BRIDGE, an_annotation, an_article


@pytest.mark.parametrize(
    ("typed", "facet", "start"),
    [
        ("speaker:", Facet.SPEAKER, ""),
        ("rust Speaker:kel", Facet.SPEAKER, "kel"),
        ('rust -by:"anna k', Facet.SPEAKER, "anna k"),
        ("(publisher:har", Facet.PUBLISHER, "har"),
        ("tag:", Facet.TAG, ""),
    ],
)
def test_a_value_is_unfinished_right_behind_its_name(typed: str, facet: Facet, start: str) -> None:
    end = unfinished(typed)

    assert end is not None
    assert (end.facet, end.start) == (facet, start)


@pytest.mark.parametrize(
    "typed",
    ["", "speaker", "speaker :", "speaker:kel rust", 'speaker:"anna keller"', "title:a", "12:30"],
)
def test_elsewhere_nothing_is_completed(typed: str) -> None:
    assert unfinished(typed) is None


def test_what_was_typed_before_stays_and_a_name_of_two_words_is_quoted() -> None:
    end = Unfinished(Facet.SPEAKER, "rust speaker:", "an")

    assert end.with_value("Anna Keller") == 'rust speaker:"Anna Keller" '
    assert end.with_value("Reed") == "rust speaker:Reed "
    assert end.with_value('the "mayor"') == 'rust speaker:"the  mayor " '
    assert Unfinished(Facet.SPEAKER, "speaker:", "").is_bare
    assert not end.is_bare


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    with a_library(tmp_path) as library:
        library.articles.add(an_article("a", title="Harbour bridge repairs", publisher="The Post"))
        library.articles.add(an_article("b", publisher="The Post"))
        library.articles.add(an_article("c", "Nobody speaks here.", publisher="Hafen Öst"))
        library.annotations.add(an_annotation(body="#why is that?", article=an_article("a")))
        with_index = library.index_folder
    indexing = Indexing(tmp_path, with_index)
    indexing.feed()
    indexing.close()
    return tmp_path


@pytest.fixture
def search(folder: Path) -> Iterator[ArticleSearch]:
    with Library.open_for_reading(folder) as library:
        index_folder = library.index_folder
    search = ArticleSearch(folder, index_folder)
    yield search
    search.close()


def completed(search: ArticleSearch, typed: str) -> list[tuple[str, int]]:
    end = unfinished(typed)
    assert end is not None
    return [(v.value, v.count) for v in search.known_values.completion(typed, end).values]


def test_every_speaker_is_listed_with_the_most_quoted_first(search: ArticleSearch) -> None:
    found = completed(search, "speaker:")

    assert {"Anna Keller", "Tom Reed"} <= {name for name, _ in found}
    assert [count for _, count in found] == sorted((c for _, c in found), reverse=True)


def test_any_word_of_a_name_may_be_begun_in_any_spelling(search: ArticleSearch) -> None:
    assert [name for name, _ in completed(search, "speaker:KEL")] == ["Anna Keller"]
    assert [name for name, _ in completed(search, 'speaker:"anna k')] == ["Anna Keller"]
    assert completed(search, "publisher:ost") == [("Hafen Öst", 1)]
    assert completed(search, "speaker:zz") == []


def test_a_publisher_is_counted_once_for_each_article(search: ArticleSearch) -> None:
    assert completed(search, "publisher:") == [("The Post", 2), ("Hafen Öst", 1)]


def test_pens_and_hashtags_are_offered(search: ArticleSearch) -> None:
    assert completed(search, "tag:w") == [("why", 1)]
    assert ("evidence", 1) in completed(search, "tag:")


def test_what_is_new_is_known_when_the_index_has_gone_on(
    search: ArticleSearch, folder: Path
) -> None:
    assert completed(search, "publisher:n") == []
    with Library.open_existing(folder) as library:
        library.articles.add(an_article("d", publisher="New Voice"))
        index_folder = library.index_folder
    indexing = Indexing(folder, index_folder)
    indexing.feed()
    indexing.close()

    search.known_values.forget()

    assert completed(search, "publisher:n") == [("New Voice", 1)]


def test_examples_are_made_of_words_that_the_library_has(search: ArticleSearch) -> None:
    known = typical_words(search, ["War", "Harbour bridge repairs"])

    assert (known.word, known.other) == ("harbour", "bridge")
    assert known.publisher == "The Post"
    assert known.tag == "why"
    assert known.phrase
    assert known.phrase in BRIDGE
    assert search.search(f'speaker:"{known.speaker}"').total


def test_a_library_without_an_index_knows_nothing_yet(tmp_path: Path) -> None:
    with a_library(tmp_path) as library:
        search = ArticleSearch(tmp_path, library.index_folder)

    assert completed(search, "speaker:") == []
    assert typical_words(search, ()) == TypicalWords()
