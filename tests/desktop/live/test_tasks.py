"""Work off the GUI thread: only the newest result of a topic arrives, and none after the end."""

from __future__ import annotations

import logging
from collections.abc import Iterator
from threading import Event, get_ident
from typing import Any

import pytest
from PySide6.QtCore import QCoreApplication
from pytestqt.qtbot import QtBot

from desktop.live.tasks import Tasks


class Held:
    """Work that waits until it is let go; it gives `result`, or raises it."""

    def __init__(self, result: Any) -> None:
        self.result = result
        self.begun = Event()
        self._may_go_on = Event()

    def __call__(self) -> Any:
        self.begun.set()
        assert self._may_go_on.wait(10)
        if isinstance(self.result, Exception):
            raise self.result
        return self.result

    def let_go(self) -> None:
        self._may_go_on.set()


@pytest.fixture
def tasks(qtbot: QtBot) -> Iterator[Tasks]:
    tasks = Tasks()
    yield tasks
    tasks.close()


def wait_until_idle(qtbot: QtBot, tasks: Tasks) -> None:
    qtbot.waitUntil(lambda: tasks.is_idle)


def test_a_result_comes_back_on_the_thread_that_asked(tasks: Tasks, qtbot: QtBot) -> None:
    threads: list[int] = []

    tasks.start("t", get_ident, lambda worker: threads.extend((worker, get_ident())))
    wait_until_idle(qtbot, tasks)

    worker, receiver = threads
    assert receiver == get_ident() != worker


def test_a_result_never_arrives_before_start_has_returned(tasks: Tasks, qtbot: QtBot) -> None:
    order: list[str] = []
    quick = Event()

    tasks.start("t", quick.set, lambda _: order.append("result"))
    assert quick.wait(10)
    order.append("went on")
    wait_until_idle(qtbot, tasks)

    assert order == ["went on", "result"]


def test_a_newer_task_of_a_topic_silences_the_older(tasks: Tasks, qtbot: QtBot) -> None:
    arrived: list[str] = []
    older, newer = Held("older"), Held("newer")

    tasks.start("search", older, arrived.append)
    tasks.start("search", newer, arrived.append)
    newer.let_go()
    qtbot.waitUntil(lambda: arrived == ["newer"])
    older.let_go()
    wait_until_idle(qtbot, tasks)

    assert arrived == ["newer"]


def test_an_older_result_that_was_already_on_its_way_is_silenced_too(
    tasks: Tasks, qtbot: QtBot
) -> None:
    arrived: list[str] = []
    done = Event()

    tasks.start("search", done.set, lambda _: arrived.append("older"))
    assert done.wait(10)
    tasks.start("search", lambda: "newer", arrived.append)
    wait_until_idle(qtbot, tasks)

    assert arrived == ["newer"]


def test_tasks_of_other_topics_are_not_silenced(tasks: Tasks, qtbot: QtBot) -> None:
    arrived: list[str] = []

    tasks.start("search", lambda: "found", arrived.append)
    tasks.start("extract", lambda: "extracted", arrived.append)
    wait_until_idle(qtbot, tasks)

    assert sorted(arrived) == ["extracted", "found"]


def test_an_error_goes_to_whoever_asked_for_it(
    tasks: Tasks, qtbot: QtBot, caplog: pytest.LogCaptureFixture
) -> None:
    problem = ValueError("no such thing")
    held = Held(problem)
    arrived: list[object] = []
    errors: list[Exception] = []

    tasks.start("t", held, arrived.append, errors.append)
    held.let_go()
    wait_until_idle(qtbot, tasks)

    assert errors == [problem]
    assert arrived == []
    assert caplog.records == []


def test_an_error_that_nobody_asked_for_is_in_the_log_with_its_trace(
    tasks: Tasks, qtbot: QtBot, caplog: pytest.LogCaptureFixture
) -> None:
    with caplog.at_level(logging.ERROR, "desktop.live.tasks"):
        tasks.start("extract", lambda: 1 / 0, print)
        wait_until_idle(qtbot, tasks)

    assert "task extract failed" in caplog.text
    assert "ZeroDivisionError" in caplog.text


def test_the_error_of_a_silenced_task_is_silent(
    tasks: Tasks, qtbot: QtBot, caplog: pytest.LogCaptureFixture
) -> None:
    errors: list[Exception] = []
    older = Held(ValueError())

    tasks.start("t", older, print, errors.append)
    tasks.start("t", int, lambda _: None)
    older.let_go()
    wait_until_idle(qtbot, tasks)

    assert errors == []
    assert caplog.records == []


def test_it_became_idle_once_after_the_last_result(tasks: Tasks, qtbot: QtBot) -> None:
    order: list[str] = []
    tasks.became_idle.connect(lambda: order.append("idle"))
    first, second = Held("first"), Held("second")

    tasks.start("a", first, order.append)
    tasks.start("b", second, order.append)
    assert not tasks.is_idle
    first.let_go()
    qtbot.waitUntil(lambda: order == ["first"])
    assert not tasks.is_idle
    second.let_go()
    wait_until_idle(qtbot, tasks)

    assert order == ["first", "second", "idle"]


def test_a_task_that_leads_to_another_is_not_idle_in_between(tasks: Tasks, qtbot: QtBot) -> None:
    order: list[str] = []
    tasks.became_idle.connect(lambda: order.append("idle"))

    def go_on(result: str) -> None:
        order.append(result)
        tasks.start("b", lambda: "second", order.append)

    tasks.start("a", lambda: "first", go_on)
    qtbot.waitUntil(lambda: "idle" in order)

    assert order == ["first", "second", "idle"]


def test_a_receiver_that_fails_does_not_keep_the_others_waiting(tasks: Tasks, qtbot: QtBot) -> None:
    with qtbot.captureExceptions() as raised, qtbot.waitSignal(tasks.became_idle):
        tasks.start("t", int, lambda zero: 1 / zero)

    assert [kind for kind, *_ in raised] == [ZeroDivisionError]


def test_closing_waits_for_what_is_running_and_nothing_arrives_afterwards(qtbot: QtBot) -> None:
    tasks = Tasks()
    arrived: list[object] = []
    tasks.became_idle.connect(lambda: arrived.append("idle"))
    finished = Event()
    running = Held("late")

    def work() -> object:
        result = running()
        finished.set()
        return result

    tasks.start("done", lambda: "done", arrived.append, arrived.append)
    tasks.start("late", work, arrived.append, arrived.append)
    assert running.begun.wait(10)
    running.let_go()
    tasks.close()

    assert finished.is_set()
    for _ in range(3):
        QCoreApplication.processEvents()
    assert arrived == []


def test_what_had_not_begun_is_never_begun_after_closing(qtbot: QtBot) -> None:
    tasks = Tasks()
    begun: list[int] = []
    running = [Held(0), Held(1)]
    for number, held in enumerate(running):
        tasks.start(f"running {number}", held, print)
        assert held.begun.wait(10)

    tasks.start("waiting", lambda: begun.append(1), print)
    for held in running:
        held.let_go()
    tasks.close()
    tasks.start("too late", lambda: begun.append(2), print)

    assert 2 not in begun


def test_closing_twice_is_no_harm(tasks: Tasks) -> None:
    tasks.close()
    tasks.close()

    assert tasks.is_idle
