"""The words of an essay that are somebody else's by their marks, or by how they are set."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass

from desktop.core.extraction.reading.printed_marks import with_plain_marks
from desktop.core.extraction.reading.quote_marks import is_all_marks, quoted_pieces
from desktop.core.extraction.reading.wrapped_lines import without_wrapping
from desktop.core.shape import LineKind, Shape
from desktop.core.span import Span

# What stands behind a quotation that is set by itself: (Reyes, par. 3).
_CITED_BEHIND = re.compile(r"(?<!\()\([^()\n]{1,120}\)[.,;]?$")


@dataclass(frozen=True, slots=True)
class EssayQuotation:
    """Words of an essay that are a quotation; `extent` has its marks, `content` has not."""

    extent: Span
    content: Span


def essay_quotations(text: str, shape: Shape) -> tuple[EssayQuotation, ...]:
    """The quotations of an essay in its order, as the extraction reads its marks.

    A line that is set as a quotation is one without marks.
    """
    if is_all_marks(text):
        return ()
    marked = [
        EssayQuotation(piece.extent, piece.content)
        for piece in quoted_pieces(with_plain_marks(without_wrapping(text)))
    ]
    blocks = [
        each
        for each in _blocks(text, shape)
        if not any(each.extent.overlaps(other.extent) for other in marked)
    ]
    return tuple(sorted((*marked, *blocks), key=lambda each: each.extent))


def _blocks(text: str, shape: Shape) -> Iterator[EssayQuotation]:
    lines = {
        number
        for run in shape.lines
        if run.style.kind is LineKind.QUOTATION
        for number in range(run.first, run.first + run.count)
    }
    if not lines:
        return
    start = 0
    for number, line in enumerate(text.split("\n")):
        if number in lines and line.strip():
            written = line.rstrip()
            cited = _CITED_BEHIND.search(written)
            end = start + len(written[: cited.start()].rstrip() if cited else written)
            if end > start:
                yield EssayQuotation(Span(start, end), Span(start, end))
        start += len(line) + 1
