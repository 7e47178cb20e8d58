"""What the documents of all segments have in columns: kinds, groups, dates and attributes."""

from __future__ import annotations

from bisect import bisect_right
from collections.abc import Callable, Sequence, Set
from typing import NamedTuple

import numpy as np

from index.document import Order
from index.files.arrays import Array
from index.scoring.numbers import joined
from index.scoring.sort_keys import sort_key
from index.segments.fields import DATE, GROUP, KIND, column_of
from index.segments.stored_segment import StoredColumn, StoredSegment

# So many sets of groups are remembered with where their documents are.
_MOST_SETS = 8
# When more groups are wanted than one in so many, all are read in a row.
_SPARSE = 32


class LiveSegment(NamedTuple):
    """A segment and its documents that are no longer to be found, as a mask; None for none."""

    stored: StoredSegment
    removed: Array | None


class CollectionColumns:
    """The columns of segments seen as one; every method may raise IndexDamaged."""

    def __init__(self, segments: Sequence[LiveSegment], bases: Sequence[int]) -> None:
        self._segments = segments
        self._bases = bases
        self._of_kind: dict[str, Array] = {}
        self._of_groups: dict[frozenset[str], Array] = {}
        self._ranks: dict[Order, Array] = {}

    def of_kind(self, kind: str) -> Array:
        """A mask of the documents of a kind."""
        if kind not in self._of_kind:
            sought = kind.encode()

            def mask(column: StoredColumn) -> Array:
                number = column.values.find(sought)
                return column.codes == number if number >= 0 else np.zeros(len(column.codes), bool)

            self._of_kind[kind] = self._mask(KIND, mask)
        return self._of_kind[kind]

    def of_groups(self, groups: frozenset[str]) -> Array:
        """A mask of the documents of these groups."""
        found = self._of_groups.get(groups)
        if found is None:
            sought = {group.encode() for group in groups}
            found = self._mask(GROUP, lambda column: _is_wanted(column, sought)[column.codes])
            if len(self._of_groups) >= _MOST_SETS:
                self._of_groups = {}
            self._of_groups[groups] = found
        return found

    def dated(self, after: str, before: str) -> Array:
        """A mask of the documents with a date from `after` on and before `before`.

        Dates of different precision are compared as far as the one that is asked for goes.
        """

        def mask(column: StoredColumn) -> Array:
            # Documents without a date have the first value of all, the empty one.
            first = column.values.rank(after.encode() or b"\x00")
            end = column.values.rank(before.encode()) if before else len(column.values)
            codes = column.codes
            wanted: Array = (codes >= first) & (codes < end)
            return wanted

        return self._mask(DATE, mask)

    def ranks_in(self, order: Order) -> Array:
        """For each document its place in an order, the same for equals."""
        if order not in self._ranks:
            name = order.column if order.column in (DATE, KIND, GROUP) else column_of(order.column)
            columns = [segment.stored.column(name) for segment in self._segments]
            keys = [_sort_keys(order.column, column) for column in columns]
            different = {key for segment_keys in keys for key in segment_keys if key is not None}
            in_order = sorted(different, reverse=order.is_descending)
            rank_of: dict[str | None, int] = {key: rank for rank, key in enumerate(in_order)}
            # What has no value comes last.
            rank_of[None] = len(in_order)
            self._ranks[order] = joined(
                [
                    np.array([rank_of[key] for key in segment_keys], np.int32)[
                        column.codes if column else np.zeros(segment.stored.size, np.uint8)
                    ]
                    for segment, column, segment_keys in zip(
                        self._segments, columns, keys, strict=True
                    )
                ]
            )
        return self._ranks[order]

    def group_numbers(self, documents: Sequence[int]) -> list[tuple[int, int]]:
        """Something for each of a few documents that is equal only where their groups are.

        It may differ where a group is in several segments.
        """
        owners = [bisect_right(self._bases, document) - 1 for document in documents]
        mine: dict[int, list[int]] = {}
        for owner, document in zip(owners, documents, strict=True):
            mine.setdefault(owner, []).append(document - self._bases[owner])
        codes = {owner: iter(self._group_codes(owner, column)) for owner, column in mine.items()}
        return [(owner, next(codes[owner])) for owner in owners]

    def _group_codes(self, owner: int, documents: Sequence[int]) -> Sequence[int]:
        column = self._segments[owner].stored.column(GROUP)
        return column.codes_of(documents) if column else documents

    def _mask(self, name: str, read: Callable[[StoredColumn], Array]) -> Array:
        parts = []
        for segment in self._segments:
            column = segment.stored.column(name)
            parts.append(read(column) if column else np.zeros(segment.stored.size, bool))
        return np.concatenate(parts) if parts else np.zeros(0, bool)


def _is_wanted(column: StoredColumn, sought: Set[bytes]) -> Array:
    """For each of the different values of a column whether it is sought."""
    values = column.values
    if len(sought) * _SPARSE > len(values):
        met = values.strings(0, len(values))
        return np.fromiter((value in sought for value in met), bool, len(met))
    is_wanted = np.zeros(len(values), bool)
    for value in sought:
        if (number := values.find(value)) >= 0:
            is_wanted[number] = True
    return is_wanted


def _sort_keys(column: str, stored: StoredColumn | None) -> list[str | None]:
    """What each value is compared by; None for no value."""
    if stored is None:
        return [None]
    values = stored.values.strings(0, len(stored.values))
    return [sort_key(column, value.decode()) if value else None for value in values]
