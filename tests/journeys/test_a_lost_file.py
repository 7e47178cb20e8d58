"""The file of the library is taken away under an open window, in every way; no word is lost."""

from __future__ import annotations

import shutil
import sqlite3
import sys
from collections.abc import Callable
from contextlib import closing
from pathlib import Path

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QFileDialog
from pytestqt.qtbot import QtBot

from desktop.core.library.library import FILE_NAME, Library
from desktop.core.library.rescue import last_resort
from tests.core.library.test_standing import (
    cut_off,
    delete_file,
    delete_folder,
    delete_log,
    rename_folder,
    replace_by_itself,
)
from tests.journeys.student import Student

pytestmark = pytest.mark.skipif(
    sys.platform == "win32", reason="there nobody can take away a file that is open"
)
SAVED = "All work saved"


def writes_a_note(student: Student, on: str, words: str) -> None:
    student.selects_with_the_keyboard(on)
    student.presses(Qt.Key.Key_N)
    student.writes(words)
    student.presses(Qt.Key.Key_Return, Qt.KeyboardModifier.ControlModifier)


def presses_in_the_notice(student: Student, words: str) -> None:
    """Clicks a button of the strip under the top bar."""
    button = next(each for each in student.app.window.notice.ways() if words in each.text())
    QTest.mouseClick(button, Qt.MouseButton.LeftButton)


def is_told(student: Student) -> bool:
    return bool(student.app.window.notice.words)


def notes_in(folder: Path) -> set[str]:
    with Library.open(folder) as library:
        return {
            note.body
            for article in library.articles.summaries()
            for note in library.annotations.of_article(article.id)
        }


@pytest.fixture
def writing(newcomer: Student, qtbot: QtBot) -> Student:
    """A student who has written a first note, which only the log of the library holds so far."""
    newcomer.opens("Trump")
    writes_a_note(newcomer, "team", "first thought")
    qtbot.waitUntil(lambda: newcomer.app.window.foot.state.startswith(SAVED))
    return newcomer


def replace_by_the_same_library(folder: Path) -> None:
    """As a program does that keeps the folders of two computers alike."""
    with closing(sqlite3.connect(folder / FILE_NAME)) as other:
        other.execute("PRAGMA wal_checkpoint(PASSIVE)")
    replace_by_itself(folder)


ANSWERS: dict[Callable[[Path], None], str] = {
    delete_folder: "Put it back where it was",
    delete_file: "Put it back where it was",
    rename_folder: "Go on with it in",
    replace_by_itself: "Put mine in its place",
    replace_by_the_same_library: "Save into the file that is there now",
    cut_off: "Put it right here",
}


@pytest.mark.parametrize("way", ANSWERS)
def test_nothing_is_called_saved_and_the_answer_brings_all_back(
    writing: Student, way: Callable[[Path], None], qtbot: QtBot
) -> None:
    folder = writing.app.library.now.folder
    way(folder)

    writes_a_note(writing, "discussions", "second thought")

    qtbot.waitUntil(lambda: not writing.app.library.is_safe, timeout=60_000)
    assert SAVED not in writing.app.window.foot.state
    assert not writing.app.notes.editor.says_saved
    presses_in_the_notice(writing, ANSWERS[way])
    assert writing.app.goes_on_in is not None
    assert notes_in(writing.app.goes_on_in) == {"first thought", "second thought"}


def test_it_can_be_saved_in_a_folder_of_ones_choice(
    writing: Student, tmp_path: Path, monkeypatch: pytest.MonkeyPatch, qtbot: QtBot
) -> None:
    delete_folder(writing.app.library.now.folder)
    chosen = tmp_path / "my own folder"
    chosen.mkdir()
    monkeypatch.setattr(QFileDialog, "getExistingDirectory", lambda *_: str(chosen))
    writes_a_note(writing, "discussions", "second thought")

    presses_in_the_notice(writing, "Save it elsewhere")

    assert writing.app.goes_on_in == chosen
    assert notes_in(chosen) == {"first thought", "second thought"}


