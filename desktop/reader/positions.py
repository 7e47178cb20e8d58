"""Characters of an article and positions of a Qt cursor: the only place that knows both.

Python counts code points, Qt counts UTF-16 units; every character beyond U+FFFF (an emoji)
is one of the first and two of the second.
"""

from __future__ import annotations

import re
from bisect import bisect_left

_ASTRAL = re.compile("[\U00010000-\U0010ffff]")


class Positions:
    """Converts both ways for one text, in the logarithm of its astral characters."""

    def __init__(self, text: str) -> None:
        # Most texts have no such character, and finding the largest one is the quickest check.
        has_astral = not text.isascii() and max(text) > "\uffff"
        self._astral = [m.start() for m in _ASTRAL.finditer(text)] if has_astral else []
        # Where the second halves stand: from there on there is one unit more than characters.
        self._halves = [index + seen + 1 for seen, index in enumerate(self._astral)]

    def to_qt(self, character: int) -> int:
        """The cursor position before a character."""
        return character + bisect_left(self._astral, character)

    def to_character(self, position: int) -> int:
        """The character after a cursor position; inside a surrogate pair, the one after both."""
        return position - bisect_left(self._halves, position)
