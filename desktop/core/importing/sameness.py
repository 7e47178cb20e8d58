"""Whether two texts are the same article, or one holds the other, told by the words they share."""

from __future__ import annotations

import re
from enum import Enum, auto

_RUN = 4
# Of the runs of the shorter text; so much no two articles share that are not one.
_SAME = 0.6
# A text of so many times the runs that it shares with another is more than that with changes.
_MORE = 1.7
_WORD = re.compile(r"\w+")
# Of longer texts the beginning tells.
_MOST_LETTERS = 400_000


class TextKinship(Enum):
    """How a text stands to another one."""

    SAME = auto()
    # It holds the other and much besides: the finished essay beside its draft.
    LONGER = auto()
    # The other holds it and much besides.
    SHORTER = auto()
    NONE = auto()


def kinship(text: str, other: str) -> TextKinship:
    """How a text stands to another: six of ten runs of four words of the shorter are in both.

    Then it is the same with changes, unless one of them is far more than they share.
    """
    runs, others = _runs(text), _runs(other)
    shared = len(runs & others)
    if not shared or shared < _SAME * min(len(runs), len(others)):
        return TextKinship.NONE
    if len(runs) > max(_MORE * shared, len(others)):
        return TextKinship.LONGER
    return TextKinship.SHORTER if len(others) > _MORE * shared else TextKinship.SAME


def _runs(text: str) -> frozenset[int]:
    words = _WORD.findall(text[:_MOST_LETTERS].casefold())
    if len(words) < _RUN:
        return frozenset({hash(tuple(words))}) if words else frozenset()
    return frozenset(hash(tuple(words[at : at + _RUN])) for at in range(len(words) - _RUN + 1))
