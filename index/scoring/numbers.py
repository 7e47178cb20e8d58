"""What is done with arrays of numbers that are in order."""

from __future__ import annotations

from collections.abc import Sequence

import numpy as np

from index.files.arrays import Array

# Numbers that are at least so close together are looked up in a table of all.
_DENSE = 16
# Where there is one for so many others, each is looked up by itself.
_SPARSE = 16


def is_among(wanted: Array, among: Array) -> Array:
    """For each of `wanted` whether it is among numbers that are in order."""
    if not len(among):
        return np.zeros(len(wanted), bool)
    last = int(among[-1])
    if last // _DENSE + len(among) < _DENSE * len(wanted):
        table = np.zeros(max(last, int(wanted.max())) + 1, bool)
        table[among] = True
        found: Array = table[wanted]
        return found
    at = np.searchsorted(among, wanted)
    at[at == len(among)] = 0
    mask: Array = among[at] == wanted
    return mask


def stand(among: Array, starts: Array, ends: Array, wanted: Array) -> Array:
    """For each wanted number whether it is in its own stretch of others that are in order."""
    low, high = starts, ends
    last = len(among) - 1
    # Each stretch is halved until nothing is left of it, all of them at once.
    for _ in range(int((ends - starts).max(initial=0)).bit_length()):
        middle = (low + high) >> 1
        is_before = (low < high) & (among[np.minimum(middle, last)] < wanted)
        low, high = np.where(is_before, middle + 1, low), np.where(is_before, high, middle)
    mask: Array = (low < ends) & (among[np.minimum(low, last)] == wanted)
    return mask


def ranges(starts: Array, sizes: Array) -> Array:
    """All numbers of ranges, one range after the other."""
    before = np.cumsum(sizes) - sizes
    return np.repeat(starts - before, sizes) + np.arange(int(sizes.sum()))


def numbered_from(base: int, documents: Array) -> Array:
    """The documents of a segment by the numbers that they have in all segments together."""
    return documents + np.int64(base) if base else documents


def joined(parts: Sequence[Array]) -> Array:
    """One array after the other; not copied where there is but one."""
    if len(parts) == 1:
        return parts[0]
    return np.concatenate(parts) if parts else np.zeros(0, np.int64)


def is_in(ones: Array, others: Array) -> Array:
    """For each key whether it is among the others; each are in order and have none twice."""
    if len(ones) * _SPARSE < len(others):
        return is_among(ones, others)
    # Sorting two runs that are in order is but merging them.
    keys = np.concatenate((ones << 1, (others << 1) + 1))
    keys.sort(kind="stable")
    is_one = keys & 1 == 0
    followed = np.zeros(len(keys), bool)
    followed[:-1] = keys[1:] == keys[:-1] + 1
    mask: Array = followed[is_one]
    return mask


def different(in_order: Array) -> Array:
    """Each number once."""
    if not len(in_order):
        return in_order
    is_first = np.ones(len(in_order), bool)
    is_first[1:] = in_order[1:] != in_order[:-1]
    return in_order[is_first]
