"""What a student takes out: marks and notes, each with all that is needed to follow it."""

from __future__ import annotations

from collections.abc import Mapping
from enum import StrEnum

from desktop.core.annotation import Annotation
from desktop.core.article import Article
from desktop.core.pen import Pen
from desktop.core.record import record
from desktop.core.source_question import SourceQuestion
from desktop.core.student_work.citations.citation import Citation
from desktop.core.student_work.citations.reference import CitationStyle, Reference

NOT_CITED = Citation(())


class WorkOrder(StrEnum):
    """By what the marks stand under headings."""

    ARTICLE = "article"
    PEN = "pen"
    TAG = "tag"


@record(frozen=True, slots=True)
class WorkMark:
    """A mark, note, judgement or answer of a student.

    `quote` are the words it stands on, empty where it is about all of a text; `paragraph` counts
    from 1, 0 where it stands on none. `speakers` say what of it stands in quotations, in order.
    `cited` is what stands behind its words in an essay, `claim` the title of the claim that is
    judged, `asked` how a question of a lesson was put. `is_lost` says that its words stand in an
    earlier version of the text alone.
    """

    annotation: Annotation
    quote: str
    paragraph: int = 0
    speakers: tuple[str, ...] = ()
    tags: tuple[str, ...] = ()
    claim: str = ""
    asked: str = ""
    is_lost: bool = False
    cited: Citation = NOT_CITED

    @property
    def has_pen(self) -> bool:
        """Whether its pen says anything: that of a judgement or an answer stands nowhere."""
        return not (self.annotation.is_judgement or self.annotation.question is not None)


@record(frozen=True, slots=True)
class WorkArticle:
    """A text with what was done to it, its citation, and what of that nobody knows yet.

    `is_unread` says that its marks go out without speakers: it is long, and was never opened.
    `pens` are the names that its lesson gives to pens.
    """

    article: Article
    marks: tuple[WorkMark, ...]
    reference: Reference
    citation: Citation
    missing: tuple[SourceQuestion, ...] = ()
    is_unread: bool = False
    pens: tuple[tuple[Pen, str], ...] = ()

    def pen_name(self, pen: Pen, usual: Mapping[Pen, str]) -> str:
        """What a pen is called where this text is read."""
        return dict(self.pens).get(pen) or usual[pen]


@record(frozen=True, slots=True)
class StudentWork:
    """All that goes out together; `made` is an ISO 8601 time in UTC."""

    title: str
    made: str
    style: CitationStyle
    articles: tuple[WorkArticle, ...]
    bibliography: tuple[Citation, ...] = ()

    @property
    def count(self) -> int:
        """How many marks there are."""
        return sum(len(each.marks) for each in self.articles)
