"""Days as a pack writes them: the year, the month if known, the day if known."""

from __future__ import annotations

import re
from datetime import date

from desktop.core.fields.fields import Fields
from desktop.core.fields.problem import FieldSlip, ProblemList

_SHAPE = re.compile(r"([0-9]{4})(?:-([0-9]{2}))?(?:-([0-9]{2}))?")


def read_day(fields: Fields, name: str, problems: ProblemList, *, to_the_day: bool = False) -> str:
    """The ISO 8601 date of a field; empty when the field is missing or holds no date.

    `to_the_day` asks for all three parts.
    """
    words = fields.words(name)
    if not words or is_date(words, to_the_day=to_the_day):
        return words
    problems.error(
        fields.file,
        fields.line_of(name),
        FieldSlip.NOT_A_DAY if to_the_day else FieldSlip.NOT_A_DATE,
        words=words,
    )
    return ""


def is_date(words: str, *, to_the_day: bool = False) -> bool:
    """Whether these words are a day of the calendar, or as much of one as is known."""
    shape = _SHAPE.fullmatch(words)
    if shape is None or (to_the_day and shape[3] is None):
        return False
    try:
        date(int(shape[1]), int(shape[2] or 1), int(shape[3] or 1))
    except ValueError:
        return False
    return True
