"""Searches that are kept, and searches of before."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from desktop.core.library.library import Library
from desktop.core.library.searches import MOST_PAST
from desktop.core.saved_search import (
    SavedSearch,
    SavedSearchId,
    choices_as_json,
    request_from,
)
from desktop.core.search_request import ArticleOrder, Facet, Filter, Request, ResultKind

NARROW = Request(
    "rust",
    kind=ResultKind.QUOTATION,
    filters=frozenset({Filter(Facet.SPEAKER, "Anna “A” Keller"), Filter(Facet.YEAR, "2025")}),
    order=ArticleOrder.NEWEST,
)
A = SavedSearchId("a")


def a_search(request: Request = NARROW, name: str = "a") -> SavedSearch:
    return SavedSearch(SavedSearchId(name), request, "2025-03-13T10:00:00+00:00")


def test_a_search_is_kept_with_all_that_was_chosen(library: Library) -> None:
    changes = library.searches.save(a_search())

    assert library.searches.saved() == (a_search(),)
    assert changes.searches == {A}


def test_a_search_is_put_aside_and_comes_back(library: Library) -> None:
    library.searches.save(a_search())

    library.searches.remove(A)
    assert library.searches.saved() == ()
    assert library.searches.find(NARROW) is None
    library.searches.restore(A)

    assert library.searches.saved() == (a_search(),)


def test_a_kept_search_is_known_by_what_it_asks_for(library: Library) -> None:
    library.searches.save(a_search())

    found = library.searches.find(NARROW)

    assert found == a_search()
    assert library.searches.find(Request("rust")) is None


def test_searches_of_before_are_given_latest_first_and_each_once(library: Library) -> None:
    for words in ("rust", "bridge", "rust"):
        library.searches.remember(Request(words))

    assert [request.words for request in library.searches.past()] == ["rust", "bridge"]


def test_only_the_last_searches_are_remembered(library: Library) -> None:
    for number in range(MOST_PAST + 5):
        library.searches.remember(Request(f"word {number}"))

    past = library.searches.past()
    assert len(past) == MOST_PAST
    assert past[0].words == f"word {MOST_PAST + 4}"


def test_a_search_of_before_is_forgotten(library: Library) -> None:
    library.searches.remember(NARROW)
    library.searches.remember(Request("rust"))

    library.searches.forget(NARROW)

    assert library.searches.past() == (Request("rust"),)


@pytest.mark.parametrize("words", ["", "\x00", "\ud800 half", "🙂", "'; DROP TABLE article; --"])
def test_any_words_can_be_kept(library: Library, words: str) -> None:
    library.searches.save(a_search(Request(words)))
    library.searches.remember(Request(words))

    assert len(library.searches.saved()) == 1
    assert len(library.searches.past()) == 1


@pytest.mark.parametrize(
    "choices",
    [
        "",
        "no json",
        "[]",
        "null",
        '{"kind": "hologram"}',
        '{"filters": [["mood", "x"], 3, ["year"]]}',
    ],
)
def test_what_another_program_chose_and_this_one_does_not_know_is_left_out(choices: str) -> None:
    assert request_from("rust", choices) == Request("rust")


_FILTERS = st.frozensets(st.builds(Filter, st.sampled_from(Facet), st.text(min_size=1)))


@given(
    st.builds(
        Request,
        st.text(),
        kind=st.none() | st.sampled_from(ResultKind),
        filters=_FILTERS,
        order=st.sampled_from(ArticleOrder),
    )
)
def test_every_request_is_read_as_it_was_written(request: Request) -> None:
    assert request_from(request.words, choices_as_json(request)) == request
