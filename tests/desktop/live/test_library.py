"""The library says once what each operation touched."""

from __future__ import annotations

import shutil
import sqlite3
import sys
from collections.abc import Iterator
from contextlib import closing, contextmanager
from pathlib import Path

import pytest
from PySide6.QtWidgets import QApplication
from pytestqt.qtbot import QtBot

from desktop.core.library.changes import Changes
from desktop.core.library.errors import LibraryConflict, LibraryDamaged, LibraryFull
from desktop.core.library.library import Library
from desktop.core.library.standing import FileStanding
from desktop.live.library import LiveLibrary
from tests.core.an_empty_library import a_library
from tests.core.builders import an_annotation, an_article
from tests.core.library.test_standing import delete_log

needs_posix = pytest.mark.skipif(
    sys.platform == "win32", reason="there nobody can delete a file that is open"
)


@pytest.fixture
def live(tmp_path: Path, qapp: QApplication) -> Iterator[LiveLibrary]:
    with a_library(tmp_path) as library:
        library.articles.add(an_article())
        yield LiveLibrary(library)


@pytest.fixture
def heard(live: LiveLibrary) -> list[Changes]:
    """Everything that the library has said so far."""
    heard: list[Changes] = []
    live.changed.connect(heard.append)
    return heard


def test_an_operation_is_told_once_with_what_it_touched(
    live: LiveLibrary, heard: list[Changes]
) -> None:
    changes = live.apply(lambda library: library.annotations.add(an_annotation()))

    assert heard == [changes]
    assert changes.annotations == {"n1"}
    assert live.now.annotations.find(an_annotation().id) == an_annotation()


def test_the_work_is_done_before_it_is_told(live: LiveLibrary) -> None:
    seen: list[int] = []
    article = an_article().id
    live.changed.connect(lambda _: seen.append(len(live.now.annotations.of_article(article))))

    live.apply(lambda library: library.annotations.add(an_annotation()))

    assert seen == [1]


def test_an_operation_that_failed_is_told_to_its_caller_alone(
    live: LiveLibrary, heard: list[Changes]
) -> None:
    with pytest.raises(LibraryConflict):
        live.apply(lambda library: library.articles.add(an_article()))

    assert heard == []


def test_nothing_is_told_where_nothing_was_touched(live: LiveLibrary, heard: list[Changes]) -> None:
    live.apply(lambda library: library.lessons.install([]))

    assert heard == []


def test_what_nobody_asked_for_is_passed_over_where_there_is_no_room(
    live: LiveLibrary, heard: list[Changes], tmp_path: Path
) -> None:
    def fails_with(error: Exception) -> Changes:
        raise error

    live.keep(lambda _: fails_with(LibraryFull(tmp_path)))
    assert heard == []

    with pytest.raises(LibraryDamaged):
        live.keep(lambda _: fails_with(LibraryDamaged(tmp_path)))


def test_it_is_told_that_something_was_written_and_not_what_was_not(
    live: LiveLibrary, tmp_path: Path
) -> None:
    written: list[bool] = []
    live.written.connect(lambda: written.append(True))

    live.apply(lambda library: library.annotations.add(an_annotation()))
    with pytest.raises(LibraryConflict):
        live.apply(lambda library: library.annotations.add(an_annotation()))

    assert written == [True]


@contextmanager
def another_writes(live: LiveLibrary) -> Iterator[None]:
    """While it lasts another program holds the library."""
    with closing(sqlite3.connect(live.now.path, isolation_level=None)) as other:
        other.execute("BEGIN IMMEDIATE")
        yield


def test_while_another_program_writes_everything_waits_in_its_order(
    live: LiveLibrary, heard: list[Changes], qtbot: QtBot
) -> None:
    written: list[bool] = []
    live.written.connect(lambda: written.append(True))
    delayed: list[bool] = []
    live.delayed.connect(lambda: delayed.append(True))

    with another_writes(live), live.now.patient(0):
        live.apply(lambda library: library.annotations.add(an_annotation()))
        live.apply(lambda library: library.annotations.change(an_annotation(body="words")))
        assert live.is_waiting
        assert not live.is_safe
        assert (heard, written, delayed) == ([], [], [True, True])

    qtbot.waitUntil(lambda: live.is_safe)
    assert live.now.annotations.find(an_annotation().id) == an_annotation(body="words")
    assert [changes.annotations for changes in heard] == [{"n1"}, {"n1"}]
    assert written == [True]


