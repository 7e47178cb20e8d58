"""The terms of several segments in short stretches of the alphabet, made into one by one."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from itertools import pairwise
from typing import NamedTuple

import numpy as np

from index.files.arrays import Array
from index.segments.stored_segment import StoredField

# About so many positions of words in documents make a stretch.
_POSITIONS_AT_ONCE = 200_000


class TermStretch(NamedTuple):
    """A stretch of the terms of one segment, with removed documents left out.

    `counted` says how many postings each term has, `placed` how many positions.
    """

    terms: list[bytes]
    counted: Array
    documents: Array
    counts: Array
    placed: Array
    positions: Array


def stretches(fields: Sequence[tuple[StoredField, Array]]) -> Iterator[list[TermStretch]]:
    """The terms of all fields from the first to the last, in stretches that fit together."""
    largest = max((field for field, _ in fields), key=lambda field: len(field.terms))
    borders = [largest.terms.string(at) for at in _borders(largest, len(fields))[1:]]
    cuts = [[0, *map(field.terms.rank, borders), len(field.terms)] for field, _ in fields]
    for bounds in zip(*(pairwise(each) for each in cuts), strict=True):
        yield [
            _stretch(field, numbers, first, end)
            for (field, numbers), (first, end) in zip(fields, bounds, strict=True)
        ]


def _borders(field: StoredField, segments: int) -> list[int]:
    """The terms with which stretches begin; a term that is very frequent has one to itself."""
    count = len(field.terms)
    starts = field.position_starts(0, count) if field.has_positions else field.starts(0, count)
    most = _POSITIONS_AT_ONCE // segments
    filled = np.searchsorted(starts, np.arange(0, int(starts[-1]) + 1, most))
    frequent = np.flatnonzero(np.diff(starts) > most)
    borders = np.unique(np.concatenate(([0], filled, frequent, frequent + 1)))
    return [int(border) for border in borders if border < max(1, count)] if count else [0]


def _stretch(field: StoredField, numbers: Array, first: int, end: int) -> TermStretch:
    starts = field.starts(first, end)
    documents = numbers[field.stretch("documents", int(starts[0]), int(starts[-1]))]
    stays = documents >= 0
    counts = positions = placed = np.zeros(0, np.int64)
    if field.has_counts:
        counts = field.stretch("counts", int(starts[0]), int(starts[-1]))
    if field.has_positions:
        position_starts = field.position_starts(first, end)
        positions = field.stretch("positions", int(position_starts[0]), int(position_starts[-1]))
        positions = positions[np.repeat(stays, counts)]
        placed = _sums(np.where(stays, counts, 0), starts)
    if field.has_counts:
        counts = counts[stays]
    return TermStretch(
        field.terms.strings(first, end),
        _sums(stays, starts),
        documents[stays],
        counts,
        placed,
        positions,
    )


def merged_stretch(stretches: Sequence[TermStretch]) -> TermStretch:
    """The same stretch of all segments as one; terms that lost all documents are left out."""
    terms = sorted(set().union(*(stretch.terms for stretch in stretches)))
    ranks = {term: rank for rank, term in enumerate(terms)}
    rank_of = np.fromiter(
        (ranks[term] for stretch in stretches for term in stretch.terms),
        np.int64,
        sum(len(stretch.terms) for stretch in stretches),
    )
    # Sorted so that nothing changes places within a term: segments stay in their order.
    order = np.argsort(rank_of, kind="stable")
    counted = np.concatenate([stretch.counted for stretch in stretches])
    documents = np.concatenate([stretch.documents for stretch in stretches])
    counts = np.concatenate([stretch.counts for stretch in stretches])
    placed = np.concatenate([stretch.placed for stretch in stretches])
    positions = np.concatenate([stretch.positions for stretch in stretches])
    # A term by itself is in order already, and the arrays of a frequent one are long.
    is_one = len(terms) == 1
    in_order = slice(None) if is_one else _gathered(counted, order)
    per_term = np.bincount(rank_of, counted, len(terms)).astype(np.int64)
    stays = per_term > 0
    positions_per_term = np.zeros(0, np.int64)
    if len(placed):
        positions_per_term = np.bincount(rank_of, placed, len(terms)).astype(np.int64)[stays]
    return TermStretch(
        [term for term, does_stay in zip(terms, stays.tolist(), strict=True) if does_stay],
        per_term[stays],
        documents[in_order],
        counts[in_order] if len(counts) else counts,
        positions_per_term,
        positions if is_one or not len(positions) else positions[_gathered(placed, order)],
    )


def _gathered(sizes: Array, order: Array) -> Array:
    """Where all elements are when runs of these sizes are put in another order."""
    starts = (np.cumsum(sizes) - sizes)[order]
    sizes = sizes[order]
    return np.repeat(starts - (np.cumsum(sizes) - sizes), sizes) + np.arange(int(sizes.sum()))


def _sums(numbers: Array, starts: Array) -> Array:
    """The sum of each run of numbers, whose runs start (and end) at `starts`."""
    before = np.concatenate(([0], np.cumsum(numbers, dtype=np.int64)))
    bounds = starts - starts[0]
    sums: Array = before[bounds[1:]] - before[bounds[:-1]]
    return sums
