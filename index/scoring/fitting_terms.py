"""The terms of a field that are written as a pattern says, or like a word but for one slip."""

from __future__ import annotations

from collections.abc import Sequence

import numpy as np

from index.asking.query import Fuzzy, Wildcard
from index.files.arrays import Array
from index.scoring.most_frequent import Tally
from index.segments.fields import STEM_MARK
from index.segments.stored_segment import StoredField

# A letter has up to so many bytes.
_LONGEST_LETTER = 4
_NONE = np.zeros(0, np.int64)


def fitting_terms(fields: Sequence[StoredField], node: Wildcard | Fuzzy) -> list[Tally]:
    """The terms that fit, field by field, with the number of documents that hold each."""
    tallies = []
    for field in fields:
        numbers = _written_so(field, node) if isinstance(node, Wildcard) else _alike(field, node)
        stems = field.terms.starting(STEM_MARK.encode())
        numbers = numbers[(numbers < stems[0]) | (numbers >= stems[1])]
        if len(numbers):
            first, end = int(numbers[0]), int(numbers[-1]) + 1
            counts = field.frequencies(first, end)[numbers - first]
            tallies.append(Tally(field.terms, numbers, counts))
    return tallies


def _written_so(field: StoredField, node: Wildcard) -> Array:
    """The numbers of the terms that are written as a pattern says, in order."""
    first, *between, last = node.pattern.split("*")
    numbers = np.arange(*field.terms.starting(first.encode()))
    if not len(numbers):
        return numbers
    ends, _ = field.terms.everything()
    lengths = ends[numbers + 1] - ends[numbers]
    numbers = _ending(field, numbers[lengths >= len((first + last).encode())], last.encode())
    return _that_fit(field, numbers, node) if between else numbers


def _alike(field: StoredField, node: Fuzzy) -> Array:
    """The numbers of the terms that are a word but for one slip, in order."""
    return _that_fit(field, _with_half(field, node.word), node)


def _that_fit(field: StoredField, numbers: Array, node: Wildcard | Fuzzy) -> Array:
    ends, content = field.terms.everything()
    stretches = zip(ends[numbers].tolist(), ends[numbers + 1].tolist(), strict=True)
    terms = (content[start:end].tobytes().decode() for start, end in stretches)
    fitting = np.fromiter(map(node.fits, terms), bool, len(numbers))
    kept: Array = numbers[fitting]
    return kept


def _with_half(field: StoredField, word: str) -> Array:
    """The terms of about the length of a word that begin or end with half of it.

    One slip leaves one half as it is, but for two letters that are swapped in the middle.
    """
    ends, _ = field.terms.everything()
    middle = len(word) // 2
    before, behind = word[:middle].encode(), word[middle:].encode()
    swapped = word[: middle - 1] + word[middle] + word[middle - 1] + word[middle + 1 :]
    alike = np.concatenate(
        (
            np.arange(*field.terms.starting(before)),
            _ending(field, np.arange(len(field.terms)), behind),
            np.array([max(0, field.terms.find(swapped.encode()))]),
        )
    )
    likely = np.unique(alike) if len(field.terms) else _NONE
    lengths = ends[likely + 1] - ends[likely]
    near: Array = likely[np.abs(lengths - len(word.encode())) <= _LONGEST_LETTER]
    return near


def _ending(field: StoredField, numbers: Array, end: bytes) -> Array:
    """Those of the terms that end so."""
    ends, content = field.terms.everything()
    for back, byte in enumerate(reversed(end), 1):
        lasts = ends[numbers + 1] - back
        is_there = lasts >= ends[numbers]
        numbers = numbers[is_there & (content[np.maximum(lasts, 0)] == byte)]
    return numbers
