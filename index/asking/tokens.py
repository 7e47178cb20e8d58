"""What a reader types, cut into pieces: brackets, phrases, and chunks between blanks."""

from __future__ import annotations

import re
from collections.abc import Iterator
from typing import NamedTuple

from index.words.scripts import ACRONYM_MARK

COLONS = ":\uff1a"

_QUOTES = '"\u201c\u201d\u201e\u201f\u00ab\u00bb\uff02'
_MINUS = "-\u2212\u2010\u2011"
_BLANK = re.compile(r"\s+")
_CHUNK = re.compile(f"(?:[^\\s(){_QUOTES}]|{ACRONYM_MARK})+")
_PHRASE = re.compile(f"[{_QUOTES}]((?:[^{_QUOTES}]|{ACRONYM_MARK})*)([{_QUOTES}]?)")
# Single marks are quotation marks only around several words without apostrophes.
_SINGLY_QUOTED = re.compile(r"‘([^‘’]+)’(?=[\s),.;:!?]|$)")


class QueryToken(NamedTuple):
    """One of: an opening or closing bracket, an operator in capitals, a phrase, a chunk."""

    sort: str
    text: str
    is_negative: bool
    start: int
    end: int


def tokens(text: str) -> Iterator[QueryToken]:
    """What was typed, piece by piece."""
    position, is_negative, is_fresh = 0, False, True
    while position < len(text):
        char = text[position]
        if blank := _BLANK.match(text, position):
            position, is_fresh = blank.end(), True
            continue
        following = text[position + 1 : position + 2]
        if char in _MINUS and is_fresh:
            # "--" is how some write a dash, and a minus that stands alone is none.
            is_negative = bool(following) and not following.isspace() and following not in _MINUS
            position, is_fresh = position + 1, False
            continue
        if char in "()":
            # A bracket behind a word is a part of it, as in "word(s)"; not one behind a minus.
            sort, end = (char if char == ")" or is_fresh or is_negative else "", position + 1)
            yield QueryToken(sort, char, is_negative, position, end)
            is_fresh = True
        elif (
            is_fresh
            and (quoted := _SINGLY_QUOTED.match(text, position))
            and len(quoted[1].split()) > 1
        ):
            end = quoted.end()
            yield QueryToken("phrase", quoted[1], is_negative, position, end)
        elif phrase := _PHRASE.match(text, position):
            end = phrase.end()
            sort = "phrase" if phrase[2] else "open phrase"
            yield QueryToken(sort, phrase[1], is_negative, position, end)
            is_fresh = True
        else:
            chunk = _CHUNK.match(text, position)
            # Nothing else is left: blanks, brackets and quotation marks were looked for.
            assert chunk is not None
            end = chunk.end()
            yield QueryToken("chunk", chunk.group(), is_negative, position, end)
            is_fresh = chunk.group()[-1] in COLONS
        position, is_negative = end, False
