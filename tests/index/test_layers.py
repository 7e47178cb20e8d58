"""Our own codec, writer, searcher and collector give what Whoosh gives."""

from __future__ import annotations

from collections import Counter
from collections.abc import Callable
from contextlib import AbstractContextManager, ExitStack
from itertools import pairwise

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from index.asking.parsing import parse
from index.asking.query import Query
from index.document import Document, Hit, Order
from index.scoring.sort_keys import sort_key
from tests.index.in_memory import in_memory
from tests.index.reference.memory_segment import MemorySegment
from tests.index.reference.queries import DOCUMENTS, FACETS, QUERIES, ROUNDS
from tests.index.reference.ranking import Collection, rank
from tests.index.reference.stack import (
    OPERATORS,
    STACK,
    Searchable,
    WrittenByWhoosh,
    our_index,
    plain_whoosh,
    same,
)


@settings(max_examples=8 * ROUNDS, deadline=None)
@given(DOCUMENTS, DOCUMENTS, st.lists(QUERIES, min_size=1, max_size=6))
def test_every_layer_answers_like_the_one_below_it(
    first: list[Document], second: list[Document], queries: list[Query]
) -> None:
    with ExitStack() as opened:
        indexes = [opened.enter_context(each(first, second)) for each in STACK]
        for query in queries:
            answers = [index.search(query, 99, facets=FACETS) for index in indexes]
            few = [index.search(query, 1, facets={"group": 1, "year": 1}) for index in indexes]
            assert all(each.facets == few[0].facets for each in few)
            assert all(len(values) <= 1 for values in few[0].facets.values())
            for below, above in pairwise(answers):
                same(below, above)


@settings(max_examples=8 * ROUNDS, deadline=None)
@given(DOCUMENTS, st.lists(QUERIES, min_size=1, max_size=6), st.integers(1, 5))
def test_an_index_answers_like_the_plainest_engine_wherever_it_is_kept(
    documents: list[Document], queries: list[Query], limit: int
) -> None:
    reference = Collection([MemorySegment(documents, OPERATORS.attributes)])
    gone = Document("gone", "g", "article", "rain storm")
    different = tuple({each.id: each for each in documents}.values())
    others: list[Searchable] = [in_memory(documents, OPERATORS.attributes)]
    # Whoosh writes no segment without documents.
    others += [WrittenByWhoosh(different)] if different else []
    with our_index([gone]) as index:
        index.replace(documents)
        index.tidy()
        for query in queries:
            everything = rank(reference, query, 99, facets=FACETS)
            for each in (index, *others):
                same(each.search(query, 99, facets=FACETS), everything)
            for per_group in (0, 1):
                some = index.search(query, limit, per_group).hits
                assert [hit.score for hit in some] == pytest.approx(
                    [hit.score for hit in rank(reference, query, limit, per_group).hits], rel=1e-5
                )


def place(hit: Hit, documents: dict[str, Document], order: Order) -> tuple[bool, str]:
    """What a hit is put in order by: first whether it has a value at all."""
    document = documents[hit.id]
    value = document.date if order.column == "date" else document.attributes.get(order.column, "")
    return (not value, sort_key(order.column, value))


@settings(max_examples=8 * ROUNDS, deadline=None)
@given(
    DOCUMENTS,
    DOCUMENTS,
    st.lists(QUERIES, min_size=1, max_size=4),
    st.builds(Order, st.sampled_from(["date", "speaker"]), st.booleans()),
    st.integers(1, 5),
)
def test_every_layer_puts_all_that_is_found_in_the_same_order(
    first: list[Document],
    second: list[Document],
    queries: list[Query],
    order: Order,
    limit: int,
) -> None:
    documents = {each.id: each for each in (*first, *second)}
    with ExitStack() as opened:
        indexes = [opened.enter_context(each(first, second)) for each in STACK]
        for query in queries:
            answers = [index.search(query, 99, order=order) for index in indexes]
            for below, above in pairwise(answers):
                same(below, above)
                places = [
                    [place(hit, documents, order) for hit in its.hits] for its in (below, above)
                ]
                assert places[0] == places[1]
            [whole, *_] = answers
            for index in indexes:
                for per_group in (0, 1):
                    some = index.search(query, limit, per_group, order=order).hits
                    kept = first_of_each(whole.hits, per_group)[:limit]
                    assert [place(hit, documents, order) for hit in some] == [
                        place(hit, documents, order) for hit in kept
                    ]
                    assert [hit.score for hit in some] == pytest.approx(
                        [hit.score for hit in kept], rel=1e-5
                    )


def first_of_each(hits: tuple[Hit, ...], per_group: int) -> list[Hit]:
    """So many hits of each group; all for 0."""
    seen: Counter[str] = Counter()
    kept = []
    for hit in hits:
        seen[hit.group] += 1
        if not per_group or seen[hit.group] <= per_group:
            kept.append(hit)
    return kept


@pytest.mark.parametrize("an_index", STACK)
def test_an_order_is_that_of_a_reader_and_what_has_no_value_comes_last(
    an_index: Callable[..., AbstractContextManager[Searchable]],
) -> None:
    speakers = ["zora", "“Öland”", "", "Anna", "'obama'", "ANNA keller", "oz"]
    first, second = (
        [
            Document(f"id {n}", f"g{n}", "article", "rain", attributes={"speaker": speakers[n]})
            for n in numbers
        ]
        for numbers in (range(4), range(4, 7))
    )
    gone = [Document("gone", "g", "article", "rain")]
    with an_index([*gone, *first], second) as index:

        def said(*, is_descending: bool) -> list[str]:
            hits = index.search(parse("rain"), order=Order("speaker", is_descending)).hits
            return [speakers[int(hit.id.removeprefix("id "))] for hit in hits]

        in_order = ["Anna", "ANNA keller", "'obama'", "“Öland”", "oz", "zora"]
        assert said(is_descending=False) == [*in_order, ""]
        assert said(is_descending=True) == [*reversed(in_order), ""]


@pytest.mark.parametrize("an_index", STACK)
def test_of_equals_in_an_order_the_best_come_first(
    an_index: Callable[..., AbstractContextManager[Searchable]],
) -> None:
    dates = ["2023", "2024-05", "2024-05", "2024-05", ""]
    texts = ["rain", "storm a a a", "rain storm", "storm a", "rain storm"]
    documents = [
        Document(f"id {n}", "g", "article", texts[n], date=dates[n]) for n in range(len(texts))
    ]
    with an_index([Document("gone", "g", "article", "rain"), *documents]) as index:
        hits = index.search(parse("rain storm"), order=Order("date", is_descending=True)).hits

    assert [hit.id for hit in hits] == ["id 2", "id 3", "id 1", "id 0", "id 4"]


@settings(max_examples=4 * ROUNDS, deadline=None)
@given(st.lists(DOCUMENTS, min_size=2, max_size=9), st.lists(QUERIES, min_size=1, max_size=4))
def test_a_tidied_index_holds_what_it_held(
    batches: list[list[Document]], queries: list[Query]
) -> None:
    with our_index(*batches) as index, plain_whoosh(*batches) as plain:
        assert index.tidy()

        assert index.document_count() == plain.document_count()
        for query in queries:
            mine, theirs = index.search(query, 99), plain.search(query, 99)
            assert {hit.id for hit in mine.hits} == {hit.id for hit in theirs.hits}
