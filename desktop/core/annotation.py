"""A student's mark and note, in the terms of the W3C Web Annotation model."""

from __future__ import annotations

from dataclasses import dataclass
from enum import StrEnum
from typing import NewType

from desktop.core.article import ArticleId
from desktop.core.pen import Pen
from desktop.core.selector import Selector
from desktop.core.span import Span

AnnotationId = NewType("AnnotationId", str)


class Motivation(StrEnum):
    """Why an annotation was made (W3C)."""

    HIGHLIGHTING = "highlighting"
    COMMENTING = "commenting"


@dataclass(frozen=True, slots=True)
class Annotation:
    """A mark over a passage, with the student's words on it in `body` (Markdown, may be empty).

    `created` and `modified` are ISO 8601 times in UTC.
    """

    id: AnnotationId
    article_id: ArticleId
    selector: Selector
    pen: Pen
    body: str
    created: str
    modified: str

    @property
    def span(self) -> Span:
        """Where the mark stands in the text it was made on."""
        return self.selector.span

    @property
    def motivation(self) -> Motivation:
        """COMMENTING as soon as there are words, HIGHLIGHTING before."""
        return Motivation.COMMENTING if self.body.strip() else Motivation.HIGHLIGHTING
