"""Another library takes the place of the one that is open, or everything stays as it was."""

from __future__ import annotations

import os
import subprocess
import sys
from pathlib import Path

import pytest
from PySide6.QtWidgets import QMenu
from pytestqt.qtbot import QtBot

from desktop.app import App
from desktop.core.library.library import FILE_NAME, Library
from desktop.core.library.other_libraries import recent, remember
from desktop.core.library.own_folder import own_folder
from desktop.core.library.sole_holder import sole_holder
from desktop.core.pen import Pen
from desktop.core.span import Span
from desktop.starting.window_claim import raise_elsewhere
from desktop.window.about import About
from tests.desktop.builders import part_of
from tests.desktop.conftest import OpenApp

HOUSE = Path(__file__).parents[2]
# Opens one library, then another, and says of each window which library it is over.
SWITCHES = """
import sys
from pathlib import Path
from PySide6.QtCore import QTimer, qInstallMessageHandler
from desktop import launch
from desktop.app import App
from desktop.start import Start

first, other = map(Path, sys.argv[1:])

class Watched(App):
    def begin(self):
        self.settled.connect(lambda: QTimer.singleShot(0, self.go_on))
        super().begin()

    def go_on(self):
        folder = self.library.now.folder
        print(folder.name, flush=True)
        if folder == first:
            self.commands.libraries.open(other)
        else:
            self.window.close()

launch.App = Watched
status = launch.run(Start(first), ["sourcebook"])
# Whoever still hears Qt when Python has ended ends the process with it.
print("heard by", qInstallMessageHandler(None))
sys.exit(status)
"""


@pytest.fixture
def app(open_app: OpenApp) -> App:
    return open_app()


@pytest.fixture
def other(tmp_path: Path) -> Path:
    """The folder of another library."""
    folder = tmp_path / "history class"
    with Library.open(folder):
        return folder


def opens(app: App, folder: Path, qtbot: QtBot) -> None:
    app.commands.libraries.open(folder)
    qtbot.waitUntil(lambda: app.live.tasks.is_idle, timeout=60_000)


def test_the_window_closes_with_everything_saved(app: App, qtbot: QtBot, other: Path) -> None:
    folder, article = app.library.now.folder, app.reader.article
    assert article is not None
    app.reader.note_wanted.emit(Span(0, 5))
    qtbot.keyClicks(app.notes.editor.field, "mine")

    app.commands.libraries.open(other)

    qtbot.waitUntil(lambda: not app.window.isVisible(), timeout=60_000)
    assert app.commands.next_library == other
    with Library.open_existing(folder) as library:
        assert [each.body for each in library.annotations.of_article(article.id)] == ["mine"]


@pytest.mark.parametrize("content", [b"no library at all", b""])
def test_one_that_cannot_be_opened_is_told_and_this_one_stays(
    app: App, qtbot: QtBot, other: Path, content: bytes
) -> None:
    (other / FILE_NAME).write_bytes(content)

    opens(app, other, qtbot)

    assert app.window.isVisible()
    assert app.commands.next_library is None
    assert app.window.notice.words.startswith("The other library was not opened")
    assert app.library.is_safe
    app.reader.mark_wanted.emit(Span(0, 5), Pen.CLAIM)
    assert app.window.foot.echo == "Marked as a claim"


def test_one_that_another_window_has_is_left_to_that(app: App, qtbot: QtBot, other: Path) -> None:
    app.commands.raise_elsewhere = lambda folder: folder == other

    opens(app, other, qtbot)

    assert app.window.isVisible()
    assert "is open in another window" in app.window.foot.state


def test_whether_another_window_has_it_is_seen_by_its_lock(
    other: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    raised: list[Path] = []
    monkeypatch.setattr(
        "desktop.starting.window_claim.raise_first", lambda start: raised.append(start.library)
    )
    assert not raise_elsewhere(other)

    with sole_holder(own_folder(other) / "window.lock"):
        assert raise_elsewhere(other)

    assert raised == [other]


def test_this_one_is_open_already(app: App, qtbot: QtBot) -> None:
    app.commands.libraries.open(app.library.now.folder)

    assert app.window.isVisible()
    assert app.window.foot.state == "This library is open already."


def test_the_menu_names_this_library_and_those_of_before(
    app: App, qtbot: QtBot, other: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    settings = tmp_path / "settings"
    monkeypatch.setattr("desktop.desks.library_desk.user_config_path", lambda *_a, **_k: settings)
    remember(settings, [other])

    app.commands.libraries.show_menu()
    qtbot.waitUntil(lambda: app.live.tasks.is_idle, timeout=60_000)

    menu = next(each for each in app.window.findChildren(QMenu) if each.isVisible())
    lines = [each.text() for each in menu.actions()]
    assert lines[0] == "Open now: library"
    assert "Open another library …" in lines
    assert any(line.startswith("history class") for line in lines)
    assert not any(str(app.library.now.folder) in line for line in lines[3:])
    menu.close()


def test_libraries_are_remembered_newest_first_while_they_are_there(
    tmp_path: Path, other: Path
) -> None:
    gone = tmp_path / "gone"

    remember(tmp_path, [gone])
    remember(tmp_path, [other])

    assert recent(tmp_path) == (other,)
    with Library.open(gone):
        assert recent(tmp_path) == (other, gone)


def test_somebody_elses_file_is_left_alone(tmp_path: Path, other: Path) -> None:
    theirs = tmp_path / "recent-libraries.json"
    theirs.write_text("mine", encoding="utf-8")

    remember(tmp_path, [other])

    assert theirs.read_text(encoding="utf-8") == "mine"
    assert recent(tmp_path) == (other,)


def test_the_program_goes_on_with_the_other_library(tmp_path: Path, other: Path) -> None:
    first = tmp_path / "first"
    command = [sys.executable, "-c", SWITCHES, str(first), str(other)]
    environment = {**os.environ, "PYTHONPATH": str(HOUSE)}

    ended = subprocess.run(
        command,
        capture_output=True,
        text=True,
        timeout=120,
        env=environment,
        cwd=HOUSE,
        check=False,
    )

    assert ended.stdout.splitlines() == ["first", "history class", "heard by None"]
    assert ended.returncode == 0, ended.stderr


def test_what_there_is_to_know_of_the_program(app: App, qtbot: QtBot) -> None:
    app.commands.libraries.show_about()
    qtbot.waitUntil(lambda: app.window.findChild(About) is not None, timeout=60_000)

    about = part_of(app.window, About)
    assert "Sourcebook 0.1.0" in about.versions.text()
    licences = about.licences.toPlainText()
    for name in ("PySide6", "Whoosh", "Literata", "OpenDyslexic"):
        assert name in licences
    assert licences.count("SIL OPEN FONT LICENSE Version 1.1") >= 4
    about.close()
