"""Characters of an article and positions of a Qt cursor: the only place that knows both.

Python counts code points, Qt counts UTF-16 units; every character beyond U+FFFF (an emoji)
is one of the first and two of the second. The page may hold a stretch of the text only, with
long lines in parts: between two parts Qt has a position more, which no character has.
"""

from __future__ import annotations

import re
from bisect import bisect_left, bisect_right

from desktop.core.span import Span
from desktop.reader.stretch import Stretch

_ASTRAL = re.compile("[\U00010000-\U0010ffff]")


class Positions:
    """Converts both ways for one text, in the logarithm of its astral characters and parts."""

    def __init__(self, text: str, stretch: Stretch | None = None) -> None:
        self._span = stretch.span if stretch else Span(0, len(text))
        self._cuts = stretch.cuts if stretch else ()
        held = self._span.of(text)
        # Most texts have no such character, and finding the largest one is the quickest check.
        has_astral = not held.isascii() and max(held, default="") > "\uffff"
        start = self._span.start
        self._astral = [m.start() + start for m in _ASTRAL.finditer(held)] if has_astral else []
        # Where there is a position more than characters, from there on: before a second half
        # of a character, and before the part of a line that begins.
        halves = [self.to_qt(index) + 1 for index in self._astral]
        self._more = sorted(halves + [self.to_qt(cut) - 1 for cut in self._cuts])

    @property
    def span(self) -> Span:
        """The characters that have a position."""
        return self._span

    def to_qt(self, character: int) -> int:
        """The cursor position before a character; for one that is not held the nearest end."""
        held = min(max(character, self._span.start), self._span.end)
        more = bisect_left(self._astral, held) + bisect_right(self._cuts, held)
        return held - self._span.start + more

    def to_character(self, position: int) -> int:
        """The character after a cursor position; inside a surrogate pair, the one after both."""
        return self._span.start + position - bisect_left(self._more, position)
