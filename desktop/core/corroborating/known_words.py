"""Words of English that tell little by themselves, and those that say the same."""

from __future__ import annotations

from desktop.core.text.word_lists import rows, words_by_kind

_WORDS = words_by_kind("silent_words")
_CALENDAR = words_by_kind("calendar")
# Words that every report is made of, beside those that no search looks for.
SILENT = _WORDS["silent"]
# Words that tell something together with others, and little alone.
FREQUENT = _WORDS["frequent"]
# "May" is mostly a verb.
DAYS = (_CALENDAR["day"] | _CALENDAR["month"]) - {"may"}
NUMBERS = {name: digits for name, digits, kinds in rows("numbers") if "telling" in kinds}
# What numbers count in many words: "400 people" may be "400 pedestrians".
PEOPLE = tuple(word for word, *_ in rows("counted_people"))
# How often: "daily" is "a day".
RATES = {"daily": "day", "hourly": "hour", "weekly": "week", "monthly": "month", "yearly": "year"}
TWINS = (
    NUMBERS
    | {digits: name for name, digits in NUMBERS.items()}
    | RATES
    | {unit: rate for rate, unit in RATES.items()}
)
