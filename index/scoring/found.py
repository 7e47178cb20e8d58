"""What was found by a part of a query, as arrays."""

from __future__ import annotations

from typing import NamedTuple

from index.files.array_file import Array


class Found(NamedTuple):
    """Documents in order, and the score of each."""

    documents: Array
    scores: Array

    def told(self, rows: Array) -> list[tuple[int, float]]:
        """The documents and scores of a few rows."""
        return list(zip(self.documents[rows].tolist(), self.scores[rows].tolist(), strict=True))
