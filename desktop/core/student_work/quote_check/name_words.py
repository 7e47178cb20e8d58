"""Which words name somebody or something, as far as capitals tell."""

from __future__ import annotations

import re
from collections.abc import Sequence
from functools import cache

from desktop.core.text.compared_words import ComparedWord
from desktop.core.text.language import commonest_words
from desktop.core.text.quotation_marks import OPENING

# What a sentence may begin behind, with the marks and blanks that stand there.
_SENTENCE_START = re.compile(
    rf"(?:^|[.!?…:\n][”’»\"')\]]{{0,3}}\s{{1,4}}|\n)[{OPENING}(\[]{{0,4}}$"
)
_BEFORE = 12
_POSSESSIVE = ("'s", "'")
# So much of a text is looked through for a word in small letters.
_MOST_LOOKED_THROUGH = 40_000


def names_among(text: str, words: Sequence[ComparedWord], *, start: int = 0) -> list[str]:
    """The names among some words of a text, of which nothing before `start` is looked at."""
    return [_bare(word.key) for word in words if _is_name(text, word, start)]


def _is_name(text: str, word: ComparedWord, start: int) -> bool:
    shown = text[word.start : word.end]
    if not shown[:1].isupper() or shown == "I" or shown.startswith(("I'", "I’")):
        return False
    if _SENTENCE_START.search(text[max(start, word.start - _BEFORE) : word.start]) is None:
        return True
    bare = _bare(word.key)
    return bare not in _common() and not _stands_small(text, bare)


def _stands_small(text: str, bare: str) -> bool:
    return re.search(rf"\b{re.escape(bare)}\b", text[:_MOST_LOOKED_THROUGH]) is not None


def _bare(key: str) -> str:
    for end in _POSSESSIVE:
        key = key.removesuffix(end)
    return key


@cache
def _common() -> frozenset[str]:
    return frozenset(commonest_words("en"))
