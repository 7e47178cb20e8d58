"""A text as its runs of three words, by which the origin of a quotation is looked for."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from functools import lru_cache
from zlib import crc32

import numpy as np
from numpy.typing import NDArray

from desktop.core.text.compared_words import ComparedWord

RUN = 3
_PRIME = np.uint64(0x9E3779B97F4A7C15)
_SHIFT = np.uint64(29)


@dataclass(frozen=True, slots=True)
class ThreeWordRuns:
    """The runs of a text, in its order: a value for each, and the character where it begins."""

    values: NDArray[np.uint32]
    firsts: NDArray[np.int64]


def three_word_runs(words: Sequence[ComparedWord]) -> ThreeWordRuns:
    """The runs of the words of a text; none where it has fewer than three."""
    if len(words) < RUN:
        return ThreeWordRuns(np.empty(0, np.uint32), np.empty(0, np.int64))
    hashes = np.array([_hashed(word.key) for word in words], dtype=np.uint64)
    firsts = np.array([word.start for word in words[: 1 - RUN]], dtype=np.int64)
    count = len(firsts)
    values = np.zeros(count, dtype=np.uint64)
    with np.errstate(over="ignore"):
        for step in range(RUN):
            values = (values ^ (hashes[step : step + count] + np.uint64(step))) * _PRIME
            values ^= values >> _SHIFT
    return ThreeWordRuns((values >> np.uint64(32)).astype(np.uint32), firsts)


@lru_cache(65536)
def _hashed(key: str) -> int:
    return crc32(key.encode("utf-8", "surrogatepass"))
