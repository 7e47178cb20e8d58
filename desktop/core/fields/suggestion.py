"""The word that a mistyped one was probably meant to be."""

from __future__ import annotations

from collections.abc import Iterable
from difflib import get_close_matches
from heapq import nsmallest
from itertools import islice
from typing import TypedDict

_LONGEST_LIST = 12
# Comparing takes some 20 µs a word.
_MOST_COMPARED = 200


def closest(word: str, known: Iterable[str], *, likeness: float = 0.6) -> str | None:
    """The known word most like `word`, or None when none is at least `likeness` (0 to 1) alike."""
    # difflib takes time that grows with the square of the length.
    near = [each for each in islice(known, _MOST_COMPARED) if len(each) <= 80]
    matches = get_close_matches(word[:80].casefold(), near, n=1, cutoff=likeness)
    return matches[0] if matches else None


class Suggestion(TypedDict):
    """What was probably meant, or is empty; then `known` are words that could have been."""

    meant: str
    known: tuple[str, ...]


def suggestion(word: str, known: Iterable[str]) -> Suggestion:
    """The closest known word or, where none is close, the first of the known ones."""
    # What has no name yet cannot be meant.
    words = nsmallest(_MOST_COMPARED, set(known) - {""})
    best = closest(word, words)
    if best is not None:
        return Suggestion(meant=best, known=())
    return Suggestion(meant="", known=tuple(words[:_LONGEST_LIST]))
