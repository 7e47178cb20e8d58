"""Brings the index up to the library; the only place from which the index is written.

The library is precious, the index is derived from it: whatever befalls the index, it is put
aside and made anew. Meant for a process of its own, one at a time for each index.
"""

from __future__ import annotations

import errno
from collections.abc import Callable
from contextlib import AbstractContextManager, nullcontext
from dataclasses import replace
from datetime import datetime
from pathlib import Path
from shutil import disk_usage
from time import monotonic
from typing import TYPE_CHECKING

from desktop.core.anchoring.fitting import mark_in
from desktop.core.annotation import Annotation, AnnotationId
from desktop.core.article import Article, ArticleId
from desktop.core.indexing.documents import (
    INDEXED,
    document,
    edition_in,
    is_of_another,
    is_there,
    mark_of,
    noted_article,
)
from desktop.core.indexing.entries import (
    IndexEntry,
    NotedArticle,
    annotation_entry,
    annotation_entry_id,
    index_entries,
    with_article,
)
from desktop.core.indexing.hard_texts import HardTexts, TextKey, text_key
from desktop.core.indexing.quarantine import clear_away, put_aside, remove_put_aside
from desktop.core.indexing.reports import FeedingStage, Report
from desktop.core.indexing.state import (
    IndexState,
    forget_damage,
    noted_damage,
    read_state,
    write_state,
)
from desktop.core.library.errors import LibraryUnreachable, NoSuchArticle
from desktop.core.library.index_queue import QueuedItem, QueuedKind
from desktop.core.library.library import FILE_NAME, Library
from desktop.core.library.sole_holder import sole_holder
from desktop.core.library.standing import number_at
from desktop.core.quotation import Extraction
from index.document import Document
from index.errors import IndexBusy, IndexDamaged, IndexNotWritable

if TYPE_CHECKING:
    from index.full_text_index import FullTextIndex

# So many suspect texts are looked past for one that is not.
_MOST_SUSPECTS = 400
# A batch is written when it has so many rows of the queue, or took so many seconds.
_BATCH = 100
_BATCH_SECONDS = 2.0
# Who holds the lock of a feeder is alone, but for an older version: no need to wait long.
_PATIENCE = 1.0
# How long a text may take in seconds, and a second more for so many characters, of which a
# computer of today reads six times as many. LiveIndex waits longer than for the longest text.
_READING_SECONDS = 30.0
_CHARACTERS_A_SECOND = 100_000
# So many bytes of the disk stay free of the index, for what the reader writes.
_LEFT_FREE = 16 * 2**20
# A full disk or quota, and too many open files, damage nothing.
_PASSES = (errno.ENOSPC, errno.EDQUOT, errno.EFBIG, errno.EMFILE, errno.ENFILE, errno.ENOMEM)

Limited = Callable[[float], AbstractContextManager[None]]


class SearchUnavailable(Exception):
    """The index cannot be written just now; nothing is lost, and searching goes on."""


def _never() -> bool:
    return False


def _silent(_report: Report) -> None:
    pass


def _unlimited(_seconds: float) -> AbstractContextManager[None]:
    return nullcontext()


