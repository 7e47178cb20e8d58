"""Finds words in the library: turns the hits of the index into passages to go to.

The index is derived from the library and may be missing, damaged or behind at any moment: the
library itself is looked through then, as far as the index does not know it.
"""

from __future__ import annotations

import json
import re
from bisect import bisect_right
from collections.abc import Callable, Iterable, Mapping, Sequence
from dataclasses import dataclass, replace
from functools import cached_property
from pathlib import Path
from threading import Lock
from time import monotonic, sleep
from typing import TYPE_CHECKING, TypeVar

from desktop.core.annotation import AnnotationId
from desktop.core.article import ArticleId
from desktop.core.asking import asked, hints_of, narrowed, parts_of, within
from desktop.core.claim import ClaimId, ContextNoteId
from desktop.core.facets import COLUMNS, facet_values
from desktop.core.findable import (
    VOICE,
    annotation_findable,
    context_findables,
    findables,
    voice_word,
)
from desktop.core.index_documents import (
    INDEXED,
    document,
    edition_in,
    is_there,
    mark_of,
    noted_article,
)
from desktop.core.library.errors import NoSuchArticle
from desktop.core.library.library import Library
from desktop.core.passage import PassageRef, passages
from desktop.core.query_words import Hint
from desktop.core.search_results import (
    ArticleResults,
    Order,
    PassageResult,
    Request,
    ResultKind,
    SearchResults,
)
from desktop.core.span import Span
from desktop.core.spelling import misspelt
from desktop.core.tally import Tally, apart, in_order, span_of
from index.document import Hit, Hits
from index.errors import IndexDamaged, IndexNotWritable
from index.highlights import matches, sentence_snippet
from index.query import Group, Node, OfAttribute, OfKind, Phrase, Query, Understood
from index.ranking import Collection, rank
from index.segment import MemorySegment

if TYPE_CHECKING:
    from index.full_text_index import FullTextIndex

_SNIPPET_LENGTH = 320
# So many of the best passages are put in another order than by how good they are.
_MOST_SORTED = 5_000
# So many characters of a passage are looked at first: whoever finds something there reads on.
_LOOKED_AT = 1_200
# So many quotations of one article are walked through.
_MOST_PLACES = 500
# So many passages of one article are given, that one article may not hide the others.
_PER_ARTICLE = 12
# How long the library itself is looked through for what the index does not know, in seconds.
_SCAN_PATIENCE = 2.0
# A pause between two articles, so that whoever types in the same process comes first.
_BREATH = 0.001
# So many quotations of one speaker are looked at to count their articles.
_MOST_COUNTED = 100_000
_QUOTE_MARKS = '["“”„‟«»]'

_Answer = TypeVar("_Answer")


@dataclass(frozen=True, slots=True)
class Holding:
    """What the index knows of some words.

    `hits` are the best paragraphs and quotations that hold any of them; `counts` says of each
    word in how many of all the `paragraphs` it stands.
    """

    hits: tuple[Hit, ...]
    counts: tuple[int, ...]
    paragraphs: int


