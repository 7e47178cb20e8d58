"""Where texts come from, asked while the window is open: in a process that walks through texts."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path

from desktop.core.article import ArticleId
from desktop.core.runs.kept_runs import bring_up_to_date
from desktop.core.runs.where_from import WhereFrom, where_from
from desktop.live.tasks import Tasks
from desktop.live.worker_process import Worker, WorkFailed

# Ten thousand articles that were never walked through take a quarter of a minute.
_SECONDS = 600.0


class LiveSharing:
    """Answers one question at a time; its process ends with the answer, and with the window."""

    def __init__(self, folder: Path, room: Path, tasks: Tasks) -> None:
        self._folder, self._room, self._tasks = folder, room, tasks
        self._worker = Worker()
        self._following = Worker()

    def ask(
        self,
        article_id: ArticleId,
        then: Callable[[WhereFrom], None],
        otherwise: Callable[[Exception], None],
    ) -> None:
        """Gives, on this thread, what the library has of the words of an article."""
        # What was asked before is waited for no longer.
        self._worker.end_work()
        turn = self._worker.turn()

        def work() -> WhereFrom:
            found = turn.run(_SECONDS, where_from, self._folder, self._room, article_id)
            self._worker.close()
            return found

        self._tasks.start("where from", work, then, otherwise)

    def follow(self) -> None:
        """Brings the index up to date with what was added, so that nobody has to wait for it."""
        turn = self._following.turn()

        def work() -> None:
            try:
                turn.run(_SECONDS, bring_up_to_date, self._folder, self._room)
            finally:
                self._following.close()

        self._tasks.start("shared runs", work, _done, _passed_over)

    def close(self) -> None:
        """Ends the processes: of nothing an answer is waited for any more."""
        for worker in (self._worker, self._following):
            worker.end_work()
            worker.close()


def _done(_nothing: None) -> None:
    pass


def _passed_over(error: Exception) -> None:
    # Whoever asks next has it made again.
    if not isinstance(error, WorkFailed):
        raise error
