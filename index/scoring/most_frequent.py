"""The most frequent of very many terms or values that are counted in several segments.

Each segment names its most frequent ones, and those are looked up in the others. What none has
named cannot be more frequent than the sum of the last that each has named; when that is too much,
each names more.
"""

from __future__ import annotations

from collections.abc import Sequence
from heapq import nsmallest

import numpy as np

from index.codec.segment_file import StoredField
from index.files.array_file import Array
from index.files.string_table import StringTable


class Tally:
    """How often each of some neighbouring strings of a table was counted."""

    def __init__(self, table: StringTable, first: int, counts: Array) -> None:
        self._table = table
        self._first = first
        self._counts = counts

    def most_frequent(self, most: int) -> tuple[dict[bytes, int], int]:
        """At least so many strings with their counts, and what the others have at most."""
        counts = self._counts
        if len(counts) <= most:
            numbers, rest = np.flatnonzero(counts), 0
        else:
            least = max(1, int(np.partition(counts, -most)[-most]))
            numbers, rest = np.flatnonzero(counts >= least), least - 1
        return {
            self._table.string(self._first + number): int(counts[number])
            for number in numbers.tolist()
        }, rest

    def count(self, string: bytes) -> int:
        """How often one string was counted."""
        number = self._table.find(string) - self._first
        return int(self._counts[number]) if 0 <= number < len(self._counts) else 0


def most_frequent(tallies: Sequence[Tally], most: int) -> list[tuple[str, int]]:
    """The most frequent strings of all together; among equals the first in order."""
    asked = most
    while True:
        named: set[bytes] = set()
        unnamed = 0
        for tally in tallies:
            its, rest = tally.most_frequent(asked)
            named.update(its)
            unnamed += rest
        totals = ((-sum(tally.count(each) for tally in tallies), each) for each in named)
        best = nsmallest(most, totals)
        if not unnamed or (len(best) == most and -best[-1][0] > unnamed):
            return [(string.decode(), -negative) for negative, string in best]
        asked *= 4


def most_frequent_terms(
    fields: Sequence[StoredField], start: bytes, most: int
) -> list[tuple[str, int]]:
    """The terms that begin so and are held by the most documents."""
    tallies = []
    for field in fields:
        first, end = field.terms.starting(start)
        if end > first:
            tallies.append(Tally(field.terms, first, field.frequencies(first, end)))
    return most_frequent(tallies, most)
