"""The hits of a query, counted as they are shown: nothing is given twice."""

from __future__ import annotations

from collections import Counter
from collections.abc import Callable, Iterable, Mapping, Sequence
from dataclasses import dataclass, field, replace

from desktop.core.article import Article, ArticleId
from desktop.core.library.level_texts import LevelTexts
from desktop.core.search_request import Facet, ResultKind
from desktop.core.searching.facets import COLUMNS
from desktop.core.searching.passage_hits import PassageHit
from desktop.core.searching.read_articles import ReadArticles
from desktop.core.searching.whole_library import Answered
from desktop.core.span import Span
from index.asking.query import Query
from index.showing.highlights import matches

_OF_TEXTS = (ResultKind.ARTICLE, ResultKind.QUOTATION)


@dataclass(frozen=True, slots=True)
class HitTally:
    """The best hits, how many there are in all and of each kind, and the values of columns.

    In `articles_left` articles nothing was looked for.
    """

    hits: tuple[PassageHit, ...] = ()
    total: int = 0
    by_kind: Mapping[ResultKind, int] = field(default_factory=dict)
    columns: Mapping[str, Mapping[str, int]] = field(default_factory=dict)
    is_from_scan: bool = False
    articles_left: int = 0

    @classmethod
    def of(cls, found: Answered) -> HitTally:
        """The tally of what a query found."""
        hits, is_from_scan, left = found
        return cls(hits.hits, hits.total, hits.by_kind, hits.facets, is_from_scan, left)

    @property
    def is_whole(self) -> bool:
        """Whether all hits are here, so that they can be counted as they are shown."""
        return len(self.hits) == self.total

    @property
    def quoted(self) -> dict[str, list[Span]]:
        """Where the quotations among the hits stand in each article."""
        quoted: dict[str, list[Span]] = {}
        for hit in self.hits:
            if hit.kind is ResultKind.QUOTATION:
                quoted.setdefault(hit.article_id, []).append(hit.record.span)
        return quoted

    def without_doubles(
        self, articles: ReadArticles, query: Query, quoted: Mapping[str, Sequence[Span]]
    ) -> HitTally:
        """Without the paragraphs of which all that answers is in a quotation, given by itself.

        They are taken from the counts as well, if this is the whole of what was found; the counts
        of more than that stay those of the index.
        """

        def is_double(hit: PassageHit) -> bool:
            if hit.kind is not ResultKind.ARTICLE or hit.article_id not in quoted:
                return False
            article = articles.find(hit.article_id)
            return article is not None and _is_quoted(article, hit, query, quoted[hit.article_id])

        return self._without(articles, is_double)

    def without_levels(
        self, articles: ReadArticles, levels: LevelTexts, here: ArticleId | None
    ) -> HitTally:
        """With the words of one text alone where several say the same; `here` is on the page.

        What its reader wrote is given wherever it was written, and so is context.
        """
        of_texts = [hit.article_id for hit in self.hits if hit.kind in _OF_TEXTS]
        doubled = levels.doubled(articles.library.connection, of_texts, here)
        if not doubled:
            return self
        return self._without(
            articles, lambda hit: hit.kind in _OF_TEXTS and hit.article_id in doubled
        )

    def _without(self, articles: ReadArticles, is_double: Callable[[PassageHit], bool]) -> HitTally:
        doubles = [hit for hit in self.hits if is_double(hit)]
        if not doubles:
            return self
        left_out = {id(hit) for hit in doubles}
        kept = tuple(hit for hit in self.hits if id(hit) not in left_out)
        if not self.is_whole:
            return replace(self, hits=kept)
        by_kind = Counter(hit.kind for hit in doubles)
        return replace(
            self,
            hits=kept,
            total=self.total - len(doubles),
            by_kind={kind: count - by_kind[kind] for kind, count in self.by_kind.items()},
            columns=_less(articles, self.columns, doubles),
        )


def best_of_each(hits: Sequence[PassageHit], most: int, per_article: int) -> tuple[PassageHit, ...]:
    """At most so many hits, in their order.

    With `per_article` the first so many of each article go before more of any other.
    """
    if len(hits) <= most or not per_article:
        return tuple(hits[:most])
    given: Counter[str] = Counter()
    first: list[int] = []
    more: list[int] = []
    for number, hit in enumerate(hits):
        given[hit.article_id] += 1
        (first if given[hit.article_id] <= per_article else more).append(number)
    return tuple(hits[number] for number in sorted([*first, *more][:most]))


def apart(ranges: Iterable[tuple[int, int]]) -> list[tuple[int, int]]:
    """The ranges in order, without those that begin inside another."""
    kept: list[tuple[int, int]] = []
    for start, end in sorted(ranges, key=lambda each: (each[0], -each[1])):
        if not kept or start >= kept[-1][1]:
            kept.append((start, end))
    return kept


def _is_quoted(article: Article, hit: PassageHit, query: Query, quoted: Sequence[Span]) -> bool:
    span = hit.record.span
    text = span.of(article.text)
    ranges = matches(text, query, kind=hit.kind, language=article.language)
    places = [Span(span.start + start, span.start + end) for start, end in ranges]
    return bool(places) and all(any(q.encloses(place) for q in quoted) for place in places)


def _less(
    articles: ReadArticles, columns: Mapping[str, Mapping[str, int]], doubles: Iterable[PassageHit]
) -> dict[str, dict[str, int]]:
    """The counts of columns without these passages."""
    less = {name: dict(counts) for name, counts in columns.items()}
    for hit in doubles:
        article = articles.find(hit.article_id)
        if article is None:
            continue
        for facet, value in (
            (Facet.SPEAKER, hit.record.speaker),
            (Facet.YEAR, article.published[:4]),
            (Facet.PUBLISHER, article.publisher),
            (Facet.LESSON, "\n".join(articles.lessons_of(article.id))),
            (Facet.TAG, " ".join(articles.tags_of(article.id))),
        ):
            counts = less.get(COLUMNS[facet], {})
            if value in counts:
                counts[value] -= 1
    return less
