"""One window for each library: a second start hands over what it wants, and ends."""

from __future__ import annotations

import json
import subprocess
import sys
from collections.abc import Iterator
from pathlib import Path

import pytest
from PySide6.QtCore import QTimer
from PySide6.QtWidgets import QApplication
from pytestqt.qtbot import QtBot

from desktop.core.library.library import Library
from desktop.core.library.own_folder import own_folder
from desktop.start import Start
from desktop.starting import window_claim
from desktop.starting.window_claim import WindowClaim, raise_first
from tests.desktop.builders import part_of

HOUSE = Path(__file__).parents[3]
# A first start that answers nothing, and is there until it is killed.
HOLDER = """
import sys, time
from pathlib import Path
from desktop.core.library.own_folder import own_folder
from desktop.core.library.sole_holder import sole_holder
with sole_holder(own_folder(Path(sys.argv[1])) / "window.lock"):
    print("held", flush=True)
    time.sleep(600)
"""


@pytest.fixture
def start(tmp_path: Path, qapp: QApplication) -> Start:
    with Library.open(tmp_path):
        return Start(tmp_path)


@pytest.fixture
def first(start: Start) -> Iterator[WindowClaim]:
    claim = WindowClaim(start)
    assert claim.take()
    yield claim
    claim.let_go()


def test_the_first_start_is_the_window_and_the_second_is_not(
    first: WindowClaim, start: Start
) -> None:
    assert not WindowClaim(start).take()

    first.let_go()

    assert WindowClaim(start).take()


def test_what_a_second_start_asks_for_is_carried_out_by_the_first(
    first: WindowClaim, start: Start, qtbot: QtBot
) -> None:
    second = [
        sys.executable,
        "-c",
        "import sys; from pathlib import Path;"
        "from desktop.start import Start; from desktop.starting.window_claim import raise_first;"
        "sys.exit(not raise_first(Start(Path(sys.argv[1]), article='talks', query='war',"
        "side='nowhere', files=(Path('/lessons/bridge.sbpack'),))))",
        str(start.library),
    ]
    with qtbot.waitSignal(first.asked, timeout=60_000) as heard:
        process = subprocess.Popen(second, cwd=HOUSE)
    assert process.wait(20) == 0

    [asked] = heard.args
    assert (asked.article, asked.query, asked.side) == ("talks", "war", None)
    assert asked.files == (Path("/lessons/bridge.sbpack"),)
    assert asked.library == start.library
    assert not (own_folder(start.library) / "window-request.json").exists()


def test_a_window_that_was_killed_holds_nobody_up(start: Start) -> None:
    with subprocess.Popen(
        [sys.executable, "-c", HOLDER, str(start.library)],
        cwd=HOUSE,
        stdout=subprocess.PIPE,
        text=True,
    ) as holder:
        assert holder.stdout is not None
        assert holder.stdout.readline().strip() == "held"
        claim = WindowClaim(start)
        assert not claim.take()

        holder.kill()
        holder.wait()

        assert claim.take()
        claim.let_go()


def test_a_window_that_does_not_answer_is_told_apart(
    start: Start, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(window_claim, "_PATIENCE", 0.1)

    assert not raise_first(start)

    assert not (own_folder(start.library) / "window-request.json").exists()


@pytest.mark.parametrize("strange", ["thesis", "{", "[1]", '{"made_by": "me"}', "x" * 99_999])
def test_a_strangers_file_is_neither_obeyed_nor_touched(
    start: Start, strange: str, monkeypatch: pytest.MonkeyPatch, qtbot: QtBot
) -> None:
    monkeypatch.setattr(window_claim, "_PATIENCE", 0.1)
    path = own_folder(start.library) / "window-request.json"
    path.write_text(strange)
    claim = WindowClaim(start)
    assert claim.take()

    with qtbot.assertNotEmitted(claim.asked, wait=50):
        part_of(claim, QTimer).timeout.emit()
        assert not raise_first(start)

    assert path.read_text() == strange
    claim.let_go()


@pytest.mark.skipif(sys.platform == "win32", reason="no pipes among the files there")
def test_a_pipe_in_the_place_of_a_request_is_not_waited_for(start: Start) -> None:
    waits = (
        "import os, sys; from pathlib import Path; from PySide6.QtCore import QCoreApplication;"
        "from desktop.core.library.own_folder import own_folder; from desktop.start import Start;"
        "from desktop.starting.window_claim import WindowClaim; app = QCoreApplication([]);"
        "os.mkfifo(own_folder(Path(sys.argv[1])) / 'window-request.json');"
        "sys.exit(not WindowClaim(Start(Path(sys.argv[1]))).take())"
    )

    # Only what waits for ever takes so long.
    done = subprocess.run(
        [sys.executable, "-c", waits, str(start.library)], cwd=HOUSE, check=False, timeout=120
    )

    assert done.returncode == 0


def test_a_long_question_is_handed_over_too(first: WindowClaim, start: Start) -> None:
    heard: list[Start] = []
    first.asked.connect(heard.append)
    said = {"made_by": "Sourcebook", "query": "ü" * 30_000}
    (own_folder(start.library) / "window-request.json").write_text(json.dumps(said))

    part_of(first, QTimer).timeout.emit()

    assert [each.query for each in heard] == ["ü" * 30_000]


def test_what_is_asked_for_is_words_and_nothing_else(first: WindowClaim, start: Start) -> None:
    heard: list[Start] = []
    first.asked.connect(heard.append)
    said = {"made_by": "Sourcebook", "article": ["x"], "query": 7, "library": "/etc", "side": {}}
    (own_folder(start.library) / "window-request.json").write_text(json.dumps(said))

    part_of(first, QTimer).timeout.emit()

    assert heard == [start]


def test_a_folder_that_is_not_there_yet_is_claimed_when_it_is(
    tmp_path: Path, qapp: QApplication
) -> None:
    start = Start(tmp_path / "new")
    claim = WindowClaim(start)
    assert claim.take()
    assert not start.library.exists()
    with Library.open(start.library):
        pass

    assert claim.take()

    assert not WindowClaim(start).take()
    claim.let_go()
