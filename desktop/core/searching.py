"""Finds words in the library: feeds the index, and turns its hits into passages to go to.

The only door to the index. The library is precious, the index is derived from it: whatever
befalls the index, it is made anew, and the library itself is looked through meanwhile.
"""

from __future__ import annotations

import json
import re
from bisect import bisect_right
from collections.abc import Callable, Iterable, Sequence
from dataclasses import replace
from functools import cached_property
from pathlib import Path
from threading import Lock
from time import monotonic
from typing import TYPE_CHECKING

from desktop.core.annotation import AnnotationId
from desktop.core.article import Article, ArticleId
from desktop.core.claim import ClaimId, ContextNoteId
from desktop.core.findable import (
    VOICE,
    Findable,
    NotedArticle,
    annotation_findable,
    annotation_findable_id,
    context_findables,
    findables,
    voice_word,
    with_article,
)
from desktop.core.library.errors import NoSuchArticle
from desktop.core.library.index_queue import QueuedItem, QueuedKind
from desktop.core.library.library import Library
from desktop.core.passage import PassageRef, passages
from desktop.core.quotation import Extraction
from desktop.core.search_results import ArticleResults, PassageResult, ResultKind, SearchResults
from desktop.core.span import Span
from index.document import Document, Hit, Hits
from index.errors import IndexBusy, IndexDamaged, IndexNotWritable
from index.highlights import matches, sentence_snippet
from index.parsing import Operators, parse
from index.place import discard, is_made
from index.query import Group, OfAttribute, Phrase, Query, Understood
from index.ranking import Collection, rank
from index.segment import MemorySegment

if TYPE_CHECKING:
    from index.full_text_index import FullTextIndex

OPERATORS = Operators(
    attributes=("speaker", "cue", "title", "publisher", "tag"),
    kinds={"said": ResultKind.QUOTATION, "note": ResultKind.NOTE, "context": ResultKind.CONTEXT},
)
# What the index holds: more than a reader can ask for by typing.
_INDEXED = Operators((*OPERATORS.attributes, VOICE), OPERATORS.kinds)
# Raised when the same library would give other documents: the index is then made anew.
_EDITION = "documents-4"
# So many rows of the queue are written at once; a stop is heeded between any two of them.
_BATCH = 25
_SNIPPET_LENGTH = 320
# So many passages of one article are given, that one article may not hide the others.
_PER_ARTICLE = 12
# How long the library itself is looked through while there is no index, in seconds.
_SCAN_PATIENCE = 2.0
# So many quotations of one speaker are looked at to count their articles.
_MOST_COUNTED = 100_000
_QUOTE_MARKS = '["“”„‟«»]'


class SearchUnavailable(Exception):
    """The index cannot be written just now; nothing is lost, and searching goes on."""


