"""How long a text is and how hard to read."""

from __future__ import annotations

import re
from dataclasses import dataclass
from functools import cache

from desktop.core.text.abbreviations import abbreviations
from desktop.core.text.quotation_marks import CLOSING

# Silent reading of non-fiction by adults: 238 words a minute (Brysbaert 2019); pupils and
# a close reading are slower.
_WORDS_A_MINUTE = 200


@dataclass(frozen=True, slots=True)
class Readability:
    """Words as parted by white space, minutes of reading, and the school grade (None unknown)."""

    words: int
    minutes: int
    grade: int | None


def readability(text: str, language: str = "en") -> Readability:
    """Length and difficulty of a text; the grade is told for English only.

    The grade is that of Kincaid and others (1975): 0.39 words a sentence + 11.8 syllables a
    word - 15.59, with syllables counted as groups of vowels.
    """
    words = word_count(text)
    minutes = max(1, round(words / _WORDS_A_MINUTE)) if words else 0
    return Readability(words, minutes, _grade(text) if language.startswith("en") else None)


def word_count(text: str) -> int:
    """Words as a reader would count them: what white space parts."""
    return len(text.split())


def _grade(text: str) -> int | None:
    plain = _abbreviation().sub(lambda found: found[0].replace(".", ""), text)
    words = _word().findall(plain)
    if len(words) < 30:
        return None
    sentences = sum(1 for part in _sentence_end().split(plain) if part.strip())
    syllables = sum(_syllables(word.lower()) for word in words)
    grade = 0.39 * len(words) / max(1, sentences) + 11.8 * syllables / len(words) - 15.59
    return max(1, min(18, round(grade)))


# A start that shows what was read before needs none of these patterns.
@cache
def _word() -> re.Pattern[str]:
    return re.compile(r"[A-Za-zÀ-ɏ]+(?:['’][A-Za-zÀ-ɏ]+)*")


@cache
def _sentence_end() -> re.Pattern[str]:
    return re.compile(rf"(?<![.!?…])[.!?…]+[{CLOSING})]*(?=\s|$)|\n")


@cache
def _vowels() -> re.Pattern[str]:
    return re.compile(r"[aeiouyà-öø-ÿ]+")


@cache
def _abbreviation() -> re.Pattern[str]:
    # Companies and states often end a sentence together with their full stop.
    names = abbreviations("title", "month", "other")
    return re.compile(rf"\b(?:[A-Z]\.)+|\b(?:{names})\.")


def _syllables(word: str) -> int:
    count = len(_vowels().findall(word))
    if (
        word.endswith(("es", "ed"))
        and not word.endswith(("ted", "ded", "ses", "zes", "ces", "ges"))
    ) or (word.endswith("e") and not word.endswith("le")):
        count -= 1
    return max(1, count)
