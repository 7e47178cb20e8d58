"""Words that stand in a text beside those that are written there.

A word with hyphens is also the word in one: "anti-war" is found as "antiwar". A word that German or
Dutch makes of others has these as well: in "Eisenbahnbrücke" stands a "Brücke". They count at the
place of the first of the written words.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from functools import cache, lru_cache
from typing import NamedTuple

from index.words.analysis import LONGEST_WORD, Word, remembered, stem, words
from index.words.scripts import MARKS, UNSPACED
from index.words.stemming import algorithm

_MOST_PARTS = 4
_LETTER = f"[^\\W\\d_{UNSPACED}]"
# Behind a letter, and before one.
_INSIDE = f"(?:(?<={_LETTER}.)|(?<=[{MARKS}].))(?={_LETTER})"
_SELDOM_HYPHENS = "\u2010\u2011"

# Languages that make one word of several without a mark, and what stands where parts meet.
_LINKS = {"german": ("", "s", "n", "en", "es", "er", "e"), "dutch": ("", "s", "en", "e", "n")}
_SHORTEST_COMPOUND = 7
# A part that is not known has so many letters at least, a vowel among them; a known one that
# stands behind an unknown one is no shorter than the other number.
_SHORTEST_REST, _SHORTEST_KNOWN = 3, 4
_BEHIND_KNOWN = 5
_VOWEL = re.compile("[aeiouy]")


class Compound(NamedTuple):
    """A stem that stands at the place of a word, and the stretch that it is written with."""

    position: int
    start: int
    end: int
    stem: str


def may_have_hyphens(text: str) -> bool:
    """Whether there is a hyphen in a text, be it inside of a word or not."""
    return "-" in text or _has_seldom(text)


def hyphens(text: str) -> Iterator[int]:
    """Where hyphens stand inside of words."""
    if _has_seldom(text):
        pattern = _hyphen(f"[-{_SELDOM_HYPHENS}]")
    elif "-" in text:
        pattern = _hyphen("-")
    else:
        return iter(())
    return (found.start() for found in pattern.finditer(text))


def _has_seldom(text: str) -> bool:
    return not text.isascii() and any(each in text for each in _SELDOM_HYPHENS)


@cache
def _hyphen(of: str) -> re.Pattern[str]:
    # Begun with the character that it begins with, as the search for that is quick.
    return re.compile(of + _INSIDE)


def compounds(text: str, language: str) -> Iterator[Compound]:
    """What stands in a text beside its words."""
    return compounds_among(list(words(text, language)), text, language)


def compounds_among(found: Sequence[Word], text: str, language: str) -> Iterator[Compound]:
    """What stands in a text beside its words, which are known."""
    for position, word in enumerate(found):
        for part in parts(word.forms.exact, language):
            yield Compound(position, word.start, word.end, part)
    for first, end in hyphenated([word.end for word in found], text):
        run = found[first:end]
        if letters := joined(tuple(word.forms.exact for word in run), language):
            yield Compound(first, run[0].start, run[-1].end, letters)


def hyphenated(ends: Sequence[int], text: str) -> Iterator[tuple[int, int]]:
    """Which words hyphens join: the number of the first, and of the one behind the last.

    `ends` is where each word of the text ends.
    """
    first, ends_before_hyphen = 0, frozenset(hyphens(text))
    for number, end in enumerate(ends if ends_before_hyphen else (), 1):
        if end not in ends_before_hyphen:
            if number - first > 1:
                yield first, number
            first = number


@lru_cache(4096)
def joined(exact: tuple[str, ...], language: str) -> str:
    """The stem of the word that hyphens part; none where it is the first part's, or none at all."""
    together = "".join(exact)
    if len(exact) > _MOST_PARTS or len(together) > LONGEST_WORD or not together.isalpha():
        return ""
    stemmed = stem(together, language)
    return "" if stemmed == stem(exact[0], language) else stemmed


def makes_compounds(language: str) -> bool:
    """Whether words of the language are taken apart."""
    return algorithm(language) in _LINKS


def parts(exact: str, language: str) -> tuple[str, ...]:
    """The stems of the words that a folded word is made of; mostly none."""
    by = algorithm(language)
    if by not in _LINKS or len(exact) < _SHORTEST_COMPOUND or not exact.isalpha():
        return ()
    return _parts(exact, by, language)


@lru_cache(20_000)
def _parts(exact: str, by: str, language: str) -> tuple[str, ...]:
    known, whole = _known(by), stem(exact, language)
    if whole in known:
        return ()
    found: dict[str, None] = {}
    _take_apart(exact, by, language, found)
    found.pop(whole, None)
    return tuple(found)


def _take_apart(exact: str, by: str, language: str, found: dict[str, None]) -> None:
    """Adds what a word ends with, as long a word as is known, and then what stands before."""
    known = _known(by)
    for at in range(_SHORTEST_REST, len(exact) - _SHORTEST_REST + 1):
        before, rest = exact[:at], exact[at:]
        its_rest, first = stem(rest, language), _known_first(before, by, language)
        is_known = its_rest in known
        if is_known and (first or (len(rest) >= _SHORTEST_KNOWN and _VOWEL.search(before))):
            found[its_rest] = None
            if first:
                found[first] = None
            elif len(before) >= _SHORTEST_COMPOUND:
                _take_apart(before, by, language, found)
            return
    for at in range(len(exact) - _BEHIND_KNOWN, _SHORTEST_KNOWN - 1, -1):
        if (first := _known_first(exact[:at], by, language)) and len(first) >= _SHORTEST_KNOWN:
            found[first] = None
            return


def _known_first(word: str, by: str, language: str) -> str:
    """The stem of a known word, with what joins it to the next or without."""
    for link in _LINKS[by]:
        if word.endswith(link) and len(word) - len(link) >= _SHORTEST_REST:
            stemmed = stem(word.removesuffix(link), language)
            if stemmed in _known(by):
                return stemmed
    return ""


@cache
def _known(by: str) -> frozenset[str]:
    # Loaded with the first text in such a language.
    from index.words.compound_parts import PARTS  # noqa: PLC0415

    language = {"german": "de", "dutch": "nl"}[by]
    memory = remembered(language)
    return frozenset(memory[word].stem for word in PARTS[by].split())
