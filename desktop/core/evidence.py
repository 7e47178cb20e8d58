"""A student's own claims, and the marks and notes that speak for or against each."""

from __future__ import annotations

from enum import StrEnum
from typing import NewType

from desktop.core.annotation import Annotation, AnnotationId
from desktop.core.article import ArticleId
from desktop.core.record import record

OwnClaimId = NewType("OwnClaimId", str)
# Where all of them are found together, as passages are under their article: they are in none.
OWN_CLAIMS = ArticleId("own claims")


class EvidenceSide(StrEnum):
    """What a mark does for a claim; its student says."""

    FOR = "for"
    AGAINST = "against"
    BACKGROUND = "background"


@record(frozen=True, slots=True)
class EvidenceRow:
    """A mark or note under a claim; where its passage is, the annotation says at any time."""

    annotation: Annotation
    side: EvidenceSide
    title: str


@record(frozen=True, slots=True)
class ArticleMarks:
    """The marks and notes that stand in an article; `folded` are the words of each, as sought."""

    article_id: ArticleId
    title: str
    notes: tuple[Annotation, ...]
    folded: tuple[str, ...]


@record(frozen=True, slots=True)
class OwnClaim:
    """A claim that a student makes, with all that they put under it, in the order of putting."""

    id: OwnClaimId
    words: str
    rows: tuple[EvidenceRow, ...] = ()

    def on(self, side: EvidenceSide) -> tuple[EvidenceRow, ...]:
        """The rows of one side."""
        return tuple(row for row in self.rows if row.side is side)

    def side_of(self, annotation_id: AnnotationId) -> EvidenceSide | None:
        """Where a mark stands under this claim, if it does."""
        sides = (row.side for row in self.rows if row.annotation.id == annotation_id)
        return next(sides, None)
