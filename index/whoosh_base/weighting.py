"""How Whoosh's own queries weigh words here: as ours do."""

from __future__ import annotations

from typing import Any

from whoosh.scoring import BaseScorer, WeightingModel

from index.scoring.evaluation import idf
from index.segments.content import LENGTHS
from index.segments.fields import length_field, spread_field


class CollectionBM25(WeightingModel):  # type: ignore[misc]  # Whoosh has no types.
    """BM25 as `index.scoring.evaluation` has it, over all segments of a searcher."""

    def scorer(self, searcher: Any, field: str, term: bytes | str, qf: int = 1) -> BaseScorer:
        """What scores one term in the documents of one segment."""
        whole = searcher.get_parent()
        parameters = whole.collection.parameters
        boost = idf(whole.doc_count_all(), whole.doc_frequency(field, term)) * (parameters.k1 + 1)
        if told_by := spread_field(field):
            usual = whole.collection.usual_count(told_by)
            documents = whole.doc_frequency(told_by, term)
            boost *= parameters.spread(whole.frequency(told_by, term), documents, usual)
        return _BM25(searcher, length_field(field), qf * boost)


class _BM25(BaseScorer):  # type: ignore[misc]  # Whoosh has no types.
    def __init__(self, searcher: Any, field: str, boost: float) -> None:
        self._boost = boost
        divisors = searcher.get_parent().collection.divisors_of_codes(field).tolist()
        self._divisors = dict(zip(LENGTHS.tolist(), divisors, strict=True))
        self._field = field
        self._length = searcher.doc_field_length

    def max_quality(self) -> float:
        # However often the word stands there, it scores no more.
        return self._boost

    def block_quality(self, _matcher: Any) -> float:
        return self._boost

    def score(self, matcher: Any) -> float:
        count = matcher.weight()
        length = self._length(matcher.id(), self._field, 0)
        return float(self._boost * count / (count + self._divisors[length]))
