"""What is left of a word without its endings, by the Snowball algorithm of its language."""

from __future__ import annotations

from collections.abc import Callable
from functools import cache

# Languages as ISO 639 names them, and the algorithms for them.
_ALGORITHMS = {
    "ar": "arabic", "bs": "serbian", "ca": "catalan", "cs": "czech", "da": "danish",
    "de": "german", "el": "greek", "en": "english", "eo": "esperanto", "es": "spanish",
    "et": "estonian", "eu": "basque", "fa": "persian", "fi": "finnish", "fr": "french",
    "ga": "irish", "hi": "hindi", "hr": "serbian", "hu": "hungarian", "hy": "armenian",
    "id": "indonesian", "it": "italian", "lt": "lithuanian", "nb": "norwegian",
    "ne": "nepali", "nl": "dutch", "nn": "norwegian", "no": "norwegian", "pl": "polish",
    "pt": "portuguese", "ro": "romanian", "ru": "russian", "sh": "serbian", "sr": "serbian",
    "st": "sesotho", "sv": "swedish", "ta": "tamil", "tr": "turkish", "yi": "yiddish",
}  # fmt: skip

# Raised when stems change, as they did between editions of the algorithms.
EDITION = "snowball-3.1"

# The algorithms know endings as they are written, and words come without accents. So these are
# the endings that would not be known, each with how it is written.
_WRITTEN_ENDINGS = {
    "french": (("ee", "ée"), ("ees", "ées")),
    "polish": (("ow", "ów"), ("owie", "ów")),
    "czech": (
        ("ach", "ách"), ("am", "ám"), ("um", "ům"), ("ich", "ích"), ("ych", "ých"),
        ("eho", "ého"), ("emu", "ému"), ("im", "ím"), ("ym", "ým"),
    ),
    # Of two words that sound alike one ends so in Arabic, and many write the other.
    "arabic": (("\u0647", "\u0629"),),
}  # fmt: skip
# Persian has letters of its own for the two that are compared as the Arabic ones.
_PERSIAN = str.maketrans("\u0643\u064a", "\u06a9\u06cc")
# What "i" and "u" stand for behind the vowels of the front of the mouth, and behind others.
_FRONT, _BACK = {"u": "ü"}, {"i": "ı"}


def algorithm(language: str) -> str:
    """The algorithm for a language such as "en" or "pt-BR"; none for one that has no endings.

    Languages with the same algorithm have the same stems.
    """
    return _ALGORITHMS.get(language[:2].lower(), "")


def stem_of(word: str, by: str) -> str:
    """The stem of a folded word by an algorithm."""
    if by == "turkish":
        return _turkish(word)
    if by == "persian":
        word = word.translate(_PERSIAN)
    for bare, written in _WRITTEN_ENDINGS.get(by, ()):
        if word.endswith(bare):
            word = word.removesuffix(bare) + written
            break
    return stemmer(by)(word)


def _turkish(word: str) -> str:
    """The stem of a word whose endings have the vowels that go with the vowels before.

    One ending may hide another: "öğretmenler" has "öğretmen", which ends like a word with one.
    """
    stem, before = _in_harmony(word), ""
    while stem != before:
        before, stem = stem, stemmer("turkish")(stem)
    return stem.translate(_WITHOUT_DOTS)


_WITHOUT_DOTS = str.maketrans("ıü", "iu")


def _in_harmony(word: str) -> str:
    """The word as it is written, as far as the vowels "a" and "e" tell the others."""
    first = next((letter for letter in word if letter in "ae"), "")
    is_front = first == "e" or (not first and "i" in word)
    written = []
    for letter in word:
        if letter in "ae":
            is_front = letter == "e"
        written.append((_FRONT if is_front else _BACK).get(letter, letter))
    return "".join(written)


@cache
def stemmer(of: str) -> Callable[[str], str]:
    """What stems a folded word by an algorithm; without one, words stay as they are.

    PyStemmer runs the algorithms in C; where it is not to be had, snowballstemmer runs the same
    in Python and takes some thirty times as long.
    """
    if not of:
        return str
    # Loaded with the first word: nothing of it may delay the window.
    try:
        from Stemmer import Stemmer  # type: ignore[import-not-found]  # noqa: PLC0415
    except ImportError:
        from snowballstemmer import (  # type: ignore[import-untyped]  # noqa: PLC0415
            stemmer as Stemmer,  # noqa: N812
        )
    stem: Callable[[str], str] = Stemmer(of).stemWord
    return stem
