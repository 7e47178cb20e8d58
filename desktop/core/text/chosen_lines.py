"""Some lines of a text as a text of their own, with their shape."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import replace

from desktop.core.shape import LineRun, Shape
from desktop.core.span import Span
from desktop.core.text.blocks import ShapedText


def chosen_lines(text: str, shape: Shape, lines: Sequence[range]) -> ShapedText:
    """The lines with these numbers, which count from 0 and rise, and how they are set."""
    every = text.split("\n")
    starts = [0]
    for line in every:
        starts.append(starts[-1] + len(line) + 1)
    kept: list[str] = []
    runs, spans, pictures = [], [], []
    length = 0
    for chosen in lines:
        first = len(kept) - chosen.start
        moved = length - starts[chosen.start]
        runs.extend(_runs(shape, chosen, first))
        spans.extend(
            replace(each, span=Span(each.span.start + moved, each.span.end + moved))
            for each in shape.spans
            if starts[chosen.start] <= each.span.start < starts[chosen.stop]
        )
        pictures.extend(
            replace(each, before=each.before + first)
            for each in shape.pictures
            if each.before in chosen
        )
        kept.extend(every[chosen.start : chosen.stop])
        length += starts[chosen.stop] - starts[chosen.start]
    return ShapedText("\n".join(kept), Shape(tuple(runs), tuple(spans), tuple(pictures)))


def _runs(shape: Shape, chosen: range, moved: int) -> Iterator[LineRun]:
    for run in shape.lines:
        first = max(run.first, chosen.start)
        count = min(run.first + run.count, chosen.stop) - first
        if count > 0:
            yield LineRun(first + moved, count, shape.style(first))