def test_who_closes_the_window_without_an_answer_finds_all_kept(
    writing: Student, capfd: pytest.CaptureFixture[str]
) -> None:
    delete_folder(writing.app.library.now.folder)
    writes_a_note(writing, "discussions", "second thought")

    writing.leaves()

    newest = max(last_resort().iterdir(), key=lambda path: path.stat().st_mtime_ns)
    assert str(newest) in capfd.readouterr().err
    assert notes_in(newest) == {"first thought", "second thought"}
    shutil.rmtree(last_resort())


def test_a_log_that_is_deleted_costs_nothing_and_asks_nothing(
    writing: Student, tmp_path: Path, qtbot: QtBot
) -> None:
    folder = writing.app.library.now.folder
    delete_log(folder)

    writes_a_note(writing, "discussions", "second thought")

    # Whoever reads at that moment, such as the index, is waited for.
    qtbot.waitUntil(lambda: writing.app.library.is_safe, timeout=60_000)
    assert not is_told(writing)
    shutil.copytree(folder, tmp_path / "after a power cut")
    assert notes_in(tmp_path / "after a power cut") == {"first thought", "second thought"}


def test_no_other_process_makes_a_library_in_the_old_place(writing: Student, qtbot: QtBot) -> None:
    folder = writing.app.library.now.folder
    delete_file(folder)

    writes_a_note(writing, "discussions", "second thought")
    qtbot.waitUntil(lambda: not writing.app.library.is_safe)
    qtbot.wait(1_500)

    assert not (folder / FILE_NAME).exists()


def test_a_mark_waits_for_another_program_and_the_window_does_not(
    writing: Student, qtbot: QtBot
) -> None:
    library = writing.app.library
    with closing(sqlite3.connect(library.now.path, isolation_level=None)) as other:
        other.execute("BEGIN IMMEDIATE")
        writing.selects_with_the_keyboard("discussions")
        writing.presses(Qt.Key.Key_1)
        assert writing.app.window.foot.state == "Saving …"
        assert library.is_waiting

    qtbot.waitUntil(lambda: library.is_safe)
    qtbot.waitUntil(lambda: writing.app.window.foot.state.startswith(SAVED))
    assert writing.marked_words().count("discussions") == 1


def test_a_note_may_be_typed_at_once_while_another_program_writes(
    writing: Student, qtbot: QtBot
) -> None:
    library = writing.app.library
    with closing(sqlite3.connect(library.now.path, isolation_level=None)) as other:
        other.execute("BEGIN IMMEDIATE")
        writing.selects_with_the_keyboard("discussions")
        writing.presses(Qt.Key.Key_N)
        writing.writes("second")
        assert library.is_waiting

    qtbot.waitUntil(lambda: library.is_safe, timeout=60_000)
    writing.writes(" thought")
    writing.presses(Qt.Key.Key_Return, Qt.KeyboardModifier.ControlModifier)
    qtbot.waitUntil(
        lambda: notes_in(library.now.folder) == {"first thought", "second thought"}, timeout=60_000
    )
    assert not writing.app.notes.is_writing


def test_the_notice_is_said_once_and_goes_when_the_file_is_back(
    writing: Student, qtbot: QtBot
) -> None:
    folder = writing.app.library.now.folder
    rename_folder(folder)
    qtbot.waitUntil(lambda: is_told(writing), timeout=60_000)
    presses_in_the_notice(writing, "Not now")
    writes_a_note(writing, "discussions", "second thought")
    assert not is_told(writing)
    keys = Qt.KeyboardModifier.ControlModifier | Qt.KeyboardModifier.ShiftModifier
    writing.presses(Qt.Key.Key_S, keys)
    assert is_told(writing)

    folder.with_name("renamed").rename(folder)

    qtbot.waitUntil(lambda: writing.app.library.is_safe, timeout=60_000)
    qtbot.waitUntil(lambda: writing.app.window.foot.state.startswith(SAVED))
    assert not is_told(writing)
