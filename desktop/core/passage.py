"""Paragraph-sized stretches of an article, and the way to one of them."""

from __future__ import annotations

import re
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
    """The answer to "go there": a stretch of one article."""

    article_id: ArticleId
    span: Span


def passages(text: str) -> tuple[Passage, ...]:
    """The paragraphs of a text: its lines that are not empty."""
    lines = re.finditer(r"[^\n]*\S[^\n]*", text)
    return tuple(Passage(number, Span(*line.span())) for number, line in enumerate(lines, 1))


def paragraph_number(text: str, position: int) -> int:
    """The number of the paragraph that holds the character at `position`; 0 in an empty text."""
    number = 0
    for passage in passages(text):
        if passage.span.start > position and number:
            break
        number = passage.number
    return number
