"""Work as a table of comma-separated values that a spreadsheet opens without running any of it."""

from __future__ import annotations

import csv
import io

from desktop.core.student_work.labels import WorkLabels
from desktop.core.student_work.work import StudentWork, WorkArticle, WorkMark

COLUMNS = (
    *("article", "author", "publisher", "published", "address", "rights", "pen", "quote"),
    *("speaker", "note", "tags", "paragraph", "judgement", "claim", "question"),
    *("in_text", "citation", "created", "modified", "id"),
)
# What a spreadsheet takes for the beginning of a formula, also in its wide forms.
_BEGINS_FORMULA = ("=", "+", "-", "@", "\t", "\r", "＝", "＋", "－", "＠")


def table_file(work: StudentWork, labels: WorkLabels) -> bytes:
    """A row for each mark, with the mark of UTF-8 at the beginning, and every cell quoted."""
    written = io.StringIO(newline="")
    writer = csv.writer(written, quoting=csv.QUOTE_ALL, lineterminator="\r\n")
    writer.writerow([labels.columns[name] for name in COLUMNS])
    for article in work.articles:
        for mark in article.marks:
            writer.writerow(map(guarded, _row(mark, article, labels)))
    return b"\xef\xbb\xbf" + written.getvalue().encode("utf-8", "replace")


def guarded(cell: str) -> str:
    """A cell that begins no formula; what begins as one has ' before it, as does one with '."""
    if cell.lstrip(" \u00a0").startswith((*_BEGINS_FORMULA, "'")) or cell[:1] in _BEGINS_FORMULA:
        return f"'{cell}"
    return cell


def _row(mark: WorkMark, article: WorkArticle, labels: WorkLabels) -> tuple[str, ...]:
    annotation, text = mark.annotation, article.article
    return (
        *(text.title, text.byline, text.publisher, text.published, text.url, text.rights),
        article.pen_name(annotation.pen, labels.pens) if mark.has_pen else "",
        mark.quote,
        "; ".join(mark.speakers),
        annotation.body,
        " ".join(mark.tags),
        str(mark.paragraph or ""),
        labels.stances[annotation.stance] if annotation.stance else "",
        *(mark.claim, mark.asked, mark.cited.plain, article.citation.plain),
        *(annotation.created, annotation.modified, annotation.id),
    )
