"""The day that some words of a page tell, as ISO 8601; the year alone where no more is sure."""

from __future__ import annotations

import re
from collections.abc import Mapping
from datetime import date
from functools import cache

from desktop.core.text.word_lists import rows

_YEAR_FIRST = re.compile(r"(?<!\d)(1[6-9]\d\d|20\d\d)[-/.](\d{1,2})[-/.](\d{1,2})(?!\d)")
_MONTH_ONLY = re.compile(r"(1[6-9]\d\d|20\d\d)-(\d\d)\Z")
_EAST_ASIAN = re.compile(
    r"(?<!\d)(20\d\d|19\d\d)\s?[年년]\s?(\d{1,2})\s?[月월]\s?(\d{1,2})\s?[日일]"
)
_DAY_MONTH = re.compile(
    r"(?<!\d)(\d{1,2})(?:st|nd|rd|th|er|\.|º)?,?\s(?:de\s|of\s)?([^\W\d_]{3,12})\.?,?\s"
    r"(?:de\s|del\s)?(1[6-9]\d\d|20\d\d)(?!\d)"
)
_MONTH_DAY = re.compile(
    r"(?<![^\W\d_])([^\W\d_]{3,12})\.?\s(\d{1,2})(?:st|nd|rd|th)?,?\s(1[6-9]\d\d|20\d\d)(?!\d)"
)
_FIGURES = re.compile(r"(?<!\d)(\d{1,2})([/.])(\d{1,2})\2(1[6-9]\d\d|20\d\d)(?!\d)")
_PACKED = re.compile(r"(?<!\d)(20\d\d)(\d\d)(\d\d)(?=T|\d{4,6}(?!\d)|(?!\d))")
_IN_ADDRESS = re.compile(r"/(20\d\d)[/-](\d{1,2})[/-](\d{1,2})(?=[/-]|\Z)")
_ONLY_YEAR = re.compile(r"(1[6-9]\d\d|20\d\d)\Z")
_LONGEST = 200
# What programs write where they know none.
_NO_DAY = "1970-01-01"


def day_in(words: str) -> str:
    """The first day in some words, empty where they tell none.

    03/04/2024 may be in March or in April: it stays 2024.
    """
    line = " ".join(words[:_LONGEST].split())
    return next(filter(None, (read(line) for read in _READERS)), "")


def day_in_address(address: str) -> str:
    """The day that stands in an address, as newspapers write it there."""
    known = _IN_ADDRESS.search(address[:2000])
    return _iso(known[1], known[2], known[3]) if known else ""


def _numbered(line: str) -> str:
    known = _YEAR_FIRST.search(line) or _EAST_ASIAN.search(line)
    return _iso(known[1], known[2], known[3]) if known else ""


def _named(line: str) -> str:
    if (known := _DAY_MONTH.search(line)) and (month := _month(known[2])):
        return _iso(known[3], month, known[1])
    if (known := _MONTH_DAY.search(line)) and (month := _month(known[1])):
        return _iso(known[3], month, known[2])
    return ""


def _figures(line: str) -> str:
    known = _FIGURES.search(line)
    return _from_figures(int(known[1]), int(known[3]), known[4], known[2]) if known else ""


def _packed(line: str) -> str:
    known = _PACKED.search(line)
    return _iso(known[1], known[2], known[3]) if known else ""


def _inexact(line: str) -> str:
    """A month of a year or a year, where nothing else is said."""
    if known := _MONTH_ONLY.match(line):
        return f"{known[1]}-{known[2]}" if 1 <= int(known[2]) <= 12 else known[1]
    return line if _ONLY_YEAR.match(line) else ""


_READERS = (_numbered, _named, _figures, _packed, _inexact)


def is_month(word: str) -> bool:
    """Whether a word is the name of a month."""
    return word.casefold().rstrip(".") in _months()


def _from_figures(first: int, second: int, year: str, sign: str) -> str:
    """A day of two figures and a year: with dots the day is first, with strokes who knows."""
    if sign == "." or first > 12:
        return _iso(year, second, first)
    if second > 12 or first == second:
        return _iso(year, first, second)
    return year


def _iso(year: str, month: str | int, day: str | int) -> str:
    try:
        day_of = date(int(year), int(month), int(day)).isoformat()
    except ValueError:
        return ""
    return "" if day_of == _NO_DAY else day_of


def _month(word: str) -> int:
    months = _months()
    lowered = word.casefold()
    return months.get(lowered) or months.get(lowered[:3], 0) * (len(word) <= 4)


@cache
def _months() -> Mapping[str, int]:
    return {word: int(number) for word, number in rows("months")}
