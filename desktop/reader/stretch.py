"""The stretch of a text that the page holds at a time, and the parts of lines without end.

A paragraph on the page takes seven kilobytes and a letter fifty bytes, so that only an ordinary
text is there as a whole. Of a longer one the page holds what is around its window.
"""

from __future__ import annotations

import unicodedata
from itertools import pairwise

from desktop.core.record import record
from desktop.core.span import Span

# A text with no more letters and lines than that is laid out whole.
_WHOLE, _WHOLE_LINES = 100_000, 1_500
# How much of a longer one stands before the place that is looked at, and in all.
_BEFORE, _BEFORE_LINES = 10_000, 100
_AFTER, _AFTER_LINES = 20_000, 200
# A line longer than that is laid out in parts, as each is set anew whenever it is painted.
_LONG_LINE = 10_000
_PART = 2_000
# A part ends behind a blank if one stands so near its end.
_NEAR = 200
_LONGEST_CLUSTER = 64
_JOINERS = "\u200c\u200d\ufe0e\ufe0f"


@record(frozen=True, slots=True)
class Stretch:
    """What of a text stands on the page, and where in it a new part of the same line begins."""

    span: Span
    cuts: tuple[int, ...]

    def lines(self, text: str) -> list[str]:
        """What stands in each block of the page."""
        places = (self.span.start, *self.cuts, self.span.end)
        parts = [text[start:end] for start, end in pairwise(places)]
        return [line for part in parts for line in part.split("\n")]


def is_whole(text: str) -> bool:
    """Whether the page can hold all of a text at once."""
    return len(text) <= _WHOLE and text.count("\n") <= _WHOLE_LINES


def whole_stretch(text: str) -> Stretch:
    """All of a text."""
    return Stretch(Span(0, len(text)), _cuts(text, 0, len(text)))


def stretch_around(text: str, character: int) -> Stretch:
    """What the page holds of a text that is too long for it, for a look at a character."""
    character = min(max(0, character), len(text))
    start, lines = _boundary_before(text, character), 0
    while start > 0 and character - start < _BEFORE and lines < _BEFORE_LINES:
        start, lines = _boundary_before(text, start - 1), lines + 1
    end, lines = character, 0
    while end < len(text) and end - character < _AFTER and lines < _AFTER_LINES:
        end, lines = _boundary_after(text, end), lines + 1
    cuts = _cuts(text, start, end)
    # The end of the last line belongs to what follows.
    is_at_line_end = start < end < len(text) and text[end - 1] == "\n"
    return Stretch(Span(start, end - is_at_line_end), cuts)


def _cuts(text: str, start: int, end: int) -> tuple[int, ...]:
    found, at = [], start
    while at < end:
        line_end = text.find("\n", at, end)
        line_end = end if line_end < 0 else line_end
        cut = _boundary_after(text, at)
        while cut < line_end:
            found.append(cut)
            cut = _boundary_after(text, cut)
        at = line_end + 1
    return tuple(found)


def _line_at(text: str, character: int) -> Span:
    end = text.find("\n", character)
    return Span(text.rfind("\n", 0, character) + 1, len(text) if end < 0 else end)


def _boundary_before(text: str, character: int) -> int:
    """Where the line begins that holds a character, or its part of it."""
    line = _line_at(text, character)
    if len(line) <= _LONG_LINE:
        return line.start
    # A part begins no later than its number says.
    part = (character - line.start) // _PART + 1
    while part and (line.start + part * _PART >= line.end or _cut(text, line, part) > character):
        part -= 1
    return _cut(text, line, part) if part else line.start


def _boundary_after(text: str, character: int) -> int:
    """Where the next line begins or the next part of the same; the end of the text if nowhere."""
    line = _line_at(text, character)
    if len(line) > _LONG_LINE:
        part = max(1, (character - line.start) // _PART)
        while line.start + part * _PART < line.end:
            cut = _cut(text, line, part)
            if cut > character:
                return cut
            part += 1
    return min(line.end + 1, len(text))


def _cut(text: str, line: Span, part: int) -> int:
    """Where a part of a long line begins: the same wherever the page looks from."""
    cut = line.start + part * _PART
    blank = text.rfind(" ", cut - _NEAR, cut)
    if blank >= 0:
        return blank + 1
    for nearer in range(cut, cut - _LONGEST_CLUSTER, -1):
        if not _is_joined(text, nearer):
            return nearer
    return cut


def _is_joined(text: str, character: int) -> bool:
    """Whether a character is drawn together with the one before it."""
    here, before = text[character], text[character - 1]
    return bool(unicodedata.combining(here)) or here in _JOINERS or before in _JOINERS
