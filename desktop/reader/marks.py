"""What is marked on the page: stretches of text in three layers that never look alike."""

from __future__ import annotations

from bisect import bisect_left
from collections.abc import Iterable, Iterator
from enum import Enum, IntEnum, auto

from PySide6.QtGui import QColor

from desktop.core.record import record
from desktop.core.span import Span


class Layer(IntEnum):
    """Who made a mark; higher layers are painted over lower ones."""

    QUOTATION = 1
    CLAIM = 2
    REPORTING = 3
    PEN = 4
    FOUND = 5


class Line(Enum):
    """How the line under a mark is drawn."""

    NONE = auto()
    SOLID = auto()
    DOTTED = auto()
    DASHED = auto()
    DOUBLE = auto()
    WAVY = auto()
    DASH_DOT = auto()
    # Of whole and of partial quotations, when the colours of speakers came round once and twice.
    SOLID_WITH_GAPS = auto()
    SOLID_WITH_DOTS = auto()
    WIDE_DOTS = auto()
    PAIRS_OF_DOTS = auto()


@record(frozen=True, slots=True)
class Mark:
    """One stretch of text and its look; `key` is what the rest of the program calls it."""

    span: Span
    layer: Layer
    key: str
    colour: QColor
    line: Line
    tint: QColor | None = None
    letter: str = ""


class Marks:
    """All marks of a page, ready to be asked for the ones in a stretch of it."""

    def __init__(self, marks: Iterable[Mark] = ()) -> None:
        self.all = tuple(sorted(marks, key=lambda m: (m.span.start, m.layer, m.span.end, m.key)))
        self._starts = [mark.span.start for mark in self.all]
        self._longest = max((len(mark.span) for mark in self.all), default=0)
        self.lanes = _lanes(self.all)

    def between(self, start: int, end: int) -> Iterator[int]:
        """The numbers in `all` of the marks that touch the characters from start to end."""
        first = bisect_left(self._starts, start - self._longest)
        last = bisect_left(self._starts, end)
        for number in range(first, last):
            if self.all[number].span.end > start:
                yield number

    def at(self, character: int) -> tuple[Mark, ...]:
        """The marks that cover a character, the shortest first."""
        found = [self.all[number] for number in self.between(character, character + 1)]
        return tuple(sorted(found, key=lambda mark: (len(mark.span), -mark.layer)))


def _lanes(marks: tuple[Mark, ...]) -> tuple[int, ...]:
    """For each mark the step below the text at which its line keeps clear of the others."""
    lanes: list[int] = []
    ends: list[int] = []
    for mark in marks:
        lane = next((n for n, end in enumerate(ends) if end <= mark.span.start), len(ends))
        if lane == len(ends):
            ends.append(0)
        ends[lane] = mark.span.end
        lanes.append(lane)
    return tuple(lanes)
