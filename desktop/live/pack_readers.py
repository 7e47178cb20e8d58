"""Packs read by a process that can be ended; nothing of a pack is trusted."""

from __future__ import annotations

import logging
from collections.abc import Callable
from pathlib import Path
from threading import Event

from desktop.core.packs.reading import PackReading
from desktop.core.packs.sealed_pack import Ending, ended, read_any
from desktop.live.worker_process import (
    WorkEnded,
    Worker,
    WorkFailed,
    WorkTookTooLong,
    confined_worker,
)

_log = logging.getLogger(__name__)

# Two hundred articles take some two, on a slow computer ten.
_SECONDS = 120.0


class PackReaders:
    """A process that is started with the first pack and goes on to the next after each.

    All methods may be called on any thread.
    """

    def __init__(self, seconds: float = _SECONDS, worker: Worker | None = None) -> None:
        self._seconds = seconds
        self._worker = worker or confined_worker()
        self._is_stopped = Event()

    def read(
        self, path: Path, heard: Callable[[int, int], None] = lambda _done, _of: None
    ) -> PackReading:
        """The pack in a file or folder, or what is wrong with it; waits, and so is for a task.

        `heard` is told how many of how many texts are read, on the thread that waits. Whatever
        goes wrong is a problem of the reading; nothing is written.
        """
        turn = self._worker.turn()
        try:
            # A folder is named from where this process is.
            return turn.run_telling(self._seconds, heard, read_any, path.absolute())
        except WorkTookTooLong:
            return ended(path, Ending.TOO_LONG)
        except WorkEnded:
            was_stopped = self._is_stopped.is_set()
            return ended(path, Ending.STOPPED if was_stopped else Ending.TOO_MUCH)
        except WorkFailed as error:
            # The words of a pack are nobody else's: only what went wrong is noted.
            reason = str(error).partition(":")[0]
            _log.warning("a pack could not be read: %s", reason)
            return ended(path, Ending.TOO_MUCH if reason == "MemoryError" else Ending.FAILED)

    def stop(self) -> None:
        """Ends what is being read; the next pack is read again."""
        self._is_stopped.set()
        self._worker.end_work()

    def close(self) -> None:
        """Ends the process."""
        self._is_stopped.set()
        self._worker.close()