class ArticleSearch:
    """Searches one library; for tasks, as every operation may take a while.

    May be shared by threads. Each operation opens the library anew and closes it.
    """

    def __init__(self, library_folder: Path, index_folder: Path) -> None:
        self._library_folder = library_folder
        self._index_folder = index_folder
        self._lock = Lock()
        self._feeding = Lock()
        self._index: FullTextIndex | None = None
        self._is_damaged = False

    @property
    def _folder(self) -> Path:
        return self._index_folder / _EDITION

    def is_current(self) -> bool:
        """Whether the index has seen the whole library; a quick look that opens no index.

        If not, or after results that are from a scan, `feed` is what helps.
        """
        if self._is_damaged or not is_made(self._folder, _INDEXED):
            return False
        with Library.open_for_reading(self._library_folder) as library:
            return library.index_queue.is_empty()

    def feed(self, should_stop: Callable[[], bool] = lambda: False) -> int:
        """Brings the index up to the library and says how many rows of the queue were fed.

        Heeds `should_stop` soon; the rest stays queued. An index that is missing or damaged is
        made anew from the whole library. Raises SearchUnavailable and LibraryError.
        """
        with self._feeding, Library.open(self._library_folder) as library:
            try:
                try:
                    return self._feed(library, should_stop)
                except IndexDamaged:
                    self.discard_index()
                    return self._feed(library, should_stop)
            except (IndexBusy, IndexNotWritable, IndexDamaged) as error:
                raise SearchUnavailable(str(error)) from error

    def search(self, words: str, limit: int = 100, *, as_typed: bool = False) -> SearchResults:
        """The best `limit` passages for what was typed, under their articles; never stale text.

        With `as_typed` the last word may still be growing. Raises LibraryError.
        """
        return self._results(words, parse(words, OPERATORS, as_typed=as_typed), limit, _PER_ARTICLE)

    def quotations_of(self, speaker_name: str, limit: int = 100) -> SearchResults:
        """At most `limit` quotations of exactly this speaker, all that an article has of them.

        The speaker is called so after all that was put right. `query` of the results is what a
        reader could type. Raises LibraryError.
        """
        words = f'speaker:"{" ".join(re.sub(_QUOTE_MARKS, " ", speaker_name).split())}"'
        return self._results(words, _of_speaker(speaker_name), limit, per_article=0)

    def count_by(self, speaker_name: str) -> tuple[int, int]:
        """How many quotations in the library are of exactly this speaker, and in how many articles.

        As far as the index knows: nothing while there is none. Raises LibraryError.
        """
        query = _of_speaker(speaker_name)
        if query.is_empty or not is_made(self._folder, _INDEXED):
            return 0, 0
        try:
            hits = self._open_index().search(query, _MOST_COUNTED)
        except (IndexDamaged, IndexNotWritable):
            self._let_go_of_damaged()
            return 0, 0
        return hits.total, len({hit.group for hit in hits.hits})

    def _results(self, words: str, query: Query, limit: int, per_article: int) -> SearchResults:
        with Library.open_for_reading(self._library_folder) as library:
            if query.is_empty:
                hits, is_from_scan = rank(Collection(()), query, limit), False
            else:
                hits, is_from_scan = self._hits(library, query, limit, per_article)
            groups, twice = _groups(library, hits.hits, query)
        counts = {ResultKind(kind): count for kind, count in hits.by_kind.items()}
        if twice:
            counts[ResultKind.ARTICLE] -= twice
        return SearchResults(
            query=words,
            total=hits.total - twice,
            by_kind=counts,
            groups=groups,
            left_out=query.understood.left_out,
            has_open_quote=query.understood.has_open_quote,
            was_cut=query.understood.was_cut,
            is_from_scan=is_from_scan,
        )

    def discard_index(self) -> None:
        """Deletes the index; the next `feed` makes it anew."""
        self.close()
        discard(self._index_folder)

    def close(self) -> None:
        """Lets go of what was read of the index."""
        with self._lock:
            if self._index:
                self._index.close()
                self._index = None

    def _open_index(self) -> FullTextIndex:
        # Loads Whoosh: in a task, long after the window was painted.
        from index.full_text_index import FullTextIndex  # noqa: PLC0415

        with self._lock:
            if self._index is None:
                self._index = FullTextIndex.open_or_make(self._folder, _INDEXED)
            return self._index

    def _feed(self, library: Library, should_stop: Callable[[], bool]) -> int:
        if not is_made(self._folder, _INDEXED):
            # Queued before the index is made: if the program ends in between, it happens again.
            library.index_queue.enqueue_everything()
            self.discard_index()
        index, fed = self._open_index(), 0
        self._is_damaged = False
        while not should_stop():
            batch = _Batch()
            for item in library.index_queue.first(_BATCH):
                batch.add(item, library)
                if should_stop():
                    break
            if not batch.items:
                break
            index.replace(batch.documents.values(), groups=batch.groups, ids=batch.ids)
            library.index_queue.clear(batch.items)
            fed += len(batch.items)
        return fed

    def _hits(
        self, library: Library, query: Query, limit: int, per_article: int
    ) -> tuple[Hits, bool]:
        if is_made(self._folder, _INDEXED):
            try:
                return self._open_index().search(query, limit, per_article), False
            except (IndexDamaged, IndexNotWritable):
                self._let_go_of_damaged()
        return _scan(library, query, limit), True

    def _let_go_of_damaged(self) -> None:
        # Not deleted here: another thread may be making it anew this moment.
        self._is_damaged = True
        self.close()


def _of_speaker(name: str) -> Query:
    """What finds the quotations of one speaker and no one else's; nothing for an empty name."""
    if not name.strip():
        return Query(Group())
    return Query(
        Group(required=(OfAttribute(VOICE, Phrase((voice_word(name),))),)),
        understood=Understood(limits=(("speaker", name),)),
    )


class _Batch:
    """Rows of the queue, and what the index has to take in and out for them."""

    def __init__(self) -> None:
        self.items: list[QueuedItem] = []
        self.documents: dict[str, Document] = {}
        self.groups: set[str] = set()
        self.ids: set[str] = set()

    def add(self, item: QueuedItem, library: Library) -> None:
        """Looks up what the row points at, as it is now."""
        self.items.append(item)
        if item.kind is QueuedKind.ARTICLE:
            self._add_article(ArticleId(item.item_id), library)
        else:
            self._add_annotation(AnnotationId(item.item_id), library)

    def _add_article(self, article_id: ArticleId, library: Library) -> None:
        from desktop.core.extraction.extract import extract  # noqa: PLC0415 - slow to load

        self.groups.add(article_id)
        try:
            noted = _noted(library, article_id)
        except NoSuchArticle:
            return

        def extracted(text: str) -> Extraction:
            return extract(text, language=noted.article.language)

        for each in findables(noted, extracted):
            self.documents[each.id] = _document(each, noted.article)

    def _add_annotation(self, annotation_id: AnnotationId, library: Library) -> None:
        annotation = library.annotations.find(annotation_id)
        findable_id = annotation_findable_id(annotation_id)
        self.ids.add(findable_id)
        if annotation is None:
            self.documents.pop(findable_id, None)
            return
        article = library.articles.get(annotation.article_id)
        self.documents[findable_id] = _document(
            with_article(annotation_findable(annotation), article), article
        )


