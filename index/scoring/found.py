"""What was found by a part of a query, as arrays."""

from __future__ import annotations

from typing import NamedTuple

import numpy as np

from index.files.arrays import Array


class Scored(NamedTuple):
    """Documents in order, and the score of each."""

    documents: Array
    scores: Array

    def told(self, rows: Array) -> list[tuple[int, float]]:
        """The documents and scores of a few rows."""
        return list(zip(self.documents[rows].tolist(), self.scores[rows].tolist(), strict=True))

    def only(self, mask: Array) -> Scored:
        """Those for which the mask is set."""
        return Scored(self.documents[mask], self.scores[mask])

    def added(self, few: Scored) -> Scored:
        """The documents of both, where it is not worth while to go through all of these."""
        at = np.searchsorted(self.documents, few.documents)
        is_there = self.documents[np.minimum(at, len(self.documents) - 1)] == few.documents
        scores = self.scores.copy()
        scores[at[is_there]] += few.scores[is_there]
        at = at[~is_there]
        return Scored(
            np.insert(self.documents, at, few.documents[~is_there]),
            np.insert(scores, at, few.scores[~is_there]),
        )
