"""Which segments are worth making into one, and when.

Every segment costs each search some time, and every merge costs as much as what it merges. So a
save merges only what is small, and what is large waits until nobody does anything.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Sequence
from math import log2

from index.files.manifest import SegmentEntry

# In bytes: what a save may merge beside its own work, and how much of it at once.
_SMALL = 64 << 10
_FOLDED_AT_ONCE = 384 << 10
# So many small segments are made into one by a save.
_MOST_SMALL = 8
# So many segments of any size are borne; beyond, a save merges the smallest, whatever it takes.
_MOST = 48
_TOO_MANY = 16
# So many of about the same size are merged when there is time, and so many at once.
_MOST_ALIKE = 4
_MERGED_AT_ONCE = 16


def to_fold(entries: Sequence[SegmentEntry]) -> list[SegmentEntry]:
    """The segments that a save makes into one; mostly none."""
    smallest = sorted(entries, key=lambda entry: entry.size)
    small = [entry for entry in smallest if entry.size <= _SMALL]
    if len(small) >= _MOST_SMALL:
        return _together(small, _FOLDED_AT_ONCE)
    return smallest[:_TOO_MANY] if len(entries) > _MOST else []


def to_tidy(entries: Sequence[SegmentEntry]) -> list[SegmentEntry]:
    """The segments to be made into one next, while there is time; none when all is tidy."""
    alike: dict[int, list[SegmentEntry]] = defaultdict(list)
    for entry in entries:
        alike[int(log2(max(entry.size, _SMALL)) / 2)].append(entry)
    for size in sorted(alike):
        if len(alike[size]) >= _MOST_ALIKE:
            return alike[size][:_MERGED_AT_ONCE]
    return [entry for entry in entries if _is_hollow(entry)][:1]


def _is_hollow(entry: SegmentEntry) -> bool:
    removed = int.from_bytes(entry.removed).bit_count()
    return removed * 4 > entry.documents


def _together(smallest: Sequence[SegmentEntry], most: int) -> list[SegmentEntry]:
    chosen: list[SegmentEntry] = []
    for entry in smallest:
        most -= entry.size
        if most < 0:
            break
        chosen.append(entry)
    return chosen
