"""Makes results of hits: what stands in the library now, under its articles."""

from __future__ import annotations

from bisect import bisect_right
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import replace
from functools import cached_property

from desktop.core.annotation import Annotation, AnnotationId
from desktop.core.article import Article, ArticleId
from desktop.core.claim import ClaimId, ContextNoteId
from desktop.core.evidence import OWN_CLAIMS, OwnClaimId
from desktop.core.indexing.documents import noted_article
from desktop.core.indexing.entries import annotation_entry, context_entries
from desktop.core.library.library import Library
from desktop.core.passage import PassageRef, paragraph_starts
from desktop.core.search_request import ResultKind
from desktop.core.searching.own_claims import words_of_claims
from desktop.core.searching.passage_hits import PassageHit
from desktop.core.searching.read_articles import ReadArticles
from desktop.core.searching.results import ArticleResults, PassageResult
from desktop.core.span import Span
from desktop.core.text.language import language_of
from index.asking.query import Group, Query
from index.document import Hit
from index.showing.highlights import matches, sentence_snippet

_SNIPPET_LENGTH = 320


def shown(
    articles: ReadArticles, hits: Sequence[PassageHit], query: Query, in_all: Mapping[str, int]
) -> tuple[ArticleResults, ...]:
    """The hits under their articles, which come in the order of their first hits.

    `in_all` says how many each article has with those that are not to be shown.
    """
    by_article: dict[ArticleId, list[PassageHit]] = {}
    for hit in hits:
        by_article.setdefault(hit.article_id, []).append(hit)
    groups: list[ArticleResults] = []
    for article_id, its_hits in by_article.items():
        if article_id == OWN_CLAIMS:
            claims = _own_claims(articles.library, its_hits, query)
            if claims.passages:
                groups.append(replace(claims, in_all=in_all.get(article_id, 0)))
            continue
        article = articles.find(article_id)
        if article is None:
            # Removed since the index last looked.
            continue
        group = _Showing(articles, article, query).results(its_hits)
        if group.passages:
            groups.append(replace(group, in_all=in_all.get(article_id, 0)))
    return tuple(groups)


def _own_claims(library: Library, hits: Sequence[PassageHit], query: Query) -> ArticleResults:
    """The student's claims that were found, in one group."""
    words = words_of_claims(library)
    found = []
    for hit in hits:
        claim_id = OwnClaimId(hit.record.item)
        if (text := words.get(claim_id)) is None:
            # Taken out since the index last looked.
            continue
        lit = matches(text, query, kind=hit.kind, language=language_of(text))
        found.append(
            PassageResult(
                kind=hit.kind,
                ref=PassageRef(OWN_CLAIMS, Span(0, 0)),
                paragraph=1,
                text=text,
                highlights=spans(lit),
                own_claim=claim_id,
            )
        )
    return ArticleResults(OWN_CLAIMS, "", "", "", "", tuple(found))


def texts_of(articles: ReadArticles, found: Hit, name: str = "") -> tuple[str, ...]:
    """The words by which a hit was found: its passage, or what it has under a name.

    As they are written in the library now; none where it is not there any more.
    """
    hit = PassageHit.of(found)
    if hit.article_id == OWN_CLAIMS:
        words = words_of_claims(articles.library).get(OwnClaimId(hit.record.item))
        return () if name or words is None else (words,)
    article = articles.find(hit.article_id)
    if article is None:
        return ()
    showing = _Showing(articles, article, Query(Group()))
    return showing.named(hit, name) if name else showing.words(hit)


class _Showing:
    """Makes the results of one article from its text as it is now."""

    def __init__(self, articles: ReadArticles, article: Article, query: Query) -> None:
        self._articles = articles
        self._library = articles.library
        self._query = query
        self._article = article
        self._annotations: dict[str, Annotation | None] = {}

    def words(self, hit: PassageHit) -> tuple[str, ...]:
        """The passage of a hit, and what stands over it."""
        text = self._text(hit)
        return () if text is None else (text, self._article.title)

    def named(self, hit: PassageHit, name: str) -> tuple[str, ...]:
        """What a hit has under a name that can be typed before a colon."""
        article = self._article
        of_article = {
            "title": (article.title,),
            "publisher": (article.publisher,),
            "author": (article.byline,),
        }
        if name == "lesson":
            return self._articles.lessons_of(article.id)
        of_passage = {"speaker": (hit.record.speaker,), "cue": (hit.record.cue,)}
        return of_article.get(name) or of_passage.get(name, ("",))

    def results(self, hits: Sequence[PassageHit]) -> ArticleResults:
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

    def _result(self, hit: PassageHit) -> PassageResult | None:
        record = hit.record
        result = PassageResult(
            kind=hit.kind,
            ref=PassageRef(self._article.id, record.span),
            paragraph=max(1, bisect_right(self._starts, record.span.start)),
            text="",
            speaker=record.speaker,
            cue=record.cue,
            voice=record.voice,
        )
        text = self._text(hit)
        if text is None:
            return None
        if annotation := self._annotation(hit):
            if annotation.is_blank:
                return None
            has_pen = not annotation.is_judgement and annotation.question is None
            result = replace(
                result,
                pen=annotation.pen if has_pen else None,
                annotation_id=annotation.id,
                claim_id=annotation.claim_id,
                stance=annotation.stance,
                question=annotation.question if annotation.is_of_source else None,
                answers=annotation.question if annotation.is_answer else None,
                is_of_publisher=bool(annotation.publisher),
            )
        elif hit.kind is ResultKind.CONTEXT and record.is_claim:
            result = replace(result, claim_id=ClaimId(record.item))
        elif hit.kind is ResultKind.CONTEXT:
            result = replace(result, note_id=ContextNoteId(record.item))
        return self._with_text(result, text)

    def _text(self, hit: PassageHit) -> str | None:
        """What can be found of a hit now; None for a note that is gone."""
        if hit.kind is ResultKind.NOTE:
            annotation = self._annotation(hit)
            return annotation_entry(annotation).text if annotation else None
        if hit.kind is ResultKind.CONTEXT:
            # A note that waits for own work again tells nothing.
            return self._context_texts.get(hit.id)
        return hit.record.span.of(self._article.text)

    def _annotation(self, hit: PassageHit) -> Annotation | None:
        if hit.kind is not ResultKind.NOTE:
            return None
        if hit.id not in self._annotations:
            item = AnnotationId(hit.record.item)
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
        return paragraph_starts(self._article.text, self._article.shape)

    @cached_property
    def _context_texts(self) -> dict[str, str]:
        noted = noted_article(self._library, self._article.id)
        return {each.id: each.text for each in context_entries(noted)}


def spans(ranges: Iterable[tuple[int, int]]) -> tuple[Span, ...]:
    """Ranges of characters as spans."""
    return tuple(Span(start, end) for start, end in ranges)
