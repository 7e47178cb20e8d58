"""Where an end of a mark comes to stand when it is moved by a word or by a sentence."""

from __future__ import annotations

import re
from collections.abc import Iterator
from enum import Enum, auto
from functools import cache

from desktop.core.span import Span
from desktop.core.text.abbreviations import abbreviations
from desktop.core.text.quotation_marks import CLOSING
from desktop.core.text.whole_words import begins_word, ends_word, without_marks_around

_SENTENCE_END = re.compile(rf"(?<![.!?…])[.!?…]+[{CLOSING})]*(?=\s|$)|[。！？]+[」』{CLOSING}]*")
# No abbreviation is longer.
_LONGEST = 30
# So far from a character an end of a word is looked for.
_FURTHEST = 200


class End(Enum):
    """Which end of a mark."""

    FIRST = auto()
    LAST = auto()


class Unit(Enum):
    """How far it is moved at a time."""

    WORD = auto()
    SENTENCE = auto()


def moved(text: str, span: Span, end: End, unit: Unit, *, is_forward: bool) -> Span:
    """The span with one end moved; the same where that end cannot go there.

    A word at least stays between the ends.
    """
    at = span.end if end is End.LAST else span.start
    places = _by_word if unit is Unit.WORD else _by_sentence
    new = next(places(text, at, end, is_forward=is_forward), at)
    if end is End.LAST:
        return Span(span.start, new) if new > span.start else span
    return Span(new, span.end) if new < span.end else span


def dragged(text: str, span: Span, end: End, at: int, *, exactly: bool = False) -> Span:
    """The span with one end brought to a character, or to the nearest end of a word.

    A word at least stays between the ends, or a character where just these are meant.
    """
    is_last = end is End.LAST
    is_place = ends_word if is_last else begins_word

    def is_fitting(place: int) -> bool:
        inside = span.start < place <= len(text) if is_last else 0 <= place < span.end
        return inside and (exactly or is_place(text, place))

    for away in range(_FURTHEST):
        for place in (at + away, at - away):
            if is_fitting(place):
                return Span(span.start, place) if is_last else Span(place, span.end)
        if exactly and not away:
            break
    return span


def _by_word(text: str, at: int, end: End, *, is_forward: bool) -> Iterator[int]:
    is_place = ends_word if end is End.LAST else begins_word
    ahead = range(at + 1, len(text) + 1) if is_forward else range(at - 1, -1, -1)
    return (each for each in ahead if is_place(text, each))


def _by_sentence(text: str, at: int, end: End, *, is_forward: bool) -> Iterator[int]:
    line = text.rfind("\n", 0, at) + 1
    while True:
        line_end = text.find("\n", line)
        found = sentences_in(text, Span(line, len(text) if line_end < 0 else line_end))
        places = [each.end if end is End.LAST else each.start for each in found]
        if is_forward:
            yield from (each for each in places if each > at)
        else:
            yield from (each for each in reversed(places) if each < at)
        if (line_end < 0) if is_forward else (line == 0):
            return
        line = line_end + 1 if is_forward else text.rfind("\n", 0, line - 1) + 1


def sentences_in(text: str, line: Span) -> Iterator[Span]:
    """The sentences of a paragraph, without blanks and quotation marks at their ends."""
    start = line.start
    for found in _SENTENCE_END.finditer(text, line.start, line.end):
        before = text[max(start, found.end() - _LONGEST) : found.end()]
        if not _abbreviation().search(before):
            yield from _bare(text, Span(start, found.end()))
            start = found.end()
    yield from _bare(text, Span(start, line.end))


def _bare(text: str, span: Span) -> Iterator[Span]:
    bare = without_marks_around(text, span)
    if len(bare):
        yield bare


@cache
def _abbreviation() -> re.Pattern[str]:
    # Of U.S. the last letter tells enough.
    return re.compile(rf"\b(?:[A-Z]|{abbreviations('title', 'month', 'other')})\.$")
