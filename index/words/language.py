"""Which language a text is in, as its letters and its commonest words tell."""

from __future__ import annotations

import re
from collections.abc import Mapping
from functools import cache
from heapq import nlargest

from index.words.analysis import word_pattern

# So many characters are looked at; fewer words than this say nothing.
_SAMPLE = 4000
_FEWEST_WORDS = 12
# In prose one to five words of ten are the commonest of its language; fewer than this of any
# other. Where it is less, nothing else may come near.
_SURE_SHARE, _LEAST_SHARE = 0.18, 0.1
_FEWEST_COMMON = 4

# Scripts, and the language that is mostly written in each. Where some language has letters of its
# own in a script, it stands before.
_LETTERS = {
    "uk": "іїєґ", "be": "ў", "sr": "ђјљњћџ", "bg": "ъ", "fa": "پچژگ", "ja": "\u3041-\u30ff",
    "ru": "\u0400-\u04ff", "el": "\u0370-\u03ff", "hy": "\u0530-\u058f", "he": "\u0590-\u05ff",
    "ar": "\u0600-\u06ff", "hi": "\u0900-\u097f", "ta": "\u0b80-\u0bff", "th": "\u0e00-\u0e7f",
    "ka": "\u10a0-\u10ff", "zh": "\u4e00-\u9fff", "ko": "\uac00-\ud7af",
}  # fmt: skip
_LATIN = re.compile("[a-z\u00df-\u024f\u1e00-\u1eff]")
# Letters that are one in so many belong to the text; fewer are names and quotations in it.
_ONE_IN = 100


def language_of(text: str, otherwise: str = "en") -> str:
    """The language of a text, as BCP 47 names it; `otherwise` where that cannot be told.

    Of languages written in Latin letters those are told that Whoosh has lists of common words for:
    Danish, Dutch, English, Finnish, French, German, Hungarian, Italian, Norwegian, Portuguese,
    Spanish, Swedish and Turkish.
    """
    sample = text[:_SAMPLE].lower()
    letters = sum(character.isalpha() for character in sample)
    if 2 * len(_LATIN.findall(sample)) < letters:
        return _by_letters(sample, letters) or otherwise
    words = word_pattern().findall(sample)
    if len(words) < _FEWEST_WORDS:
        return otherwise
    counts = {
        language: sum(word in common for word in words)
        for language, common in _common_words().items()
    }
    likeliest, other = nlargest(2, counts, key=counts.__getitem__)
    most = counts[likeliest]
    is_alone = most >= _FEWEST_COMMON and most >= 2 * counts[other]
    least = _LEAST_SHARE if is_alone else _SURE_SHARE
    return likeliest if most >= least * len(words) else otherwise


def _by_letters(sample: str, letters: int) -> str:
    for language, its in _LETTERS.items():
        if len(re.findall(f"[{its}]", sample)) * _ONE_IN > letters:
            return language
    return ""


@cache
def _common_words() -> Mapping[str, frozenset[str]]:
    # Whoosh is loaded with the first text that does not say what language it is in.
    from whoosh.lang.stopwords import stoplists  # noqa: PLC0415

    return {language: frozenset(words) for language, words in stoplists.items()}
