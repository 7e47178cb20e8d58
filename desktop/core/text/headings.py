"""The headings of a text, in their order: its table of contents."""

from __future__ import annotations

from bisect import bisect_right
from dataclasses import dataclass

from desktop.core.shape import LineKind, Shape
from desktop.core.span import Span


@dataclass(frozen=True, slots=True)
class Heading:
    """One heading; `depth` counts from 0, for the highest rank that the text uses."""

    span: Span
    words: str
    depth: int


def headings_of(text: str, shape: Shape) -> tuple[Heading, ...]:
    """The headings of a text; none where it has no lines that are."""
    runs = [run for run in shape.lines if run.style.kind is LineKind.HEADING]
    if not runs:
        return ()
    lines = text.split("\n")
    highest = min(max(1, run.style.level) for run in runs)
    found: list[Heading] = []
    start = number = 0
    for run in runs:
        for line in range(run.first, min(run.first + run.count, len(lines))):
            start += sum(len(words) + 1 for words in lines[number:line])
            number = line
            span = Span(start, start + len(lines[line]))
            depth = max(1, run.style.level) - highest
            found.append(Heading(span, lines[line], depth))
    return tuple(found)


def heading_at(headings: tuple[Heading, ...], character: int) -> int | None:
    """The number of the heading under which a character stands; None above all of them."""
    at = bisect_right(headings, character, key=lambda heading: heading.span.start) - 1
    return at if at >= 0 else None
