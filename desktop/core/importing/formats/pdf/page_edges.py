"""What stands at the edges of pages beside their text: running heads, numbers, footnotes."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterable, Sequence
from dataclasses import dataclass

from desktop.core.importing.formats.pdf.lines import Line, with_marks

_DIGITS = re.compile(r"\d+")
_PAGE_NUMBER = re.compile(
    r"(?:page|seite|p\.)?[-–—| ]{0,4}(?:\d{1,4}|[ivxlc]{1,6})"
    r"(?: ?(?:/|of|von|de|sur) ?\d{1,4})?[-–—| ]{0,4}",
    re.IGNORECASE,
)
_ADDRESS = re.compile(r"(?:file|https?)://\S")
# As parts of the height of a page, from below: where heads and feet stand, and the very edge.
_HEAD, _FOOT, _TOP, _END = 0.88, 0.11, 0.90, 0.09
_LONGEST = 140
# Footnotes are set smaller than the text, and below it.
_SMALLER, _LOWER_PART = 0.9, 0.35


@dataclass(slots=True)
class PageLines:
    """A page: its height in points, and its lines."""

    height: float
    lines: list[Line]


@dataclass(frozen=True, slots=True)
class PageText:
    """What is text on a page, and its footnotes."""

    lines: tuple[Line, ...]
    notes: tuple[Line, ...]


def body_size(pages: Iterable[PageLines]) -> float:
    """The size of most letters, to half a point."""
    sizes = Counter[float]()
    for page in pages:
        for line in page.lines:
            sizes[round(line.size * 2) / 2] += max(1, len(line.words))
    return sizes.most_common(1)[0][0] if sizes else 10.0


def page_texts(pages: Sequence[PageLines], body: float) -> list[PageText]:
    """The pages without what returns at the edge of page after page."""
    returning = Counter[str]()
    for page in pages:
        returning.update({_key(line) for line in page.lines if _is_at_edge(line, page.height)})
    least = 2 if len(pages) < 6 else max(3, len(pages) // 5)
    return [
        _parted(
            with_marks(
                line
                for line in page.lines
                if not _is_furniture(line, page.height, returning, least, is_one=len(pages) == 1)
            ),
            page.height,
            body,
        )
        for page in pages
    ]


def _key(line: Line) -> str:
    return _DIGITS.sub("#", line.text).casefold()


def _is_at_edge(line: Line, height: float) -> bool:
    return line.base > _HEAD * height or line.base < _FOOT * height


def _is_furniture(
    line: Line, height: float, returning: Counter[str], least: int, *, is_one: bool
) -> bool:
    words = line.text
    may_return = _is_at_edge(line, height) and not is_one and len(words) < _LONGEST
    if may_return and returning[_key(line)] >= least:
        return True
    if not (line.base > _TOP * height or line.base < _END * height):
        return False
    return bool(_PAGE_NUMBER.fullmatch(words) or _ADDRESS.match(words))


def _parted(lines: list[Line], height: float, body: float) -> PageText:
    small = _SMALLER * body
    full = [line.base for line in lines if line.size >= small and len(line.words) > 15]
    lowest = min(full, default=0.0)
    notes = [
        line
        for line in lines
        if line.size < small and line.base < min(lowest, _LOWER_PART * height)
    ]
    marked = set(map(id, notes))
    return PageText(tuple(line for line in lines if id(line) not in marked), tuple(notes))
