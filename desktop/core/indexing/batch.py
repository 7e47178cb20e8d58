"""Rows of the queue, and what the index has to take in and out for them."""

from __future__ import annotations

from collections.abc import Callable
from contextlib import AbstractContextManager
from time import monotonic

from desktop.core.anchoring.fitting import mark_in
from desktop.core.annotation import Annotation, AnnotationId
from desktop.core.article import Article, ArticleId
from desktop.core.evidence import OwnClaimId
from desktop.core.indexing.documents import (
    document,
    noted_article,
    own_claim_document,
)
from desktop.core.indexing.entries import (
    IndexEntry,
    NotedArticle,
    annotation_entry,
    annotation_entry_id,
    context_entries,
    context_entry_id,
    index_entries,
    own_claim_entry_id,
    with_article,
)
from desktop.core.indexing.hard_texts import HardTexts, TextKey, text_key
from desktop.core.indexing.reports import FeedingStage, Report
from desktop.core.library.errors import NoSuchArticle
from desktop.core.library.evidence_table import EvidenceTable
from desktop.core.library.index_queue import QueuedItem, QueuedKind
from desktop.core.library.library import Library
from desktop.core.quotation import Extraction
from index.document import Document

# So many suspect texts are looked past for one that is not.
_MOST_SUSPECTS = 400
# A batch is written when it has so many rows of the queue, or took so many seconds.
_ROWS = 100
_SECONDS = 2.0
# How long a text may take in seconds, and a second more for so many characters, of which a
# computer of today reads six times as many. LiveIndex waits longer than for the longest text.
_READING_SECONDS = 30.0
_CHARACTERS_A_SECOND = 100_000

Limited = Callable[[float], AbstractContextManager[None]]


class Batch:
    """Rows of the queue, and what the index has to take in and out for them."""

    def __init__(
        self,
        library: Library,
        tell: Callable[[Report], None],
        hard_texts: HardTexts,
        limited: Limited,
    ) -> None:
        self._library = library
        self._tell = tell
        self._hard_texts = hard_texts
        self._limited = limited
        self.items: list[QueuedItem] = []
        self.documents: dict[str, Document] = {}
        self.groups: set[str] = set()
        self.ids: set[str] = set()
        # The words of the student's claims, read once they are wanted.
        self._own_claims: dict[OwnClaimId, str] | None = None

    def fill(self, should_stop: Callable[[], bool]) -> None:
        """Takes rows from the head of the queue, as many as make a batch."""
        until = monotonic() + _SECONDS
        with self._hard_texts:
            for item in self._next():
                self._add(item)
                if should_stop() or monotonic() > until:
                    break

    def _next(self) -> list[QueuedItem]:
        """The rows to take: those of suspect texts last, and then one alone."""
        rows = list(self._library.index_queue.first(_ROWS))
        if not self._hard_texts.has_suspects:
            return rows
        # Behind a whole batch of suspects there may be others.
        rows = list(self._library.index_queue.first(_ROWS + _MOST_SUSPECTS))
        easy = [row for row in rows if not self._is_suspect(row)]
        return easy[:_ROWS] or rows[:1]

    def _is_suspect(self, row: QueuedItem) -> bool:
        if row.kind is not QueuedKind.ARTICLE:
            return False
        try:
            article = self._library.articles.get(ArticleId(row.item_id))
        except NoSuchArticle:
            return False
        return self._hard_texts.is_suspect(text_key(article.text, article.language))

    def _add(self, item: QueuedItem) -> None:
        """Looks up what the row points at, as it is now."""
        if item.kind is QueuedKind.ARTICLE:
            article_id = ArticleId(item.item_id)
            try:
                noted = noted_article(self._library, article_id)
            except NoSuchArticle:
                pass
            else:
                self._add_article(noted)
            self.groups.add(article_id)
        elif item.kind is QueuedKind.OWN_CLAIM:
            self._add_own_claim(OwnClaimId(item.item_id))
        else:
            self._add_annotation(AnnotationId(item.item_id))
        self.items.append(item)

    def _add_article(self, noted: NotedArticle) -> None:
        article = noted.article
        for each in self._found_in(noted, text_key(article.text, article.language)):
            self.documents[each.id] = document(each, article)

    def _found_in(self, noted: NotedArticle, key: TextKey) -> list[IndexEntry]:
        """Everything of an article, but for its quotations where they cannot be had."""
        article = noted.article
        if self._hard_texts.is_too_hard(key):
            self._remark(article, "looking for them has ended the program too often")
            return list(index_entries(noted))
        seconds = _READING_SECONDS + len(article.text) / _CHARACTERS_A_SECOND
        try:
            with self._hard_texts.reading(key), self._limited(seconds):
                return list(index_entries(noted, lambda _text: _extracted(article)))
        except Exception as error:  # noqa: BLE001 - one odd text must not keep out all others
            self._remark(article, repr(error))
            return list(index_entries(noted))

    def _remark(self, article: Article, why: str) -> None:
        words = f"{article.id}: no quotations are indexed: {why}"
        self._tell(Report(FeedingStage.REMARK, words=words))

    def _add_annotation(self, annotation_id: AnnotationId) -> None:
        annotation = self._library.annotations.find(annotation_id)
        findable_id = annotation_entry_id(annotation_id)
        self.ids.add(findable_id)
        self._open_notes(annotation or self._library.annotations.find_removed(annotation_id))
        article = self._article_of(annotation) if annotation is not None else None
        if annotation is None or annotation.is_blank or article is None:
            self.documents.pop(findable_id, None)
            return
        lessons = self._library.lessons.titles_for(article.id)
        shown = annotation_entry(mark_in(article.text, annotation))
        found = with_article(shown, article, lessons)
        self.documents[findable_id] = document(found, article)

    def _add_own_claim(self, claim_id: OwnClaimId) -> None:
        if self._own_claims is None:
            table = EvidenceTable(self._library.connection, self._library.now)
            self._own_claims = table.words()
        entry_id, words = own_claim_entry_id(claim_id), self._own_claims.get(claim_id, "")
        self.ids.add(entry_id)
        self.documents.pop(entry_id, None)
        if words:
            self.documents[entry_id] = own_claim_document(claim_id, words)

    def _open_notes(self, annotation: Annotation | None) -> None:
        """Takes in the notes that were closed before this was marked, judged or answered."""
        lessons = self._library.lessons
        if annotation is None or lessons.is_plain(annotation.article_id):
            return
        from desktop.core.library.shown_context import texts_shown_by  # noqa: PLC0415 - few are

        for article_id in texts_shown_by(self._library, annotation):
            try:
                noted = noted_article(self._library, article_id)
            except NoSuchArticle:
                continue
            ids = {
                *(context_entry_id(each) for each in lessons.claims(article_id)),
                *(context_entry_id(each) for each in lessons.notes(article_id)),
            }
            self.ids |= ids
            for each in ids:
                self.documents.pop(each, None)
            for entry in context_entries(noted):
                found = with_article(entry, noted.article, noted.lessons)
                self.documents[entry.id] = document(found, noted.article)

    def _article_of(self, annotation: Annotation) -> Article | None:
        """The article, unless a damaged file has none that can be read."""
        try:
            return self._library.articles.get(annotation.article_id)
        except NoSuchArticle:
            return None


def _extracted(article: Article) -> Extraction:
    from desktop.core.extraction.extract import extract  # noqa: PLC0415 - slow to load

    return extract(article.text, language=article.language, shape=article.shape)
