"""Work as Hypothesis takes it in: its own JSON, in which places count UTF-16 units."""

from __future__ import annotations

import json
from typing import Any

from desktop.core.student_work.work import StudentWork, WorkArticle, WorkMark
from desktop.core.student_work.writers.web_annotations import address_of


def hypothesis_file(work: StudentWork) -> bytes:
    """All annotations as a file that its import reads."""
    exported = {
        "export_date": work.made,
        "export_userid": "",
        "client_version": "",
        "annotations": [
            _annotation(mark, article) for article in work.articles for mark in article.marks
        ],
    }
    return (json.dumps(exported, ensure_ascii=False, indent=1) + "\n").encode("utf-8", "replace")


def _annotation(mark: WorkMark, article: WorkArticle) -> dict[str, Any]:
    annotation = mark.annotation
    address = address_of(article)
    target: dict[str, Any] = {"source": address}
    if mark.quote:
        target["selector"] = _selectors(mark, article)
    tags = [annotation.pen.value] if mark.has_pen else []
    if annotation.stance is not None:
        tags.append(annotation.stance.value)
    return {
        "id": annotation.id,
        "created": annotation.created,
        "updated": annotation.modified,
        "uri": address,
        "text": annotation.body,
        "tags": [*dict.fromkeys((*tags, *mark.tags))],
        "target": [target],
        "document": {"title": [article.article.title]},
    }


def _selectors(mark: WorkMark, article: WorkArticle) -> list[dict[str, Any]]:
    quote = mark.annotation.selector.quote
    selectors: list[dict[str, Any]] = []
    if not mark.is_lost:
        text, span = article.article.text, mark.annotation.span
        start = _units(text[: span.start])
        end = start + _units(text[span.start : span.end])
        selectors.append({"type": "TextPositionSelector", "start": start, "end": end})
    selectors.append(
        {
            "type": "TextQuoteSelector",
            "exact": quote.exact,
            "prefix": quote.prefix,
            "suffix": quote.suffix,
        }
    )
    return selectors


def _units(text: str) -> int:
    return len(text.encode("utf-16-le", "surrogatepass")) // 2
