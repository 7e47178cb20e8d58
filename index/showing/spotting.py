"""Finds the few words of a text that may be sought, without looking at all the others.

Nearly all words of a text are plain: letters without accents. Those among them that have a stem
begin like it, so one search for these letters leads to them. A word with an apostrophe, the
points of initials or a letter with an accent is looked at when the plain letters before are how
a word that is sought begins. What is found here may be the word that is sought, and nothing else
can be.
"""

from __future__ import annotations

import re
from collections.abc import Iterable
from functools import cache, lru_cache
from itertools import islice
from typing import NamedTuple

from index.words.analysis import word_pattern
from index.words.compounds import hyphens

# So many letters of a word are looked for at most.
LETTERS = 8
# Who types a query sees the same few paragraphs again with every letter. Longer texts are looked
# at anew each time: it takes as long to know them again as to look for a word.
_MOST_REMEMBERED = 256
_LONGEST_REMEMBERED = 2000

# What stands for every character that is no plain one. Real question marks look alike.
_OTHER = b"?"
# The most usual marks, and what may stand in their place while nothing but offsets is asked for.
_LIKENESSES = (
    ("\u2019", "'"), ("\u201c", '"'), ("\u201d", '"'), ("\xa0", " "),
    ("\u2014", "-"), ("\u2013", "-"), ("\u2018", "`"), ("\u2026", "-"),
)  # fmt: skip
_LETTERS_AND_DIGITS = b"abcdefghijklmnopqrstuvwxyz0123456789"
_PLAIN = frozenset(_LETTERS_AND_DIGITS)
# Behind these a word begins anew, whatever stood before.
_CLEAR = frozenset(range(128)) - _PLAIN - frozenset(b"'.,?_")
_CLEAR_TOO = frozenset("“”‘–—")

Stretch = tuple[int, int]


class Beginnings(NamedTuple):
    """How the words begin that are sought, as small plain letters.

    `before_marks` is what may stand of them before a mark that is inside of the word, `around`
    are the letters that such a mark may part, and `initials` are their first letters.
    `have_digits` when points and commas may be such marks too.
    """

    whole: tuple[bytes, ...]
    before_marks: frozenset[bytes]
    around: frozenset[bytes]
    initials: frozenset[bytes]
    have_digits: bool


def beginnings(starts: Iterable[str]) -> Beginnings:
    """What to look for to find words with these starts, which are plain and not empty."""
    cut = {start[:LETTERS].encode() for start in starts}
    whole = [a for a in cut if not any(a != b and a.startswith(b) for b in cut)]
    parted = [(start, at) for start in whole for at in range(1, len(start))]
    return Beginnings(
        whole=tuple(whole),
        before_marks=frozenset(start[:at] for start, at in parted),
        around=frozenset(start[at - 1 : at + 1] for start, at in parted),
        initials=frozenset(start[:1] for start in whole if len(start) > 1),
        have_digits=any(bytes([char]).isdigit() for start in whole for char in start),
    )


def certain_start(stem: str) -> str:
    """The letters that every plain English word with this stem begins with; maybe none."""
    if not stem.isascii():
        return ""
    # Endings leave or become these: "sky" and "skies", "hoping", "possible" and "possibility".
    if stem[-1:] in ("e", "i", "y", "l"):
        # "dying", "lying" and "tying" have "die", "lie" and "tie".
        return stem[:1] if len(stem) < 4 and stem.endswith("ie") else stem[:-1] or stem
    return stem


def spotted(text: str, sought: Beginnings) -> list[Stretch]:
    """The words that begin like one that is sought, and those of which it is not certain."""
    look = _remembered_look if len(text) <= _LONGEST_REMEMBERED else _look
    lowered, apostrophes, points, others = look(text)
    offsets: list[int] = []
    for start in sought.whole:
        offset = lowered.find(start)
        while offset >= 0:
            # Whether another letter ends a word is for the pattern of words to say.
            if not (offset and lowered[offset - 1] in _PLAIN):
                offsets.append(offset)
            offset = lowered.find(start, offset + 1)
    around, before_marks = sought.around, sought.before_marks
    for offset in apostrophes:
        letters = lowered[offset - 1 : offset + 2 : 2]
        # Behind an apostrophe there may be another character that is not plain.
        may_part = letters in around or letters[1:] == _OTHER
        if may_part and _letters_before(lowered, offset) in before_marks:
            offsets.append(offset)
    for offset in others:
        before = _letters_before(lowered, offset)
        if not before or before in before_marks:
            offsets.append(offset)
    offsets += [offset for offset in points if lowered[offset - 1 : offset] in sought.initials]
    if sought.have_digits:
        offsets += [found.start() for found in _marked_number().finditer(text)]
    offsets.sort()
    return _words_at(text, lowered, offsets)


