"""Where in a text the days stand that a timeline tells of."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass
from functools import cache

from desktop.core.passage import Paragraphs
from desktop.core.span import Span
from desktop.core.text.word_lists import rows

# Of a longer text only the beginning is looked through, and of it so many numbers.
_MOST_LETTERS, _MOST_NUMBERS = 300_000, 5_000
# So far around a number its day, month and year are looked for.
_AROUND = 28
_MONTH = r"(?P<month>[^\W\d_]{3,12})\.?"
_DAY = r"(?P<day>\d{1,2})(?:st|nd|rd|th|\.)?"
_NUMBER = re.compile(r"(?<!\d)\d{1,4}(?!\d)")
_ISO = re.compile(r"\d{4}-(\d{2})(?:-(\d{2}))?(?![\d-])")
# What stands before a year: 31 January, 31. Januar, le 31 janvier, January 31, January.
_BEFORE_YEAR = (
    re.compile(rf"(?<!\d){_DAY} (?:of |de )?{_MONTH},? (?:de )?\Z"),
    re.compile(rf"(?<![^\W\d_]){_MONTH} {_DAY},? \Z"),
    re.compile(rf"(?<![^\W\d_]){_MONTH},? (?:de )?\Z"),
    re.compile(r"(?<![\d.])(?P<day>\d{1,2})\. ?(?P<number>\d{1,2})\. ?\Z"),
)
# What stands around a day: January 31; 31 January.
_BEFORE_DAY = re.compile(rf"(?<![^\W\d_]){_MONTH} \Z")
_AFTER_DAY = re.compile(rf"(?:st|nd|rd|th|\.)? (?:of |de )?{_MONTH}(?![^\W\d_])")
# Signs at a number that is an amount and no year.
_MONEY = "$€£¥.,"
_AMOUNT = re.compile(r"[.,]\d| ?(?:%|per cent|percent|million|billion|[€£$])")


@dataclass(frozen=True, slots=True)
class TimelineDay:
    """Where a day stands, and what happened then: each with as much of its date as is known."""

    span: Span
    moments: tuple[tuple[str, str], ...]


@dataclass(frozen=True, slots=True)
class _Found:
    span: Span
    # Parts that the text does not say are None.
    year: int | None
    month: int | None
    day: int | None


def days_in_text(
    text: str, timeline: Iterable[tuple[str, str]], published: str = ""
) -> tuple[TimelineDay, ...]:
    """The days of a timeline in a text, each where a paragraph has it first.

    The timeline is an ISO 8601 date, or as much of one as is known, with words for each day. A day
    without its year is that of the year in which the text was published, or one beside it; a month
    or a year stands for all that happened in it.
    Example: “since the invasion in 2022” → 2022-02-24
    """
    moments = tuple(timeline)
    years = {day[:4] for day, _ in moments}
    if not moments:
        return ()
    head = text[:_MOST_LETTERS]
    paragraphs = Paragraphs(head)
    kept: list[TimelineDay] = []
    known: set[tuple[int, tuple[tuple[str, str], ...]]] = set()
    for found in _dates(head, years):
        told = tuple(each for each in moments if _is_meant(each[0], found, published))
        here = paragraphs.number_at(found.span.start), told
        if told and here not in known:
            known.add(here)
            kept.append(TimelineDay(found.span, told))
    return tuple(kept)


def _dates(text: str, years: set[str]) -> Iterator[_Found]:
    """Every date that may be of one of these years, in the order of the text."""
    taken = 0
    numbers = _NUMBER.finditer(text)
    for number, _ in zip(numbers, range(_MOST_NUMBERS), strict=False):
        start, end = number.span()
        if start < taken:
            continue
        if len(number[0]) == 4:
            found = _with_year(text, start, end) if number[0] in years else None
        else:
            found = _without_year(text, start, end) if len(number[0]) < 3 else None
        if found is not None:
            taken = found.span.end
            yield found


def _with_year(text: str, start: int, end: int) -> _Found | None:
    year = int(text[start:end])
    if iso := _ISO.match(text, start):
        day = int(iso[2]) if iso[2] else None
        return _Found(Span(start, iso.end()), year, int(iso[1]), day)
    if text[start - 1 : start] in _MONEY and start:
        before = text[max(0, start - 3) : start]
        if not re.fullmatch(r".?\d\.", before):
            return None
    if _AMOUNT.match(text, end):
        return None
    begin = max(0, start - _AROUND)
    before = _plain(text[begin:start])
    for pattern in _BEFORE_YEAR:
        said = pattern.search(before)
        if said is None:
            continue
        parts: Mapping[str, str | None] = said.groupdict()
        month = _month(parts.get("month"), parts.get("number"))
        if month is not None:
            day = int(parts["day"] or 0) if parts.get("day") else None
            return _Found(Span(begin + said.start(), end), year, month, day)
    return _Found(Span(start, end), year, None, None)


def _without_year(text: str, start: int, end: int) -> _Found | None:
    """A day with its month alone; a year behind it is found with that."""
    begin = max(0, start - _AROUND)
    before, after = _plain(text[begin:start]), _plain(text[end : end + _AROUND])
    day = int(text[start:end])
    said = _BEFORE_DAY.search(before)
    if said is not None and (month := _month(said["month"])) is not None:
        if _goes_on_with_year(after):
            return None
        return _Found(Span(begin + said.start(), end), None, month, day)
    said = _AFTER_DAY.match(after)
    if said is not None and (month := _month(said["month"])) is not None:
        if _goes_on_with_year(after[said.end() :]):
            return None
        return _Found(Span(start, end + said.end("month")), None, month, day)
    return None


def _goes_on_with_year(after: str) -> bool:
    return re.match(r"(?:st|nd|rd|th|\.)?,? (?:de )?\d{4}(?!\d)", after) is not None


def _plain(words: str) -> str:
    """Words in which every blank is one space; none is more or less than a character."""
    return re.sub(r"\s", " ", words)


def _month(name: str | None, number: str | None = None) -> int | None:
    if number is not None:
        return int(number) if 1 <= int(number) <= 12 else None
    return _months().get((name or "").casefold())


@cache
def _months() -> dict[str, int]:
    return {word: int(number) for word, number in rows("months")}


def _is_meant(moment: str, found: _Found, published: str) -> bool:
    """Whether what a timeline tells of happened on the day, or in the month or year."""
    parts = [int(part) for part in moment.split("-") if part.isdecimal()]
    year, month, day = (*parts, None, None, None)[:3]
    if found.year is None:
        is_near = published[:4].isdecimal() and year is not None
        if not is_near or abs((year or 0) - int(published[:4])) > 1:
            return False
        return (month, day) == (found.month, found.day)
    if year != found.year:
        return False
    if found.month is None or month is None:
        # Of a longer time than the other one tells.
        return found.month is None
    return month == found.month and (found.day is None or day in (None, found.day))
