"""The order in which the lines of a page are read: columns one after the other."""

from __future__ import annotations

from bisect import bisect_left
from collections.abc import Sequence
from itertools import groupby
from statistics import median

from desktop.core.importing.formats.pdf.lines import PrintedLine

_DEEPEST = 12
# A page of more pieces is a map or a table: it is read from the top down.
_MOST_LINES = 3_000
# Of a column there are at least so many lines, and most of them beside one of the other.
_LEAST_LINES = 5
_STEPS = 200
_MOST_BANDS = 24


def in_reading_order(lines: Sequence[PrintedLine], depth: int = 0) -> list[list[PrintedLine]]:
    """Groups of lines, each from the top down; the groups as they are read one after the other."""
    if not lines:
        return []
    rows = sorted(lines, key=lambda line: -line.base)
    if len(rows) < 2 or len(rows) > _MOST_LINES or depth > _DEEPEST:
        return [rows]
    cuts = _gutters(rows)
    if cuts:
        columns: list[list[PrintedLine]] = [[] for _ in range(len(cuts) + 1)]
        for line in rows:
            columns[bisect_left(cuts, line.left)].append(line)
        return [group for column in columns for group in in_reading_order(column, depth + 1)]
    cut = _crossed_cut(rows)
    if cut is not None:
        # What crosses the gutter parts the page into bands.
        bands = [
            list(band) for _, band in groupby(rows, key=lambda line: line.left < cut < line.right)
        ]
        if 1 < len(bands) <= _MOST_BANDS:
            return [group for band in bands for group in in_reading_order(band, depth + 1)]
    return [rows]


def _gutters(rows: Sequence[PrintedLine]) -> list[float]:
    """Where empty strips run down all of the lines, with some lines on either side."""
    least = 0.6 * median(line.size for line in rows)
    by_left = sorted(rows, key=lambda line: line.left)
    ends = sorted(line.right for line in rows)
    cuts = []
    reach = by_left[0].right
    for number, line in enumerate(by_left):
        if line.left - reach > least:
            middle = (line.left + reach) / 2
            if bisect_left(ends, middle) >= 3 and len(by_left) - number >= 3:
                cuts.append(middle)
        reach = max(reach, line.right)
    return cuts


def _crossed_cut(rows: Sequence[PrintedLine]) -> float | None:
    """Where a strip parts two columns that only headings, pictures and the like cross."""
    left, right = min(line.left for line in rows), max(line.right for line in rows)
    width = right - left
    best: tuple[float, float, float] | None = None
    for step in range(_STEPS):
        x = left + width * (0.12 + 0.76 * step / _STEPS)
        before = [line for line in rows if line.right <= x]
        after = [line for line in rows if line.left >= x]
        crossing = len(rows) - len(before) - len(after)
        fewer = min(len(before), len(after))
        if fewer < _LEAST_LINES or crossing > 0.3 * len(rows):
            continue
        gap = min(line.left for line in after) - max(line.right for line in before)
        value = (crossing, -gap, x)
        if (best is None or value < best) and _beside(before, after) >= 0.5 * fewer:
            best = value
    return None if best is None else best[2]


def _beside(before: Sequence[PrintedLine], after: Sequence[PrintedLine]) -> int:
    """How many lines of the one column stand beside one of the other."""
    bases = sorted(line.base for line in after)
    near = 0.7 * median(line.size for line in before)
    count = 0
    for line in before:
        at = bisect_left(bases, line.base - near)
        count += at < len(bases) and bases[at] <= line.base + near
    return count
