"""Files on their way into the library, while the window is open."""

from __future__ import annotations

import logging
from collections import deque
from collections.abc import Iterable, Sequence
from contextlib import suppress
from pathlib import Path
from threading import Thread

from PySide6.QtCore import QCoreApplication, QObject, Qt, Signal

from desktop.core.importing.named_files import named_files
from desktop.core.library.errors import LibraryError
from desktop.core.library.library import Library
from desktop.live.adding import Adding, AddingOutcome, AddingPlan, AddingReport, lots
from desktop.live.book_chapters import ChapterAnswer, ChapterQuestion, chosen_chapters
from desktop.live.edits.articles import AddedArticles
from desktop.live.edits.edits import Edits
from desktop.live.file_readers import FileReaders
from desktop.live.late import Late

_log = logging.getLogger(__name__)

# Where more files than this are added at once, nobody wants to be asked about each book.
_MOST_ASKED_ABOUT = 5


class LiveImporting(QObject):
    """Reads files in processes of their own and adds what is new, in lots that are one step.

    `counted` says how many files there are, once that is known; `progressed` how many of them are
    read, with the path of the last; `added` gives the reports of a lot, in the order of the files;
    `ended` comes once at the end, also after `stop`, with all reports. `failed` carries the error
    of a library that could not be read. `chapters_wanted` asks which chapters of a book are to be
    added, and nothing goes on until that is answered. All are sent on the window's thread.
    """

    counted = Signal(int)
    progressed = Signal(int, Path)
    added = Signal(tuple)
    ended = Signal(tuple)
    failed = Signal(object)
    chapters_wanted = Signal(object)
    _read_one = Signal(Path)
    _planned = Signal(object)
    _finished = Signal(object)
    _written = Signal()

    def __init__(
        self, folder: Path, editing: Late[Edits], readers: FileReaders | None = None
    ) -> None:
        super().__init__()
        self._folder = folder
        self._editing = editing
        self._given = readers
        self._readers: FileReaders | None = None
        self._thread: Thread | None = None
        self._reports: list[AddingReport] = []
        # Whether somebody answers which chapters are wanted; else a book comes with all of them.
        self.asks_for_chapters = False
        self._question: ChapterQuestion | None = None
        # What was written and is not told yet.
        self._untold: deque[tuple[AddingReport, ...]] = deque()
        # How many files are read, of how many.
        self.done = self.total = 0
        # What is added by now; all of it is one step to undo.
        self.added_articles: AddedArticles | None = None
        queued = Qt.ConnectionType.QueuedConnection
        self._read_one.connect(self._count_one, queued)
        self.counted.connect(self._note_total, queued)
        self._planned.connect(self._add, queued)
        self._finished.connect(self._end, queued)
        self._written.connect(self._tell, queued)

    @property
    def is_running(self) -> bool:
        """Whether files are being read."""
        return self._thread is not None

    def start(self, paths: Sequence[Path]) -> bool:
        """Begins with these files and folders; not while others are being read."""
        if self._thread is not None:
            return False
        self._reports, self.added_articles = [], None
        self.done = self.total = 0
        readers = self._readers = self._given or FileReaders()
        self._thread = Thread(
            target=self._work, args=(paths, readers), name="importing", daemon=True
        )
        self._thread.start()
        return True

    def stop(self) -> None:
        """Reads no more; what is read already is still added."""
        if self._readers is not None:
            self._readers.stop()
        self._leave_book_out()

    def close(self) -> None:
        """Ends the processes, and waits until nothing is read any more; nothing is told after."""
        if self._readers is not None:
            self._readers.close()
        self._leave_book_out()
        if self._thread is not None:
            self._thread.join()
        # What was on its way would come to a library that is closed, and to widgets that are gone.
        self.blockSignals(True)
        QCoreApplication.removePostedEvents(self)

    def _work(self, paths: Iterable[Path], readers: FileReaders) -> None:
        error: Exception | None = None
        # The window may be gone before its files are read.
        with suppress(RuntimeError):
            try:
                files = list(named_files(paths))
                self.counted.emit(len(files))
                readings = readers.readings(
                    files, lambda reading: self._read_one.emit(reading.path)
                )
                if self.asks_for_chapters and len(files) <= _MOST_ASKED_ABOUT:
                    readings = chosen_chapters(readings, self._asked)
                with Library.open_for_reading(self._folder) as library:
                    plan = AddingPlan(library)
                    for lot in lots(readings):
                        self._planned.emit(plan.adding(lot))
            except LibraryError as raised:
                error = raised
            finally:
                readers.close()
            self._finished.emit(error)

    def _asked(self, question: ChapterQuestion) -> ChapterAnswer:
        """What its reader answers; none where everything is stopped meanwhile."""
        self._question = question
        if self._readers is None or self._readers.is_stopped:
            return frozenset()
        self.chapters_wanted.emit(question)
        return question.wait()

    def _leave_book_out(self) -> None:
        if self._question is not None:
            self._question.answer(())

    def _count_one(self, path: Path) -> None:
        self.done += 1
        self.progressed.emit(self.done, path)

    def _note_total(self, total: int) -> None:
        self.total = total

    def _add(self, adding: Adding) -> None:
        is_written = not adding.articles or self._write(adding)
        reports = tuple(
            report
            for report in adding.reports
            if is_written or report.outcome is not AddingOutcome.ADDED
        )
        self._reports.extend(reports)
        self._untold.append(reports)
        # Whoever shows what was written does so in a turn of its own: a key may come between.
        self._written.emit()

    def _tell(self) -> None:
        while self._untold:
            self.added.emit(self._untold.popleft())

    def _write(self, adding: Adding) -> bool:
        articles, before = self._editing.get().articles, self.added_articles
        added = articles.add(adding.articles, adding.pictures, to=before)
        self.added_articles = added or before
        return added is not None

    def _end(self, error: Exception | None) -> None:
        self._tell()
        self._thread = self._readers = None
        if error is not None:
            _log.warning("files were not added: %s", error)
            self.failed.emit(error)
        self.ended.emit(tuple(self._reports))