class Indexing:
    """Feeds the index of one library; for one thread.

    `tell` hears how far each feeding has come. `limited` gives, for so many seconds, a block that
    the process does not outlive if it takes longer: the next process passes over that text's
    quotations, and so it does after any other sudden end. Where `file` is given, it is the file
    of the library that is meant (see `number_at`), and no other that got its name meanwhile: to
    open that one beside the log of the first would mix the two.
    """

    def __init__(
        self,
        library_folder: Path,
        index_folder: Path,
        tell: Callable[[Report], None] = _silent,
        limited: Limited = _unlimited,
        file: str = "",
    ) -> None:
        self._library_folder = library_folder
        self._file = file
        self._index_folder = index_folder
        self._tell = tell
        self._limited = limited
        self._hard_texts = HardTexts(index_folder)
        self._index: FullTextIndex | None = None

    def is_current(self) -> bool:
        """Whether the index has seen the whole library; a quick look that opens no index."""
        if not is_there(self._index_folder):
            return False
        with Library.open_for_reading(self._library_folder) as library:
            if is_of_another(self._index_folder, library):
                return False
            return library.index_queue.is_empty()

    def feed(self, should_stop: Callable[[], bool] = _never) -> int:
        """Brings the index up to the library and says how many rows of the queue were fed.

        Heeds `should_stop` soon; the rest stays queued. An index that is missing, damaged or
        of another library is made anew. Raises HeldByAnother, SearchUnavailable, LibraryError.
        """
        with sole_holder(self._lock_file), self._opened() as library:
            self._put_aside_what_is_noted()
            try:
                try:
                    return self._feed(library, should_stop)
                except IndexDamaged as damage:
                    self._put_aside(damage)
                    return self._feed(library, should_stop)
            except (IndexBusy, IndexNotWritable, IndexDamaged, OSError) as error:
                self.close()
                if _is_full(error):
                    # Nothing that serves nobody may keep the room.
                    remove_put_aside(self._index_folder)
                raise SearchUnavailable(str(error)) from error

    def remake(self, mark: str) -> None:
        """Puts the index aside, if it is still the one of this mark, which a reader found damaged.

        The next `feed` makes it anew. Raises HeldByAnother.
        """
        with sole_holder(self._lock_file):
            if mark_of(self._index_folder) == mark:
                self._put_aside(IndexDamaged("a search could not read it"))

    def _put_aside_what_is_noted(self) -> None:
        """Whoever could not read the index left word of it; a lucky look here is no proof."""
        noted = noted_damage(self._index_folder)
        if noted is not None:
            if noted == mark_of(self._index_folder) and self._index_folder.is_dir():
                self._put_aside(IndexDamaged("somebody could not read it"))
            forget_damage(self._index_folder)

    def tidy(self, should_stop: Callable[[], bool] = _never) -> None:
        """Lets the index put itself in order while nothing else is to be done."""
        if self._index is None:
            return
        with sole_holder(self._lock_file):
            try:
                self._index.tidy(should_stop)
            except (IndexBusy, IndexNotWritable):
                # Untidy is only slower.
                self.close()
            except IndexDamaged as damage:
                self._put_aside(damage)

    def forgive(self, key: TextKey) -> None:
        """Lets a text be read again that was passed over, when it is fed next.

        Raises HeldByAnother.
        """
        with sole_holder(self._lock_file), self._hard_texts:
            self._hard_texts.forgive(key)

    def excuse(self) -> None:
        """Hears, on any thread, that whatever ends this process now is not the text it reads."""
        self._hard_texts.excuse()

    def close(self) -> None:
        """Lets go of the index."""
        if self._index is not None:
            self._index.close()
            self._index = None

    @property
    def _lock_file(self) -> Path:
        # Beside the index, which may be deleted or put aside at any moment.
        return self._index_folder.with_name(f"{self._index_folder.name}.lock")

    def _put_aside(self, damage: IndexDamaged) -> None:
        if _is_full(damage):
            raise damage
        self.close()
        aside = put_aside(self._index_folder, datetime.now())
        where = f" and is now {aside}" if aside else ""
        self._tell(Report(FeedingStage.REMARK, words=f"the index is damaged{where}: {damage}"))

    def _open_index(self) -> FullTextIndex:
        # Brings Whoosh with it, which an empty queue does not need.
        from index.full_text_index import FullTextIndex  # noqa: PLC0415

        if self._index is None:
            folder = edition_in(self._index_folder)
            self._index = FullTextIndex.open_or_make(folder, INDEXED, patience=_PATIENCE)
        return self._index

    def _opened(self) -> Library:
        path = self._library_folder / FILE_NAME
        if self._file and number_at(path) != self._file:
            raise LibraryUnreachable(path, "another file has its name")
        return Library.open_existing(self._library_folder)

    def _begin_anew(self, library: Library) -> None:
        """Makes way for a new index, and asks for the whole library.

        If the program ends in between, all of it happens again.
        """
        self.close()
        if self._index_folder.is_symlink():
            raise IndexNotWritable(f"{self._index_folder} leads elsewhere")
        clear_away(self._index_folder)
        self._index_folder.mkdir(exist_ok=True)
        # Before anything is written to the library: where there is no room, this fails.
        self._note(IndexState())
        library.index_queue.enqueue_everything()

    def _feed(self, library: Library, should_stop: Callable[[], bool]) -> int:
        state = read_state(self._index_folder)
        if not is_there(self._index_folder) or is_of_another(self._index_folder, library):
            self._begin_anew(library)
            state = IndexState()
        index = self._open_index()
        if not state.mark or not state.library:
            mark = state.mark or mark_of(self._index_folder)
            state = replace(state, mark=mark, library=library.identity)
            self._note(state)
        progress = Report(FeedingStage.FEEDING, is_from_scratch=not state.is_whole)
        while not should_stop():
            progress = _counted(progress, library)
            self._tell(progress)
            self._leave_room()
            batch = _Batch(library, self._tell, self._hard_texts, self._limited)
            batch.fill(should_stop)
            if not batch.items:
                break
            index.replace(batch.documents.values(), groups=batch.groups, ids=batch.ids)
            library.index_queue.clear(batch.items)
            newest = max(state.revision, *(item.revision for item in batch.items))
            state = replace(state, revision=newest)
            self._note(state)
            articles = sum(item.kind is QueuedKind.ARTICLE for item in batch.items)
            progress = replace(
                progress,
                rows=progress.rows + len(batch.items),
                articles=progress.articles + articles,
            )
        if not state.is_whole and library.index_queue.is_empty():
            self._note(replace(state, is_whole=True))
        return progress.rows

    def _leave_room(self) -> None:
        if disk_usage(self._library_folder).free < _LEFT_FREE:
            raise IndexNotWritable("the last of the disk is left to the library")

    def _note(self, state: IndexState) -> None:
        try:
            write_state(self._index_folder, state)
        except FileNotFoundError as error:
            raise IndexDamaged(f"{self._index_folder} is gone") from error


