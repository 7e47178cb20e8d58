"""Our own codec, writer and scorer give what Whoosh gives."""

from __future__ import annotations

import os
import tempfile
from collections import Counter
from collections.abc import Iterator
from contextlib import ExitStack, contextmanager
from itertools import pairwise
from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from index.asking.parsing import Operators, parse
from index.asking.query import (
    Group,
    Near,
    Node,
    OfAttribute,
    OfGroups,
    OfKind,
    Phrase,
    Prefix,
    Query,
    Term,
)
from index.document import Document, Hit, Hits, Order
from index.full_text_index import FullTextIndex
from index.layers import PLAIN_WHOOSH, Layers
from index.location import discard
from index.scoring.ranking import Collection, rank, sort_key
from index.segment import MemorySegment
from index.words.analysis import Forms, forms

# How many times as many examples as usual are tried.
ROUNDS = int(os.environ.get("SEARCH_ROUNDS", "1"))
OPERATORS = Operators(attributes=("speaker",))
FACETS = ("kind", "group", "year", "speaker")
STACK = (
    PLAIN_WHOOSH,
    Layers(writer=False, scorer=False),
    Layers(scorer=False),
    Layers(writer=False),
    Layers(),
)

WORDS = ("a", "an", "and", "rain", "rains", "rained", "rainy", "storm", "storms", "é", "o’b", "東")
TEXTS = st.lists(st.sampled_from(WORDS), max_size=12).map(" ".join)
DOCUMENTS = st.lists(
    st.builds(
        Document,
        id=st.sampled_from([f"id {number}" for number in range(9)]),
        group=st.sampled_from(["g", "h"]),
        kind=st.sampled_from(["article", "note"]),
        text=TEXTS,
        heading=TEXTS,
        keywords=st.lists(st.sampled_from(WORDS), max_size=2).map(tuple),
        date=st.sampled_from(["", "2023", "2024-05", "2024-06-03"]),
        attributes=st.fixed_dictionaries({}, optional={"speaker": TEXTS}),
        payload=st.sampled_from(["", "{}", "é"]),
        language=st.sampled_from(["en", "en", "de"]),
    ),
    max_size=8,
)


def only_form(word: str) -> Forms:
    [form] = forms(word)
    return form


FORMS = st.sampled_from(WORDS).map(only_form)
LEAVES: st.SearchStrategy[Node] = st.one_of(
    st.builds(Term, FORMS),
    st.builds(
        Phrase, st.lists(FORMS.map(lambda form: form.exact), min_size=1, max_size=3).map(tuple)
    ),
    st.builds(Prefix, st.sampled_from(["r", "ra", "rain", "s", "x"])),
    st.builds(Near, FORMS, FORMS),
    st.builds(OfKind, st.sampled_from(["article", "note", "none"]), st.none()),
    st.builds(OfGroups, st.frozensets(st.sampled_from(["g", "h", "none"])), st.booleans()),
)


def _nested(nodes: st.SearchStrategy[Node]) -> st.SearchStrategy[Node]:
    several = st.lists(nodes, max_size=3).map(tuple)
    groups = st.builds(Group, several, several, st.lists(nodes, max_size=1).map(tuple))
    return st.one_of(
        groups,
        st.builds(OfAttribute, st.just("speaker"), nodes),
        st.builds(OfKind, st.sampled_from(["article", "note"]), nodes),
    )


NODES = st.recursive(LEAVES, _nested, max_leaves=6)
QUERIES = st.builds(
    Query,
    st.builds(
        Group, st.lists(NODES, max_size=2).map(tuple), st.lists(NODES, max_size=3).map(tuple)
    ),
    st.sampled_from(["", "2023", "2024-05"]),
    st.sampled_from(["", "", "2024", "2024-06"]),
)


@contextmanager
def an_index(layers: Layers, *batches: list[Document]) -> Iterator[FullTextIndex]:
    """An index of some segments, from which the first document of all was removed."""
    folder = Path(tempfile.mkdtemp(prefix="sourcebook-layers-"))
    try:
        with FullTextIndex.open_or_make(folder, OPERATORS, layers=layers) as index:
            for batch in batches:
                index.replace(batch)
            if batches and batches[0]:
                index.remove(ids=[batches[0][0].id])
            yield index
    finally:
        discard(folder)


def same(one: Hits, other: Hits) -> None:
    """The same documents and counts, and the same order but among equals."""
    assert (one.total, dict(one.by_kind)) == (other.total, dict(other.by_kind))
    assert one.facets == other.facets
    scores = [{hit.id: hit.score for hit in hits.hits} for hits in (one, other)]
    assert scores[0] == pytest.approx(scores[1], rel=1e-5, abs=1e-9)
    if [hit.id for hit in one.hits] != [hit.id for hit in other.hits]:
        for mine, theirs in zip(one.hits, other.hits, strict=True):
            assert mine.score == pytest.approx(theirs.score, rel=1e-5, abs=1e-9)
    assert {hit.id: hit[1:3] + hit[4:] for hit in one.hits} == {
        hit.id: hit[1:3] + hit[4:] for hit in other.hits
    }


