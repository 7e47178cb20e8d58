"""Words of the index that are spelled almost like one that was typed."""

from __future__ import annotations

from collections import Counter
from collections.abc import Sequence

import numpy as np

from index.codec.segment_file import StoredField
from index.files.array_file import Array

# Shorter words have too many neighbours two letters away.
_SHORT = 4
_SHORTEST = 3
# A bit for each letter; other characters share the bits that are left.
_BITS = np.array([1 << (byte - 97 if 97 <= byte <= 122 else 26 + byte % 6) for byte in range(256)])


def suggestions(fields: Sequence[StoredField], word: bytes, most: int) -> list[str]:
    """The words that `word` may be meant to be: the most alike first, then the most frequent.

    They differ by at most two letters (one in a short word) that are wrong, missing, too many
    or the wrong way round, and occur in more documents than the word itself.
    """
    if len(word) < _SHORTEST:
        return []
    reach = 1 if len(word) <= _SHORT else 2
    spread: Counter[bytes] = Counter()
    distances: dict[bytes, int] = {}
    for field in fields:
        numbers, its = _alike(field, word, reach)
        for number, distance in zip(numbers.tolist(), its.tolist(), strict=True):
            term = field.terms.string(number)
            spread[term] += int(field.frequencies(number, number + 1)[0])
            distances[term] = distance
    enough = spread.pop(word, 0)
    found = [each for each, documents in spread.items() if documents > enough]
    found.sort(key=lambda each: (distances[each], -spread[each], each))
    return [each.decode() for each in found[:most]]


def _alike(field: StoredField, word: bytes, reach: int) -> tuple[Array, Array]:
    """The numbers of the terms within reach of a word, and how far each is."""
    ends, letters = field.spelling(_letters)
    lengths = np.diff(ends)
    mine = np.bitwise_or.reduce(_BITS[np.frombuffer(word, np.uint8)])
    # Every letter that only one of the two has costs one step.
    likely = np.flatnonzero(
        (np.abs(lengths - len(word)) <= reach)
        & (np.bitwise_count(letters & ~mine) <= reach)
        & (np.bitwise_count(mine & ~letters) <= reach)
    )
    if not len(likely):
        return likely, likely
    longest = len(word) + reach
    rows = np.zeros((len(likely), longest), np.uint8)
    for row, term in enumerate(field.terms_of(likely)):
        rows[row, : len(term)] = np.frombuffer(term, np.uint8)
    steps = _steps(rows, lengths[likely], word)
    near = steps <= reach
    return likely[near], steps[near]


def _steps(rows: Array, lengths: Array, word: bytes) -> Array:
    """The steps from each row to the word, by Damerau's and Levenshtein's table of all parts.

    Each cell of the table is filled for all rows at once.
    """
    count, width = rows.shape
    before: list[Array] = []
    last: list[Array] = [np.full(count, at, np.int8) for at in range(width + 1)]
    for at, letter in enumerate(word, 1):
        row = [np.full(count, at, np.int8)]
        for column in range(1, width + 1):
            differs = rows[:, column - 1] != letter
            best = np.minimum(np.minimum(last[column], row[-1]) + 1, last[column - 1] + differs)
            if at > 1 and column > 1:
                swapped = (rows[:, column - 2] == letter) & (rows[:, column - 1] == word[at - 2])
                best = np.where(swapped, np.minimum(best, before[column - 2] + 1), best)
            row.append(best.astype(np.int8))
        before, last = last, row
    table = np.stack(last)
    steps: Array = table[lengths, np.arange(count)]
    return steps


def _letters(ends: Array, content: Array) -> Array:
    """For each term the letters that it has, as bits."""
    return np.bitwise_or.reduceat(_BITS[content], ends[:-1])
