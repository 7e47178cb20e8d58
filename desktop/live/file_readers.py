"""Files read by processes that can be ended, two at a time; nothing of a file is trusted."""

from __future__ import annotations

import logging
from collections.abc import Callable, Iterable, Iterator
from concurrent.futures import Future, ThreadPoolExecutor
from dataclasses import dataclass
from pathlib import Path
from queue import SimpleQueue
from threading import Event, Semaphore

from desktop.core.importing.errors import CannotImport, UnreadableReason
from desktop.core.importing.file_parts import FilePart
from desktop.core.importing.named_files import refused_before_reading
from desktop.live.taken_pictures import taken_from_file
from desktop.live.worker_process import (
    WorkEnded,
    Worker,
    WorkFailed,
    WorkTookTooLong,
    confined_worker,
)

_log = logging.getLogger(__name__)

_AT_ONCE = 2
# Of a thousand files that students had, none took more than four.
_SECONDS = 20.0
# So many readings wait at most for whoever takes them.
_MOST_AHEAD = 64


@dataclass(frozen=True, slots=True)
class FileReading:
    """What came of a file that was named."""

    path: Path
    parts: tuple[FilePart, ...]


class FileReaders:
    """Two processes that are started with the first file, and go on to the next after each.

    All methods may be called on any thread.
    """

    def __init__(self, seconds: float = _SECONDS, workers: Iterable[Worker] = ()) -> None:
        self._seconds = seconds
        self.workers = tuple(workers) or tuple(confined_worker() for _ in range(_AT_ONCE))
        self._is_stopped = Event()

    def readings(
        self, paths: Iterable[Path], heard: Callable[[FileReading], None] = lambda _: None
    ) -> Iterator[FileReading]:
        """What came of each file, in the order of the files.

        `heard` is told of each as soon as it is read, on a thread of the readers. After `stop` the
        files that are not read yet are STOPPED.
        """
        free: SimpleQueue[Worker] = SimpleQueue()
        ahead = Semaphore(_MOST_AHEAD)
        for worker in self.workers:
            free.put(worker)

        def read(path: Path) -> FileReading:
            ahead.acquire()
            worker = free.get()
            try:
                reading = FileReading(path, self._parts(path, worker))
            finally:
                free.put(worker)
            heard(reading)
            return reading

        with ThreadPoolExecutor(len(self.workers), thread_name_prefix="reader") as pool:
            futures: list[Future[FileReading]] = [pool.submit(read, path) for path in paths]
            try:
                for number, future in enumerate(futures):
                    reading = future.result()
                    ahead.release()
                    yield reading
                    # What was read may be large, and is somebody else's by now.
                    futures[number] = Future()
            finally:
                for future in futures:
                    future.cancel()
                    ahead.release()

    def stop(self) -> None:
        """Ends what is being read, and reads nothing more."""
        self._is_stopped.set()
        for worker in self.workers:
            worker.end_work()

    @property
    def is_stopped(self) -> bool:
        """Whether nothing more is read."""
        return self._is_stopped.is_set()

    def close(self) -> None:
        """Ends the processes."""
        self._is_stopped.set()
        for worker in self.workers:
            worker.close()

    def _parts(self, path: Path, worker: Worker) -> tuple[FilePart, ...]:
        turn = worker.turn()
        if self.is_stopped:
            return _refused(UnreadableReason.STOPPED)
        try:
            refused_before_reading(path)
            return turn.run(self._seconds, taken_from_file, path)
        except CannotImport as error:
            return (FilePart(reason=error.reason),)
        except WorkTookTooLong:
            return _refused(UnreadableReason.TOOK_TOO_LONG)
        except WorkEnded:
            was_stopped = self.is_stopped
            return _refused(
                UnreadableReason.STOPPED if was_stopped else UnreadableReason.TOOK_TOO_MUCH
            )
        except WorkFailed as error:
            # The words of a file are nobody else's: only what went wrong is noted.
            _log.warning("a file could not be read: %s", str(error).partition(":")[0])
            return _refused(UnreadableReason.DAMAGED)


def _refused(reason: UnreadableReason) -> tuple[FilePart, ...]:
    return (FilePart(reason=reason),)
