"""Packs are read by a process that can be ended."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from pathlib import Path

import pytest

from desktop.core.packs.slip import SealSlip
from desktop.live.pack_readers import PackReaders
from desktop.live.worker_process import Worker
from tests.core.packs.sealed_files import a_sealed_file


@pytest.fixture
def readers() -> Iterator[PackReaders]:
    readers = PackReaders()
    yield readers
    readers.close()


def tells(*, tell: Callable[[int, int], None]) -> str:
    for done in range(3):
        tell(done, 3)
    return "done"


def never_ends(*, tell: Callable[[int, int], None]) -> None:
    tell(0, 1)
    while True:
        pass


def test_how_far_it_is_is_heard_before_the_answer_comes() -> None:
    worker, heard = Worker(), list[tuple[int, int]]()

    answer = worker.turn().run_telling(60, lambda *far: heard.append(far), tells)
    worker.close()

    assert (answer, heard) == ("done", [(0, 3), (1, 3), (2, 3)])


def test_a_pack_is_read_and_how_far_is_told(readers: PackReaders, tmp_path: Path) -> None:
    heard: list[tuple[int, int]] = []

    reading = readers.read(a_sealed_file(tmp_path), lambda *far: heard.append(far))

    assert reading.pack is not None
    assert reading.contents is not None
    assert heard == [(1, 1)]


def test_what_takes_too_long_is_ended_and_the_next_pack_is_read(tmp_path: Path) -> None:
    path, worker = a_sealed_file(tmp_path), Worker()
    hasty, patient = PackReaders(0.0, worker), PackReaders(60, worker)

    [problem] = hasty.read(path).problems
    reading = patient.read(path)
    worker.close()

    assert problem.slip is SealSlip.TOOK_TOO_LONG
    assert reading.pack is not None


def test_what_is_asked_after_the_end_is_stopped(tmp_path: Path) -> None:
    readers = PackReaders()
    readers.close()

    [problem] = readers.read(a_sealed_file(tmp_path)).problems

    assert problem.slip is SealSlip.STOPPED