class ArticleSearch:
    """Searches one library; for tasks, as every operation may take a while.

    May be shared by threads. Each operation opens the library anew and closes it.
    """

    def __init__(self, library_folder: Path, index_folder: Path) -> None:
        self._library_folder = library_folder
        self._index_folder = index_folder
        self._lock = Lock()
        self._index: FullTextIndex | None = None
        self._damaged: str | None = None

    @property
    def damaged(self) -> str | None:
        """The mark of an index that could not be read; None while nothing is known of damage.

        Whoever feeds the index is to be told, so that it is put aside and made anew.
        """
        return self._damaged

    def get_ready(self) -> None:
        """Loads what a search needs and opens the index, so that the first need not wait."""
        # Also where there is no index yet: it may be there before the first search is.
        import index.full_text_index  # noqa: F401, PLC0415

        self._from_index(lambda index: index.document_count())

    def search(self, words: str, limit: int = 100, *, as_typed: bool = False) -> SearchResults:
        """The best `limit` passages for what was typed, as `ask` gives them."""
        return self.ask(Request(words), limit, as_typed=as_typed)

    def ask(self, request: Request, limit: int = 100, *, as_typed: bool = False) -> SearchResults:
        """At most `limit` passages under their articles, in the order wanted; never stale text.

        With `as_typed` the last word may still be growing. Raises LibraryError.
        """
        with Library.open_for_reading(self._library_folder) as library:
            query = asked(request, library, as_typed=as_typed)
            return self._results(library, request, query, limit, _PER_ARTICLE)

    def quotations_of(self, speaker_name: str, limit: int = 100) -> SearchResults:
        """At most `limit` quotations of exactly this speaker, all that an article has of them.

        The speaker is called so after all that was put right. `query` of the results is what a
        reader could type. Raises LibraryError.
        """
        words = f'speaker:"{" ".join(re.sub(_QUOTE_MARKS, " ", speaker_name).split())}"'
        with Library.open_for_reading(self._library_folder) as library:
            query = _of_speaker(speaker_name)
            return self._results(library, Request(words), query, limit, per_article=0)

    def holding(
        self, words: Sequence[Node], looked_for: int, limit: int, per_article: int
    ) -> Holding | None:
        """What the index knows of these words; None while there is none to be asked.

        Only the first `looked_for` are looked for, the others counted. At most `limit` paragraphs
        are given, and as many quotations.
        """

        def ask(index: FullTextIndex) -> Holding:
            def found(kind: ResultKind, node: Node | None, most: int = 0) -> Hits:
                query = Query(Group(required=(OfKind(kind, node),)))
                return index.search(query, most, per_article if most else 0)

            any_of_them = Group(wanted=tuple(words[:looked_for]))
            paragraphs = found(ResultKind.ARTICLE, any_of_them, limit)
            quotations = found(ResultKind.QUOTATION, any_of_them, limit)
            return Holding(
                hits=paragraphs.hits + quotations.hits,
                counts=tuple(found(ResultKind.ARTICLE, word).total for word in words),
                paragraphs=found(ResultKind.ARTICLE, None).total,
            )

        return self._from_index(ask)

    def places_in(self, article_id: ArticleId, request: Request) -> tuple[Span, ...]:
        """Where in an article the words of a request stand, and nothing for other articles' words.

        Where it asks for no words, the quotations that it finds there. Raises LibraryError.
        """
        with Library.open_for_reading(self._library_folder) as library:
            query = asked(request, library)
            article = library.articles.get(article_id)
            kinds = (ResultKind.ARTICLE, ResultKind.QUOTATION)
            found = {
                each
                for kind in kinds
                for each in matches(article.text, query, kind=kind, language=article.language)
            }
            if found or query.is_empty:
                return _spans(apart(found))
            only_here = within(narrowed(query, request), article_id)
            hits, _ = self._hits(library, only_here, _MOST_PLACES, per_article=0)
            spans = {span_of(hit) for hit in hits.hits if hit.kind == ResultKind.QUOTATION}
            return tuple(sorted(spans))

    def count_by(self, speaker_name: str) -> tuple[int, int]:
        """How many quotations in the library are of exactly this speaker, and in how many articles.

        As far as the index knows: nothing while there is none. Raises LibraryError.
        """
        query = _of_speaker(speaker_name)
        if query.is_empty:
            return 0, 0
        hits = self._from_index(lambda index: index.search(query, _MOST_COUNTED))
        return (hits.total, len({hit.group for hit in hits.hits})) if hits else (0, 0)

    def _results(
        self, library: Library, request: Request, query: Query, limit: int, per_article: int
    ) -> SearchResults:
        is_best_first = request.order is Order.BEST
        most = limit if is_best_first else _MOST_SORTED
        tally = self._tally(library, narrowed(query, request), query, most, per_article)
        of_all_kinds = tally
        if request.kind is not None:
            but_kind = narrowed(query, request, but=request.kind)
            of_all_kinds = self._tally(library, but_kind, query, limit, per_article)
            tally = tally.without_doubles(library, query, of_all_kinds.quoted)
        hits = tally.hits
        if not is_best_first:
            hits = in_order(hits, library.articles.titles_and_dates(), request.order)[:limit]
        facets = {}
        for facet, column in COLUMNS.items():
            its = tally
            if any(each.facet is facet for each in request.filters):
                but_facet = narrowed(query, request, but=facet)
                its = self._tally(library, but_facet, query, limit, per_article)
            facets[facet] = facet_values(facet, its.columns.get(column, {}), request.filters)
        without = 0
        if request.is_narrowed and not tally.total:
            without = self._tally(library, query, query, limit, per_article).total
        return SearchResults(
            query=request.words,
            total=tally.total,
            by_kind=of_all_kinds.by_kind,
            groups=_groups(library, hits, query),
            left_out=query.understood.left_out,
            has_open_quote=query.understood.has_open_quote,
            was_cut=query.understood.was_cut,
            is_from_scan=tally.is_from_scan,
            request=request,
            facets=facets,
            parts=parts_of(query.understood),
            hints=(*hints_of(query, request.words), *self._misspelt(query, request.words)),
            without_filters=without,
        )

    def _tally(
        self, library: Library, query: Query, shown: Query, limit: int, per_article: int
    ) -> Tally:
        """What a query finds; `shown` is what it finds words of to be shown."""
        if query.is_empty:
            return Tally()
        hits, is_from_scan = self._hits(library, query, limit, per_article)
        tally = Tally(
            hits.hits,
            hits.total,
            {ResultKind(kind): count for kind, count in hits.by_kind.items()},
            hits.facets,
            is_from_scan,
        )
        return tally.without_doubles(library, shown, tally.quoted)

    def _misspelt(self, query: Query, words: str) -> tuple[Hint, ...]:
        """For each word that stands nowhere, a word of the library that is spelt like it."""

        def look(index: FullTextIndex) -> tuple[Hint, ...]:
            return misspelt(words, query, index.search, index.suggest)

        return (self._from_index(look) or ()) if not query.is_empty else ()

    def close(self) -> None:
        """Lets go of what was read of the index."""
        with self._lock:
            if self._index:
                self._index.close()
                self._index = None

    def _from_index(self, ask: Callable[[FullTextIndex], _Answer]) -> _Answer | None:
        """The answer of the index; None when it is not there or cannot be read."""
        if not is_there(self._index_folder):
            return None
        # Read before: damage that is found in an index made meanwhile must not count against it.
        mark = mark_of(self._index_folder)
        for is_last in (False, True):
            try:
                answer = ask(self._open_index())
            except IndexNotWritable:
                # Gone between two looks; it is not for a reader to make one.
                self.close()
                return None
            except IndexDamaged:
                self.close()
                if is_last:
                    self._damaged = mark
                # Once more from the beginning: whoever writes may have been in between.
            else:
                self._damaged = None
                return answer
        return None

    def _open_index(self) -> FullTextIndex:
        # Loads Whoosh: in a task, long after the window was painted.
        from index.full_text_index import FullTextIndex  # noqa: PLC0415

        with self._lock:
            if self._index is None:
                self._index = FullTextIndex.open_or_make(edition_in(self._index_folder), INDEXED)
            return self._index

    def _hits(
        self, library: Library, query: Query, limit: int, per_article: int
    ) -> tuple[Hits, bool]:
        """What the index finds, and in articles that it has not seen the library itself."""
        columns = tuple(COLUMNS.values())
        found = self._from_index(
            lambda index: index.search(query, limit, per_article, facets=columns)
        )
        if found is None:
            everything = [summary.id for summary in library.articles.summaries()]
            return _scan(library, everything, query, limit), True
        known = {hit.group for hit in found.hits}
        unseen = [ArticleId(i) for i in library.index_queue.articles() if i not in known]
        if not unseen or found.total >= limit:
            return found, False
        more = _scan(library, unseen, query, limit - len(found.hits))
        return _together(found, more), False


