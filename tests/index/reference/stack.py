"""From Whoosh throughout to our index, one part after the other: each gives what the last gave."""

from __future__ import annotations

import tempfile
from collections.abc import Callable, Iterable, Iterator
from contextlib import AbstractContextManager, contextmanager
from functools import partial
from pathlib import Path
from typing import Protocol

import pytest
from whoosh.reading import SegmentReader

from index.asking.operators import Operators
from index.asking.query import Query
from index.document import Document, Facets, Hits, Order
from index.files.arrays_in_memory import ArraysInMemory
from index.full_text_index import FullTextIndex
from index.location import discard
from index.scoring.collection_columns import LiveSegment
from index.scoring.ranking import HitsWanted
from index.segments.content import add_segment
from index.segments.stored_segment import StoredSegment
from index.whoosh_base.codec import ArrayCodec
from index.whoosh_base.schema import schema
from index.whoosh_base.searcher import ArraySearcher
from index.whoosh_base.segment import ArraySegment
from tests.index.reference.plain_whoosh import PlainWhoosh, inverted_by_whoosh
from tests.index.reference.whoosh_engine import rank_by_whoosh
from tests.index.reference.whoosh_segment import WhooshSegment

OPERATORS = Operators(attributes=("speaker",))


class Searchable(Protocol):
    """What can be asked of every index in the stack."""

    def search(
        self,
        query: Query,
        limit: int = 100,
        per_group: int = 0,
        *,
        facets: Facets = (),
        order: Order | None = None,
    ) -> Hits:
        """The best answers."""


class SearchedByWhoosh:
    """Our index, searched by Whoosh's own matchers."""

    def __init__(self, index: FullTextIndex) -> None:
        self._index = index

    def search(
        self,
        query: Query,
        limit: int = 100,
        per_group: int = 0,
        *,
        facets: Facets = (),
        order: Order | None = None,
    ) -> Hits:
        """The best answers."""
        leaves = [leaf for leaf, _ in self._index.whoosh.reader().leaf_readers()]
        segments = [
            WhooshSegment(leaf, frozenset(leaf.segment().live.stored.languages)) for leaf in leaves
        ]
        return rank_by_whoosh(segments, query, limit, per_group, facets=facets, order=order)


class WrittenByWhoosh:
    """Our searcher over one segment that Whoosh's own writer filled, by way of our codec."""

    def __init__(self, documents: Iterable[Document]) -> None:
        content = inverted_by_whoosh(tuple(documents), OPERATORS.attributes)
        arrays = ArraysInMemory()
        arrays.about = add_segment(arrays, content, "written by Whoosh")
        segment = ArraySegment(ArrayCodec(), LiveSegment(StoredSegment(arrays), None))
        self._searcher = ArraySearcher(SegmentReader(None, schema(OPERATORS.attributes), segment))

    def search(
        self,
        query: Query,
        limit: int = 100,
        per_group: int = 0,
        *,
        facets: Facets = (),
        order: Order | None = None,
    ) -> Hits:
        """The best answers."""
        return self._searcher.hits(query, HitsWanted(limit, per_group, facets, order))


@contextmanager
def our_index(*batches: list[Document]) -> Iterator[FullTextIndex]:
    """Our index of some segments, from which the first document of all was removed."""
    # Hypothesis runs many examples in one test, so that its `tmp_path` would be shared.
    folder = Path(tempfile.mkdtemp(prefix="sourcebook-layers-"))
    try:
        with FullTextIndex.open_or_make(folder, OPERATORS) as index:
            for batch in batches:
                index.replace(batch)
            if batches and batches[0]:
                index.remove(ids=[batches[0][0].id])
            yield index
    finally:
        discard(folder)


@contextmanager
def our_files(*batches: list[Document]) -> Iterator[SearchedByWhoosh]:
    """The same, searched by Whoosh."""
    with our_index(*batches) as index:
        yield SearchedByWhoosh(index)


@contextmanager
def plain_whoosh(*batches: list[Document]) -> Iterator[PlainWhoosh]:
    """The same in an index that is Whoosh throughout."""
    index = PlainWhoosh(OPERATORS.attributes)
    for batch in batches:
        index.replace(batch)
    if batches and batches[0]:
        index.remove(ids=[batches[0][0].id])
    yield index


STACK: tuple[Callable[..., AbstractContextManager[Searchable]], ...] = (
    plain_whoosh,
    our_files,
    our_index,
)


def same(one: Hits, other: Hits) -> None:
    """The same documents and counts, and the same order but among equals."""
    assert (one.total, dict(one.by_kind)) == (other.total, dict(other.by_kind))
    assert one.facets == other.facets
    scores = [{hit.id: hit.score for hit in hits.hits} for hits in (one, other)]
    assert scores[0] == close(scores[1])
    if [hit.id for hit in one.hits] != [hit.id for hit in other.hits]:
        for mine, theirs in zip(one.hits, other.hits, strict=True):
            assert mine.score == close(theirs.score)
    assert {hit.id: hit[1:3] + hit[4:] for hit in one.hits} == {
        hit.id: hit[1:3] + hit[4:] for hit in other.hits
    }


# Scores are 32-bit numbers in places.
close = partial(pytest.approx, rel=1e-5, abs=1e-9)
