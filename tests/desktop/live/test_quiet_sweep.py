"""Python looks through all its objects only while nobody waits for the window."""

from __future__ import annotations

import gc
import weakref
from collections.abc import Iterator
from threading import Event

import pytest
from PySide6.QtCore import QTimer
from pytestqt.qtbot import QtBot

from desktop.live import quiet_sweep
from desktop.live.quiet_sweep import QuietSweep
from desktop.live.tasks import Tasks
from desktop.starting import light_loading
from tests.desktop.builders import part_of


class _Ring:
    """Holds itself, so that only a look through all objects takes it away."""

    def __init__(self) -> None:
        self.itself = self


@pytest.fixture
def tasks(monkeypatch: pytest.MonkeyPatch) -> Iterator[Tasks]:
    monkeypatch.setattr(quiet_sweep, "_QUIET", 20)
    monkeypatch.setattr(quiet_sweep, "_WORTH_IT", 0)
    tasks = Tasks()
    yield tasks
    tasks.close()


@pytest.fixture
def sweeps(monkeypatch: pytest.MonkeyPatch) -> list[bool]:
    done: list[bool] = []
    monkeypatch.setattr(gc, "collect", lambda: done.append(True))
    monkeypatch.setattr(gc, "freeze", lambda: None)
    return done


def test_it_is_put_off_and_left_to_python_again_at_the_end(tasks: Tasks, qtbot: QtBot) -> None:
    usual = gc.get_threshold()
    sweep = QuietSweep(tasks)

    sweep.begin()
    put_off = gc.get_threshold()
    sweep.end()

    assert put_off[:2] == usual[:2]
    assert put_off[2] > 10 * usual[2]
    assert gc.get_threshold() == usual


def test_what_a_start_made_is_looked_at_when_it_has_been_quiet(tasks: Tasks, qtbot: QtBot) -> None:
    light_loading.put_off_collecting()
    made = _Ring()
    sweep = QuietSweep(tasks)

    sweep.begin()
    is_on_again, is_put_aside = gc.isenabled(), gc.get_freeze_count() > 0
    gone = weakref.ref(made)
    del made
    qtbot.waitUntil(lambda: gone() is None)
    sweep.end()

    assert is_on_again
    assert is_put_aside
    assert gc.get_freeze_count() == 0


def test_it_is_done_when_it_has_been_quiet(tasks: Tasks, sweeps: list[bool], qtbot: QtBot) -> None:
    sweep = QuietSweep(tasks)

    sweep.begin()
    qtbot.waitUntil(lambda: len(sweeps) == 1)

    sweep.end()


def test_it_waits_for_the_end_of_a_task(tasks: Tasks, sweeps: list[bool], qtbot: QtBot) -> None:
    may_end = Event()
    tasks.start("long", lambda: may_end.wait(5), lambda _: None)
    sweep = QuietSweep(tasks)
    sweep.begin()
    qtbot.waitUntil(lambda: not part_of(sweep, QTimer).isActive())
    assert sweeps == []

    may_end.set()
    qtbot.waitUntil(lambda: len(sweeps) == 1)

    sweep.end()
