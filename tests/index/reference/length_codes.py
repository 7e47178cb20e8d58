"""The code for one length, as the arrays have it for all."""

from __future__ import annotations

from bisect import bisect_left

from index.segments.lengths import WORDS_OF_CODE


def length_code(words: int) -> int:
    """The code for so many words; longer texts than it knows have the highest."""
    return min(255, bisect_left(WORDS_OF_CODE, words))
