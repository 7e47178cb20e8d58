"""What each quotation mark does: opens, closes, or either."""

from __future__ import annotations

import re
from collections.abc import Iterator
from enum import Enum
from typing import NamedTuple

from desktop.core.text.quotation_marks import (
    CORNERS,
    CURLY,
    DOUBLE,
    PAIRS,
    SINGLE_ANGLE,
    STRAIGHT,
    WHITE_CORNERS,
)


class MarkRole(Enum):
    """What a mark does with the words beside it."""

    OPENS = "opens"
    CLOSES = "closes"
    EITHER = "either"


class QuoteMark(NamedTuple):
    """Characters `start` up to `end`; marks of one `family` close each other."""

    start: int
    end: int
    role: MarkRole
    family: str


# Marks of one family close each other; those of another inside them are part of the words.
_COMMON = CURLY
_GERMAN_SINGLE = "‚‘"
_FAMILIES = {mark: family for family in (*PAIRS, _GERMAN_SINGLE) for mark in family}
_IN_ACRONYMS = STRAIGHT + CURLY + "„"
# Before the last letter of a Hebrew acronym it is no quotation mark.
_MARK_OF_ACRONYM = f"(?<=[\u05d0-\u05ea])[{_IN_ACRONYMS}][\u05d0-\u05ea](?![\\w{_IN_ACRONYMS}])"
_DOUBLE_MARKS = re.compile(
    f"(?!{_MARK_OF_ACRONYM})[{DOUBLE}{SINGLE_ANGLE}{CORNERS}{WHITE_CORNERS}]|''|’’|‘‘|``"
)
_FIXED_ROLES = {
    mark: role
    for pair in (CORNERS, WHITE_CORNERS)
    for mark, role in zip(pair, (MarkRole.OPENS, MarkRole.CLOSES), strict=True)
}
# German single marks; the closing one is also the opening one of English.
_LOW_SINGLE = re.compile(r"‚(?=\S)[^‚‘\n]*?[‘’](?!\w)")
_BEFORE_AN_OPENER = "([{—–-/…‘'“«\""
_AFTER_A_CLOSER = ")]}—–-/….,;:!?’'”»\""


def single_mark(position: int, opens: bool) -> QuoteMark:
    """A single mark of which it is known what it does."""
    role = MarkRole.OPENS if opens else MarkRole.CLOSES
    return QuoteMark(position, position + 1, role, _COMMON)


def marks_between(text: str, start: int, end: int) -> list[QuoteMark]:
    """The marks of a paragraph in its order, but for single ones of English."""
    return sorted([*_double_marks(text, start, end), *_low_single_marks(text, start, end)])


def _double_marks(text: str, start: int, end: int) -> Iterator[QuoteMark]:
    for match in _DOUBLE_MARKS.finditer(text, start, end):
        first, after = match.span()
        before = text[first - 1] if first > start else " "
        behind = text[after] if after < end else " "
        role = _role(match.group(), before, behind)
        yield QuoteMark(first, after, role, _FAMILIES.get(text[first], _COMMON))


def _low_single_marks(text: str, start: int, end: int) -> Iterator[QuoteMark]:
    """The pairs ‚…‘ of a paragraph."""
    for match in _LOW_SINGLE.finditer(text, start, end):
        first, after = match.span()
        yield QuoteMark(first, first + 1, MarkRole.OPENS, _GERMAN_SINGLE)
        yield QuoteMark(after - 1, after, MarkRole.CLOSES, _GERMAN_SINGLE)


def _role(mark: str, before: str, behind: str) -> MarkRole:
    """What the shape of a mark and its two neighbours say about it."""
    if mark in _FIXED_ROLES:
        return _FIXED_ROLES[mark]
    may_open = before.isspace() or before in _BEFORE_AN_OPENER
    may_close = behind.isspace() or behind in _AFTER_A_CLOSER
    if mark in "«‹" and before in "’'":
        # French elision: d’« une décision étrange ».
        may_open = True
    if mark in "“‘‘``«‹":
        return MarkRole.CLOSES if may_close and not may_open else MarkRole.OPENS
    if mark in "”’’»›":
        return MarkRole.OPENS if may_open and not may_close else MarkRole.CLOSES
    if mark in "„‟":
        return MarkRole.OPENS
    if may_open != may_close:
        return MarkRole.OPENS if may_open else MarkRole.CLOSES
    return MarkRole.EITHER
