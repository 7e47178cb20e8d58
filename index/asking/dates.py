"""Dates as they are typed: to the year, the month or the day."""

from __future__ import annotations

import re

_DATE = re.compile(r"(\d{4})(?:[-/.](\d{1,2})(?:[-/.](\d{1,2}))?)?$")


def may_become_date(text: str) -> bool:
    """Whether what was begun so is a date with a few more digits."""
    return any(iso_date(text + digits) for digits in ("1", "01", "001"))


def iso_date(text: str) -> str:
    """A date as ISO 8601 writes it, to the year, the month or the day; empty for none."""
    found = _DATE.match(text.strip(".,;"))
    if not found:
        return ""
    year, *others = found.groups()
    numbers = [int(each) for each in others if each]
    if any(not 1 <= n <= most for n, most in zip(numbers, (12, 31), strict=False)):
        return ""
    return "-".join([f"{int(year):04}", *(f"{n:02}" for n in numbers)])
