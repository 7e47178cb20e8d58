"""The hits of a query, counted as they are shown: nothing is given twice."""

from __future__ import annotations

import json
from collections import Counter
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, field, replace

from desktop.core.article import Article, ArticleId
from desktop.core.library.errors import NoSuchArticle
from desktop.core.library.library import Library
from desktop.core.search_request import Facet, ResultKind
from desktop.core.searching.facets import COLUMNS
from desktop.core.span import Span
from index.asking.query import Query
from index.document import Hit
from index.showing.highlights import matches


@dataclass(frozen=True, slots=True)
class HitTally:
    """The best hits, how many there are in all and of each kind, and the values of columns.

    In `articles_left` articles nothing was looked for.
    """

    hits: tuple[Hit, ...] = ()
    total: int = 0
    by_kind: Mapping[ResultKind, int] = field(default_factory=dict)
    columns: Mapping[str, Mapping[str, int]] = field(default_factory=dict)
    is_from_scan: bool = False
    articles_left: int = 0

    @property
    def is_whole(self) -> bool:
        """Whether all hits are here, so that they can be counted as they are shown."""
        return len(self.hits) == self.total

    @property
    def quoted(self) -> dict[str, list[Span]]:
        """Where the quotations among the hits stand in each article."""
        quoted: dict[str, list[Span]] = {}
        for hit in self.hits:
            if hit.kind == ResultKind.QUOTATION:
                quoted.setdefault(hit.group, []).append(span_of(hit))
        return quoted

    def without_doubles(
        self, library: Library, query: Query, quoted: Mapping[str, Sequence[Span]]
    ) -> HitTally:
        """Without the paragraphs of which all that answers is in a quotation, given by itself.

        They are taken from the counts as well, if this is the whole of what was found; the counts
        of more than that stay those of the index.
        """
        kept: list[Hit] = []
        doubles: list[Article] = []
        articles: dict[str, Article | None] = {}
        for hit in self.hits:
            if hit.kind == ResultKind.ARTICLE and hit.group in quoted:
                if hit.group not in articles:
                    articles[hit.group] = _article(library, hit.group)
                article = articles[hit.group]
                if article and _is_quoted(article, hit, query, quoted[hit.group]):
                    doubles.append(article)
                    continue
            kept.append(hit)
        if not doubles:
            return self
        if not self.is_whole:
            return replace(self, hits=tuple(kept))
        by_kind = dict(self.by_kind)
        by_kind[ResultKind.ARTICLE] -= len(doubles)
        return replace(
            self,
            hits=tuple(kept),
            total=self.total - len(doubles),
            by_kind=by_kind,
            columns=_less(library, self.columns, doubles),
        )


def best_of_each(hits: Sequence[Hit], most: int, per_article: int) -> tuple[Hit, ...]:
    """At most so many hits, in their order.

    With `per_article` the first so many of each article go before more of any other.
    """
    if len(hits) <= most or not per_article:
        return tuple(hits[:most])
    given: Counter[str] = Counter()
    first: list[int] = []
    more: list[int] = []
    for number, hit in enumerate(hits):
        given[hit.group] += 1
        (first if given[hit.group] <= per_article else more).append(number)
    return tuple(hits[number] for number in sorted([*first, *more][:most]))


def apart(ranges: Iterable[tuple[int, int]]) -> list[tuple[int, int]]:
    """The ranges in order, without those that begin inside another."""
    kept: list[tuple[int, int]] = []
    for start, end in sorted(ranges, key=lambda each: (each[0], -each[1])):
        if not kept or start >= kept[-1][1]:
            kept.append((start, end))
    return kept


def span_of(hit: Hit) -> Span:
    """The stretch of its article that a hit is or belongs to."""
    start, end = json.loads(hit.payload)["span"]
    return Span(start, end)


def _article(library: Library, article_id: str) -> Article | None:
    try:
        return library.articles.get(ArticleId(article_id))
    except NoSuchArticle:
        return None


def _is_quoted(article: Article, hit: Hit, query: Query, quoted: Sequence[Span]) -> bool:
    span = span_of(hit)
    text = span.of(article.text)
    ranges = matches(text, query, kind=hit.kind, language=article.language)
    places = [Span(span.start + start, span.start + end) for start, end in ranges]
    return bool(places) and all(any(q.encloses(place) for q in quoted) for place in places)


def _less(
    library: Library, columns: Mapping[str, Mapping[str, int]], doubles: Iterable[Article]
) -> dict[str, dict[str, int]]:
    """The counts of columns without one paragraph of each of these articles."""
    less = {name: dict(counts) for name, counts in columns.items()}
    for article in doubles:
        for facet, value in (
            (Facet.YEAR, article.published[:4]),
            (Facet.PUBLISHER, article.publisher),
            (Facet.LESSON, "\n".join(library.lessons.titles_for(article.id))),
        ):
            counts = less.get(COLUMNS[facet], {})
            if value in counts:
                counts[value] -= 1
    return less
