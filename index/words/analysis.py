"""From characters to words, and from words to the two forms in which they are compared."""

from __future__ import annotations

import re
from collections.abc import Iterator
from functools import cache
from typing import NamedTuple

from index.words.scripts import (
    ACRONYM_MARK,
    EMOJI,
    MARKS,
    REST_OF_SYLLABLE,
    SPLIT_AM,
    UNSPACED,
    bare,
    folded_unspaced,
    is_unspaced,
)
from index.words.stemming import algorithm, stem_of, stemmer

__all__ = ["LONGEST_WORD", "STOP_WORDS", "Forms", "Word", "fold", "forms", "is_unspaced", "words"]

_LETTER = f"[^\\W_{UNSPACED}]"
# Letters that are initials; those that may be written as two characters are not.
_INITIAL = "A-Za-zА-ИК-Яа-ик-я"
_APOSTROPHES = "'\u2019\u02bc\uff07\u05f3"

# A word goes on after a mark, an apostrophe, a point in a number ("3.5", "1,000"), the points of
# initials ("U.S.") and the quotation mark of a Hebrew acronym.
_WORD = (
    f"{_LETTER}+(?:[{MARKS}]+{_LETTER}*|[{_APOSTROPHES}]{_LETTER}+"
    rf"|(?<=\d)[.,]\d{_LETTER}*|(?<=\b[{_INITIAL}])\.(?=[{_INITIAL}](?!\w|[{MARKS}])){_LETTER}"
    f"|{ACRONYM_MARK}{_LETTER})*"
    f"|[{UNSPACED}]{REST_OF_SYLLABLE}(?:[{MARKS}]|{SPLIT_AM})*"
    f"|{EMOJI}"
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
# Endings that Turkish parts from a name, and Persian from any word.
_ENDING_APART = re.compile(
    rf"(\w{{2,}})[{_APOSTROPHES}](?:[ns]?[iıuü]n?|y[iıuü]|y?[ae]|[dt][ae]n?(?:ki)?|l[ae]r\w{{0,4}}"
    r"|y?l[ae]|[ns][iıuü]n?[ae]?|[ns][iıuü]n[dt][ae]n?|[dt][iıuü]r)"
    "|(\\w{2,})\u200c(?:ها|های|هایی|هایش|هایشان|ای|ام|اش|اند|تر|ترین|هایم)",
    re.IGNORECASE,
)
_ENDINGS_APART = frozenset({"turkish", "persian"})
_THOUSANDS = re.compile(r"(?<=\d),(?=\d{3}(?!\d))")
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
    elif is_unspaced(word[0]):
        return folded_unspaced(word)[:LONGEST_WORD]
    else:
        plain = bare(word) or word
    if not plain.isalnum():
        plain = _ELIDED.sub("", _POSSESSIVE.sub("", plain))
        plain = _APOSTROPHE.sub("", plain)
        plain = _THOUSANDS.sub("", plain) if plain[:1].isdigit() else plain.replace(".", "")
    return plain[:LONGEST_WORD]


def before_ending(word: str) -> str:
    """What stands before an ending that is written apart from it; nothing where none is.

    So are Turkish endings of names ("Ankara'da") and those of Persian, behind a joiner.
    """
    found = _ENDING_APART.fullmatch(word)
    return (found[1] or found[2]) if found else ""


def is_in_capitals(word: str) -> bool:
    """Whether a word is written in capitals alone, as abbreviations are: "US", "U.S.", "WHO"."""
    letters = word.replace(".", "")
    return len(letters) > 1 and letters.isalpha() and letters.isupper()


def stem(word: str, language: str = "en") -> str:
    """The stem of a folded word by the Snowball algorithm of the language."""
    return _stem(word, algorithm(language))


def _stem(word: str, by: str) -> str:
    # The English algorithm knows no other letters, and short words have no endings.
    if len(word) < 3 or not word.isalpha() or (by == "english" and not word.isascii()):
        return word
    return stem_of(word, by)


class Remembered(dict[str, Forms]):
    """The forms of words met before: a text uses few words and uses them often."""

    def __init__(self, by: str) -> None:
        super().__init__()
        self._by = by
        self._is_english = by == "english"

    def __missing__(self, word: str) -> Forms:
        if len(self) > _MOST_REMEMBERED:
            self.clear()
        if self._is_english and word.isalpha() and word.isascii():
            # So are nearly all: nothing has to be folded but capitals.
            exact = word.lower()[:LONGEST_WORD]
            forms = Forms(exact, stemmer(self._by)(exact) if len(exact) > 2 else exact)
        else:
            exact = fold(word)
            before = before_ending(word) if self._by in _ENDINGS_APART else ""
            forms = Forms(exact, _stem(fold(before) if before else exact, self._by))
        self[word] = forms
        return forms


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
