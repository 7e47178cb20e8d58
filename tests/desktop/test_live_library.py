"""The library says once what each operation touched."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

import pytest
from PySide6.QtWidgets import QApplication

from desktop.core.library.changes import Changes
from desktop.core.library.errors import LibraryConflict, LibraryDamaged, LibraryFull
from desktop.core.library.library import Library
from desktop.live_library import LiveLibrary
from tests.core.builders import an_annotation, an_article


@pytest.fixture
def live(tmp_path: Path, qapp: QApplication) -> Iterator[LiveLibrary]:
    with Library.open(tmp_path) as library:
        library.articles.add(an_article())
        yield LiveLibrary(library)


@pytest.fixture
def heard(live: LiveLibrary) -> list[Changes]:
    """Everything that the library has said so far."""
    heard: list[Changes] = []
    live.changed.connect(heard.append)
    return heard


def test_an_operation_is_told_once_with_what_it_touched(live, heard):
    changes = live.apply(lambda library: library.annotations.add(an_annotation()))

    assert heard == [changes]
    assert changes.annotations == {"n1"}
    assert live.now.annotations.find(an_annotation().id) == an_annotation()


def test_the_work_is_done_before_it_is_told(live: LiveLibrary) -> None:
    seen: list[int] = []
    live.changed.connect(lambda _: seen.append(len(live.now.annotations.of_article("bridge"))))

    live.apply(lambda library: library.annotations.add(an_annotation()))

    assert seen == [1]


def test_an_operation_that_failed_is_told_to_its_caller_alone(live, heard):
    with pytest.raises(LibraryConflict):
        live.apply(lambda library: library.articles.add(an_article()))

    assert heard == []


def test_nothing_is_told_where_nothing_was_touched(live, heard):
    live.apply(lambda library: library.lessons.install([]))

    assert heard == []


def test_what_nobody_asked_for_is_passed_over_where_there_is_no_room(live, heard, tmp_path):
    def fails_with(error: Exception) -> Changes:
        raise error

    live.keep(lambda _: fails_with(LibraryFull(tmp_path)))
    assert heard == []

    with pytest.raises(LibraryDamaged):
        live.keep(lambda _: fails_with(LibraryDamaged(tmp_path)))


def test_it_is_told_that_something_was_written_and_not_what_was_not(live, tmp_path):
    written: list[bool] = []
    live.written.connect(lambda: written.append(True))

    live.apply(lambda library: library.annotations.add(an_annotation()))
    with pytest.raises(LibraryConflict):
        live.apply(lambda library: library.annotations.add(an_annotation()))

    assert written == [True]
