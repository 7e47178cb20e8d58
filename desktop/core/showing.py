"""Makes results of hits: what stands in the library now, under its articles."""

from __future__ import annotations

import json
from bisect import bisect_right
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import replace
from functools import cached_property

from desktop.core.annotation import AnnotationId
from desktop.core.article import ArticleId
from desktop.core.claim import ClaimId, ContextNoteId
from desktop.core.findable import annotation_findable, context_findables
from desktop.core.index_documents import noted_article
from desktop.core.library.errors import NoSuchArticle
from desktop.core.library.library import Library
from desktop.core.passage import PassageRef, paragraph_starts
from desktop.core.search_results import ArticleResults, PassageResult, ResultKind
from desktop.core.span import Span
from desktop.core.tally import span_of
from index.document import Hit
from index.highlights import matches, sentence_snippet
from index.query import Query

_SNIPPET_LENGTH = 320
# So many characters of a passage are looked at first: whoever finds something there reads on.
_LOOKED_AT = 1_200


def shown(
    library: Library, hits: Sequence[Hit], query: Query, in_all: Mapping[str, int]
) -> tuple[ArticleResults, ...]:
    """The hits under their articles, which come in the order of their first hits.

    `in_all` says how many each article has with those that are not to be shown.
    """
    by_article: dict[str, list[Hit]] = {}
    for hit in hits:
        by_article.setdefault(hit.group, []).append(hit)
    groups: list[ArticleResults] = []
    for article_id, its_hits in by_article.items():
        try:
            group = _Showing(library, ArticleId(article_id), query).results(its_hits)
        except NoSuchArticle:
            # Removed since the index last looked.
            continue
        if group.passages:
            groups.append(replace(group, in_all=in_all.get(article_id, 0)))
    return tuple(groups)


class _Showing:
    """Makes the results of one article from its text as it is now."""

    def __init__(self, library: Library, article_id: ArticleId, query: Query) -> None:
        self._library = library
        self._query = query
        self._article = library.articles.get(article_id)
        self._starts = paragraph_starts(self._article.text)

    def results(self, hits: Sequence[Hit]) -> ArticleResults:
        """The article with its passages."""
        found = [result for hit in hits if (result := self._result(hit))]
        return ArticleResults(
            id=self._article.id,
            title=self._article.title,
            published=self._article.published,
            publisher=self._article.publisher,
            lesson=self._library.lessons.title_for(self._article.id),
            passages=tuple(found),
            title_highlights=spans(self._matches(self._article.title, attribute="title")),
        )

    def _result(self, hit: Hit) -> PassageResult | None:
        payload = json.loads(hit.payload)
        span, kind, item = span_of(hit), ResultKind(hit.kind), str(payload["item"])
        result = PassageResult(
            kind=kind,
            ref=PassageRef(self._article.id, span),
            paragraph=max(1, bisect_right(self._starts, span.start)),
            text="",
            speaker=str(payload["speaker"]),
            cue=str(payload["cue"]),
            voice=payload["voice"],
        )
        if kind is ResultKind.NOTE:
            annotation = self._library.annotations.find(AnnotationId(item))
            if annotation is None:
                return None
            text = annotation_findable(annotation).text
            result = replace(result, pen=annotation.pen, annotation_id=annotation.id)
        elif kind is ResultKind.CONTEXT:
            text = self._context_texts.get(hit.id, "")
            claim_id, note_id = ClaimId(item), ContextNoteId(item)
            is_claim = bool(payload["is_claim"])
            result = (
                replace(result, claim_id=claim_id) if is_claim else replace(result, note_id=note_id)
            )
        else:
            text = span.of(self._article.text)
        return self._with_text(result, text)

    def _matches(
        self, text: str, *, kind: str = "", attribute: str = ""
    ) -> tuple[tuple[int, int], ...]:
        language = self._article.language
        return matches(text, self._query, kind=kind, attribute=attribute, language=language)

    def _with_text(self, result: PassageResult, text: str) -> PassageResult:
        ranges = self._matches(text[:_LOOKED_AT], kind=result.kind)
        if not ranges and len(text) > _LOOKED_AT:
            ranges = self._matches(text, kind=result.kind)
        start, end = sentence_snippet(text, ranges, _SNIPPET_LENGTH)
        shown = [each for each in ranges if start <= each[0] and each[1] <= end]
        ref = result.ref
        if shown and result.kind in (ResultKind.ARTICLE, ResultKind.QUOTATION):
            first = Span(ref.span.start + shown[0][0], ref.span.start + shown[0][1])
            ref = PassageRef(ref.article_id, first)
        return replace(
            result,
            ref=ref,
            text=text[start:end],
            highlights=spans((since - start, to - start) for since, to in shown),
        )

    @cached_property
    def _context_texts(self) -> dict[str, str]:
        noted = noted_article(self._library, self._article.id)
        return {each.id: each.text for each in context_findables(noted)}


def spans(ranges: Iterable[tuple[int, int]]) -> tuple[Span, ...]:
    """Ranges of characters as spans."""
    return tuple(Span(start, end) for start, end in ranges)
