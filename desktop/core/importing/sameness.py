"""Whether two texts are the same article, told by the runs of words that both have."""

from __future__ import annotations

import re

_RUN = 4
# Of the runs of the shorter text; so much no two articles share that are not one.
_SAME = 0.6
_WORD = re.compile(r"\w+")
# Of longer texts the beginning tells.
_MOST_LETTERS = 400_000


def is_same_article(text: str, other: str) -> bool:
    """Whether one text is the other with changes: six of ten runs of four words are in both."""
    runs, others = _runs(text), _runs(other)
    fewer = min(len(runs), len(others))
    return bool(fewer) and len(runs & others) >= _SAME * fewer


def _runs(text: str) -> frozenset[int]:
    words = _WORD.findall(text[:_MOST_LETTERS].casefold())
    if len(words) < _RUN:
        return frozenset({hash(tuple(words))}) if words else frozenset()
    return frozenset(hash(tuple(words[at : at + _RUN])) for at in range(len(words) - _RUN + 1))
