"""From characters to words, and from words to the two forms in which they are compared."""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Iterator
from functools import cache
from typing import NamedTuple

from index.words.stemming import algorithm, stemmer

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
# Letters that are initials; those that may be written as two characters are not.
_INITIAL = "A-Za-zА-ИК-Яа-ик-я"
_APOSTROPHES = "'\u2019\u02bc\uff07"
# A word goes on after a mark, an apostrophe, a point in a number ("3.5", "1,000") and the
# points of initials ("U.S.").
_WORD = (
    f"[{_UNSPACED}]"
    f"|{_LETTER}+(?:{_MARK}+{_LETTER}*|[{_APOSTROPHES}]{_LETTER}+"
    rf"|(?<=\d)[.,]\d{_LETTER}*|(?<=\b[{_INITIAL}])\.(?=[{_INITIAL}](?!\w|{_MARK})){_LETTER})*"
)
# Nearly all words are plain and end where nothing else can go on: these are told quickly.
_PLAIN_WORD = r"[A-Za-z0-9]++(?=[ \n;:)\"!?]|[,.][ \n\"])"
_APOSTROPHE = re.compile(f"[{_APOSTROPHES}]")
# Little words that French and Italian write together with the next: "l’école", "dell’arte".
_ELIDED = re.compile(
    "^(?:[cdjlmnst]|(?:jus|lors|puis|quoi)?qu|(?:de|ne|a|su|da|co|be|que)ll|quest|un|sant)"
    rf"[{_APOSTROPHES}](?=\w\w)"
)
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

    A possessive ending goes too ("Putin's", "Putin’s" and "putin" are one word), and so does a
    little word that is written together with it ("l’école" and "école").
    """
    if word.isascii():
        plain = word.lower()
    else:
        decomposed = unicodedata.normalize("NFKD", word.casefold()).casefold()
        # The one letter with a mark that readers do type: they would not know it without.
        decomposed = decomposed.replace("\u0438\u0306", "\u0439")
        bare = "".join(char for char in decomposed if not unicodedata.combining(char))
        plain = bare.translate(_PLAIN) or word
    if not plain.isalnum():
        plain = _ELIDED.sub("", _POSSESSIVE.sub("", plain))
        plain = _APOSTROPHE.sub("", plain)
        plain = _THOUSANDS.sub("", plain) if plain[:1].isdigit() else plain.replace(".", "")
    return plain[:LONGEST_WORD]


def stem(word: str, language: str = "en") -> str:
    """The stem of a folded word by the Snowball algorithm of the language."""
    return _stem(word, algorithm(language))


def _stem(word: str, by: str) -> str:
    # The English algorithm knows no other letters, and short words have no endings.
    if len(word) < 3 or not word.isalpha() or (by == "english" and not word.isascii()):
        return word
    return stemmer(by)(word)


class Remembered(dict[str, Forms]):
    """The forms of words met before: a text uses few words and uses them often."""

    def __init__(self, by: str) -> None:
        super().__init__()
        self._by = by

    def __missing__(self, word: str) -> Forms:
        if len(self) > _MOST_REMEMBERED:
            self.clear()
        exact = fold(word)
        found = self[word] = Forms(exact, _stem(exact, self._by))
        return found


def remembered(language: str) -> Remembered:
    """The forms of words of a language as they stand in texts."""
    return _remembered_by(algorithm(language))


@cache
def _remembered_by(by: str) -> Remembered:
    return Remembered(by)


@cache
def word_pattern() -> re.Pattern[str]:
    """What a word looks like."""
    # Compiled with the first text: it takes as long as a good part of opening the window.
    return re.compile(f"{_PLAIN_WORD}|{_WORD}")


def forms(text: str, language: str = "en") -> list[Forms]:
    """The forms of the words of a text, in their order."""
    memory = remembered(language)
    return [memory[word] for word in word_pattern().findall(text)]


def words(text: str, language: str = "en") -> Iterator[Word]:
    """The words of a text with their places."""
    memory = remembered(language)
    for found in word_pattern().finditer(text):
        yield Word(*found.span(), memory[found.group()])


def is_unspaced(text: str) -> bool:
    """Whether the text holds characters of a script that is written without blanks."""
    return not text.isascii() and re.search(f"[{_UNSPACED}]", text) is not None