def _counted(progress: Report, library: Library) -> Report:
    waiting = library.index_queue.count(QueuedKind.ARTICLE)
    return replace(progress, all_articles=progress.articles + waiting)


def _is_full(error: BaseException | None) -> bool:
    """Whether an error comes from a limit of the computer, and not from what was written."""
    while error is not None:
        if isinstance(error, OSError) and error.errno in _PASSES:
            return True
        error = error.__cause__
    return False


class _Batch:
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

    def fill(self, should_stop: Callable[[], bool]) -> None:
        """Takes rows from the head of the queue, as many as make a batch."""
        until = monotonic() + _BATCH_SECONDS
        with self._hard_texts:
            for item in self._next():
                self._add(item)
                if should_stop() or monotonic() > until:
                    break

    def _next(self) -> list[QueuedItem]:
        """The rows to take: those of suspect texts last, and then one alone."""
        rows = list(self._library.index_queue.first(_BATCH))
        if not self._hard_texts.has_suspects:
            return rows
        # Behind a whole batch of suspects there may be others.
        rows = list(self._library.index_queue.first(_BATCH + _MOST_SUSPECTS))
        easy = [row for row in rows if not self._is_suspect(row)]
        return easy[:_BATCH] or rows[:1]

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
                return list(index_entries(noted, lambda text: _extracted(text, article.language)))
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
        article = self._article_of(annotation) if annotation is not None else None
        if annotation is None or annotation.is_blank or article is None:
            self.documents.pop(findable_id, None)
            return
        lessons = self._library.lessons.titles_for(article.id)
        shown = annotation_entry(mark_in(article.text, annotation))
        found = with_article(shown, article, lessons)
        self.documents[findable_id] = document(found, article)

    def _article_of(self, annotation: Annotation) -> Article | None:
        """The article, unless a damaged file has none that can be read."""
        try:
            return self._library.articles.get(annotation.article_id)
        except NoSuchArticle:
            return None


def _extracted(text: str, language: str) -> Extraction:
    from desktop.core.extraction.extract import extract  # noqa: PLC0415 - slow to load

    return extract(text, language=language)
