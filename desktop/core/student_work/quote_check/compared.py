"""A quotation and a stretch of a source, ready to be compared."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from desktop.core.span import Span
from desktop.core.student_work.quote_check.quoted_words import QuoteItem
from desktop.core.text.compared_words import ComparedWord


@dataclass(frozen=True, slots=True)
class Compared:
    """An essay's quotation beside the words of a source, each with the text it stands in."""

    text: str
    words: Sequence[ComparedWord]
    essay: str
    items: Sequence[QuoteItem]
    content: Span
