"""What a row of the evidence table is about, and its words."""

from __future__ import annotations

from enum import Enum, auto

from desktop.core.annotation import Annotation
from desktop.core.article import ArticleId
from desktop.core.evidence import EvidenceRow, EvidenceSide, OwnClaimId
from desktop.core.record import record
from desktop.core.text.shown import beginning

_MOST = 160


class EvidenceSort(Enum):
    """Whether a row is one of a claim or a mark, or heads marks: all of them, or an article's."""

    EVIDENCE = auto()
    MARKS = auto()
    ARTICLE = auto()


@record(frozen=True, slots=True)
class EvidencePoint:
    """What a row of the table is about; a mark that stands under no claim has none."""

    claim_id: OwnClaimId | None = None
    side: EvidenceSide | None = None
    annotation: Annotation | None = None
    article_id: ArticleId | None = None
    kind: EvidenceSort = EvidenceSort.EVIDENCE


def row_words(row: EvidenceRow) -> str:
    """The words of a mark under a claim, with the title of its article."""
    return f"{mark_words(row.annotation)} — {row.title}"


def mark_words(note: Annotation) -> str:
    """The words that were marked, and what was noted on them."""
    quote = " ".join(note.selector.quote.exact.split())
    body = " ".join(note.body.split())
    parts = [f"“{beginning(quote, _MOST)}”" if quote else "", beginning(body, _MOST)]
    return " · ".join(part for part in parts if part)
