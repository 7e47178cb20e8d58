"""A search that was kept: what was typed, and what was chosen beside it."""

from __future__ import annotations

import json
from typing import NewType

from desktop.core.record import record
from desktop.core.search_request import ArticleOrder, Facet, Filter, Request, ResultKind

SavedSearchId = NewType("SavedSearchId", str)


@record(frozen=True, slots=True)
class SavedSearch:
    """A search on the shelf; its request asks for the same wherever its reader is."""

    id: SavedSearchId
    request: Request
    created: str


def choices_as_json(request: Request) -> str:
    """What was chosen beside the words, always written alike; the words are not in it."""
    return json.dumps(
        {
            "kind": request.kind,
            "filters": sorted([each.facet, each.value] for each in request.filters),
            "order": request.order,
        },
        ensure_ascii=False,
    )


def request_from(words: str, choices: str) -> Request:
    """The request again; what a newer program wrote and this one does not know is left out."""
    try:
        read = json.loads(choices)
    except (ValueError, RecursionError):
        read = None
    if not isinstance(read, dict):
        return Request(words)
    filters = read.get("filters")
    return Request(
        words,
        kind=next((kind for kind in ResultKind if kind == read.get("kind")), None),
        filters=frozenset(
            Filter(Facet(each[0]), each[1])
            for each in (filters if isinstance(filters, list) else ())
            if isinstance(each, list)
            and len(each) == 2
            and isinstance(each[0], str)
            and each[0] in tuple(Facet)
            and isinstance(each[1], str)
        ),
        order=next(
            (order for order in ArticleOrder if order == read.get("order")), ArticleOrder.BEST
        ),
    )
