"""The word that a mistyped one was probably meant to be."""

from __future__ import annotations

from collections.abc import Iterable
from difflib import get_close_matches
from heapq import nsmallest
from itertools import islice

_LONGEST_LIST = 12
# Comparing takes some 20 µs a word.
_MOST_COMPARED = 200


def closest(word: str, known: Iterable[str], *, likeness: float = 0.6) -> str | None:
    """The known word most like `word`, or None when none is at least `likeness` (0 to 1) alike."""
    # difflib takes time that grows with the square of the length.
    near = [each for each in islice(known, _MOST_COMPARED) if len(each) <= 80]
    matches = get_close_matches(word[:80].casefold(), near, n=1, cutoff=likeness)
    return matches[0] if matches else None


def did_you_mean(word: str, known: Iterable[str], *, otherwise: str) -> str:
    """One sentence: the closest known word, or else `otherwise` with the known ones after it."""
    words = nsmallest(_MOST_COMPARED, set(known))
    best = closest(word, words)
    if best is not None:
        return f"Did you mean “{best}”?"
    return f"{otherwise}: {', '.join(words[:_LONGEST_LIST])}." if words else f"{otherwise}."


def shortened(words: str, *, length: int = 60) -> str:
    """The beginning of a long piece of text, for use inside a message."""
    return words if len(words) <= length else words[: length - 1].rstrip() + "…"
