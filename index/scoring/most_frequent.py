"""The most frequent of very many terms or values that are counted in several segments.

Each segment names its most frequent ones, and those are looked up in the others. What none has
named cannot be more frequent than the sum of the last that each has named; when that is too much,
each names more, where it must be exact.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from heapq import nsmallest

import numpy as np

from index.files.arrays import Array
from index.files.string_table import StringTable
from index.segments.stored_segment import StoredField


class Tally:
    """How often some strings of a table were counted, at least one; their numbers are in order."""

    def __init__(self, table: StringTable, numbers: Array, counts: Array) -> None:
        self._table = table
        self._numbers = numbers
        self._counts = counts

    def __len__(self) -> int:
        return len(self._numbers)

    def __iter__(self) -> Iterator[tuple[bytes, int]]:
        strings = map(self._table.string, self._numbers.tolist())
        return zip(strings, self._counts.tolist(), strict=True)

    def most_frequent(self, most: int) -> tuple[list[bytes], int]:
        """So many strings, among equals the first in order, and what the others have at most."""
        counts, numbers = self._counts, self._numbers
        rest = 0
        if len(counts) > most:
            least = np.partition(counts, -most)[-most]
            more = np.flatnonzero(counts > least)
            equals = np.flatnonzero(counts == least)
            rest = int(least) - (len(more) + len(equals) == most)
            numbers = numbers[np.concatenate((more, equals[: most - len(more)]))]
        return [self._table.string(number) for number in numbers.tolist()], rest

    def counts(self, strings: Sequence[bytes]) -> Array:
        """How often each of these strings was counted."""
        numbers = np.fromiter(map(self._table.find, strings), np.int64, len(strings))
        at = np.searchsorted(self._numbers, numbers)
        at[at == len(self._numbers)] = 0
        return np.where(self._numbers[at] == numbers, self._counts[at], 0)


def most_frequent(
    tallies: Sequence[Tally], most: int, *, is_exact: bool = True
) -> list[tuple[str, int]]:
    """The most frequent strings of all together; among equals the first in order.

    Unless it is to be exact, one may be missing that is among the most frequent of no segment.
    """
    if all(len(tally) <= most for tally in tallies):
        return _of_few(tallies, most)
    asked = most
    while True:
        told = [tally.most_frequent(asked) for tally in tallies]
        named = list({string for strings, _ in told for string in strings})
        unnamed = sum(rest for _, rest in told)
        totals = sum((tally.counts(named) for tally in tallies), np.zeros(len(named), np.int64))
        best = nsmallest(most, zip((-totals).tolist(), named, strict=True))
        is_sure = not unnamed or len(tallies) == 1 or -best[-1][0] > unnamed
        if is_sure or not is_exact:
            return [(string.decode(), -negative) for negative, string in best]
        asked *= 4


def _of_few(tallies: Sequence[Tally], most: int) -> list[tuple[str, int]]:
    totals: dict[bytes, int] = {}
    for tally in tallies:
        for string, count in tally:
            totals[string] = totals.get(string, 0) + count
    best = sorted(totals.items(), key=lambda each: (-each[1], each[0]))[:most]
    return [(string.decode(), count) for string, count in best]


def most_frequent_terms(
    fields: Sequence[StoredField], start: bytes, most: int
) -> list[tuple[str, int]]:
    """The terms that begin so and are held by the most documents."""
    tallies = []
    for field in fields:
        first, end = field.terms.starting(start)
        if end > first:
            numbers = np.arange(first, end)
            tallies.append(Tally(field.terms, numbers, field.frequencies(first, end)))
    return most_frequent(tallies, most)
