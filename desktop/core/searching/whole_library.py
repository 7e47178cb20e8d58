"""What a query finds in the whole library: by the index, and in what the index has not seen."""

from __future__ import annotations

from dataclasses import dataclass, replace
from typing import NamedTuple

from desktop.core.annotation import AnnotationId
from desktop.core.article import ArticleId
from desktop.core.library.library import Library
from desktop.core.search_request import ArticleOrder
from desktop.core.searching.facets import COUNTED
from desktop.core.searching.index_reader import IndexReader
from desktop.core.searching.library_scan import LibraryScan
from desktop.core.searching.order import in_order, order_in_index
from desktop.core.searching.passage_hits import PassageHit, PassageHits
from index.asking.query import Query

# So many passages of one article are given, that one article may not hide the others.
_PER_ARTICLE = 12
# So many passages are looked at to count them as they are shown, the same thing never twice.
_MOST_LOOKED_AT = 1000


@dataclass(frozen=True, slots=True)
class Extent:
    """How much of what is found is to be given, and what comes first; all of an article for 0.

    `scan` looks for what the index does not know; `here` is the article on the page.
    """

    limit: int
    scan: LibraryScan
    per_article: int = _PER_ARTICLE
    order: ArticleOrder = ArticleOrder.BEST
    here: ArticleId | None = None


class Answered(NamedTuple):
    """What was found, by the index or not, and how many articles were not looked at for it."""

    hits: PassageHits
    is_from_scan: bool = False
    articles_left: int = 0


class WholeLibrary:
    """Asks the index, and looks through a library where there is none or it is behind."""

    def __init__(self, library: Library, index: IndexReader) -> None:
        self._library = library
        self._index = index

    def find(self, query: Query, wanted: Extent) -> Answered:
        """What the index finds, and in articles that it has not seen the library itself."""
        found = self._index.answer(
            lambda index: index.search(
                query,
                wanted.limit,
                wanted.per_article,
                facets=COUNTED,
                order=order_in_index(wanted.order),
                whole_up_to=_MOST_LOOKED_AT,
            )
        )
        if found is None:
            everything = in_order(
                self._library.articles.ids(), ArticleId, self._library, wanted.order
            )
            claims = wanted.scan.in_claims(None, query, frozenset())
            scanned = wanted.scan.in_articles(everything, query, wanted.limit)
            hits = claims.and_then(scanned.hits)
            return Answered(hits, is_from_scan=True, articles_left=scanned.left)
        return self._with_unseen(PassageHits.of(found), query, wanted)

    def _with_unseen(self, found: PassageHits, query: Query, wanted: Extent) -> Answered:
        """What the index found with what stands in articles and notes that it has not seen."""
        if len(found.hits) > wanted.limit:
            # All is given of what is to be counted as it is shown.
            wanted = replace(wanted, limit=_MOST_LOOKED_AT)
        if claims := self._library.index_queue.own_claims():
            known = {hit.id for hit in found.hits}
            found = wanted.scan.in_claims(claims, query, known).and_then(found)
        unseen, left = _unseen(self._library, found, wanted)
        notes = [AnnotationId(each) for each in self._library.index_queue.annotations()]
        if notes:
            known = {hit.id for hit in found.hits}
            more = found.and_then(wanted.scan.in_notes(notes, query, known).hits)
            found = replace(more, hits=more.hits[: max(wanted.limit, len(found.hits))])
        if not notes and not unseen:
            return Answered(found, articles_left=left)
        most = wanted.limit
        if wanted.order is ArticleOrder.BEST:
            most -= len(found.hits)
        if unseen:
            scanned = wanted.scan.in_articles(unseen, query, most)
            found, left = found.and_then(scanned.hits), left + scanned.left
        if wanted.order is not ArticleOrder.BEST:
            hits = in_order(found.hits, _article_of, self._library, wanted.order)
            found = replace(found, hits=tuple(hits[: wanted.limit]))
        return Answered(found, articles_left=left)


def _unseen(library: Library, found: PassageHits, wanted: Extent) -> tuple[list[ArticleId], int]:
    """The articles that the index has not seen, as far as what they hold would be given.

    And how many others it has not seen.
    """
    known = {hit.article_id for hit in found.hits}
    unseen = [ArticleId(i) for i in library.index_queue.articles() if i not in known]
    if wanted.order is ArticleOrder.BEST:
        return (unseen, 0) if found.total < wanted.limit else ([], len(unseen))
    if len(found.hits) < wanted.limit:
        return in_order(unseen, ArticleId, library, wanted.order), 0
    last = _article_of(found.hits[-1])
    in_line = in_order([*unseen, last], ArticleId, library, wanted.order)
    first = in_line[: in_line.index(last)]
    return first, len(unseen) - len(first)


def _article_of(hit: PassageHit) -> ArticleId:
    return hit.article_id
