"""A whole query of ours as one query of Whoosh's."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any

import numpy as np
from whoosh import query as whoosh_query
from whoosh.matching import ListMatcher, NullMatcher
from whoosh.scoring import BaseScorer

from index.asking.query import Query

# So much more than what it scores is a document worth to Whoosh that holds every wanted word: it
# comes before all that do not. No score comes near.
WHOLE = 1e6


class ArrayQuery(whoosh_query.Query):  # type: ignore[misc]  # Whoosh has no types.
    """Finds what our query finds, whether by itself or inside queries of Whoosh's.

    `ArrayCollector` takes what was found as it is; any other collector is given a matcher that
    lists it, segment by segment.
    """

    def __init__(self, query: Query) -> None:
        self.query = query

    def __repr__(self) -> str:
        return f"ArrayQuery({self.query!r})"

    def __eq__(self, other: object) -> bool:
        return isinstance(other, ArrayQuery) and self.query == other.query

    def __hash__(self) -> int:
        return hash(self.query)

    def matcher(self, searcher: Any, _context: Any = None) -> Any:
        """What goes through all that was found in one segment."""
        whole = searcher.get_parent()
        answer = whole.answer(self.query)
        first = next(base for leaf, base in whole.leaf_searchers() if leaf is searcher)
        documents, scores = answer.found
        start, end = np.searchsorted(documents, (first, first + searcher.doc_count_all()))
        if start == end:
            return NullMatcher()
        scores = scores[start:end].astype(np.float64)
        if answer.is_complete is not None:
            scores = scores + WHOLE * answer.is_complete[start:end]
        numbers = (documents[start:end] - first).tolist()
        return ListMatcher(numbers, scores.tolist(), scorer=_Listed(float(scores.max())))

    def field(self) -> None:
        """It is in many fields."""

    def existing_terms(self, *_arguments: Any, **_options: Any) -> Iterator[tuple[str, bytes]]:
        """It tells no terms."""
        return iter(())

    def estimate_size(self, reader: Any) -> int:
        """How many documents may be found, at most."""
        return int(reader.doc_count_all())

    def estimate_min_size(self, _reader: Any) -> int:
        """How many documents are found at least."""
        return 0


class _Listed(BaseScorer):  # type: ignore[misc]  # Whoosh has no types.
    """Scores that are known already."""

    def __init__(self, highest: float) -> None:
        self._highest = highest

    def score(self, matcher: Any) -> float:
        return float(matcher.weight())

    def max_quality(self) -> float:
        return self._highest

    def block_quality(self, _matcher: Any) -> float:
        return self._highest
