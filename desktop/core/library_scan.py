"""Looks through the library itself for what the index does not know."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from collections.abc import Set as AbstractSet
from dataclasses import replace
from time import monotonic, sleep

from desktop.core.annotation import AnnotationId
from desktop.core.article import ArticleId
from desktop.core.facets import COUNTED
from desktop.core.findable import (
    annotation_findable,
    annotation_findable_id,
    findables,
    with_article,
)
from desktop.core.index_documents import INDEXED, document, noted_article
from desktop.core.library.errors import NoSuchArticle
from desktop.core.library.library import Library
from desktop.core.patience import Patience
from index.document import Document, Hits
from index.query import Query
from index.ranking import Collection, rank
from index.segment import MemorySegment

# So many passages of one article are given.
_PER_ARTICLE = 12
# A pause between two articles, so that whoever types in the same process comes first.
_BREATH = 0.001


class LibraryScan:
    """Looks for the words of one search, which may be several queries; for one thread.

    What was read for one of them is kept for the next, and the patience is for all together.
    """

    def __init__(self, library: Library, patience: Patience) -> None:
        self._library = library
        self._is_given_up = patience.is_given_up
        self._until = monotonic() + patience.seconds
        self._articles: dict[ArticleId, MemorySegment | None] = {}
        self._notes: dict[AnnotationId, MemorySegment | None] = {}

    def in_articles(self, article_ids: Iterable[ArticleId], query: Query, limit: int) -> Hits:
        """Hits from articles and what was noted on them, until there are enough of them."""
        seen = Hits((), 0, {}, query.understood)
        for article_id in article_ids:
            if len(seen.hits) >= limit:
                break
            if article_id not in self._articles:
                if self._is_over():
                    break
                self._articles[article_id] = self._article(article_id)
            seen = _with_hits_in(self._articles[article_id], seen, query)
        return replace(seen, hits=seen.hits[:limit])

    def in_notes(
        self, annotation_ids: Iterable[AnnotationId], query: Query, known: AbstractSet[str]
    ) -> Hits:
        """Hits from notes, but for those that are `known`, by the ids of their documents."""
        seen = Hits((), 0, {}, query.understood)
        for annotation_id in annotation_ids:
            if annotation_findable_id(annotation_id) in known:
                continue
            if annotation_id not in self._notes:
                if self._is_over():
                    break
                self._notes[annotation_id] = self._note(annotation_id)
            seen = _with_hits_in(self._notes[annotation_id], seen, query)
        return seen

    def _is_over(self) -> bool:
        if monotonic() > self._until or self._is_given_up():
            return True
        sleep(_BREATH)
        return False

    def _article(self, article_id: ArticleId) -> MemorySegment | None:
        try:
            noted = noted_article(self._library, article_id)
        except NoSuchArticle:
            return None
        looked_at = {annotation_findable_id(each) for each in self._notes}
        return _segment(
            document(each, noted.article) for each in findables(noted) if each.id not in looked_at
        )

    def _note(self, annotation_id: AnnotationId) -> MemorySegment | None:
        annotation = self._library.annotations.find(annotation_id)
        if annotation is None:
            return None
        try:
            article = self._library.articles.get(annotation.article_id)
        except NoSuchArticle:
            return None
        lessons = self._library.lessons.titles_for(article.id)
        findable = with_article(annotation_findable(annotation), article, lessons)
        return _segment([document(findable, article)])


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


def _segment(documents: Iterable[Document]) -> MemorySegment:
    return MemorySegment(documents, INDEXED.attributes)


def _with_hits_in(segment: MemorySegment | None, seen: Hits, query: Query) -> Hits:
    if segment is None:
        return seen
    found = rank(Collection([segment]), query, _PER_ARTICLE, facets=COUNTED)
    return together(seen, found) if found.total else seen


def _added(counts: Mapping[str, int], more: Mapping[str, int]) -> dict[str, int]:
    return {each: counts.get(each, 0) + more.get(each, 0) for each in {**counts, **more}}