def _of_speaker(name: str) -> Query:
    """What finds the quotations of one speaker and no one else's; nothing for an empty name."""
    if not name.strip():
        return Query(Group())
    return Query(
        Group(required=(OfAttribute(VOICE, Phrase((voice_word(name),))),)),
        understood=Understood(limits=(("speaker", name),)),
    )


def _scan(library: Library, article_ids: Sequence[ArticleId], query: Query, limit: int) -> Hits:
    """Hits from the library itself, article by article, until there are enough of them."""
    until = monotonic() + _SCAN_PATIENCE
    together = Hits((), 0, {}, query.understood)
    for article_id in article_ids:
        try:
            noted = noted_article(library, article_id)
        except NoSuchArticle:
            continue
        documents = [document(each, noted.article) for each in findables(noted)]
        segment = MemorySegment(documents, INDEXED.attributes)
        found = rank(Collection([segment]), query, _PER_ARTICLE, facets=tuple(COLUMNS.values()))
        together = _together(together, found)
        if len(together.hits) >= limit or monotonic() > until:
            break
        sleep(_BREATH)
    return replace(together, hits=together.hits[:limit])


def _together(found: Hits, more: Hits) -> Hits:
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


def _groups(library: Library, hits: Sequence[Hit], query: Query) -> tuple[ArticleResults, ...]:
    """The hits under their articles."""
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
            groups.append(group)
    return tuple(groups)


class _Showing:
    """Makes the results of one article from its text as it is now."""

    def __init__(self, library: Library, article_id: ArticleId, query: Query) -> None:
        self._library = library
        self._query = query
        self._article = library.articles.get(article_id)
        self._starts = [passage.span.start for passage in passages(self._article.text)]

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
            title_highlights=_spans(self._matches(self._article.title, attribute="title")),
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
            highlights=_spans((since - start, to - start) for since, to in shown),
        )

    @cached_property
    def _context_texts(self) -> dict[str, str]:
        noted = noted_article(self._library, self._article.id)
        return {each.id: each.text for each in context_findables(noted)}


def _spans(ranges: Iterable[tuple[int, int]]) -> tuple[Span, ...]:
    return tuple(Span(start, end) for start, end in ranges)
