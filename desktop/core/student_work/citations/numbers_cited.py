"""How styles write page ranges, days, months and editions."""

from __future__ import annotations

import re

from desktop.core.student_work.citations.reference import CitedDate, date_from

_MONTHS = (
    *("January", "February", "March", "April", "May", "June"),
    *("July", "August", "September", "October", "November", "December"),
)
_SHORT_MONTHS = (
    *("Jan.", "Feb.", "Mar.", "Apr.", "May", "June"),
    *("July", "Aug.", "Sept.", "Oct.", "Nov.", "Dec."),
)


def shortened_range(pages: str, dash: str, *, chicago: bool) -> str:
    """A page range with no more digits after its dash than its style writes.

    MLA keeps two (143-48), Chicago as many as changed, and two where there are three or more
    (315–16, 101–8, 1087–89, 100–104).
    """
    match = re.fullmatch(r"(\d{1,9})[-–](\d{1,9})", pages)
    if match is None:
        return pages.replace("–", dash).replace("-", dash)
    first, last = match.groups()
    if len(first) != len(last) or len(first) < 3:
        return f"{first}{dash}{last}"
    if not chicago:
        return f"{first}{dash}{last[-2:] if first[:-2] == last[:-2] else last}"
    if int(first) % 100 == 0:
        return f"{first}{dash}{last}"
    if int(first) % 100 < 10 and first[:-2] == last[:-2]:
        return f"{first}{dash}{int(last[-2:])}"
    same = 0
    while same < len(first) and first[same] == last[same]:
        same += 1
    return f"{first}{dash}{last[min(same, len(last) - 2) :]}"


def is_range(pages: str) -> bool:
    """Whether it is more than one page."""
    return any(sign in pages for sign in "-–,+")


def day_first(day: CitedDate) -> str:
    """As MLA has it: 24 May 2007, Sept. 2014, Spring 2017."""
    if day.season:
        return f"{day.season} {day.year}"
    if not day.month:
        return str(day.year)
    month, until, ends = _SHORT_MONTHS[day.month - 1], *day.until
    if ends and until and until != day.month:
        return f"{day.day} {month}-{ends} {_SHORT_MONTHS[until - 1]} {day.year}"
    days = f"{day.day}-{ends} " if ends else f"{day.day} " if day.day else ""
    return f"{days}{month} {day.year}"


def month_first(day: CitedDate) -> str:
    """As Chicago has it, and APA for the day of a visit: May 1, 2017."""
    without_year = month_and_day(day)
    if not without_year:
        return str(day.year)
    return f"{without_year}, {day.year}" if day.day else f"{without_year} {day.year}"


def month_and_day(day: CitedDate) -> str:
    """The same without its year: May 1, or May 1–3, or Spring."""
    if day.season:
        return day.season
    if not day.month:
        return ""
    month, until, ends = _MONTHS[day.month - 1], *day.until
    if not day.day:
        return month
    if not ends:
        return f"{month} {day.day}"
    other = f"{_MONTHS[until - 1]} " if until and until != day.month else ""
    return f"{month} {day.day}–{other}{ends}"


def ordinal(edition: int) -> str:
    """Which edition it is: 2nd, 3rd, 11th."""
    ends = {1: "st", 2: "nd", 3: "rd"}
    tens = edition % 100 // 10
    return f"{edition}{'th' if tens == 1 else ends.get(edition % 10, 'th')}"


def typed_date(words: str) -> CitedDate | None:
    """A date as somebody types it, where that is all of it: 3 May 2020, May 3, 2020, May 2020.

    None where it says anything else, or a month in digits that may be the day.
    """
    words = " ".join(words.replace(",", " ").split())
    if re.fullmatch(r"\d{4}(?:-\d\d){0,2}", words):
        return date_from(words)
    match = re.fullmatch(r"(?:(\d{1,2}) )?([A-Za-z]{3,9})\.?(?: (\d{1,2}))? (\d{4})", words)
    if match is None:
        return None
    before, name, behind, year = match.groups()
    months = [each[:3].casefold() for each in _MONTHS]
    if name[:3].casefold() not in months or (before and behind):
        return None
    number = months.index(name[:3].casefold())
    if not _MONTHS[number].casefold().startswith(name.casefold().removesuffix("t")):
        return None
    day = int(before or behind or 0)
    written = f"{year}-{number + 1:02}" + (f"-{day:02}" if day else "")
    return date_from(written)