@settings(max_examples=8 * ROUNDS, deadline=None)
@given(DOCUMENTS, DOCUMENTS, st.lists(QUERIES, min_size=1, max_size=6))
def test_every_layer_answers_like_the_one_below_it(
    first: list[Document], second: list[Document], queries: list[Query]
) -> None:
    with ExitStack() as opened:
        indexes = [opened.enter_context(an_index(each, first, second)) for each in STACK]
        for query in queries:
            answers = [index.search(query, 99, facets=FACETS) for index in indexes]
            few = [index.search(query, 1, facets={"group": 1, "year": 1}) for index in indexes]
            assert all(each.facets == few[0].facets for each in few)
            assert all(len(values) <= 1 for values in few[0].facets.values())
            for below, above in pairwise(answers):
                same(below, above)


@settings(max_examples=8 * ROUNDS, deadline=None)
@given(DOCUMENTS, st.lists(QUERIES, min_size=1, max_size=6), st.integers(1, 5))
def test_a_stored_index_answers_like_one_in_memory(
    documents: list[Document], queries: list[Query], limit: int
) -> None:
    in_memory = Collection([MemorySegment(documents, OPERATORS.attributes)])
    gone = Document("gone", "g", "article", "rain storm")
    with an_index(Layers(), [gone]) as index:
        index.replace(documents)
        index.tidy()
        for query in queries:
            everything = rank(in_memory, query, 99, facets=FACETS)
            same(index.search(query, 99, facets=FACETS), everything)
            for per_group in (0, 1):
                some = index.search(query, limit, per_group).hits
                assert [hit.score for hit in some] == pytest.approx(
                    [hit.score for hit in rank(in_memory, query, limit, per_group).hits], rel=1e-5
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
        indexes = [opened.enter_context(an_index(each, first, second)) for each in STACK]
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


@pytest.mark.parametrize("layers", STACK, ids=str)
def test_an_order_is_that_of_a_reader_and_what_has_no_value_comes_last(layers: Layers) -> None:
    speakers = ["zora", "“Öland”", "", "Anna", "'obama'", "ANNA keller", "oz"]
    first, second = (
        [
            Document(f"id {n}", f"g{n}", "article", "rain", attributes={"speaker": speakers[n]})
            for n in numbers
        ]
        for numbers in (range(4), range(4, 7))
    )
    gone = [Document("gone", "g", "article", "rain")]
    with an_index(layers, [*gone, *first], second) as index:

        def said(*, is_descending: bool) -> list[str]:
            hits = index.search(parse("rain"), order=Order("speaker", is_descending)).hits
            return [speakers[int(hit.id.removeprefix("id "))] for hit in hits]

        in_order = ["Anna", "ANNA keller", "'obama'", "“Öland”", "oz", "zora"]
        assert said(is_descending=False) == [*in_order, ""]
        assert said(is_descending=True) == [*reversed(in_order), ""]


@pytest.mark.parametrize("layers", STACK, ids=str)
def test_of_equals_in_an_order_the_best_come_first(layers: Layers) -> None:
    dates = ["2023", "2024-05", "2024-05", "2024-05", ""]
    texts = ["rain", "storm a a a", "rain storm", "storm a", "rain storm"]
    documents = [
        Document(f"id {n}", "g", "article", texts[n], date=dates[n]) for n in range(len(texts))
    ]
    with an_index(layers, [Document("gone", "g", "article", "rain"), *documents]) as index:
        hits = index.search(parse("rain storm"), order=Order("date", is_descending=True)).hits

    assert [hit.id for hit in hits] == ["id 2", "id 3", "id 1", "id 0", "id 4"]


@settings(max_examples=4 * ROUNDS, deadline=None)
@given(st.lists(DOCUMENTS, min_size=2, max_size=9), st.lists(QUERIES, min_size=1, max_size=4))
def test_a_tidied_index_holds_what_it_held(
    batches: list[list[Document]], queries: list[Query]
) -> None:
    with an_index(Layers(), *batches) as index, an_index(PLAIN_WHOOSH, *batches) as plain:
        assert index.tidy()
        assert plain.tidy()

        assert index.document_count() == plain.document_count()
        for query in queries:
            mine, theirs = index.search(query, 99), plain.search(query, 99)
            assert {hit.id for hit in mine.hits} == {hit.id for hit in theirs.hits}


def test_a_layer_cannot_be_had_without_the_codec_below_it() -> None:
    with pytest.raises(ValueError, match="codec"):
        Layers(codec=False)
