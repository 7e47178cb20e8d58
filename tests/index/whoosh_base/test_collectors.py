"""Any collector of Whoosh's in the place of ours gives the same answers."""

from __future__ import annotations

from collections import Counter
from collections.abc import Mapping, Sequence

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from whoosh import query as whoosh_query
from whoosh.collectors import (
    CollapseCollector,
    FacetCollector,
    TopCollector,
    UnlimitedCollector,
    UnsortedCollector,
)
from whoosh.sorting import FieldFacet

from index.asking.parsing import parse
from index.asking.query import Query
from index.document import Document
from index.full_text_index import FullTextIndex
from index.scoring.ranking import HitsWanted
from index.segments.fields import GROUP, ID, KIND, WORDS
from index.whoosh_base.collector import ArrayCollector
from index.whoosh_base.query import WHOLE, ArrayQuery
from tests.index.reference.queries import DOCUMENTS, QUERIES, ROUNDS
from tests.index.reference.stack import close, our_index

ASKED = st.lists(QUERIES, min_size=1, max_size=6)


def sizes(groups: Mapping[str, Sequence[int]]) -> dict[str, int]:
    return {value: len(numbers) for value, numbers in groups.items()}


def scores(results: object) -> list[float]:
    return [hit.score % WHOLE for hit in results]  # type: ignore[attr-defined]


@settings(max_examples=8 * ROUNDS, deadline=None)
@given(DOCUMENTS, DOCUMENTS, ASKED, st.integers(1, 5))
def test_the_best_of_all(
    first: list[Document], second: list[Document], queries: list[Query], limit: int
) -> None:
    with our_index(first, second) as index:
        searcher = index.whoosh.searcher()
        for query in queries:
            ours = index.search(query, 99)
            everything, top, unsorted = (
                UnlimitedCollector(),
                TopCollector(limit),
                UnsortedCollector(),
            )
            for each in (everything, top, unsorted):
                searcher.search_with_collector(ArrayQuery(query), each)

            assert scores(everything.results()) == close([hit.score for hit in ours.hits])
            assert {hit[ID] for hit in everything.results()} == {hit.id for hit in ours.hits}
            assert scores(top.results()) == close([hit.score for hit in ours.hits[:limit]])
            assert unsorted.count() == ours.total


@settings(max_examples=8 * ROUNDS, deadline=None)
@given(DOCUMENTS, DOCUMENTS, ASKED)
def test_what_is_counted(
    first: list[Document], second: list[Document], queries: list[Query]
) -> None:
    with our_index(first, second) as index:
        searcher = index.whoosh.searcher()
        for query in queries:
            ours = index.search(query, 99, facets=("group",))
            collector = FacetCollector(UnlimitedCollector(), [KIND, GROUP])
            searcher.search_with_collector(ArrayQuery(query), collector)
            theirs = collector.results()

            assert sizes(theirs.groups(KIND)) == ours.by_kind
            assert sizes(theirs.groups(GROUP)) == ours.facets["group"]


@settings(max_examples=8 * ROUNDS, deadline=None)
@given(DOCUMENTS, DOCUMENTS, ASKED)
def test_so_many_of_each_group(
    first: list[Document], second: list[Document], queries: list[Query]
) -> None:
    with our_index(first, second) as index:
        searcher = index.whoosh.searcher()
        for query in queries:
            collector = CollapseCollector(UnlimitedCollector(), FieldFacet(GROUP), limit=1)
            searcher.search_with_collector(ArrayQuery(query), collector)
            theirs = collector.results()
            ours = index.search(query, 99, per_group=1).hits

            assert scores(theirs) == close([hit.score for hit in ours])
            of_group = Counter(hit.group for hit in ours)
            assert set(of_group.values()) <= {1}


@settings(max_examples=8 * ROUNDS, deadline=None)
@given(DOCUMENTS, DOCUMENTS, st.sampled_from(["rain", "storm", "a"]))
def test_our_collector_counts_what_a_query_of_theirs_finds(
    first: list[Document], second: list[Document], word: str
) -> None:
    with our_index(first, second) as index:
        collector = ArrayCollector(HitsWanted(99, facets=("group", "year")))
        index.whoosh.searcher().search_with_collector(whoosh_query.Term(WORDS, word), collector)
        theirs = collector.results()
        ours = index.search(parse(f'"{word}"'), 99, facets=("group", "year"))

        assert {hit.id for hit in theirs.hits} == {hit.id for hit in ours.hits}
        assert (theirs.total, theirs.by_kind, theirs.facets) == (
            ours.total,
            ours.by_kind,
            ours.facets,
        )
        assert collector.count() == ours.total == len(collector.all_ids())


@pytest.mark.parametrize("limit", [1, 2, 9])
def test_what_holds_every_word_comes_first_for_any_collector(
    limit: int, tmp_path_factory: pytest.TempPathFactory
) -> None:
    both = "the mayor spoke of many other things and at last of rust"
    with our_index() as index:
        assert isinstance(index, FullTextIndex)
        for number, text in enumerate(["rust rust rust", "mayor mayor mayor", both]):
            index.replace([Document(f"d{number}", "g", "article", text)])
        collector = TopCollector(limit)
        index.whoosh.searcher().search_with_collector(ArrayQuery(parse("mayor rust")), collector)

        assert collector.results()[0][ID] == "d2"
