"""Finds the few words of a text that may be sought, without looking at all the others.

Nearly all words of a text are plain: letters without accents. Those among them that have a stem
begin like it, so one search for these letters leads to them; words with other letters are looked
at one by one. What is found here may be the word that is sought, and nothing else can be.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from functools import cache, lru_cache
from itertools import islice
from typing import NamedTuple

from index.analysis import word_pattern

# So many letters of a word are looked for at most.
LETTERS = 3

_ASCII = bytes(range(128))
# Marks of punctuation that are no part of a word, and apostrophes.
_PUNCTUATION = "\u2010-\u201f\u2026"
_PUNCTUATION_BYTES = b"\xe2\x80"
# Marks that may stand anywhere in a word.
_JOINERS = ("\u200c", "\u200d", "\u00ad", "\u2060")
_JOINER_BYTES = (b"\x80\x8c", b"\x80\x8d")
# Behind these a word begins anew, whatever stood before.
_CLEAR = ' \n“"('

Stretch = tuple[int, int]


class _LookedAt(NamedTuple):
    """A text in small letters, and where words stand that are not plain."""

    lowered: str
    odd: tuple[int, ...]


# Who types a query sees the same few texts again with every letter.
@lru_cache(maxsize=256)
def _looked_at(text: str) -> _LookedAt | None:
    """None for a text in which small letters stand elsewhere, or marks inside of words."""
    lowered = text.lower()
    odd = _marked(text)
    if not _is_plain(text):
        if len(lowered) != len(text) or any(map(text.__contains__, _JOINERS)):
            return None
        odd += [found.start() for found in _odd().finditer(text)]
    return _LookedAt(lowered, tuple(odd))


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
    return stem[:LETTERS] if len(stem) > 4 else stem[:2]


def spotted(text: str, starts: Iterable[str]) -> Iterator[Stretch]:
    """The words that begin with one of these letters, and all words that are not plain.

    The starts are at most three small letters without accents.
    """
    looked_at = _looked_at(text)
    if looked_at is None:
        yield from (word.span() for word in word_pattern().finditer(text))
        return
    lowered = looked_at.lowered
    places = list(looked_at.odd)
    for start in starts:
        places += _places(lowered, start)
    last, match = 0, word_pattern().match
    for place in sorted(places):
        if place < last:
            continue
        if place and text[place - 1] not in _CLEAR:
            span = _word_around(text, place, last)
        else:
            word = match(text, place)
            span = word.span() if word else None
        if span:
            yield span
            last = span[1]


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


def _places(lowered: str, start: str) -> list[int]:
    """Where the letters stand at the beginning of something."""
    places = []
    place = lowered.find(start)
    while place >= 0:
        before = lowered[place - 1] if place else ""
        # Whether another letter ends a word is for the pattern of words to say.
        if not (before.isascii() and before.isalnum()):
            places.append(place)
        place = lowered.find(start, place + 1)
    return places


def _word_around(text: str, place: int, since: int) -> Stretch | None:
    """The word in which a place lies, or that begins there; another has ended at `since`."""
    for word in word_pattern().finditer(text, _blank_before(text, place, since)):
        if word.end() > place:
            return word.span() if word.start() <= place else None
    return None


def _is_plain(text: str) -> bool:
    if text.isascii():
        return True
    others = text.encode("utf-8", "replace").translate(None, _ASCII)
    return len(others) == 3 * others.count(_PUNCTUATION_BYTES) and not any(
        map(others.__contains__, _JOINER_BYTES)
    )


def _marked(text: str) -> list[int]:
    """Where marks stand among the first letters of a word: "O’Brien", "U.S.", "1,000"."""
    return [
        found.start()
        for pattern in _marks()
        for found in pattern.finditer(text)
        if not text[max(0, found.start() - LETTERS) : found.start()].isalnum()
        or found.start() < LETTERS
    ]


@cache
def _marks() -> tuple[re.Pattern[str], ...]:
    # One by one: a search for one letter is many times quicker than for any of several.
    return tuple(map(re.compile, (r"'\w", "\u2019\\w", r"\.\w", r",\d")))


@cache
def _odd() -> re.Pattern[str]:
    """Letters that are not plain."""
    return re.compile(f"[^\x00-\x7f{_PUNCTUATION}]")
