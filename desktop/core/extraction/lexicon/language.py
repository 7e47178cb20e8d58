"""Whether the rules, which are for English, apply to a text."""

from __future__ import annotations

import re

from desktop.core.extraction.lexicon.function_words import COMMON_ENGLISH
from desktop.core.text.language import common_elsewhere, language_of
from desktop.core.text.quotation_marks import ANGLE, CORNERS, SINGLE_ANGLE, WHITE_CORNERS

_WORD = re.compile(r"\w+")
_SAMPLE = 4000
# Marks that English prose does not use: where they stand, a few words have to be English.
_MARKS_OF_OTHERS = re.compile(f"[„‚{ANGLE}{SINGLE_ANGLE}{CORNERS}{WHITE_CORNERS}]")
# English prose has 35 to 50 such words in a hundred, German or French prose under 12.
_LEAST_SHARE = 0.15
_FEWEST_WORDS = 25
# In a few lines chance plays a part; in fewer words than this they say nothing.
_LEAST_SHARE_OF_FEW = 0.1
_FEWEST_TO_JUDGE = 8
_COMMON_ELSEWHERE = 2
# Twice what other languages have of them; most prose has as many.
_PLAIN_SHARE, _FEWEST_TO_BE_PLAIN = 0.3, 100


def is_english(text: str, language: str) -> bool:
    """Whether the tag says English and the text, where it is long enough, agrees.

    A text whose language cannot be guessed must have some of the words that the rules go by.
    """
    if language.lower().replace("_", "-").partition("-")[0] not in ("en", "eng", ""):
        return False
    if _is_plainly_english(text[:_SAMPLE]):
        return True
    if guessed := language_of(text, otherwise=""):
        return guessed == "en"
    words = _WORD.findall(text[:_SAMPLE].lower())
    if len(words) < _FEWEST_TO_JUDGE and not _MARKS_OF_OTHERS.search(text[:_SAMPLE]):
        return _is_latin(text[:_SAMPLE])
    share = _LEAST_SHARE if len(words) >= _FEWEST_WORDS else _LEAST_SHARE_OF_FEW
    if sum(word in COMMON_ENGLISH for word in words) >= share * len(words):
        return True
    # A line of names has few common words of any language.
    is_line = len(words) < _FEWEST_WORDS and not _MARKS_OF_OTHERS.search(text)
    return is_line and common_elsewhere(words, "en") < _COMMON_ELSEWHERE and _is_latin(text)


def _is_plainly_english(sample: str) -> bool:
    """Whether so many words are common in English alone that nothing else need be asked."""
    words = sample.lower().split()
    common = sum(map(COMMON_ENGLISH.__contains__, words))
    return len(words) >= _FEWEST_TO_BE_PLAIN and common >= _PLAIN_SHARE * len(words)


def _is_latin(text: str) -> bool:
    letters = [character for character in text if character.isalpha()]
    return not letters or sum(letter < "\u0250" for letter in letters) * 2 >= len(letters)
