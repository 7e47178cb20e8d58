"""The quotations of an essay looked for beside the window; nothing of the essay is kept."""

from __future__ import annotations

from pathlib import Path

from desktop.core.student_work.quote_check.checked_essay import checked_essay
from desktop.core.student_work.quote_check.essay import Essay, essay_of_words
from desktop.core.student_work.quote_check.verdict import EssayCheck
from desktop.live.essay_reading import read_essay
from desktop.live.worker_process import Worker, confined_worker

# The first time, every text of the library is walked through.
_SECONDS = 300.0


class QuoteChecking:
    """One process that reads a file and one that looks into the library, until `close`.

    What waits is for a task; `close` ends that too.
    """

    def __init__(self) -> None:
        self._checker = Worker()
        self._reader: Worker | None = None
        self._is_closed = False

    def check_file(self, path: Path, folder: Path, room: Path) -> EssayCheck:
        """What became of the quotations in a file. Raises CannotImport or WorkFailed."""
        self._reader = reader = confined_worker()
        if self._is_closed:
            reader.close()
        # A file is named from where this process is.
        return self._check(read_essay(path.absolute(), reader), folder, room)

    def check_words(self, words: str, folder: Path, room: Path) -> EssayCheck:
        """The same of words that were pasted. Raises CannotImport or WorkFailed."""
        return self._check(essay_of_words(words), folder, room)

    def close(self) -> None:
        """Ends the processes, and all that they hold goes with them."""
        self._is_closed = True
        for worker in (self._reader, self._checker):
            if worker is not None:
                worker.close()

    def _check(self, essay: Essay, folder: Path, room: Path) -> EssayCheck:
        return self._checker.turn().run(_SECONDS, checked_essay, folder, room, essay)
