"""Who wrote a page, by the words in which pages say it."""

from __future__ import annotations

import re
from collections.abc import Iterable, Mapping
from functools import cache
from typing import Any

from desktop.core.importing.formats.days import is_month
from desktop.core.text.word_lists import words_by_kind

_MOST_NAMES = 12
_LONGEST_NAME = 60
_TAG = re.compile(r"<[^<>]{0,200}>")
_BY = re.compile(
    r"(?:by|von|por|par|di|door|av|(?:words|text|written|reported|posted) by|authors?)\b:?\s",
    re.IGNORECASE,
)
_BETWEEN = re.compile(
    r",?\s(?:and|und|et|y|e|en|och|og|with|&)\s|\s?[;|•·/]\s?|,\s?|\n", re.IGNORECASE
)
# Where the names end in a line that goes on.
_AFTER = re.compile(
    r"\b(?:published|updated|posted|last|on|for|is|at|in)\b|\d|\s[-–—@]|@|"
    r"(?<=[a-z])(?=(?-i:Mon|Tues|Wednes|Thurs|Fri|Satur|Sun)day)|"
    r"(?<=[a-z])(?=(?-i:Jan|Feb|Mar|Apr|May|Jun|Jul|Aug|Sep|Oct|Nov|Dec)[a-z]{0,6}\s\d)",
    re.IGNORECASE,
)
_LINE = re.compile(r"(?<!\w)(?:By|BY|by|Von|VON|Por|POR|Par|PAR)(?::|\s):?\s?(?=[A-ZÀ-Þ])")


def names_in(words: str) -> tuple[str, ...]:
    """The names of people that some words list; offices and agencies behind them are left out."""
    line = " ".join(_TAG.sub(" ", words.replace("\u200b", "")[:500]).split())
    while introduced := _BY.match(line):
        line = line[introduced.end() :]
    names: list[str] = []
    for part in _BETWEEN.split(line):
        name = part.strip(' ,.-–—:"“”()[]')
        if not name or len(name) > _LONGEST_NAME or _is_nobody(name):
            continue
        name = _without_month(name)
        if not name or (names and _is_office(name)):
            continue
        if not any(letter.isalpha() for letter in name):
            continue
        names.append(_cased(name))
        if len(names) == _MOST_NAMES:
            break
    return tuple(dict.fromkeys(names))


def names_in_record(value: Any) -> tuple[str, ...]:
    """The names that the author of a record of JSON-LD has: a name, a record, or several."""
    names: list[str] = []
    for each in value if isinstance(value, list) else [value]:
        named = each.get("name") if isinstance(each, Mapping) else each
        for words in named if isinstance(named, list) else [named]:
            if isinstance(words, str) and not is_address(words):
                names += names_in(words)
    return tuple(dict.fromkeys(names))[:_MOST_NAMES]


def organisations_in_record(value: Any) -> tuple[str, ...]:
    """The names of those authors in a record of JSON-LD that it calls organisations."""
    records = value if isinstance(value, list) else [value]
    return tuple(
        str(each.get("name"))
        for each in records
        if isinstance(each, Mapping) and "Organization" in str(each.get("@type"))
    )


def names_in_byline(line: str) -> tuple[str, ...]:
    """The names behind the "by" of a line that need not begin with it."""
    begun = _LINE.search(line[:160])
    if begun is None or len(line) > 160:
        return ()
    rest = line[begun.end() : begun.end() + 120]
    ended = _AFTER.search(rest)
    names = names_in(rest[: ended.start()] if ended else rest)
    return tuple(name for name in names if 2 <= len(name.split()) <= 5 and _is_capital(name))


def names_in_author_element(words: str) -> tuple[str, ...]:
    """The names in what a page calls its author or byline."""
    # A star marks what must be filled in.
    if not 4 < len(words) < 160 or "*" in words:
        return ()
    words = words.lstrip(" |·•–—-")
    introduced = _BY.match(words)
    rest = words[introduced.end() :] if introduced else words
    ended = _AFTER.search(rest)
    names = names_in(rest[: ended.start()] if ended else rest)
    return tuple(name for name in names if 2 <= len(name.split()) <= 5 and _is_capital(name))


def is_address(words: str) -> bool:
    """Whether a value that should be a name leads somewhere instead."""
    return words.lower().startswith(("http:", "https:", "www.", "@", "mailto:"))


def joined(names: Iterable[str]) -> str:
    """Names as one value."""
    return ", ".join(names)


def _is_capital(name: str) -> bool:
    return name[:1].isupper() or not name[:1].islower()


def _is_nobody(name: str) -> bool:
    return name.casefold() in _kinds()["nobody"] or is_address(name)


def _without_month(name: str) -> str:
    """A name without the month of a day that stood behind it."""
    start, _, last = name.rpartition(" ")
    return start if is_month(last) and start else name


def _is_office(name: str) -> bool:
    """Whether what stands behind a name is an office, a degree or a newspaper."""
    lowered = name.casefold().rstrip(".")
    if (name.isupper() and len(name) <= 4) or " for " in lowered:
        return True
    if lowered in _kinds()["agency"] or lowered in _kinds()["title"]:
        return True
    last = lowered.split()[-1]
    return last in _kinds()["office"]


def _cased(name: str) -> str:
    return name.title() if name.isupper() and " " in name else name


@cache
def _kinds() -> Mapping[str, frozenset[str]]:
    return words_by_kind("page_authors")
