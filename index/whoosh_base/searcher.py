"""Whoosh's searcher over segments of arrays."""

from __future__ import annotations

from functools import cached_property
from typing import Any

from whoosh.reading import IndexReader
from whoosh.searching import Searcher

from index.asking.query import Query
from index.document import Hits
from index.scoring.evaluation import CHOSEN, Parameters
from index.scoring.ranking import Answer, HitsWanted, answer
from index.scoring.stored_collection import StoredCollection
from index.whoosh_base.collector import ArrayCollector
from index.whoosh_base.query import ArrayQuery
from index.whoosh_base.weighting import CollectionBM25


class ArraySearcher(Searcher):  # type: ignore[misc]  # Whoosh has no types.
    """Searches all segments of a reader, by our queries and by Whoosh's own; for one thread."""

    def __init__(
        self,
        reader: IndexReader,
        weighting: Any = CollectionBM25,
        parameters: Parameters = CHOSEN,
        **options: Any,
    ) -> None:
        self._parameters = parameters
        super().__init__(reader, weighting=weighting, **options)
        self._last: tuple[Query, Answer] | None = None

    @cached_property
    def collection(self) -> StoredCollection:
        """All segments as one."""
        leaves = (leaf for leaf, _ in self.reader().leaf_readers())
        return StoredCollection((leaf.segment().live for leaf in leaves), self._parameters)

    def answer(self, query: Query) -> Answer:
        """All that a query finds; kept until the next, as every segment asks for its part."""
        if self._last is None or self._last[0] is not query:
            self._last = query, answer(self.collection, query)
        return self._last[1]

    def hits(self, query: Query, wanted: HitsWanted) -> Hits:
        """The first hits of a query, with counts and facets of all that it finds."""
        collector = ArrayCollector(wanted)
        self.search_with_collector(ArrayQuery(query), collector)
        return collector.results()
