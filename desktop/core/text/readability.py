"""How long a text is and how hard to read."""

from __future__ import annotations

import re
from functools import cache

from desktop.core.record import record
from desktop.core.text.abbreviations import abbreviations
from desktop.core.text.quotation_marks import CLOSING

# Silent reading of non-fiction by adults: 238 words a minute (Brysbaert 2019); pupils and
# a close reading are slower.
_WORDS_A_MINUTE = 200
# Characters, where no blanks part words: adults read 255 a minute in Chinese, 357 in Japanese
# (Trauzettel-Klosinski 2012), less by as much as above. A word of Thai and its neighbours has some
# four letters, not counting the signs that are written over and under them.
_CHARACTERS_A_MINUTE = {"zh": 215, "ja": 300, "": 800}
_SAMPLE = 4000
# Of fewer words no grade is told: formulas of this kind were made for samples of 100 words each
# (Flesch 1948, "A new readability yardstick", step 1), and one long sentence moves a shorter one by
# several grades.
_LEAST_GRADED = 100


@record(frozen=True, slots=True)
class Readability:
    """Words as parted by white space, minutes of reading, and the school grade (None unknown).

    Where no white space parts words, `words` are the characters that somebody reads.
    """

    words: int
    minutes: int
    grade: int | None
    are_characters: bool = False


def readability(text: str, language: str = "en") -> Readability:
    """Length and difficulty of a text; the grade is told for English of 100 words or more.

    The grade is that of Kincaid and others (1975): 0.39 words a sentence + 11.8 syllables a
    word - 15.59, with syllables counted as groups of vowels.
    """
    are_characters = counts_characters(text)
    words = length_of(text, are_characters=are_characters)
    a_minute = _characters_a_minute(text) if are_characters else _WORDS_A_MINUTE
    minutes = max(1, round(words / a_minute)) if words else 0
    grade = _grade(text) if language.startswith("en") and not are_characters else None
    return Readability(words, minutes, grade, are_characters)


@record(frozen=True, slots=True)
class TextLength:
    """How many words a text has, or characters where no white space parts words."""

    count: int = 0
    are_characters: bool = False


def text_length(text: str) -> TextLength:
    """How long a text is, counted as its reader would."""
    are_characters = counts_characters(text)
    return TextLength(length_of(text, are_characters=are_characters), are_characters)


def word_count(text: str) -> int:
    """Words as a reader would count them: what white space parts."""
    return len(text.split())


def counts_characters(text: str) -> bool:
    """Whether most letters of a text are of scripts that do not part words by blanks."""
    sample = text[:_SAMPLE]
    # Most texts have none, and are known to have none at once.
    if sample.isascii():
        return False
    letters = sum(character.isalpha() for character in sample)
    return 2 * len(_unspaced().findall(sample)) > letters


def length_of(text: str, *, are_characters: bool) -> int:
    """How many words, or characters that somebody reads, a text or a part of it has.

    What is written over and under another character is no character of its own, nor is a mark of
    punctuation.
    """
    return sum(map(str.isalnum, text)) if are_characters else word_count(text)


def _characters_a_minute(text: str) -> int:
    sample = text[:_SAMPLE]
    if _kana().search(sample):
        return _CHARACTERS_A_MINUTE["ja"]
    is_chinese = 2 * len(_han().findall(sample)) > sum(map(str.isalpha, sample))
    return _CHARACTERS_A_MINUTE["zh" if is_chinese else ""]


def _grade(text: str) -> int | None:
    plain = _abbreviation().sub(lambda found: found[0].replace(".", ""), text)
    words = _word().findall(plain)
    if len(words) < _LEAST_GRADED:
        return None
    sentences = sum(1 for part in _sentence_end().split(plain) if part.strip())
    syllables = sum(_syllables(word.lower()) for word in words)
    grade = 0.39 * len(words) / max(1, sentences) + 11.8 * syllables / len(words) - 15.59
    return max(1, min(18, round(grade)))


@cache
def _unspaced() -> re.Pattern[str]:
    return re.compile(
        "[\u0e00-\u0eff\u1000-\u109f\u1780-\u17ff\u3041-\u30ff\u3400-\u4dbf\u4e00-\u9fff\uf900-\ufaff"
        "\U00020000-\U0003134f]"
    )


@cache
def _kana() -> re.Pattern[str]:
    return re.compile("[\u3041-\u30ff]{2}")


@cache
def _han() -> re.Pattern[str]:
    return re.compile("[\u3400-\u4dbf\u4e00-\u9fff\uf900-\ufaff\U00020000-\U0003134f]")


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