def _noted(library: Library, article_id: ArticleId) -> NotedArticle:
    return NotedArticle(
        library.articles.get(article_id),
        library.annotations.of_article(article_id),
        library.lessons.claims(article_id),
        library.lessons.notes(article_id),
        library.lessons.people(article_id),
        library.corrections.of_article(article_id),
        library.corrections.speaker_names(article_id),
    )


def _document(findable: Findable, article: Article) -> Document:
    payload = {
        "span": [findable.span.start, findable.span.end],
        "speaker": findable.speaker,
        "cue": findable.cue,
        "voice": findable.voice,
        "item": findable.item,
        "is_claim": findable.is_claim,
    }
    return Document(
        id=findable.id,
        group=article.id,
        kind=findable.kind,
        text=findable.text,
        heading=findable.heading,
        keywords=findable.keywords,
        date=article.published,
        attributes=findable.attributes,
        payload=json.dumps(payload),
    )


def _scan(library: Library, query: Query, limit: int) -> Hits:
    """Hits from the library itself, article by article, until there are enough of them."""
    until = monotonic() + _SCAN_PATIENCE
    hits: list[Hit] = []
    by_kind: dict[str, int] = {}
    for summary in library.articles.summaries():
        noted = _noted(library, summary.id)
        documents = [_document(each, noted.article) for each in findables(noted)]
        segment = MemorySegment(documents, _INDEXED.attributes)
        found = rank(Collection([segment]), query, _PER_ARTICLE)
        hits += found.hits
        for kind, count in found.by_kind.items():
            by_kind[kind] = by_kind.get(kind, 0) + count
        if len(hits) >= limit or monotonic() > until:
            break
    return Hits(tuple(hits[:limit]), sum(by_kind.values()), by_kind, query.understood)


def _groups(
    library: Library, hits: Sequence[Hit], query: Query
) -> tuple[tuple[ArticleResults, ...], int]:
    """The hits under their articles, and how many paragraphs were left out for a quotation."""
    by_article: dict[str, list[Hit]] = {}
    for hit in hits:
        by_article.setdefault(hit.group, []).append(hit)
    groups: list[ArticleResults] = []
    left_out = 0
    for article_id, its_hits in by_article.items():
        try:
            showing = _Showing(library, ArticleId(article_id), query)
        except NoSuchArticle:
            # Removed since the index last looked.
            continue
        group = showing.results(its_hits)
        left_out += showing.left_out
        if group.passages:
            groups.append(group)
    return tuple(groups), left_out


class _Showing:
    """Makes the results of one article from its text as it is now."""

    def __init__(self, library: Library, article_id: ArticleId, query: Query) -> None:
        self._library = library
        self._query = query
        self._article = library.articles.get(article_id)
        self._starts = [passage.span.start for passage in passages(self._article.text)]
        self.left_out = 0

    def results(self, hits: Sequence[Hit]) -> ArticleResults:
        """The article with its passages; a paragraph whose words are all quoted is left out."""
        quoted = [_span(hit) for hit in hits if hit.kind == ResultKind.QUOTATION]
        found: list[PassageResult] = []
        for hit in hits:
            if hit.kind == ResultKind.ARTICLE and self._is_quoted(hit, quoted):
                self.left_out += 1
            elif result := self._result(hit):
                found.append(result)
        return ArticleResults(
            id=self._article.id,
            title=self._article.title,
            published=self._article.published,
            publisher=self._article.publisher,
            lesson=self._library.lessons.title_for(self._article.id),
            passages=tuple(found),
            title_highlights=_spans(matches(self._article.title, self._query, attribute="title")),
        )

    def _is_quoted(self, hit: Hit, quoted: Sequence[Span]) -> bool:
        span = _span(hit)
        ranges = matches(span.of(self._article.text), self._query, kind=hit.kind)
        places = [Span(span.start + start, span.start + end) for start, end in ranges]
        return bool(places) and all(any(q.encloses(place) for q in quoted) for place in places)

    def _result(self, hit: Hit) -> PassageResult | None:
        payload = json.loads(hit.payload)
        span, kind, item = _span(hit), ResultKind(hit.kind), str(payload["item"])
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

    def _with_text(self, result: PassageResult, text: str) -> PassageResult:
        ranges = matches(text, self._query, kind=result.kind)
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
        noted = _noted(self._library, self._article.id)
        return {each.id: each.text for each in context_findables(noted)}


def _span(hit: Hit) -> Span:
    start, end = json.loads(hit.payload)["span"]
    return Span(start, end)


def _spans(ranges: Iterable[tuple[int, int]]) -> tuple[Span, ...]:
    return tuple(Span(start, end) for start, end in ranges)
