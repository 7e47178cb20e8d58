"""The first of very many documents that were found, in their order."""

from __future__ import annotations

from collections import Counter
from itertools import starmap
from typing import NamedTuple

import numpy as np

from index.document import Hit
from index.files.arrays import Array
from index.scoring.found import Scored
from index.scoring.stored_collection import StoredCollection

# So many scores tell what the others are like.
_SAMPLE = 4096


class Ranking(NamedTuple):
    """What was found with all that it is put in order by; None where that makes no difference."""

    found: Scored
    is_complete: Array | None
    ranks: Array | None

    def first_rows(self, limit: int) -> Array:
        """The rows of the first documents by rank, then by how good they are."""
        if self.ranks is None:
            return self._best_rows(None, limit)
        rows = np.arange(len(self.found.scores))
        before = rows[:0]
        if limit <= 0:
            return before
        if len(rows) > limit:
            # Most are too far behind to be put in order at all.
            last = np.partition(self.ranks, limit - 1)[limit - 1]
            before, rows = (self.ranks < last).nonzero()[0], (self.ranks == last).nonzero()[0]
            rows = self._best_rows(rows, limit - len(before))
        rows = np.concatenate((before, rows))
        is_partial = np.zeros(len(rows), bool)
        if self.is_complete is not None:
            is_partial = ~self.is_complete[rows]
        return rows[np.lexsort((-self.found.scores[rows], is_partial, self.ranks[rows]))]

    def _best_rows(self, rows: Array | None, limit: int) -> Array:
        """The best of these rows: the complete ones first, then by score, then in order.

        None stands for all rows.
        """
        scores = self.found.scores
        if self.is_complete is None:
            return _highest(scores, rows, limit)
        is_complete = self.is_complete if rows is None else self.is_complete[rows]
        at = is_complete.nonzero()[0]
        best = _highest(scores, at if rows is None else rows[at], limit)
        if len(best) < limit:
            at = (~is_complete).nonzero()[0]
            others = _highest(scores, at if rows is None else rows[at], limit - len(best))
            best = np.concatenate((best, others))
        return best


def best(
    collection: StoredCollection, ranking: Ranking, limit: int, per_group: int
) -> tuple[Hit, ...]:
    """The first hits in order, of one group no more than `per_group` unless that is 0."""
    found = ranking.found
    if not per_group:
        return tuple(starmap(collection.hit, found.told(ranking.first_rows(limit))))
    given: list[Hit] = []
    of_number: Counter[tuple[int, int]] = Counter()
    of_group: Counter[str] = Counter()
    seen, asked = 0, 4 * limit
    while len(given) < limit and seen < len(found.documents):
        told = found.told(ranking.first_rows(asked)[seen:])
        numbers = collection.columns.group_numbers([document for document, _ in told])
        for (document, score), number in zip(told, numbers, strict=True):
            # Most that are too many are told by their numbers: no more is read of them.
            of_number[number] += 1
            if of_number[number] > per_group:
                continue
            hit = collection.hit(document, score)
            of_group[hit.group] += 1
            if of_group[hit.group] <= per_group:
                given.append(hit)
                if len(given) == limit:
                    break
        seen, asked = asked, 8 * asked
    return tuple(given)


def _highest(scores: Array, rows: Array | None, limit: int) -> Array:
    """Of these rows the ones with the highest scores, highest first and equals in order.

    None stands for all rows.
    """
    candidates = scores if rows is None else scores[rows]
    if limit <= 0:
        return np.zeros(0, np.int64)
    if len(candidates) <= limit:
        in_order = np.argsort(-candidates, kind="stable")
    else:
        last = _limit_th(candidates, limit)
        above = (candidates > last).nonzero()[0]
        # Of the equals of the last one, of which there may be very many, the first in order.
        equal = (candidates == last).nonzero()[0][: limit - len(above)]
        in_order = np.concatenate((above[np.argsort(-candidates[above], kind="stable")], equal))
    return in_order if rows is None else rows[in_order]


def _limit_th(scores: Array, limit: int) -> float:
    """The score that only `limit` reach, or with its equals a few more."""
    step = len(scores) // _SAMPLE
    if step > 1:
        # Most are told by a sample to be too low, but for what makes a sample too few.
        sample = scores[::step]
        of_sample = min(len(sample), 2 * limit // step + 16)
        likely = scores[scores >= np.partition(sample, -of_sample)[-of_sample]]
        if len(likely) >= limit:
            scores = likely
    found: float = np.partition(scores, -limit)[-limit]
    return found
