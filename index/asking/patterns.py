"""Pieces of what was typed that stand for every word that fits: `col*r`, and `bridge~`."""

from __future__ import annotations

import re

from index.asking.query import Fuzzy, PartKind, TypedPart, Wildcard
from index.words.analysis import fold, forms, is_unspaced

# More asterisks leave hardly any letters.
_MOST_ASTERISKS = 4
# Shorter words have too many others near them.
_SHORTEST = 3
_ASTERISKS = re.compile(r"\*+")
# What may stand behind a word that somebody goes on writing behind.
_MARKS_BEHIND = ".,;:!?)"


def pattern_in(typed: str) -> Wildcard | Fuzzy | None:
    """What stands for every word that fits, where this does."""
    return _wildcard(typed) if "*" in typed.strip("*") else _fuzzy(typed)


def told_of(node: Wildcard | Fuzzy, *, is_negative: bool) -> TypedPart:
    """How it is told."""
    if isinstance(node, Wildcard):
        return TypedPart(PartKind.PATTERN, (node.pattern,), is_negative=is_negative)
    return TypedPart(PartKind.ALMOST, (node.word,), is_negative=is_negative)


def _wildcard(typed: str) -> Wildcard | None:
    """What asks for words with any letters where asterisks stand; None where it is no such thing.

    It begins with a letter and has nothing but letters, digits and asterisks.
    """
    pattern = _ASTERISKS.sub("*", typed.lstrip("*").rstrip(_MARKS_BEHIND))
    parts = pattern.split("*")
    is_plain = all(part.isalnum() for part in parts[:-1]) and (parts[-1] + "x").isalnum()
    if not is_plain or not 1 < len(parts) <= _MOST_ASTERISKS + 1 or is_unspaced(pattern):
        return None
    return Wildcard("*".join(fold(part) if part else "" for part in parts))


def _fuzzy(typed: str) -> Fuzzy | None:
    """What asks for a word that may be written with one slip; None where it is no such thing."""
    word = typed.rstrip(_MARKS_BEHIND)
    if not word.endswith("~") or not word[:-1].isalnum():
        return None
    found = forms(word[:-1])
    is_one = len(found) == 1 and len(found[0].exact) >= _SHORTEST
    return Fuzzy(found[0].exact) if is_one and not is_unspaced(word) else None
