"""The shape of a text as a library keeps it: compact JSON, and whatever was kept made to fit."""

from __future__ import annotations

import json
from collections.abc import Iterator
from typing import Any

from desktop.core.shape import (
    SHAPELESS,
    LineKind,
    LineRun,
    LineStyle,
    Picture,
    Shape,
    SpanKind,
    StyledSpan,
)
from desktop.core.span import Span
from desktop.core.text.blocks import followed

# What stands for each kind in the file: these letters never change, others may join them.
_LINE_LETTERS = {
    LineKind.HEADING: "h",
    LineKind.LIST_ITEM: "i",
    LineKind.QUOTATION: "q",
    LineKind.CAPTION: "c",
    LineKind.TABLE_ROW: "r",
    LineKind.PREFORMATTED: "f",
    LineKind.NOTE: "n",
}
_SPAN_LETTERS = {
    SpanKind.EMPHASIS: "e",
    SpanKind.STRONG: "s",
    SpanKind.RAISED: "u",
    SpanKind.LOWERED: "d",
    SpanKind.CODE: "c",
    SpanKind.LINK: "l",
}
_LINE_KINDS = {letter: kind for kind, letter in _LINE_LETTERS.items()}
_SPAN_KINDS = {letter: kind for kind, letter in _SPAN_LETTERS.items()}
# No more of a shape is read than a person could have set: what is beyond that was made to harm.
_LONGEST = 8_000_000
_MOST_PICTURES = 1_000
_LONGEST_NAME, _LONGEST_WORDS = 200, 2_000
_HIGHEST_LEVEL, _HIGHEST_NUMBER, _MOST_PIXELS = 10_000, 10**9, 100_000


def shape_to_json(shape: Shape) -> str:
    """The shape in letters and numbers; empty for a text without one."""
    if shape == SHAPELESS:
        return ""
    lines = [_written_run(run) for run in shape.lines if run.style.kind in _LINE_LETTERS]
    spans = [_written_span(styled) for styled in shape.spans]
    pictures = [
        [each.before, each.name, each.words, each.width, each.height] for each in shape.pictures
    ]
    parts = {"l": lines, "s": spans, "p": pictures}
    filled = {name: part for name, part in parts.items() if part}
    return json.dumps(filled, ensure_ascii=False, separators=(",", ":"))


def shape_from_json(stored: str, text: str) -> Shape:
    """The shape that was kept, as far as it fits the text.

    A shape that was damaged, or that another version of the program wrote, gives what of it can
    be understood, never an error: no word of the text hangs on it.
    """
    if not stored or len(stored) > _LONGEST:
        return SHAPELESS
    try:
        said = json.loads(stored)
    except (ValueError, RecursionError):
        return SHAPELESS
    if not isinstance(said, dict):
        return SHAPELESS
    count = text.count("\n") + 1 if text else 0
    return Shape(
        tuple(_runs_in(_list_in(said, "l"), count)),
        tuple(_spans_in(_list_in(said, "s"), text)),
        tuple(_pictures_in(_list_in(said, "p"), count)),
    )


def _written_run(run: LineRun) -> list[object]:
    style = run.style
    written: list[object] = [run.first, run.count, _LINE_LETTERS[style.kind]]
    if style.level or style.number is not None:
        written.append(style.level)
    if style.number is not None:
        written.append(style.number)
    return written


def _written_span(styled: StyledSpan) -> list[object]:
    span = styled.span
    written: list[object] = [span.start, len(span), _SPAN_LETTERS[styled.kind]]
    return [*written, styled.address] if styled.address else written


def _list_in(said: dict[Any, Any], name: str) -> list[Any]:
    part = said.get(name)
    return part if isinstance(part, list) else []


def _runs_in(stored: list[Any], lines: int) -> Iterator[LineRun]:
    end = 0
    for first, count, letter, level, number in _rows(stored, 3, 5):
        if not (_is_number(first, lines) and _is_number(count, _HIGHEST_NUMBER)):
            continue
        kind = _LINE_KINDS.get(letter) if isinstance(letter, str) else None
        there = min(count, lines - first)
        if kind is None or first < end or there < 1:
            continue
        rank = level if _is_number(level, _HIGHEST_LEVEL) else 0
        counted = number if _is_number(number, _HIGHEST_NUMBER) else None
        end = first + there
        yield LineRun(first, there, LineStyle(kind, rank, counted))


def _spans_in(stored: list[Any], text: str) -> Iterator[StyledSpan]:
    last = Span(0, 0)
    for start, length, letter, address, _ in _rows(stored, 3, 4):
        if not (_is_number(start, len(text)) and _is_number(length, len(text))):
            continue
        kind = _SPAN_KINDS.get(letter) if isinstance(letter, str) else None
        line_end = text.find("\n", start)
        end = min(start + length, line_end if line_end >= 0 else len(text))
        span = Span(start, max(start, end))
        leads_to = followed(address) if isinstance(address, str) else ""
        if kind is None or not span or span < last or bool(leads_to) != (kind is SpanKind.LINK):
            continue
        last = span
        yield StyledSpan(span, kind, leads_to)


def _pictures_in(stored: list[Any], lines: int) -> Iterator[Picture]:
    last = 0
    for before, name, words, width, height in _rows(stored[:_MOST_PICTURES], 2, 5):
        if not _is_number(before, lines) or before < last or not isinstance(name, str):
            continue
        if not name or len(name) > _LONGEST_NAME:
            continue
        said = words[:_LONGEST_WORDS] if isinstance(words, str) else ""
        size = (each if _is_number(each, _MOST_PIXELS) else 0 for each in (width, height))
        last = before
        yield Picture(before, name, said, *size)


def _rows(stored: list[Any], least: int, most: int) -> Iterator[tuple[Any, Any, Any, Any, Any]]:
    """The rows of so many parts, each filled up to five."""
    for row in stored:
        if isinstance(row, list) and least <= len(row) <= most:
            first, second, third, fourth, fifth = (*row, *[None] * 5)[:5]
            yield first, second, third, fourth, fifth


def _is_number(value: object, most: int) -> bool:
    return isinstance(value, int) and not isinstance(value, bool) and 0 <= value <= most
