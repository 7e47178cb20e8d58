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
from typing import TYPE_CHECKING

from desktop.core.indexing.batch import Batch, Limited
from desktop.core.indexing.documents import (
    INDEXED,
    edition_in,
    is_of_another,
    is_there,
    mark_of,
)
from desktop.core.indexing.hard_texts import HardTexts, TextKey
from desktop.core.indexing.quarantine import clear_away, put_aside, remove_put_aside
from desktop.core.indexing.reports import FeedingStage, Report
from desktop.core.indexing.state import (
    IndexState,
    forget_damage,
    noted_damage,
    read_state,
    write_state,
)
from desktop.core.library.errors import LibraryUnreachable
from desktop.core.library.index_queue import QueuedKind
from desktop.core.library.library import FILE_NAME, Library
from desktop.core.library.sole_holder import sole_holder
from desktop.core.library.standing import number_at
from index.errors import IndexBusy, IndexDamaged, IndexNotWritable

if TYPE_CHECKING:
    from index.full_text_index import FullTextIndex

# Who holds the lock of a feeder is alone, but for an older version: no need to wait long.
_PATIENCE = 1.0
# So many bytes of the disk stay free of the index, for what the reader writes.
_LEFT_FREE = 16 * 2**20
# A full disk or quota, and too many open files, damage nothing.
_PASSES = (errno.ENOSPC, errno.EDQUOT, errno.EFBIG, errno.EMFILE, errno.ENFILE, errno.ENOMEM)


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
            batch = Batch(library, self._tell, self._hard_texts, self._limited)
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
