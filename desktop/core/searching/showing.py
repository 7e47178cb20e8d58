"""Makes results of hits: what stands in the library now, under its articles."""

from __future__ import annotations

import json
from bisect import bisect_right
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import replace
from functools import cached_property

from desktop.core.annotation import Annotation, AnnotationId
from desktop.core.article import ArticleId
from desktop.core.claim import ClaimId, ContextNoteId
from desktop.core.indexing.documents import noted_article
from desktop.core.indexing.entries import annotation_entry, context_entries
from desktop.core.library.errors import NoSuchArticle
from desktop.core.library.library import Library
from desktop.core.passage import PassageRef, paragraph_starts
from desktop.core.search_request import ResultKind
from desktop.core.searching.results import ArticleResults, PassageResult
from desktop.core.searching.tally import span_of
from desktop.core.span import Span
from index.asking.query import Group, Query
from index.document import Hit
from index.showing.highlights import matches, sentence_snippet

_SNIPPET_LENGTH = 320


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


def texts_of(library: Library, hit: Hit, name: str = "") -> tuple[str, ...]:
    """The words by which a hit was found: its passage, or what it has under a name.

    As they are written in the library now; none where it is not there any more.
    """
    try:
        showing = _Showing(library, ArticleId(hit.group), Query(Group()))
    except NoSuchArticle:
        return ()
    return showing.named(hit, name) if name else showing.words(hit)


class _Showing:
    """Makes the results of one article from its text as it is now."""

    def __init__(self, library: Library, article_id: ArticleId, query: Query) -> None:
        self._library = library
        self._query = query
        self._article = library.articles.get(article_id)
        self._annotations: dict[str, Annotation | None] = {}

    def words(self, hit: Hit) -> tuple[str, ...]:
        """The passage of a hit, and what stands over it."""
        text = self._text(hit)
        return () if text is None else (text, self._article.title)

    def named(self, hit: Hit, name: str) -> tuple[str, ...]:
        """What a hit has under a name that can be typed before a colon."""
        article = self._article
        of_article = {
            "title": (article.title,),
            "publisher": (article.publisher,),
            "author": (article.byline,),
        }
        if name == "lesson":
            return self._library.lessons.titles_for(article.id)
        return of_article.get(name) or (str(json.loads(hit.payload).get(name, "")),)

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
        text = self._text(hit)
        if text is None:
            return None
        if annotation := self._annotation(hit):
            result = replace(result, pen=annotation.pen, annotation_id=annotation.id)
        elif kind is ResultKind.CONTEXT:
            claim_id, note_id = ClaimId(item), ContextNoteId(item)
            is_claim = bool(payload["is_claim"])
            result = (
                replace(result, claim_id=claim_id) if is_claim else replace(result, note_id=note_id)
            )
        return self._with_text(result, text)

    def _text(self, hit: Hit) -> str | None:
        """What can be found of a hit now; None for a note that is gone."""
        if hit.kind == ResultKind.NOTE:
            annotation = self._annotation(hit)
            return annotation_entry(annotation).text if annotation else None
        if hit.kind == ResultKind.CONTEXT:
            return self._context_texts.get(hit.id, "")
        return span_of(hit).of(self._article.text)

    def _annotation(self, hit: Hit) -> Annotation | None:
        if hit.kind != ResultKind.NOTE:
            return None
        if hit.id not in self._annotations:
            item = AnnotationId(json.loads(hit.payload)["item"])
            self._annotations[hit.id] = self._library.annotations.find(item)
        return self._annotations[hit.id]

    def _matches(
        self, text: str, *, kind: str = "", attribute: str = ""
    ) -> tuple[tuple[int, int], ...]:
        language = self._article.language
        return matches(text, self._query, kind=kind, attribute=attribute, language=language)

    def _with_text(self, result: PassageResult, text: str) -> PassageResult:
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
    def _starts(self) -> Sequence[int]:
        return paragraph_starts(self._article.text)

    @cached_property
    def _context_texts(self) -> dict[str, str]:
        noted = noted_article(self._library, self._article.id)
        return {each.id: each.text for each in context_entries(noted)}


def spans(ranges: Iterable[tuple[int, int]]) -> tuple[Span, ...]:
    """Ranges of characters as spans."""
    return tuple(Span(start, end) for start, end in ranges)
