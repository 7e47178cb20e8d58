"""Whether the rules, which are for English, apply to a text."""

from __future__ import annotations

import re

from desktop.core.extraction.function_words import COMMON_ENGLISH

_WORD = re.compile(r"\w+")
_SAMPLE = 4000
# English prose has 35 to 50 such words in a hundred, German or French prose under 12.
_LEAST_SHARE = 0.15
_FEWEST_WORDS = 25


def is_english(text: str, language: str) -> bool:
    """Whether the tag says English and the text, where it is long enough, agrees."""
    if language.lower().replace("_", "-").partition("-")[0] not in ("en", "eng", ""):
        return False
    words = _WORD.findall(text[:_SAMPLE].lower())
    if len(words) < _FEWEST_WORDS:
        return _is_latin(text[:_SAMPLE])
    return sum(word in COMMON_ENGLISH for word in words) >= _LEAST_SHARE * len(words)


def _is_latin(text: str) -> bool:
    letters = [character for character in text if character.isalpha()]
    return not letters or sum(letter < "\u0250" for letter in letters) * 2 >= len(letters)
