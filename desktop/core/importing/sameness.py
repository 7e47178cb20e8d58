"""Whether two texts are the same article, or one holds the other, told by the words they share."""

from __future__ import annotations

import re
from enum import Enum, auto

_RUN = 4
# Of the runs of the shorter text. Six of ten no two articles share that are not one; those of one
# name are asked about from four of ten on, as a few words changed break many runs of a short text.
_SAME = 0.4
# A text holds another where so much of that is in it, and it is so many times as long.
_HELD, _LONGER = 0.7, 1.5
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
    """How a text stands to another: four of ten runs of four words of the shorter are in both.

    Then it is the same with changes, unless one holds nearly all of the other, and much besides.
    """
    runs, others = _runs(text), _runs(other)
    shared = len(runs & others)
    if not shared or shared < _SAME * min(len(runs), len(others)):
        return TextKinship.NONE
    is_held = shared >= _HELD * min(len(runs), len(others))
    if is_held and len(runs) > _LONGER * len(others):
        return TextKinship.LONGER
    if is_held and len(others) > _LONGER * len(runs):
        return TextKinship.SHORTER
    return TextKinship.SAME


def _runs(text: str) -> frozenset[int]:
    words = _WORD.findall(text[:_MOST_LETTERS].casefold())
    if len(words) < _RUN:
        return frozenset({hash(tuple(words))}) if words else frozenset()
    return frozenset(hash(tuple(words[at : at + _RUN])) for at in range(len(words) - _RUN + 1))
