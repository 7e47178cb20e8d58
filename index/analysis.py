"""From characters to words, and from words to the two forms in which they are compared."""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Iterator
from functools import cache
from typing import NamedTuple

# Scripts written without blanks: each character stands as a word of its own.
_UNSPACED = "\u3041-\u30ff\u3400-\u4dbf\u4e00-\u9fff\uf900-\ufaff\U00020000-\U0003134f"
_LETTER = f"[^\\W_{_UNSPACED}]"
# Marks that belong to a word and that \w leaves out; also the joiners and the soft hyphen.
_MARK = (
    "[\u0300-\u036f\u0483-\u0489\u0591-\u05bd\u05bf\u05c1\u05c2\u05c4\u05c5\u05c7\u0610-\u061a"
    "\u064b-\u065f\u0670\u06d6-\u06dc\u06df-\u06e8\u06ea-\u06ed\u0900-\u0963\u0966-\u0dff"
    "\u0e31\u0e34-\u0e3a\u0e47-\u0e4e\u102b-\u103e\u17b4-\u17d3\u1ab0-\u1aff\u1dc0-\u1dff"
    "\u20d0-\u20ff\ufe20-\ufe2f\u00ad\u200c\u200d\u2060]"
)
_APOSTROPHES = "'\u2019\u02bc\uff07"
# A word goes on after a mark, an apostrophe, a point in a number ("3.5", "1,000") and the
# points of initials ("U.S.").
_WORD = (
    f"[{_UNSPACED}]"
    f"|{_LETTER}+(?:{_MARK}+{_LETTER}*|[{_APOSTROPHES}]{_LETTER}+"
    rf"|(?<=\d)[.,]\d{_LETTER}*|(?<=\b\w)\.(?=\w\b){_LETTER})*"
)
_APOSTROPHE = re.compile(f"[{_APOSTROPHES}]")
_POSSESSIVE = re.compile(f"[{_APOSTROPHES}]s$")
_THOUSANDS = re.compile(r"(?<=\d),(?=\d{3}(?!\d))")
# Letters that Unicode does not take apart and that readers type without their stroke.
_PLAIN = str.maketrans(
    {
        "ø": "o", "ł": "l", "đ": "d", "ð": "d", "þ": "th", "æ": "ae", "œ": "oe", "ı": "i",
        "ħ": "h", "ŧ": "t", "ŀ": "l", "ŋ": "n",
        "\u00ad": None, "\u200c": None, "\u200d": None, "\u2060": None,
    }
)  # fmt: skip

# Longer words are no words; the index keeps what tells them apart.
LONGEST_WORD = 64
_MOST_REMEMBERED = 200_000

# Where a later edition of the Snowball algorithm differs from ours for words of the news.
_STEMS = {
    "added": "add",
    "adding": "add",
    "emergence": "emergenc",
    "emergencies": "emergenc",
    "emergency": "emergenc",
    "evening": "evening",
    "evenings": "evening",
    "internal": "internal",
    "internally": "internal",
    "international": "internat",
    "internationally": "internat",
    "lateral": "lateral",
}

# Words that say nothing of what a text is about. They are left out of a query that has
# others and never out of the index, so that "state of the union" is found word for word.
_STOP_WORDS = (
    "a an and are as at be been but by can could did do does for from had has have he her his"
    " how i if in into is it its me my no nor not of on or our she so than that the their them"
    " then there these they this those to us was we were what when where which who why will with"
    " would you your"
)
STOP_WORDS = frozenset(_STOP_WORDS.split())


class Forms(NamedTuple):
    """A word as it is compared: `exact` letter for letter, `stem` in all its endings."""

    exact: str
    stem: str


class Word(NamedTuple):
    """A word of a text, where it stands in characters, and its forms."""

    start: int
    end: int
    forms: Forms


def fold(word: str) -> str:
    """A word without what readers do not type: capitals, accents, strokes, apostrophes.

    A possessive ending goes too ("Putin's", "Putin’s" and "putin" are one word).
    """
    if word.isascii():
        plain = word.lower()
    else:
        decomposed = unicodedata.normalize("NFKD", word.casefold()).casefold()
        bare = "".join(char for char in decomposed if not unicodedata.combining(char))
        plain = bare.translate(_PLAIN) or word
    if not plain.isalnum():
        plain = _APOSTROPHE.sub("", _POSSESSIVE.sub("", plain))
        plain = _THOUSANDS.sub("", plain) if plain[:1].isdigit() else plain.replace(".", "")
    return plain[:LONGEST_WORD]


def stem(word: str) -> str:
    """The stem of a folded word by the English Snowball algorithm (Porter 2)."""
    if len(word) < 3 or not (word.isascii() and word.isalpha()):
        return word
    if word in _STEMS:
        return _STEMS[word]
    # Loaded with the first word: nothing of Whoosh may delay the window.
    from whoosh.lang.porter2 import stem as snowball_stem  # noqa: PLC0415

    return str(snowball_stem(word))


class _Memory(dict[str, Forms]):
    """The forms of words met before: a text uses few words and uses them often."""

    def __missing__(self, word: str) -> Forms:
        if len(self) > _MOST_REMEMBERED:
            self.clear()
        exact = fold(word)
        found = self[word] = Forms(exact, stem(exact))
        return found


_memory = _Memory()


@cache
def _word_pattern() -> re.Pattern[str]:
    # Compiled with the first text: it takes as long as a good part of opening the window.
    return re.compile(_WORD)


def forms(text: str) -> list[Forms]:
    """The forms of the words of a text, in their order."""
    return [_memory[word] for word in _word_pattern().findall(text)]


def words(text: str) -> Iterator[Word]:
    """The words of a text with their places."""
    for found in _word_pattern().finditer(text):
        yield Word(*found.span(), _memory[found.group()])


def is_unspaced(text: str) -> bool:
    """Whether the text holds characters of a script that is written without blanks."""
    return not text.isascii() and re.search(f"[{_UNSPACED}]", text) is not None
