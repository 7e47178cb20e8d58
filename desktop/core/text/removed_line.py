"""A text without one of its lines, with its shape."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace

from desktop.core.shape import LineRun, Picture, Shape, StyledSpan
from desktop.core.span import Span
from desktop.core.text.blocks import ShapedText


def without_line(text: str, shape: Shape, number: int) -> ShapedText:
    """The text without the line of this number, which counts from 0, and how the others are set."""
    lines = text.split("\n")
    start = sum(len(line) + 1 for line in lines[:number])
    gone = Span(start, start + len(lines[number]) + 1)
    left = "\n".join((*lines[:number], *lines[number + 1 :]))
    return ShapedText(
        left,
        Shape(
            tuple(_runs(shape, number)),
            tuple(_spans(shape, gone)),
            tuple(_pictures(shape, number)),
        ),
    )


def _runs(shape: Shape, number: int) -> Iterator[LineRun]:
    for run in shape.lines:
        if run.first > number:
            yield replace(run, first=run.first - 1)
        elif run.first + run.count <= number:
            yield run
        elif run.count > 1:
            style = run.style
            if run.first == number and style.number is not None:
                style = replace(style, number=style.number + 1)
            yield LineRun(run.first, run.count - 1, style)


def _spans(shape: Shape, gone: Span) -> Iterator[StyledSpan]:
    for styled in shape.spans:
        if styled.span.end <= gone.start:
            yield styled
        elif styled.span.start >= gone.end:
            moved = Span(styled.span.start - len(gone), styled.span.end - len(gone))
            yield replace(styled, span=moved)


def _pictures(shape: Shape, number: int) -> Iterator[Picture]:
    for picture in shape.pictures:
        yield replace(picture, before=picture.before - (picture.before > number))
