"""Work in a process beside the window, which can be ended."""

from __future__ import annotations

import os
import subprocess
import sys
from collections.abc import Iterator
from concurrent.futures import ThreadPoolExecutor
from pathlib import Path

import pytest
from pytestqt.qtbot import QtBot

from desktop.live.worker_process import (
    WorkEnded,
    Worker,
    WorkFailed,
    WorkTookTooLong,
    confined_worker,
    work_command,
)
from tests.desktop.started_processes import started_processes

HOUSE = Path(__file__).resolve().parents[3]


@pytest.fixture
def worker() -> Iterator[Worker]:
    worker = Worker()
    yield worker
    worker.close()


def sums(*numbers: int) -> int:
    return sum(numbers)


def never_ends() -> None:
    while True:
        pass


def says_something() -> str:
    sys.stdout.write("not an answer")
    sys.stdout.flush()
    return "an answer"


def test_one_process_does_one_thing_after_the_other(
    worker: Worker, monkeypatch: pytest.MonkeyPatch
) -> None:
    started = started_processes(monkeypatch)

    assert worker.turn().run(60, sums, 1, 2) == 3
    assert worker.turn().run(60, len, "x" * 5_000_000) == 5_000_000

    assert len(started) == 1


def test_what_is_printed_is_no_answer(worker: Worker) -> None:
    assert worker.turn().run(60, says_something) == "an answer"


def test_an_error_is_told_and_the_process_goes_on(worker: Worker) -> None:
    with pytest.raises(WorkFailed, match="ValueError"):
        worker.turn().run(60, int, "no number")

    assert worker.turn().run(60, sums, 1, 2) == 3


def test_work_without_end_is_ended_and_the_next_has_a_new_process(worker: Worker) -> None:
    with pytest.raises(WorkTookTooLong):
        worker.turn().run(0.2, never_ends)

    assert worker.turn().run(60, sums, 1, 2) == 3


def test_work_that_nobody_waits_for_ends_with_what_waits_behind_it(
    worker: Worker, qtbot: QtBot, monkeypatch: pytest.MonkeyPatch
) -> None:
    started = started_processes(monkeypatch)
    with ThreadPoolExecutor(2) as pool:
        running = [pool.submit(worker.turn().run, 600, never_ends) for _ in range(2)]
        qtbot.waitUntil(lambda: bool(started), timeout=60_000)

        worker.end_work()

        for each in running:
            assert isinstance(each.exception(), WorkEnded)
    assert worker.turn().run(60, sums, 1, 2) == 3


def test_what_was_wanted_and_has_not_begun_ends_as_well(worker: Worker) -> None:
    turn = worker.turn()
    worker.end_work()

    with pytest.raises(WorkEnded):
        turn.run(600, never_ends)


def test_nothing_is_done_for_a_window_that_has_closed(worker: Worker) -> None:
    worker.turn().run(60, sums, 1)
    worker.close()

    with pytest.raises(WorkEnded):
        worker.turn().run(60, sums, 1)


def test_the_process_ends_with_the_window(worker: Worker) -> None:
    process = subprocess.Popen(
        work_command(), cwd=HOUSE, stdin=subprocess.PIPE, stdout=subprocess.PIPE
    )
    assert process.stdin is not None
    process.stdin.close()

    assert process.wait(60) == 0
    assert process.stdout is not None
    process.stdout.close()


def test_a_program_that_is_not_there_is_told() -> None:
    with pytest.raises(WorkFailed, match="cannot start"):
        Worker(["/no/such/program"]).turn().run(60, sums, 1)


@pytest.mark.skipif(sys.platform == "win32", reason="there the priority has another name")
def test_whoever_reads_files_lets_the_window_go_first(worker: Worker) -> None:
    """A folder of a thousand files would else take both processors of an old computer from it."""
    own = os.nice(0)
    confined = confined_worker()
    try:
        assert confined.turn().run(20, os.nice, 0) > own
        assert worker.turn().run(20, os.nice, 0) == own
    finally:
        confined.close()
