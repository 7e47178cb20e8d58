"""Words as they go on the screen: in the very order in which they are stored."""

from __future__ import annotations

import re

from desktop.core.span import Span

# These turn the order of what stands behind them. `normalised_text` stores none any more; texts
# and names that were stored before may have them.
_TURNING = re.compile("[\u202a-\u202e\u2066-\u2069]")
# One character for one, in Python and in Qt, so that every offset stays true.
SIGN = "\N{REPLACEMENT CHARACTER}"


def shown(stored: str) -> str:
    """The words, as long as before, with a sign in the place of what would turn their order."""
    return stored if stored.isascii() else _TURNING.sub(SIGN, stored)


def beginning(words: str, most: int) -> str:
    """The words, or so many characters of them, cut between two words with a sign for the rest."""
    if len(words) <= most:
        return words
    whole, blank, _ = words[:most].rpartition(" ")
    return f"{whole if blank and len(whole) > most // 2 else words[:most]} …"


def words_around(text: str, span: Span, most: int) -> str:
    """The words of a span and up to so many characters on each side, whole, in one paragraph."""
    before = text[max(0, span.start - most) : span.start].rpartition("\n")[2]
    after = text[span.end : span.end + most].partition("\n")[0]
    if span.start > most and len(before) == most:
        # It may begin within a word.
        before = before.partition(" ")[2] or before
    if span.end + most < len(text) and len(after) == most:
        after = after.rpartition(" ")[0] or after
    return " ".join(f"{before}{span.of(text)}{after}".split())
