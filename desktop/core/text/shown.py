"""Words as they go on the screen: in the very order in which they are stored."""

from __future__ import annotations

import re

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
