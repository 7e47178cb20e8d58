"""Looks through the library itself for what the index does not know."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from collections.abc import Set as AbstractSet
from dataclasses import replace
from time import monotonic, sleep
from typing import TYPE_CHECKING, NamedTuple

from desktop.core.anchoring.fitting import mark_in
from desktop.core.annotation import AnnotationId
from desktop.core.article import ArticleId
from desktop.core.indexing.documents import INDEXED, document, noted_article
from desktop.core.indexing.entries import (
    NotedArticle,
    annotation_entry,
    annotation_entry_id,
    index_entries,
    with_article,
)
from desktop.core.library.errors import NoSuchArticle
from desktop.core.library.library import Library
from desktop.core.searching.article_words import may_answer, words_of
from desktop.core.searching.facets import COUNTED
from desktop.core.searching.own_claims import found_claims, words_of_claims
from desktop.core.searching.passage_hits import PassageHits
from desktop.core.searching.patience import Patience
from desktop.core.searching.scan_memory import ScanMemory
from index.asking.query import Query

if TYPE_CHECKING:
    from index.memory_index import MemoryIndex, MemoryIndexes

# So many passages of one article are given.
_PER_ARTICLE = 12
# A pause in the looking after so long, in seconds, so that whoever types in the same process
# comes first.
_BREATH, _BREATH_AFTER = 0.001, 0.004


class ScanResult(NamedTuple):
    """What was found, and in how many of those to be looked at nothing was looked for."""

    hits: PassageHits
    left: int


class LibraryScan:
    """Looks for the words of one search, which may be several queries; for one thread.

    What was read for one of them is kept for the next, and the patience is for all together.
    With the `memory` of an earlier scan it goes on where that one stopped.
    """

    def __init__(
        self, library: Library, patience: Patience, memory: ScanMemory | None = None
    ) -> None:
        self._library = library
        self._is_given_up = patience.is_given_up
        self._until = monotonic() + patience.seconds
        self._breathed = monotonic()
        self._memory = memory or ScanMemory()
        self._memory.at(library.index_queue.newest_revision())
        self._articles: dict[ArticleId, _ReadArticle | None] = {}
        self._notes: dict[AnnotationId, MemoryIndex | None] = {}
        # Loads Whoosh and numpy, which a task may do and the window's start may not.
        from index.memory_index import MemoryIndexes  # noqa: PLC0415

        self._indexes = MemoryIndexes(INDEXED.attributes)
        # The notes that are looked at by themselves, and in no article.
        self._apart: set[str] = set()
        # Whether the patience was at an end before the looking was.
        self.is_cut_short = False

    def in_articles(self, article_ids: Sequence[ArticleId], query: Query, limit: int) -> ScanResult:
        """Passages from articles and what was noted on them, until there are enough of them."""
        seen = PassageHits()
        known: dict[str, PassageHits | None] = self._memory.found((query, frozenset(self._apart)))
        left = len(article_ids)
        for article_id in article_ids:
            if len(seen.hits) >= limit:
                break
            if article_id not in known:
                if not may_answer(query.group, article_id, None):
                    known[article_id] = None
                elif article_id not in self._articles and self._is_over():
                    break
                else:
                    known[article_id] = self._in_article(article_id, query)
            left -= 1
            if (found := known[article_id]) is not None:
                seen = seen.and_then(found)
        return ScanResult(replace(seen, hits=seen.hits[:limit]), left)

    def in_notes(
        self, annotation_ids: Iterable[AnnotationId], query: Query, passed_over: AbstractSet[str]
    ) -> ScanResult:
        """Passages from notes, but for those to be passed over, by the ids of their documents."""
        seen = PassageHits()
        known: dict[str, PassageHits | None] = self._memory.found(query)
        named = [(each, annotation_entry_id(each)) for each in annotation_ids]
        wanted = [(each, name) for each, name in named if name not in passed_over]
        left = len(wanted)
        for annotation_id, name in wanted:
            if annotation_id not in known:
                if annotation_id not in self._notes:
                    if self._is_over():
                        break
                    self._notes[annotation_id] = self._note(annotation_id)
                known[annotation_id] = _hits_in(self._notes[annotation_id], query)
            left -= 1
            self._apart.add(name)
            if (found := known[annotation_id]) is not None:
                seen = seen.and_then(found)
        return ScanResult(seen, left)

    def in_claims(
        self, claim_ids: Iterable[str] | None, query: Query, passed_over: AbstractSet[str]
    ) -> PassageHits:
        """Claims of the student's that answer, of these or of all; there are few."""
        words = words_of_claims(self._library)
        wanted = words if claim_ids is None else claim_ids
        return found_claims(words, wanted, query, passed_over, self._indexes)

    def _is_over(self) -> bool:
        if monotonic() > self._until or self._is_given_up():
            self.is_cut_short = True
        elif monotonic() - self._breathed > _BREATH_AFTER:
            sleep(_BREATH)
            self._breathed = monotonic()
        return self.is_cut_short

    def _in_article(self, article_id: ArticleId, query: Query) -> PassageHits | None:
        if article_id not in self._articles:
            try:
                noted = noted_article(self._library, article_id)
            except NoSuchArticle:
                self._articles[article_id] = None
            else:
                self._articles[article_id] = _ReadArticle(noted, self._apart, self._indexes)
        article = self._articles[article_id]
        return article.hits(query) if article else None

    def _note(self, annotation_id: AnnotationId) -> MemoryIndex | None:
        annotation = self._library.annotations.find(annotation_id)
        if annotation is None or annotation.is_blank:
            return None
        try:
            article = self._library.articles.get(annotation.article_id)
        except NoSuchArticle:
            return None
        lessons = self._library.lessons.titles_for(article.id)
        shown = annotation_entry(mark_in(article.text, annotation))
        findable = with_article(shown, article, lessons)
        return self._indexes.index([document(findable, article)])


class _ReadArticle:
    """What can be found in one article but for some notes, made ready only where it may answer."""

    def __init__(
        self, noted: NotedArticle, passed_over: AbstractSet[str], indexes: MemoryIndexes
    ) -> None:
        self._article = noted.article
        self._findables = [each for each in index_entries(noted) if each.id not in passed_over]
        self._words = words_of(self._findables, self._article.language)
        self._indexes = indexes
        self._index: MemoryIndex | None = None

    def hits(self, query: Query) -> PassageHits | None:
        """What answers; None for nothing."""
        if not may_answer(query.group, self._article.id, self._words):
            return None
        if self._index is None:
            self._index = self._indexes.index(
                document(each, self._article) for each in self._findables
            )
        return _hits_in(self._index, query)


def _hits_in(index: MemoryIndex | None, query: Query) -> PassageHits | None:
    if index is None:
        return None
    found = index.search(query, _PER_ARTICLE, facets=COUNTED)
    return PassageHits.of(found) if found.total else None
