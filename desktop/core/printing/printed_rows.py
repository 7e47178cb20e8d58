"""The lines of a text as they are printed: in runs that are set, and marked, alike."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from itertools import pairwise

from desktop.core.article import Article
from desktop.core.shape import LineStyle, SpanKind
from desktop.core.span import Span


@dataclass(frozen=True, slots=True)
class PrintedRun:
    """Words of one line that are set alike; `marks` are the numbers of what stands beside them.

    `begins` are those of the marks that begin with these words.
    """

    text: str
    kinds: frozenset[SpanKind] = frozenset()
    marks: tuple[int, ...] = ()
    begins: tuple[int, ...] = ()


@dataclass(frozen=True, slots=True)
class PrintedRow:
    """A line of the text as it was written, in its runs."""

    style: LineStyle
    runs: tuple[PrintedRun, ...]

    @property
    def text(self) -> str:
        """All of its words."""
        return "".join(run.text for run in self.runs)


def printed_rows(article: Article, marks: Sequence[tuple[Span, int]]) -> tuple[PrintedRow, ...]:
    """Every line of a text; `marks` are passages, each with the number of what is said of it."""
    lines, start = [], 0
    for number, words in enumerate(article.text.split("\n")):
        span = Span(start, start + len(words))
        lines.append(PrintedRow(article.shape.style(number), tuple(_runs(article, span, marks))))
        start = span.end + 1
    return tuple(lines)


def _runs(article: Article, line: Span, marks: Sequence[tuple[Span, int]]) -> Iterator[PrintedRun]:
    styled = [each for each in article.shape.spans if _meets(each.span, line)]
    marked = [(span, number) for span, number in marks if _meets(span, line)]
    spans = (*(each.span for each in styled), *(span for span, _ in marked))
    edges = {line.start, line.end}
    edges |= {edge for s in spans for edge in (s.start, s.end) if line.start < edge < line.end}
    cuts = sorted(edges)
    for start, end in pairwise(cuts):
        over = [(span, number) for span, number in marked if span.start <= start < span.end]
        yield PrintedRun(
            article.text[start:end],
            frozenset(each.kind for each in styled if each.span.start <= start < each.span.end),
            tuple(dict.fromkeys(number for _, number in over)),
            tuple(dict.fromkeys(number for span, number in over if span.start == start)),
        )


def _meets(span: Span, line: Span) -> bool:
    return span.start < line.end and line.start < span.end
