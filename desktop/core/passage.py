"""Paragraph-sized stretches of an article, and the way to one of them."""

from __future__ import annotations

from array import array
from bisect import bisect_right
from collections.abc import Iterator
from functools import lru_cache
from itertools import accumulate

from desktop.core.article import ArticleId
from desktop.core.record import record
from desktop.core.shape import SHAPELESS, LineKind, Shape
from desktop.core.span import Span


@record(frozen=True, slots=True)
class Passage:
    """One paragraph; `number` counts from 1, as it stands in the page's margin."""

    number: int
    span: Span


@record(frozen=True, slots=True)
class PassageRef:
    """The answer to "go there": a stretch of one article.

    `card` is the key of the card that is meant, beside the text; empty for the text itself.
    """

    article_id: ArticleId
    span: Span
    card: str = ""


def passages(text: str) -> tuple[Passage, ...]:
    """The lines of a text that are not empty, whatever they are."""
    return Paragraphs(text).all


def paragraph_starts(text: str, shape: Shape = SHAPELESS) -> list[int]:
    """Where each paragraph of a text starts."""
    return list(_starts(text, shape))


class Paragraphs:
    """The paragraphs of one text, ready to be asked which of them holds a character.

    What stands between two of them, such as a heading or a list, belongs to the one before, and
    what stands before all of them to the first.
    """

    def __init__(self, text: str, shape: Shape = SHAPELESS) -> None:
        self._text = text
        # A text may have a hundred thousand: numbers alone, and a Passage for who asks.
        self._starts = array("q", _starts(text, shape))

    def __len__(self) -> int:
        return len(self._starts)

    @property
    def all(self) -> tuple[Passage, ...]:
        """Every paragraph."""
        return tuple(self.numbered(number) for number in range(1, len(self) + 1))

    def numbered(self, number: int) -> Passage:
        """The paragraph with this number, which counts from 1."""
        start = self._starts[number - 1]
        end = self._text.find("\n", start)
        return Passage(number, Span(start, len(self._text) if end < 0 else end))

    def at(self, position: int) -> Passage | None:
        """The paragraph that holds a character or ends last before it; None in an empty text."""
        number = self.number_at(position)
        return self.numbered(number) if number else None

    def number_at(self, position: int) -> int:
        """The number of the paragraph at a character; 0 in an empty text."""
        return max(1, bisect_right(self._starts, position)) if self._starts else 0


@lru_cache(maxsize=2)
def paragraphs_of(text: str, shape: Shape = SHAPELESS) -> Paragraphs:
    """The paragraphs of a text; once for all who ask about the article that is open."""
    return Paragraphs(text, shape)


def _starts(text: str, shape: Shape = SHAPELESS) -> Iterator[int]:
    lines = text.split("\n")
    kept = bytearray(b"\1") * len(lines)
    for run in shape.lines:
        if run.style.kind is not LineKind.PARAGRAPH:
            end = min(run.first + run.count, len(lines))
            kept[run.first : end] = bytes(max(0, end - run.first))
    starts = accumulate((len(line) + 1 for line in lines), initial=0)
    numbered = zip(starts, lines, kept, strict=False)
    return (start for start, line, is_kept in numbered if is_kept and line.strip())
