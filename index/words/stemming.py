"""What is left of a word without its endings, by the Snowball algorithm of its language."""

from __future__ import annotations

from collections.abc import Callable
from functools import cache

# Languages as ISO 639-1 names them, and the algorithms for them.
_ALGORITHMS = {
    "ar": "arabic", "ca": "catalan", "da": "danish", "de": "german", "el": "greek",
    "en": "english", "es": "spanish", "et": "estonian", "eu": "basque", "fi": "finnish",
    "fr": "french", "ga": "irish", "hi": "hindi", "hu": "hungarian", "hy": "armenian",
    "id": "indonesian", "it": "italian", "lt": "lithuanian", "nb": "norwegian",
    "ne": "nepali", "nl": "dutch", "nn": "norwegian", "no": "norwegian", "pt": "portuguese",
    "ro": "romanian", "ru": "russian", "sr": "serbian", "sv": "swedish", "ta": "tamil",
    "tr": "turkish", "yi": "yiddish",
}  # fmt: skip

# Raised when stems change, as they did between editions of the algorithms.
EDITION = "snowball-3.1"


def algorithm(language: str) -> str:
    """The algorithm for a language such as "en" or "pt-BR"; none for one that has no endings.

    Languages with the same algorithm have the same stems.
    """
    return _ALGORITHMS.get(language[:2].lower(), "")


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
