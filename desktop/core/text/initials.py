"""The one or two letters that stand for a name where there is no room for more."""

from __future__ import annotations

import unicodedata


def initials(name: str) -> str:
    """The first letters of the first and the last word of a name; empty for one without letters.

    Words that begin with a small letter do not count ("spokesman for the Harbour Board": HB),
    unless there are no others. A name of one word has its first two letters, where its script
    knows capital letters, else one.
    """
    words = [word for word in name.replace("-", " ").split() if any(map(str.isalnum, word))]
    kept = [word for word in words if not _first(word).islower()] or words
    if not kept:
        return ""
    if len(kept) == 1:
        letters = [each for each in kept[0] if each.isalnum()]
        has_capitals = letters[0].upper() != letters[0].lower()
        return _composed("".join(letters[: 2 if has_capitals else 1]))
    return _composed(_first(kept[0]) + _first(kept[-1])).upper()


def _first(word: str) -> str:
    return next(each for each in word if each.isalnum())


def _composed(letters: str) -> str:
    return unicodedata.normalize("NFC", letters)
