"""Paragraph-sized stretches of an article, and the way to one of them."""

from __future__ import annotations

import re
from bisect import bisect_right
from dataclasses import dataclass

from desktop.core.article import ArticleId
from desktop.core.span import Span


@dataclass(frozen=True, slots=True)
class Passage:
    """One paragraph; `number` counts from 1, as it stands in the page's margin."""

    number: int
    span: Span


@dataclass(frozen=True, slots=True)
class PassageRef:
    """The answer to "go there": a stretch of one article.

    `card` is the key of the card that is meant, beside the text; empty for the text itself.
    """

    article_id: ArticleId
    span: Span
    card: str = ""


_PARAGRAPH = re.compile(r"^[^\S\n]*\S[^\n]*", re.M)


def passages(text: str) -> tuple[Passage, ...]:
    """The paragraphs of a text: its lines that are not empty."""
    lines = _PARAGRAPH.finditer(text)
    return tuple(Passage(number, Span(*line.span())) for number, line in enumerate(lines, 1))


def paragraph_starts(text: str) -> list[int]:
    """Where each paragraph of a text starts."""
    return [line.start() for line in _PARAGRAPH.finditer(text)]


class Paragraphs:
    """The paragraphs of one text, ready to be asked which of them holds a character."""

    def __init__(self, text: str) -> None:
        self.all = passages(text)
        self._starts = [passage.span.start for passage in self.all]

    def at(self, position: int) -> Passage | None:
        """The paragraph that holds a character or ends last before it; None in an empty text."""
        return self.all[max(0, bisect_right(self._starts, position) - 1)] if self.all else None

    def number_at(self, position: int) -> int:
        """The number of the paragraph at a character; 0 in an empty text."""
        passage = self.at(position)
        return passage.number if passage else 0
