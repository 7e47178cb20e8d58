"""Lessons are written on a thread of their own, and stand among the steps as all else does."""

from __future__ import annotations

import threading
from collections.abc import Iterator
from pathlib import Path

import pytest
from PySide6.QtWidgets import QApplication
from pytestqt.qtbot import QtBot

from desktop.core.library.arrivals import Arrivals
from desktop.core.library.library import Library
from desktop.core.pen import Pen
from desktop.live.edits.edits import Edits
from desktop.live.edits.steps import Step
from desktop.live.library import LiveLibrary
from desktop.live.loading import PlannedPacks
from tests.core.an_empty_library import a_library
from tests.core.builders import a_pack, an_article, span_of
from tests.desktop.builders import a_full_disk

PACK = a_pack()


@pytest.fixture
def live(tmp_path: Path, qapp: QApplication) -> Iterator[LiveLibrary]:
    with a_library(tmp_path) as library:
        library.articles.add(an_article())
        live = LiveLibrary(library)
        yield live
        live.stop()


class Writes:
    """Adds a pack, and knows which threads wrote and what was heard."""

    def __init__(self, live: LiveLibrary) -> None:
        self.live, self.edits = live, Edits(live)
        self.told: list[tuple[int, int]] = []
        self.threads: set[int] = set()
        self.steps: list[Step | None] = []

    def add(self) -> None:
        self.edits.packs.add(PlannedPacks((PACK,), {}, ()), self.steps.append, self._hear)

    def _hear(self, done: int, of: int) -> None:
        self.told.append((done, of))
        self.threads.add(threading.get_ident())

    @property
    def is_there(self) -> bool:
        return self.live.now.lessons.is_installed(PACK.id)


@pytest.fixture
def writes(live: LiveLibrary) -> Writes:
    return Writes(live)


def test_the_window_writes_nothing_of_a_lesson_and_hears_how_far_it_is(
    writes: Writes, qtbot: QtBot
) -> None:
    with qtbot.waitSignal(writes.live.changed, timeout=60_000) as heard:
        writes.add()
    qtbot.waitUntil(lambda: len(writes.steps) == 1, timeout=60_000)

    assert writes.is_there
    assert writes.told == [(1, 2), (2, 2)]
    assert threading.get_ident() not in writes.threads
    assert heard.args is not None
    assert heard.args[0].lessons == {PACK.id}
    assert writes.steps[0] is not None
    assert writes.live.is_safe


def test_it_is_undone_and_done_again_there_too(writes: Writes, qtbot: QtBot) -> None:
    writes.add()
    writes.live.end_apart()
    steps = writes.edits.steps
    for move, is_back in ((steps.undo, True), (steps.redo, False), (steps.undo, True)):
        with qtbot.waitSignal(steps.moved, timeout=60_000) as moved:
            assert move() == ""
        assert moved.args == [steps.stack.text(0), is_back]
        assert writes.is_there is not is_back
        assert steps.stack.canUndo() is not is_back


def test_what_is_done_meanwhile_is_the_later_step(writes: Writes) -> None:
    writes.add()
    made = writes.edits.notes.mark(an_article(), span_of("rust"), Pen.EVIDENCE)
    assert made is not None
    assert writes.is_there
    steps = writes.edits.steps

    steps.undo()
    assert writes.live.now.annotations.find(made) is None
    assert writes.is_there
    steps.undo()
    writes.live.end_apart()
    assert not writes.is_there


def test_what_is_kept_meanwhile_waits_and_is_written(
    writes: Writes, monkeypatch: pytest.MonkeyPatch, qtbot: QtBot
) -> None:
    may_go_on = threading.Event()
    add = Arrivals.add

    def wait(self: Arrivals, *args: object, **named: object) -> object:
        assert may_go_on.wait(60)
        return add(self, *args, **named)  # type: ignore[arg-type] # as they were given

    monkeypatch.setattr(Arrivals, "add", wait)
    writes.add()
    assert not writes.live.apply(lambda library: library.articles.add(an_article("other")))
    assert not writes.live.is_safe
    may_go_on.set()
    qtbot.waitUntil(lambda: writes.live.is_safe, timeout=60_000)

    assert writes.is_there


def test_where_it_cannot_be_written_apart_it_waits_as_all_else_does(
    writes: Writes, tmp_path: Path, qtbot: QtBot
) -> None:
    with a_full_disk():
        writes.add()
        writes.live.end_apart()
        assert writes.live.is_waiting
        assert [each is not None for each in writes.steps] == [True]
    writes.live.try_now()

    assert writes.is_there
    with Library.open_for_reading(tmp_path) as library:
        assert library.lessons.is_installed(PACK.id)


def test_a_window_that_closes_waits_for_it(writes: Writes) -> None:
    writes.add()
    writes.live.stop()

    assert writes.is_there
