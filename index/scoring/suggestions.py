"""Words of the index that are spelled almost like one that was typed."""

from __future__ import annotations

from collections import Counter
from collections.abc import Sequence

import numpy as np

from index.files.arrays import Array
from index.segments.fields import STEM_MARK
from index.segments.stored_segment import StoredField

# Shorter words have too many neighbours two letters away.
_SHORT = 4
_SHORTEST = 3
_NONE = np.zeros(0, np.int16)
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
    likely = [_likely(field, word, reach) for field in fields]
    # All fields at once: there may be many that hold few words.
    parts = [
        _spelt(field, numbers, len(word) + reach)
        for field, numbers in zip(fields, likely, strict=True)
    ]
    steps = _steps(np.concatenate(parts), word, reach) if parts else _NONE
    spread: Counter[bytes] = Counter()
    distances: dict[bytes, int] = {}
    first = 0
    for field, numbers in zip(fields, likely, strict=True):
        slips = steps[first : first + len(numbers)]
        first += len(numbers)
        for row in np.flatnonzero(slips <= reach).tolist():
            number = int(numbers[row])
            term = field.terms.string(number)
            spread[term] += int(field.frequencies(number, number + 1)[0])
            distances[term] = int(slips[row])
    enough = spread.pop(word, 0)
    found = [each for each, documents in spread.items() if documents > enough]
    found.sort(key=lambda each: (distances[each], -spread[each], each))
    return [each.decode() for each in found[:most]]


def _likely(field: StoredField, word: bytes, reach: int) -> Array:
    """The numbers of the terms that may be within reach, told by their lengths and letters."""
    _, (letters, lengths, numbers) = field.spelling(_by_length)
    first = np.searchsorted(lengths, len(word) - reach)
    end = np.searchsorted(lengths, len(word) + reach, "right")
    letters = letters[first:end]
    mine = np.bitwise_or.reduce(_BITS[np.frombuffer(word, np.uint8)])
    # Every letter that only one of the two has costs one step.
    is_likely = np.bitwise_count(letters & ~mine) <= reach
    is_likely &= np.bitwise_count(~letters & mine) <= reach
    likely: Array = numbers[first:end][is_likely]
    stems = field.terms.starting(STEM_MARK.encode())
    return likely[(likely < stems[0]) | (likely >= stems[1])]


def _by_length(ends: Array, content: Array) -> Array:
    """The terms from the shortest on: the letters of each as bits, its length and its number."""
    lengths = np.diff(ends)
    numbers = np.argsort(lengths, kind="stable")
    letters = np.bitwise_or.reduceat(_BITS[content], ends[:-1])
    return np.stack((letters[numbers], lengths[numbers], numbers)).astype(np.uint32)


def _spelt(field: StoredField, numbers: Array, width: int) -> Array:
    """The bytes of these terms, a row for each, with 0 where a term has ended."""
    ends, content = field.terms.everything()
    starts = ends[numbers]
    columns = np.arange(width)
    rows = content[np.minimum(starts[:, None] + columns, len(content) - 1)]
    rows[columns >= (ends[numbers + 1] - starts)[:, None]] = 0
    return rows


def _steps(rows: Array, word: bytes, reach: int) -> Array:
    """The steps from each row to the word, by Damerau's and Levenshtein's table of all parts.

    They are exact up to `reach`, as only cells so near the diagonal of the table are filled; each
    is filled for all rows at once.
    """
    count, width = rows.shape
    lengths = np.count_nonzero(rows, axis=1)
    # For each letter of the word and each column of the rows: whether it stands there.
    stands = {letter: np.ascontiguousarray((rows == letter).T) for letter in set(word)}
    before: dict[int, Array] = {}
    last = {at: np.full(count, at, np.int16) for at in range(min(reach, width) + 1)}
    for at, letter in enumerate(word, 1):
        row: dict[int, Array] = {}
        for column in range(max(0, at - reach), min(width, at + reach) + 1):
            if not column:
                row[0] = np.full(count, at, np.int16)
                continue
            best = last[column - 1] + ~stands[letter][column - 1]
            if column in last:
                best = np.minimum(best, last[column] + 1)
            if column - 1 in row:
                best = np.minimum(best, row[column - 1] + 1)
            if at > 1 and column - 2 in before:
                swapped = stands[letter][column - 2] & stands[word[at - 2]][column - 1]
                best = np.where(swapped, np.minimum(best, before[column - 2] + 1), best)
            row[column] = best
        before, last = last, row
    first = min(last)
    table = np.stack([last[column] for column in sorted(last)])
    steps: Array = table[lengths - first, np.arange(count)]
    return steps
