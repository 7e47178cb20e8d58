"""Collects what is found: whole arrays where the whole query is ours, else document by document."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any

import numpy as np
from whoosh.collectors import Collector

from index.asking.query import Understood
from index.document import Hits
from index.scoring.found import Scored
from index.scoring.ranking import Answer, HitsWanted, first_hits
from index.whoosh_base.query import ArrayQuery

_ALL_USUAL = HitsWanted()


class ArrayCollector(Collector):  # type: ignore[misc]  # Whoosh has no types.
    """Gives the first hits, all counts and all facets of what any query finds."""

    def __init__(self, wanted: HitsWanted = _ALL_USUAL) -> None:
        super().__init__()
        self._wanted = wanted
        self._answer = Answer(Scored(np.zeros(0, np.int64), np.zeros(0)), None)
        self._documents: list[int] = []
        self._scores: list[float] = []

    def run(self) -> None:
        """Finds all there is."""
        if isinstance(self.q, ArrayQuery):
            self._answer = self.top_searcher.answer(self.q.query)
            self.finish()
            return
        super().run()
        found = Scored(np.array(self._documents, np.int64), np.array(self._scores, np.float64))
        self._answer = Answer(found, None)

    def collect(self, sub_docnum: int) -> float:
        """Takes the document at which the matcher of a segment stands."""
        self._documents.append(self.offset + sub_docnum)
        self._scores.append(self.matcher.score())
        return self._scores[-1]

    def matches(self) -> Any:
        """The documents of a segment, at each of which the matcher stands in turn."""
        return self._step_through_matches()

    def sort_key(self, _sub_docnum: int) -> float:
        """What puts the document at which the matcher stands in order."""
        return -float(self.matcher.score())

    def all_ids(self) -> Sequence[int]:
        """The numbers of all documents that were found."""
        numbers: list[int] = self._answer.found.documents.tolist()
        return numbers

    def count(self) -> int:
        """How many documents were found."""
        return len(self._answer.found.documents)

    def results(self) -> Hits:
        """The first hits in their order, with counts and facets of all that was found."""
        understood = self.q.query.understood if isinstance(self.q, ArrayQuery) else Understood()
        return first_hits(self.top_searcher.collection, self._answer, understood, self._wanted)
