"""Processes for work that a window leaves to the next one.

To start one takes a tenth of a second, and hardly any work that a test has done takes so long. One
that is at work when its window closes is ended, as it is without this.
"""

from __future__ import annotations

import subprocess
from collections.abc import Iterator
from typing import Any

import pytest

from desktop.live.worker_process import Worker

Process = subprocess.Popen[Any]


class WorkerRoom:
    """Those that nobody needs just now, by what was started."""

    def __init__(self) -> None:
        self._idle: dict[tuple[str, ...], list[Process]] = {}

    def leave(self, command: list[str], process: Process) -> None:
        """Takes in a process that is not at work."""
        self._idle.setdefault(tuple(command), []).append(process)

    def take(self, command: list[str]) -> Process | None:
        """One that this command started and that still runs, if there is one."""
        idle = self._idle.get(tuple(command), [])
        while idle:
            process = idle.pop()
            if process.poll() is None:
                return process
            _let_go(process)
        return None

    def clear(self) -> None:
        """Ends all of them."""
        for processes in self._idle.values():
            for process in processes:
                _let_go(process)
        self._idle.clear()


def _let_go(process: Process) -> None:
    process.kill()
    process.wait()
    for pipe in (process.stdin, process.stdout):
        if pipe is not None:
            pipe.close()


@pytest.fixture(scope="session")
def worker_room() -> Iterator[WorkerRoom]:
    """The room of one process of the test run."""
    room = WorkerRoom()
    yield room
    room.clear()


@pytest.fixture
def shared_workers(worker_room: WorkerRoom, monkeypatch: pytest.MonkeyPatch) -> None:
    """A process that a window started and that rests when it closes works for the next."""
    running, close = Worker._running, Worker.close

    def run_or_take(worker: Worker) -> Process:
        if worker._process is None and not worker._is_closed:
            worker._process = worker_room.take(worker._command)
        return running(worker)

    def leave_or_close(worker: Worker) -> None:
        is_free = worker._one_at_a_time.acquire(blocking=False)
        if is_free:
            process = worker._process
            if process is not None and process.poll() is None:
                worker_room.leave(worker._command, process)
                worker._process = None
            worker._one_at_a_time.release()
        close(worker)

    monkeypatch.setattr(Worker, "_running", run_or_take)
    monkeypatch.setattr(Worker, "close", leave_or_close)
