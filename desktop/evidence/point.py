"""What a row of the evidence table is about, and its words."""

from __future__ import annotations

from enum import Enum, auto

from desktop.core.annotation import Annotation
from desktop.core.article import ArticleId
from desktop.core.evidence import EvidenceRow, EvidenceSide, OwnClaimId
from desktop.core.record import record
from desktop.core.text.normalised import normalise_line
from desktop.core.text.shown import beginning

# So many letters of what was marked, and of what was noted, a row has.
MOST_OF_WORDS = 160


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


def row_words(row: EvidenceRow, most: int | None = MOST_OF_WORDS) -> str:
    """The words of a mark under a claim, with the title of its article."""
    return f"{mark_words(row.annotation, most)} — {row.title}"


def mark_words(note: Annotation, most: int | None = MOST_OF_WORDS) -> str:
    """The words that were marked, and what was noted on them; of each so many letters, or all."""
    quote, body = map(normalise_line, (note.selector.quote.exact, note.body))
    if most is not None:
        quote, body = beginning(quote, most), beginning(body, most)
    parts = [f"“{quote}”" if quote else "", body]
    return " · ".join(part for part in parts if part)
