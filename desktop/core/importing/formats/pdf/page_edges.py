"""What stands at the edges of pages beside their text: running heads, numbers, footnotes."""

from __future__ import annotations

import re
from collections import Counter, defaultdict
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from itertools import pairwise

from desktop.core.importing.formats.pdf.lines import PrintedLine, with_marks

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
# A head of a chapter stands on every page, or on every left or right one; figures alone may be
# rows of a table.
_OVERLEAF, _LEAST_LETTERS = 2, 5
# Footnotes are set smaller than the text, and below it.
_SMALLER, _LOWER_PART = 0.9, 0.35
_LARGER = 1.2


@dataclass(slots=True)
class PrintedPage:
    """A page: its height in points, and its lines."""

    height: float
    lines: list[PrintedLine]


@dataclass(frozen=True, slots=True)
class PageText:
    """What is text on a page, and its footnotes."""

    lines: tuple[PrintedLine, ...]
    notes: tuple[PrintedLine, ...]


def body_size(pages: Iterable[PrintedPage]) -> float:
    """The size of most letters, to half a point."""
    sizes = Counter[float]()
    for page in pages:
        for line in page.lines:
            sizes[round(line.size * 2) / 2] += max(1, len(line.words))
    return sizes.most_common(1)[0][0] if sizes else 10.0


def page_texts(pages: Sequence[PrintedPage], body: float) -> list[PageText]:
    """The pages without what returns at the edge of page after page."""
    heads = _returning(pages)
    return [
        _parted(
            with_marks(
                line
                for line in page.lines
                if not _is_furniture(line, page.height, heads) or _is_title(line, heads, body)
            ),
            page.height,
            body,
        )
        for page in pages
    ]


def _key(line: PrintedLine) -> str:
    return _DIGITS.sub("#", line.text).casefold()


def _is_at_edge(line: PrintedLine, height: float) -> bool:
    return line.base > _HEAD * height or line.base < _FOOT * height


def _returning(pages: Sequence[PrintedPage]) -> dict[str, int]:
    """The lines that return at the edges of many pages, or overleaf as those of a chapter do.

    With the page, from 0, on which each stands first.
    """
    seen: dict[str, list[int]] = defaultdict(list)
    for number, page in enumerate(pages):
        for key in {_key(line) for line in page.lines if _is_at_edge(line, page.height)}:
            seen[key].append(number)
    least = 2 if len(pages) < 6 else max(3, len(pages) // 5)
    return {
        key: numbers[0]
        for key, numbers in seen.items()
        if len(numbers) >= least
        or (
            sum(map(str.isalpha, key)) >= _LEAST_LETTERS
            and any(later - one <= _OVERLEAF for one, later in pairwise(numbers))
        )
    }


def _is_title(line: PrintedLine, heads: Mapping[str, int], body: float) -> bool:
    """Whether a line is the title that the heads of later pages repeat in small."""
    return line.size > _LARGER * body and heads.get(_key(line)) == line.page


def _is_furniture(line: PrintedLine, height: float, heads: Mapping[str, int]) -> bool:
    words = line.text
    if _is_at_edge(line, height) and len(words) < _LONGEST and _key(line) in heads:
        return True
    if not (line.base > _TOP * height or line.base < _END * height):
        return False
    return bool(_PAGE_NUMBER.fullmatch(words) or _ADDRESS.match(words))


def _parted(lines: list[PrintedLine], height: float, body: float) -> PageText:
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
