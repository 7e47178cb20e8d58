"""Blocks of a document, as a reader of files finds them, and the text and shape made of them."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass, replace
from itertools import groupby
from urllib.parse import urlsplit

from desktop.core.shape import (
    PLAIN,
    LineKind,
    LineRun,
    LineStyle,
    Picture,
    Shape,
    SpanKind,
    StyledSpan,
)
from desktop.core.span import Span
from desktop.core.text.normalised import composed, normalise, normalise_line, storable

_BLANKS = re.compile(r"\s+")
_LINE_END = re.compile("\r\n|[\n\r\x0b\x0c\x85\u2028\u2029]")
_LONGEST_ADDRESS = 2000
# Where letters grow together over the end of a run, every end is found by reading from the start
# of the block: in a block of more runs than this they go without it.
_MOST_READ_AGAIN = 200


@dataclass(frozen=True, slots=True)
class TextRun:
    """Words of a block that are set alike; `address` is where they lead, or empty.

    In a row of a table a run that is CELL_END parts two cells.
    """

    words: str
    kinds: frozenset[SpanKind] = frozenset()
    address: str = ""


CELL_END = TextRun("\t")


@dataclass(frozen=True, slots=True)
class Block:
    """What will be one line: how it is set, and its words as they came, blanks and all."""

    runs: tuple[TextRun, ...]
    style: LineStyle = PLAIN

    @property
    def words(self) -> str:
        """The words of the block, as they came."""
        return "".join(run.words for run in self.runs)


@dataclass(frozen=True, slots=True)
class PictureBlock:
    """A picture that stands between two blocks; its `before` is not known yet, and 0."""

    picture: Picture


@dataclass(frozen=True, slots=True)
class ShapedText:
    """A text in the stored form, one block a line, and its shape."""

    text: str
    shape: Shape


def block_of(words: str, style: LineStyle = PLAIN) -> Block:
    """A block all of whose words are set alike."""
    return Block((TextRun(words),), style)


def shaped(blocks: Iterable[Block | PictureBlock]) -> ShapedText:
    """The text of these blocks, one a line, and its shape; blocks without words leave no line.

    The text is in the stored form: `normalise(text) == text`. A styled span covers the stored
    form of its words, to the character; where letters grow together over its ends, there is
    none. Only preformatted lines keep several blanks in a row.
    """
    lines: list[str] = []
    styles: list[LineStyle] = []
    spans: list[StyledSpan] = []
    pictures: list[Picture] = []
    start = 0
    for block in blocks:
        if isinstance(block, PictureBlock):
            pictures.append(replace(block.picture, before=len(lines)))
            continue
        line, style, within = _set(block)
        if line:
            spans.extend(
                replace(span, span=Span(start + span.span.start, start + span.span.end))
                for span in within
            )
            lines.append(line)
            styles.append(style)
            start += len(line) + 1
    shape = Shape(tuple(_line_runs(styles)), tuple(spans), tuple(pictures))
    return ShapedText("\n".join(lines), shape)


def followed(address: str) -> str:
    """The address if it leads to a page of the web, and is no longer than anyone types."""
    try:
        parts = urlsplit(address.strip())
    except ValueError:
        return ""
    is_page = parts.scheme in {"http", "https"} and bool(parts.netloc)
    return address.strip() if is_page and len(address) <= _LONGEST_ADDRESS else ""


def _set(block: Block) -> tuple[str, LineStyle, list[StyledSpan]]:
    """The line of a block, how it is set, and what stands out in it."""
    if block.style.kind is LineKind.TABLE_ROW:
        return _set_row(block)
    line, spans = _set_words(block.runs, block.style.kind)
    if block.style.kind is not LineKind.PREFORMATTED or not line:
        return line, block.style, spans
    before = _unfolded(block.words).find(line[0])
    return line, replace(block.style, level=max(0, before)), spans


def _set_row(block: Block) -> tuple[str, LineStyle, list[StyledSpan]]:
    cells: list[str] = []
    spans: list[StyledSpan] = []
    empty, start = 0, 0
    for is_end, runs in groupby(block.runs, key=CELL_END.__eq__):
        if is_end:
            ends = len(list(runs))
            # A line begins with a word: what is empty before it is counted, not written.
            empty, cells = (empty, [*cells, *[""] * ends]) if cells else (empty + ends, cells)
            start = sum(map(len, cells)) + max(0, len(cells) - 1)
            continue
        cell, within = _set_words(tuple(runs), block.style.kind)
        if not cell:
            continue
        cells = [*cells[:-1], cell] if cells else [cell]
        spans.extend(
            replace(span, span=Span(start + span.span.start, start + span.span.end))
            for span in within
        )
    return "\t".join(cells).rstrip("\t"), replace(block.style, level=empty), spans


def _set_words(runs: Sequence[TextRun], kind: LineKind) -> tuple[str, list[StyledSpan]]:
    stored = _stored_as_it_is if kind is LineKind.PREFORMATTED else normalise_line
    line = stored("".join(run.words for run in runs))
    if not any(run.kinds or run.address for run in runs):
        return line, []
    ends = [0, *_ends(runs, line, kind)]
    spans = []
    for style in [*SpanKind]:
        for address, numbered in groupby(enumerate(runs), key=lambda each: _mark(each[1], style)):
            if address is None:
                continue
            numbers = [number for number, _ in numbered]
            words = stored("".join(runs[number].words for number in numbers))
            start, end = ends[numbers[0]], ends[numbers[-1] + 1]
            start += len(line[start:end]) - len(line[start:end].lstrip())
            if words and line[start : start + len(words)] == words and start + len(words) <= end:
                spans.append(StyledSpan(Span(start, start + len(words)), style, address))
    return line, sorted(spans, key=lambda styled: styled.span)


def _mark(run: TextRun, style: SpanKind) -> str | None:
    """What tells a run of this kind from the next: its address; None for a run of other kinds."""
    if style is SpanKind.LINK:
        return followed(run.address) or None
    return "" if style in run.kinds else None


def _ends(runs: Sequence[TextRun], line: str, kind: LineKind) -> list[int]:
    """Where in the line each run ends."""
    parts: list[str] = []
    ends: list[int] = []
    length = 0
    for run in runs:
        part = composed(storable(_unfolded(run.words)))
        if kind is not LineKind.PREFORMATTED:
            part = _BLANKS.sub(" ", part)
            part = part.lstrip() if not parts or parts[-1].endswith(" ") else part
        if not parts:
            part = part.lstrip()
        if part:
            parts.append(part)
        length += len(part)
        ends.append(min(length, len(line)))
    if "".join(parts).rstrip() == line:
        return ends
    if len(runs) > _MOST_READ_AGAIN:
        return [0] * len(runs)
    stored = _stored_as_it_is if kind is LineKind.PREFORMATTED else normalise_line
    beginnings = ["".join(run.words for run in runs[: number + 1]) for number in range(len(runs))]
    return [min(len(stored(words)), len(line)) for words in beginnings]


def _stored_as_it_is(words: str) -> str:
    return normalise(_unfolded(words))


def _unfolded(words: str) -> str:
    """The words on one line, with blanks for what leads to the next and for tabs."""
    return _LINE_END.sub(" ", words).expandtabs(4)


def _line_runs(styles: Sequence[LineStyle]) -> Iterator[LineRun]:
    """The lines that are no plain paragraphs, those in a row together."""
    first = 0
    while first < len(styles):
        count = 1
        while first + count < len(styles) and _goes_on(styles[first], styles[first + count], count):
            count += 1
        if styles[first] != PLAIN:
            yield LineRun(first, count, styles[first])
        first += count


def _goes_on(style: LineStyle, later: LineStyle, lines: int) -> bool:
    """Whether a line so many lines later belongs to the run that begins with `style`."""
    number = None if style.number is None else style.number + lines
    return later == replace(style, number=number)
