"""What the first lines of a text say of it: who wrote it, and when."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass
from functools import cache

from desktop.core.importing.formats.days import day_in, is_month
from desktop.core.text.word_lists import words_by_kind

# So many lines may stand above the text, and a line of it is longer than these.
_TOP_LINES, _LONGEST = 8, 140
_MOST_NAMES, _MOST_WORDS = 8, 6
_GOES_ON = ("!", "?", "…", ":", ";")
_BETWEEN = re.compile(
    r"\s?[,|·•–—()/;]\s?|\s-\s|\s(?:and|und|et|y|e|en|och|og|with|mit|avec|&)\s", re.IGNORECASE
)
_WORD = re.compile(r"[^\W\d_]+(?:-[^\W\d_]+)*")
_BLANK = re.compile(r"\s")


@dataclass(frozen=True, slots=True)
class TopLines:
    """The names and the day that stand above a text; empty where it says neither."""

    byline: str = ""
    published: str = ""


def top_lines(lines: Iterable[str]) -> TopLines:
    """What the first of these lines say, up to the first that is one of the text.

    Only a line that says nothing else counts: a "by" with the names of people and perhaps a day
    ("Von Ada Quill, 3. Mai 2024"), or a day that stands alone.
    """
    byline = published = ""
    for number, line in enumerate(lines):
        if number >= _TOP_LINES or len(line) > _LONGEST:
            break
        names, day = said_in(line)
        byline = byline or ", ".join(names)
        published = published or day
    return TopLines(byline, published)


def said_in(line: str) -> tuple[tuple[str, ...], str]:
    """The names and the day that a line above a text says; none in any other line."""
    line = line.strip().rstrip(".")
    if len(line) > _LONGEST or line.endswith(_GOES_ON):
        return (), ""
    rest = _behind_by(line)
    if rest:
        names = tuple(_names(rest))
        return (names, day_in(rest)) if names else ((), "")
    return (), (day_in(line) if _is_day_alone(line) else "")


def _behind_by(line: str) -> str:
    """What stands behind the "by" that a line begins with; nothing without."""
    words = _BLANK.split(line, 3)
    for count in range(min(3, len(words) - 1), 0, -1):
        opening, rest = " ".join(words[:count]).casefold(), line[len(" ".join(words[:count])) :]
        kinds = _kinds_of(opening.rstrip(":"))
        if "by" in kinds or ("label" in kinds and opening.endswith(":")):
            return rest.strip()
    return ""


def _names(words: str) -> Iterator[str]:
    """The names that some words begin with; none where what follows is more than a line has."""
    found: list[str] = []
    pieces = [piece for piece in _BETWEEN.split(words) if piece.strip()]
    while pieces and len(found) < _MOST_NAMES:
        name, behind = _name(pieces[0])
        if not name:
            break
        found.append(name)
        pieces.pop(0)
        if behind:
            break
    # What a newspaper writes behind a name: an office, a place, another house.
    is_line = all(len(piece.split()) <= _MOST_WORDS for piece in pieces)
    return iter(dict.fromkeys(found) if is_line else ())


def _name(piece: str) -> tuple[str, bool]:
    """The name that a piece of a line is, and whether a day stands behind it; nothing for no name.

    Example: "Ada Quill am 3. Mai 2024"
    """
    words = piece.split()
    number = next((n for n, word in enumerate(words) if word[0].isdigit()), len(words))
    has_day = number < len(words)
    words = words[:number]
    while has_day and words and (is_month(words[-1]) or _is_beside_day(words[-1])):
        words.pop()
    if not 2 <= len(words) <= 5 or not all(map(_is_of_name, words)):
        return "", False
    first, last = words[0], words[-1]
    if "article" in _kinds_of(first.casefold()) or not (first[0].isupper() and last[0].isupper()):
        return "", False
    name = " ".join(words)
    return (name.title() if name.isupper() else name), has_day


def _is_of_name(word: str) -> bool:
    plain = word.rstrip(".").replace("’", "").replace("'", "").replace("-", "").replace(".", "")
    if not plain.isalpha():
        return False
    return word[0].isupper() or "particle" in _kinds_of(word.casefold())


def _is_beside_day(word: str) -> bool:
    kinds = _kinds_of(word.casefold().rstrip(".,:"))
    return bool(kinds & {"beside-day", "weekday", "day-label"})


def _is_day_alone(line: str) -> bool:
    words = _WORD.findall(line.casefold())
    label = line.partition(":")[0].casefold()
    if "day-label" in _kinds_of(label):
        words = _WORD.findall(line.partition(":")[2].casefold())
    return any(map(str.isdigit, line)) and all(is_month(w) or _is_beside_day(w) for w in words)


def _kinds_of(word: str) -> frozenset[str]:
    return _kinds().get(word, frozenset())


@cache
def _kinds() -> Mapping[str, frozenset[str]]:
    by_kind = words_by_kind("top_lines")
    every = {word for words in by_kind.values() for word in words}
    return {
        word: frozenset(kind for kind, words in by_kind.items() if word in words) for word in every
    }
