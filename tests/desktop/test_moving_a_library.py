"""A library is moved in the window: looked at, decided, stopped, told."""

from __future__ import annotations

import os
import subprocess
import sys
from pathlib import Path
from threading import Event

import pytest
from pytestqt.qtbot import QtBot

from desktop.app import App
from desktop.core.library.library import FILE_NAME, Library
from desktop.core.library.moving import moving_out
from desktop.core.library.moving.about_here import about_here
from desktop.core.library.moving.moved_file import write_moved
from desktop.core.library.moving.moving_out import move_out
from desktop.core.pen import Pen
from desktop.core.span import Span
from desktop.desks.moving_desk import MovingDesk
from desktop.window.moving_dialog import MovingDialog
from tests.core.builders import an_annotation, an_article
from tests.desktop.conftest import OpenApp

HOUSE = Path(__file__).parents[2]
# Opens a library, takes in the one of a file, and says what the next window holds.
TAKES_IN = """
import sys
from pathlib import Path
from PySide6.QtCore import QTimer
from desktop import launch
from desktop.app import App
from desktop.start import Start

first, file = map(Path, sys.argv[1:])
windows = []

class Watched(App):
    def begin(self):
        windows.append(self)
        self.settled.connect(lambda: QTimer.singleShot(0, self.go_on))
        super().begin()

    def go_on(self):
        desk = self.commands.rare.get().moving.get()
        if len(windows) == 1:
            desk._came_on.connect(self.press)
            desk.look_into(file)
        else:
            print(self.window.notice.words, flush=True)
            self.window.close()

    def press(self, percent):
        if percent == 100:
            QTimer.singleShot(0, self.choose)

    def choose(self):
        desk = self.commands.rare.get().moving.get()
        if desk._offer is None:
            QTimer.singleShot(20, self.choose)
            return
        desk._dialog.ways()[0].click()

launch.App = Watched
sys.exit(launch.run(Start(first), ["sourcebook"]))
"""


@pytest.fixture
def app(open_app: OpenApp) -> App:
    return open_app()


@pytest.fixture
def desk(app: App) -> MovingDesk:
    return app.commands.rare.get().moving.get()


@pytest.fixture(name="file")
def a_moved_library(tmp_path: Path) -> Path:
    """The file of another library with one article and one note."""
    with Library.open(tmp_path / "theirs") as library:
        library.articles.add(an_article())
        library.annotations.add(an_annotation())
    return move_out(tmp_path / "theirs", tmp_path / "it.sblibrary", about_here("1")).path


def dialog_of(app: App) -> MovingDialog:
    return next(each for each in app.window.findChildren(MovingDialog) if each.isVisible())


def ended(app: App, qtbot: QtBot) -> MovingDialog:
    qtbot.waitUntil(lambda: app.live.tasks.is_idle, timeout=60_000)
    return dialog_of(app)


def test_saved_is_said_of_what_was_read_again(
    app: App, desk: MovingDesk, qtbot: QtBot, tmp_path: Path
) -> None:
    app.reader.mark_wanted.emit(Span(0, 5), Pen.CLAIM)

    desk.move_out(tmp_path / "mine")

    dialog = ended(app, qtbot)
    assert "Saved in mine.sblibrary and read again" in dialog.words
    assert "1 mark or note" in dialog.words
    assert (tmp_path / "mine.sblibrary").is_file()
    assert "Saved in mine.sblibrary" in app.window.foot.state


def test_a_file_of_somebody_else_stays(
    app: App, desk: MovingDesk, qtbot: QtBot, tmp_path: Path
) -> None:
    essay = tmp_path / "essay.txt"
    essay.write_text("mine")

    desk.move_out(essay)

    assert "which Sourcebook did not make" in ended(app, qtbot).words
    assert essay.read_text() == "mine"


def test_an_older_file_of_its_own_is_written_over(
    app: App, desk: MovingDesk, qtbot: QtBot, file: Path
) -> None:
    before = file.read_bytes()

    desk.move_out(file)

    assert "read again" in ended(app, qtbot).words
    assert file.read_bytes() != before


def test_a_move_can_be_stopped(
    app: App, desk: MovingDesk, qtbot: QtBot, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    pressed = Event()

    def wait_for_stop(*given: object) -> str:
        pressed.wait(20)
        return write_moved(*given)  # type: ignore[arg-type]  # handed on as they came

    monkeypatch.setattr(moving_out, "write_moved", wait_for_stop)
    desk.move_out(tmp_path / "mine")

    dialog_of(app).ways()[0].click()
    pressed.set()

    assert "You stopped it." in ended(app, qtbot).words
    assert not (tmp_path / "mine.sblibrary").exists()
    assert list(app.library.now.folder.rglob("*.part")) == []


def test_what_is_in_a_file_is_seen_and_left(
    app: App, desk: MovingDesk, qtbot: QtBot, file: Path
) -> None:
    folder = app.library.now.folder

    desk.look_into(file)
    dialog = ended(app, qtbot)
    words = dialog.words
    dialog.reject()

    assert "In the file\n1 article · 1 mark or note" in words
    assert "Now open: another library" in words
    assert "nothing is deleted" in words
    assert list(folder.glob("*.part")) == []
    assert app.window.isVisible()


def test_a_file_that_is_no_library_is_told(
    app: App, desk: MovingDesk, qtbot: QtBot, file: Path
) -> None:
    file.write_bytes(file.read_bytes()[:-30])

    desk.look_into(file)

    assert "The end of it.sblibrary is missing." in ended(app, qtbot).words
    assert [each.text() for each in dialog_of(app).ways()] == ["Close"]


def test_the_window_closes_for_what_takes_its_place(
    app: App, desk: MovingDesk, qtbot: QtBot, file: Path
) -> None:
    desk.look_into(file)

    ended(app, qtbot).ways()[0].click()

    qtbot.waitUntil(lambda: not app.window.isVisible(), timeout=60_000)
    assert desk.chosen is not None
    assert desk.chosen.part.is_file()


def test_both_can_be_kept(app: App, desk: MovingDesk, qtbot: QtBot, file: Path) -> None:
    there = file.parent / "beside"
    there.mkdir()
    desk.look_into(file)
    ended(app, qtbot)

    desk.put_beside(there)

    qtbot.waitUntil(lambda: not app.window.isVisible(), timeout=60_000)
    assert app.commands.next_library == there
    with Library.open_existing(there) as library:
        assert len(library.articles.summaries()) == 1


def test_the_program_goes_on_with_what_was_taken_in(tmp_path: Path, file: Path) -> None:
    first = tmp_path / "first"
    with Library.open(first) as library:
        library.articles.add(an_article("a"))
        library.articles.add(an_article("b"))

    told = subprocess.run(
        [sys.executable, "-c", TAKES_IN, str(first), str(file)],
        capture_output=True,
        text=True,
        timeout=120,
        env={**os.environ, "PYTHONPATH": str(HOUSE)},
        cwd=HOUSE,
        check=False,
    )

    assert told.stdout.startswith("The library was taken in: 1 article"), told.stderr
    assert "library-before-1.db" in told.stdout
    assert told.returncode == 0
    with Library.open_existing(first) as library:
        assert len(library.annotations.of_article(an_article().id)) == 1
    assert sorted(each.name for each in first.iterdir() if each.is_file()) == [
        "library-before-1.db",
        FILE_NAME,
    ]
