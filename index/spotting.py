"""Finds the few words of a text that may be sought, without looking at all the others.

Nearly all words of a text are plain: letters without accents. Those among them that have a stem
begin like it, so one search for these letters leads to them; words with other letters are looked
at one by one. What is found here may be the word that is sought, and nothing else can be.
"""

from __future__ import annotations

import re
from collections.abc import Iterable
from functools import cache, lru_cache
from itertools import islice
from typing import NamedTuple

from index.analysis import word_pattern

# So many letters of a word are looked for at most.
LETTERS = 4

# Marks of punctuation that are no part of a word, and apostrophes.
_PUNCTUATION = "\u2010-\u201f\u2026"
# The most usual of them, and what may stand in their place while nothing but places is asked for.
_LIKENESSES = (
    ("\u2019", "'"), ("\u2018", "`"), ("\u201c", '"'), ("\u201d", '"'),
    ("\u2013", "-"), ("\u2014", "-"), ("\u2026", "-"),
)  # fmt: skip
# Marks that may stand anywhere in a word.
_JOINERS = ("\u200c", "\u200d", "\u00ad", "\u2060")
_PLAIN = frozenset(b"abcdefghijklmnopqrstuvwxyz0123456789")
# Behind these a word begins anew, whatever stood before.
_CLEAR = ' \n“"('

Stretch = tuple[int, int]


class _LookedAt(NamedTuple):
    """A text in small letters, a byte for each, and where words stand that are not plain."""

    lowered: bytes
    odd: tuple[int, ...]


# Who types a query sees the same few texts again with every letter.
@lru_cache(maxsize=256)
def _looked_at(text: str) -> _LookedAt | None:
    """None for a text that has marks inside of words."""
    plain = text
    for mark, likeness in _LIKENESSES:
        plain = plain.replace(mark, likeness)
    if plain.isascii():
        return _LookedAt(plain.lower().encode(), tuple(_marked(plain)))
    if any(map(text.__contains__, _JOINERS)):
        return None
    odd = _marked(text) + [found.start() for found in _odd().finditer(text)]
    # Bytes are quicker to go through; a letter that has none of its own is no plain one.
    return _LookedAt(text.encode("latin-1", "replace").lower(), tuple(odd))


def apart(starts: Iterable[str]) -> tuple[str, ...]:
    """The starts, cut to what is looked for, without those that begin like a shorter one."""
    cut = {start[:LETTERS] for start in starts}
    return tuple(a for a in cut if not any(a != b and a.startswith(b) for b in cut))


def certain_start(stem: str) -> str:
    """The letters that every plain English word with this stem begins with; maybe none."""
    if not stem.isascii():
        return ""
    # "dying", "lying" and "tying" have "die", "lie" and "tie"; "sky" has "ski" beside it.
    if len(stem) < 4:
        return stem[:1] if stem.endswith("ie") else stem[:2]
    return stem[: min(LETTERS, len(stem) - 1)]


def spotted(text: str, starts: Iterable[str]) -> list[Stretch]:
    """The words that begin with one of these letters, and all words that are not plain.

    The starts are at most `LETTERS` small letters without accents.
    """
    looked_at = _looked_at(text)
    if looked_at is None:
        return [word.span() for word in word_pattern().finditer(text)]
    lowered = looked_at.lowered
    places = list(looked_at.odd)
    for start in starts:
        places += _places(lowered, start.encode())
    places.sort()
    spans: list[Stretch] = []
    last, match = 0, word_pattern().match
    for place in places:
        if place < last:
            continue
        if place and text[place - 1] not in _CLEAR:
            span = _word_around(text, place, last)
        else:
            word = match(text, place)
            span = word.span() if word else None
        if span:
            spans.append(span)
            last = span[1]
    return spans


def words_before(text: str, place: int, count: int) -> list[Stretch]:
    """The last words before the one that begins at `place`; fewer at the beginning of the text."""
    reach = 40
    while count:
        reach *= 2 * count
        begin = _blank_before(text, max(0, place - reach))
        found = [word.span() for word in word_pattern().finditer(text, begin, place)]
        if len(found) >= count or not begin:
            return found[-count:]
    return []


def words_after(text: str, place: int, count: int) -> list[Stretch]:
    """The first words after the one that ends at `place`; fewer at the end of the text."""
    return [word.span() for word in islice(word_pattern().finditer(text, place), count)]


def _blank_before(text: str, place: int, since: int = 0) -> int:
    while place > since and not text[place - 1].isspace():
        place -= 1
    return place


def _places(lowered: bytes, start: bytes) -> list[int]:
    """Where the letters stand at the beginning of something."""
    places = []
    place = lowered.find(start)
    while place >= 0:
        # Whether another letter ends a word is for the pattern of words to say.
        if not (place and lowered[place - 1] in _PLAIN):
            places.append(place)
        place = lowered.find(start, place + 1)
    return places


def _word_around(text: str, place: int, since: int) -> Stretch | None:
    """The word in which a place lies, or that begins there; another has ended at `since`."""
    for word in word_pattern().finditer(text, _blank_before(text, place, since)):
        if word.end() > place:
            return word.span() if word.start() <= place else None
    return None


def _marked(text: str) -> list[int]:
    """Where marks stand among the first letters of a word: "O’Brien", "U.S.", "1,000"."""
    return [
        found.start()
        for mark, pattern in _marks()
        if mark in text
        for found in pattern.finditer(text)
    ]


@cache
def _marks() -> tuple[tuple[str, re.Pattern[str]], ...]:
    # One by one: a search for one letter is many times quicker than for any of several.
    marks = {"'": r"'\w", "\u2019": "\u2019\\w", ".": r"\.\w", ",": r",\d"}
    return tuple(
        (mark, re.compile(rf"{pattern}(?<![0-9A-Za-z]{{{LETTERS}}}{pattern})"))
        for mark, pattern in marks.items()
    )


@cache
def _odd() -> re.Pattern[str]:
    """Letters that are not plain."""
    return re.compile(f"[^\x00-\x7f{_PUNCTUATION}]")