def test_what_waits_is_written_at_the_end(live: LiveLibrary) -> None:
    with another_writes(live), live.now.patient(0):
        live.apply(lambda library: library.annotations.add(an_annotation()))

    live.stop()

    assert live.now.annotations.find(an_annotation().id) == an_annotation()


def test_what_is_in_no_file_that_will_be_found_is_not_called_written(
    live: LiveLibrary, qtbot: QtBot
) -> None:
    written: list[bool] = []
    live.written.connect(lambda: written.append(True))
    stood: list[FileStanding] = []
    live.stood.connect(stood.append)
    aside = live.now.path.with_name("aside")
    live.now.path.rename(aside)

    live.apply(lambda library: library.annotations.add(an_annotation()))

    assert (written, stood, live.is_safe) == ([], [FileStanding.GONE], False)
    # What is on the screen goes on.
    assert live.now.annotations.find(an_annotation().id) is not None
    aside.rename(live.now.path)
    assert live.check_file() is FileStanding.SOUND
    assert written == [True]


def test_it_is_noticed_also_while_nothing_is_written(live: LiveLibrary, qtbot: QtBot) -> None:
    live.watch()
    with qtbot.waitSignal(live.stood, timeout=60_000) as blocker:
        live.now.path.unlink()

    assert blocker.args == [FileStanding.GONE]
    live.stop()


def test_a_log_that_somebody_deletes_is_made_anew_and_all_is_saved(
    live: LiveLibrary, tmp_path: Path
) -> None:
    (tmp_path / "library.db-wal").unlink()

    live.apply(lambda library: library.annotations.add(an_annotation()))

    assert live.is_safe
    with Library.open_for_reading(tmp_path) as view:
        assert view.annotations.find(an_annotation().id) == an_annotation()


def test_what_is_in_a_copy_need_not_be_written_again(live: LiveLibrary) -> None:
    live.apply(lambda library: library.annotations.add(an_annotation()))
    so_far = len(live.written_so_far)
    live.apply(lambda library: library.annotations.remove(an_annotation().id))

    live.was_copied(so_far)

    assert len(live.written_so_far) == 1


@needs_posix
def test_a_deleted_log_is_made_anew_when_nobody_reads_any_more(
    live: LiveLibrary, qtbot: QtBot
) -> None:
    stood: list[FileStanding] = []
    live.stood.connect(stood.append)
    with closing(sqlite3.connect(live.now.path)) as reading:
        reading.execute("SELECT count(*) FROM article").fetchone()
        delete_log(live.now.folder)
        live.apply(lambda library: library.annotations.add(an_annotation()))
        meanwhile = live.is_safe, live.is_busy
        assert meanwhile == (False, True)

    with qtbot.waitSignal(live.caught_up, timeout=60_000):
        pass
    assert live.is_safe
    assert not stood
    assert in_the_file_alone(live) == 1


@needs_posix
def test_a_deleted_log_is_told_when_somebody_reads_on_and_on(
    live: LiveLibrary, qtbot: QtBot
) -> None:
    with closing(sqlite3.connect(live.now.path)) as reading:
        reading.execute("SELECT count(*) FROM article").fetchone()
        delete_log(live.now.folder)
        with qtbot.waitSignal(live.stood, timeout=60_000) as told:
            live.apply(lambda library: library.annotations.add(an_annotation()))
        assert told.args == [FileStanding.LOG_GONE]
        assert not live.is_busy

    live.check_file()
    assert live.is_safe
    assert in_the_file_alone(live) == 1


def in_the_file_alone(live: LiveLibrary) -> int:
    """How many notes a copy has that was made of the file and its log, as after a power cut."""
    copy = live.now.folder.with_name(f"copy of {live.now.folder.name}")
    shutil.copytree(live.now.folder, copy)
    with Library.open(copy) as library:
        return len(library.annotations.of_article(an_article().id))