def words_before(text: str, offset: int, count: int) -> list[Stretch]:
    """The last words before the one that begins at `offset`; fewer at the beginning of the text."""
    reach = 40
    while count:
        reach *= 2 * count
        begin = _blank_before(text, max(0, offset - reach))
        found = [word.span() for word in word_pattern().finditer(text, begin, offset)]
        if len(found) >= count or not begin:
            return found[-count:]
    return []


def words_after(text: str, offset: int, count: int) -> list[Stretch]:
    """The first words after the one that ends at `offset`; fewer at the end of the text."""
    return [word.span() for word in islice(word_pattern().finditer(text, offset), count)]


def hyphenated(text: str) -> tuple[tuple[Stretch, ...], ...]:
    """The words that hyphens join, each as the stretches of its parts."""
    return (_remembered_hyphenated if len(text) <= _LONGEST_REMEMBERED else _hyphenated)(text)


def _hyphenated(text: str) -> tuple[tuple[Stretch, ...], ...]:
    found: list[list[Stretch]] = []
    for hyphen in hyphens(text):
        following = word_pattern().match(text, hyphen + 1)
        if following is None:
            continue
        if found and found[-1][-1][1] == hyphen:
            found[-1].append(following.span())
        else:
            found.append([*words_before(text, hyphen, 1), following.span()])
    return tuple(map(tuple, found))


_remembered_hyphenated = lru_cache(_MOST_REMEMBERED)(_hyphenated)


class _LookedAt(NamedTuple):
    """A text in small letters, a byte for each character, and where it is not plain.

    `apostrophes` and `points` have a letter behind them, points also one by itself before them.
    Apostrophes of possessive endings, which are left out of comparisons, are not among them.
    """

    lowered: bytes
    apostrophes: tuple[int, ...]
    points: tuple[int, ...]
    others: tuple[int, ...]


def _look(text: str) -> _LookedAt:
    plain = text
    for mark, likeness in _LIKENESSES:
        if plain.isascii():
            break
        plain = plain.replace(mark, likeness)
    lowered = plain.encode("ascii", "replace").lower()
    return _LookedAt(
        lowered,
        _offsets(r"'(?!s(?![a-z0-9?]))[a-z0-9?]", lowered),
        _offsets(r"\.[a-z?](?<=[a-z]..)(?<![a-z0-9][a-z]..)", lowered),
        ()
        if plain.isascii()
        else tuple(each for each in _offsets(r"\?", lowered) if not plain[each].isascii()),
    )


_remembered_look = lru_cache(_MOST_REMEMBERED)(_look)


def _offsets(pattern: str, lowered: bytes) -> tuple[int, ...]:
    return tuple([found.start() for found in _compiled(pattern).finditer(lowered)])


@cache
def _compiled(pattern: str) -> re.Pattern[bytes]:
    # Those that begin with a character of their own are quick: it is looked for first.
    return re.compile(pattern.encode())


def _letters_before(lowered: bytes, offset: int) -> bytes:
    """The plain letters before an offset, as far as they may be looked for."""
    since = max(0, offset - LETTERS)
    row = lowered[since:offset]
    return row[len(row.rstrip(_LETTERS_AND_DIGITS)) :]


def _words_at(text: str, lowered: bytes, offsets: Iterable[int]) -> list[Stretch]:
    """The words in which these offsets lie, which are in order."""
    match = word_pattern().match
    spans: list[Stretch] = []
    last = 0
    for offset in offsets:
        if offset < last:
            continue
        span: Stretch | None
        if offset and lowered[offset - 1] not in _CLEAR and text[offset - 1] not in _CLEAR_TOO:
            following = _word_behind(text, offset, last)
            if following is None:
                return spans
            if following[0] > offset:
                # No offset before that word is in any: from each, all would be read once more.
                last = following[0]
                continue
            span = following
        else:
            word = match(text, offset)
            span = word.span() if word else None
        if span:
            spans.append(span)
            last = span[1]
    return spans


def _blank_before(text: str, offset: int, since: int = 0) -> int:
    while offset > since and not text[offset - 1].isspace():
        offset -= 1
    return offset


def _word_behind(text: str, offset: int, since: int) -> Stretch | None:
    """The first word that ends behind an offset; another has ended at `since`."""
    for word in word_pattern().finditer(text, _blank_before(text, offset, since)):
        if word.end() > offset:
            return word.span()
    return None


@cache
def _marked_number() -> re.Pattern[str]:
    """A point or comma in a number: "3.5", "1,000"."""
    return re.compile(r"[.,]\d(?<=\d..)")
