"""A student has a folder watched, and is asked before anything of it is added."""

from __future__ import annotations

from pathlib import Path

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QPushButton
from pytestqt.qtbot import QtBot

from desktop.live.watched_folder import NewFiles
from tests.journeys.student import Student

CONTROL = Qt.KeyboardModifier.ControlModifier
SHIFT = Qt.KeyboardModifier.ShiftModifier


def way(student: Student, words: str) -> QPushButton:
    return next(each for each in student.app.window.notice.ways() if each.text() == words)


def test_new_files_are_asked_about_and_added(
    student: Student, qtbot: QtBot, tmp_path: Path
) -> None:
    folder = tmp_path / "Downloads"
    folder.mkdir()
    file = folder / "porpoises.txt"
    watching = student.app.adding.desk.get().watching
    watching.watch(folder)
    file.write_text("The porpoises came back in May.", "utf-8")
    before = student.app.library.now.articles.count()

    assert watching.watched is not None
    watching.watched.noticed.emit(NewFiles((file,), file.stat().st_ctime))
    assert student.app.window.notice.words == "1 new file in “Downloads” porpoises.txt"
    assert student.app.library.now.articles.count() == before

    qtbot.mouseClick(way(student, "Add"), Qt.MouseButton.LeftButton)
    # Whether there are lessons or notes of other programs among them is looked at first.
    articles = student.app.library.now.articles
    qtbot.waitUntil(lambda: articles.count() == before + 1, timeout=60_000)
    importing = student.app.live.importing.get()
    qtbot.waitUntil(lambda: not importing.is_running, timeout=60_000)

    assert not student.app.window.notice.words


def test_the_folder_is_remembered_and_told_when_it_is_gone(
    student: Student, qtbot: QtBot, tmp_path: Path
) -> None:
    folder = tmp_path / "Downloads"
    folder.mkdir()
    student.app.adding.desk.get().watching.watch(folder)
    student.leaves()
    folder.rmdir()

    student.comes_back()

    qtbot.waitUntil(lambda: student.app.window.has_notice)
    qtbot.waitUntil(lambda: "is not there any more" in student.app.window.notice.words)
    student.presses(Qt.Key.Key_W, CONTROL | SHIFT)
    qtbot.mouseClick(way(student, "Watch no more"), Qt.MouseButton.LeftButton)
    assert student.app.adding.desk.get().watching.watched is None
