"""Looks through the library itself for what the index does not know."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import replace
from time import monotonic, sleep

from desktop.core.article import ArticleId
from desktop.core.facets import COLUMNS
from desktop.core.findable import findables
from desktop.core.index_documents import INDEXED, document, noted_article
from desktop.core.library.errors import NoSuchArticle
from desktop.core.library.library import Library
from index.document import Hits
from index.query import Query
from index.ranking import Collection, rank
from index.segment import MemorySegment

# So many passages of one article are given.
_PER_ARTICLE = 12
# How long is looked, in seconds.
_PATIENCE = 2.0
# A pause between two articles, so that whoever types in the same process comes first.
_BREATH = 0.001


def scan(library: Library, article_ids: Sequence[ArticleId], query: Query, limit: int) -> Hits:
    """Hits from the library itself, article by article, until there are enough of them."""
    until = monotonic() + _PATIENCE
    seen = Hits((), 0, {}, query.understood)
    for article_id in article_ids:
        try:
            noted = noted_article(library, article_id)
        except NoSuchArticle:
            continue
        documents = [document(each, noted.article) for each in findables(noted)]
        segment = MemorySegment(documents, INDEXED.attributes)
        found = rank(Collection([segment]), query, _PER_ARTICLE, facets=tuple(COLUMNS.values()))
        seen = together(seen, found)
        if len(seen.hits) >= limit or monotonic() > until:
            break
        sleep(_BREATH)
    return replace(seen, hits=seen.hits[:limit])


def together(found: Hits, more: Hits) -> Hits:
    """The hits of both, one after the other, and the sums of what was counted."""
    columns = {*found.facets, *more.facets}
    return replace(
        found,
        hits=found.hits + more.hits,
        total=found.total + more.total,
        by_kind=_added(found.by_kind, more.by_kind),
        facets={c: _added(found.facets.get(c, {}), more.facets.get(c, {})) for c in columns},
    )


def _added(counts: Mapping[str, int], more: Mapping[str, int]) -> dict[str, int]:
    return {each: counts.get(each, 0) + more.get(each, 0) for each in {**counts, **more}}
