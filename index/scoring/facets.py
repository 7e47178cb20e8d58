"""How many of the documents that were found have each value of a column."""

from __future__ import annotations

from collections import Counter
from collections.abc import Sequence

import numpy as np

from index.files.arrays import Array
from index.scoring.most_frequent import Tally, most_frequent
from index.scoring.stored_collection import StoredCollection
from index.segments.fields import DATE, GROUP, KIND, column_of
from index.segments.stored_segment import StoredSegment

# So many characters of a date are its year.
_YEAR = 4
# A table of all values is filled when so many of its rows stand for one number.
_SPARSE = 16


def facet(collection: StoredCollection, name: str, documents: Array, most: int) -> dict[str, int]:
    """How many of the documents have each of so many values of a column."""
    if name == "year":
        return _years(collection, documents, most)
    column = name if name in (KIND, GROUP) else column_of(name)
    counted = tallies(collection.by_segment(documents), column)
    # One more than is given: the empty value may be among them.
    values = most_frequent(counted, most + 1, is_exact=False)
    told = [each for each in values if each[0]]
    return dict(told[:most])


def _years(collection: StoredCollection, documents: Array, most: int) -> dict[str, int]:
    years: Counter[str] = Counter()
    for file, numbers in collection.by_segment(documents):
        column = file.column(DATE)
        if column:
            counts = np.bincount(column.codes[numbers], minlength=len(column.values))
            starts, firsts = column.starting_alike(_YEAR)
            for year, count in zip(starts, np.add.reduceat(counts, firsts).tolist(), strict=True):
                years[year.decode(errors="ignore")] += count
    told = ((year, count) for year, count in years.items() if year and count)
    return dict(sorted(told, key=lambda each: (-each[1], each[0]))[:most])


def tallies(parts: Sequence[tuple[StoredSegment, Array]], name: str) -> list[Tally]:
    """How often each value of a column was counted, segment by segment."""
    return [
        Tally(column.values, *_counted_codes(column.codes[numbers], len(column.values)))
        for file, numbers in parts
        if (column := file.column(name))
    ]


def _counted_codes(codes: Array, values: int) -> tuple[Array, Array]:
    """The different codes in order, and how often each occurs."""
    if len(codes) * _SPARSE < values:
        return np.unique(codes, return_counts=True)
    counts = np.bincount(codes, minlength=values)
    numbers = counts.nonzero()[0]
    return numbers, counts[numbers]
