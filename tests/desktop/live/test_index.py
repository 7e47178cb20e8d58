"""The index follows the library through a process of its own, whatever befalls that process."""

from __future__ import annotations

import logging
import shutil
import subprocess
import sys
import time
from collections.abc import Callable, Iterator
from pathlib import Path

import pytest
from pytestqt.qtbot import QtBot

from desktop.core.article import Article
from desktop.core.indexing.hard_texts import text_key
from desktop.core.indexing.reports import FeederRequest, Feeding
from desktop.core.indexing.state import read_state
from desktop.core.searching.article_search import ArticleSearch
from desktop.live import index as live_index
from desktop.live.index import LiveIndex
from desktop.live.index_process import IndexProcess
from desktop.live.library import LiveLibrary
from tests.core.an_empty_library import a_library
from tests.core.builders import an_annotation, an_article
from tests.desktop.started_processes import started_processes

HOUSE = Path(__file__).resolve().parents[3]
# A process that never does anything, one that begins and goes no further, and one that fails.
SLEEPS = [sys.executable, "-c", "import sys; sys.stdin.read()"]
HANGS = [sys.executable, "-c", "import time; print('on it', flush=True); time.sleep(60)"]
FAILS = [sys.executable, "-c", "import sys; print('no luck today'); sys.exit(3)"]


class Desk:
    """A library with an index that follows it."""

    def __init__(
        self,
        folder: Path,
        qtbot: QtBot,
        started: list[subprocess.Popen[bytes]],
        words: list[str] | None = None,
    ) -> None:
        self.started = started
        self.folder = folder
        self.library = a_library(folder)
        self.live = LiveLibrary(self.library)
        self.index = LiveIndex(self.live, folder / "index", words)
        self.said: list[Feeding] = []
        self.caught_up: list[bool] = []
        self.index.progressed.connect(self.said.append)
        self.index.caught_up.connect(self.caught_up.append)
        self._qtbot = qtbot

    def adds(self, count: int = 1, first: int = 0) -> None:
        for number in range(first, first + count):
            self._add(an_article(f"a{number}"))

    def _add(self, article: Article) -> None:
        self.live.apply(lambda library: library.articles.add(article))

    def rests(self) -> None:
        self._qtbot.waitUntil(lambda: not self.index.is_behind, timeout=60_000)

    def waits(self, until: Callable[[], bool]) -> None:
        self._qtbot.waitUntil(until, timeout=60_000)

    @property
    def process(self) -> subprocess.Popen[bytes]:
        """The one that was started last, once there is one."""
        self.waits(lambda: bool(self.started))
        return self.started[-1]

    def found(self) -> int:
        search = ArticleSearch(self.folder, self.folder / "index")
        try:
            results = search.search("rust")
            assert not results.is_from_scan
            return len(results.groups)
        finally:
            search.close()

    def quoted(self) -> int:
        search = ArticleSearch(self.folder, self.folder / "index")
        try:
            return search.count_by("Anna Keller")[0]
        finally:
            search.close()


OpenDesk = Callable[..., Desk]


@pytest.fixture
def open_desk(tmp_path: Path, qtbot: QtBot, monkeypatch: pytest.MonkeyPatch) -> Iterator[OpenDesk]:
    """Opens a desk; the process of each is gone at the end."""
    opened: list[Desk] = []
    started = started_processes(monkeypatch)

    def open_desk(words: list[str] | None = None) -> Desk:
        desk = Desk(tmp_path, qtbot, started, words)
        opened.append(desk)
        return desk

    yield open_desk
    for desk in opened:
        desk.index.end()
        desk.library.close()


@pytest.fixture
def desk(open_desk: OpenDesk) -> Desk:
    return open_desk()


def test_a_text_that_was_passed_over_is_read_for_search_when_its_reader_wants(desk: Desk) -> None:
    article = an_article("a0")
    key = text_key(article.text, article.language)
    desk.adds()
    desk.rests()
    (desk.folder / "index" / "hard_texts").write_text("\n".join(["-" * 32, *[key] * 4]))
    desk.live.apply(lambda library: library.index_queue.enqueue_article(article.id))
    desk.index.feed()
    desk.rests()
    assert desk.index.is_passed_over(article)
    assert desk.quoted() == 0

    desk.index.read_again(article)
    desk.rests()

    assert not desk.index.is_passed_over(article)
    assert desk.quoted() == 2


def test_what_is_added_is_found_without_being_asked_for(desk: Desk) -> None:
    desk.adds(3)

    desk.rests()

    assert desk.found() == 3
    assert desk.caught_up == [True]
    assert desk.said[-1] == Feeding()


def test_many_changes_in_a_moment_are_fed_together(desk: Desk) -> None:
    desk.adds(20)
    desk.rests()

    assert desk.caught_up == [True]
    assert {feeding.all_articles for feeding in desk.said} <= {0, 20}


def test_nothing_is_started_where_nothing_waits(desk: Desk) -> None:
    desk.adds()
    desk.rests()
    desk.index.end()
    other = LiveIndex(desk.live, desk.folder / "index")
    before = len(desk.started)

    other.feed_if_behind()

    assert len(desk.started) == before
    assert not other.is_behind


def test_a_later_change_goes_to_the_same_process(desk: Desk) -> None:
    desk.adds()
    desk.rests()
    before = list(desk.started)

    desk.adds(first=1)
    desk.rests()

    assert desk.started == before
    assert desk.found() == 2


@pytest.mark.skipif(sys.platform == "win32", reason="there is no SIGKILL")
def test_a_process_that_was_killed_is_followed_by_another(
    desk: Desk, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(live_index, "_FIRST_PAUSE", 50)
    desk.adds(50)
    desk.waits(lambda: desk.index.feeding.all_articles == 50)

    desk.process.kill()
    desk.rests()

    assert desk.found() == 50


@pytest.mark.skipif(sys.platform == "win32", reason="there is no SIGKILL")
def test_a_process_that_was_killed_while_idle_is_missed_by_nobody(desk: Desk) -> None:
    desk.adds()
    desk.rests()
    desk.process.kill()
    desk.process.wait(20)

    desk.adds(first=1)
    desk.rests()

    assert desk.found() == 2


def test_a_process_that_always_fails_is_tried_ever_more_seldom_and_then_told(
    open_desk: OpenDesk, monkeypatch: pytest.MonkeyPatch, caplog: pytest.LogCaptureFixture
) -> None:
    monkeypatch.setattr(live_index, "_FIRST_PAUSE", 10)
    desk = open_desk(FAILS)
    with caplog.at_level(logging.WARNING):
        desk.adds()
        desk.waits(lambda: sum("status 3" in words for words in caplog.messages) >= 4)

    pauses = [words.split()[-2] for words in caplog.messages if "status 3" in words]
    assert pauses[:4] == ["10", "20", "40", "80"]
    assert "index: no luck today" in caplog.messages
    assert desk.said[-1] == Feeding(is_going_on=True, is_stuck=True)


def test_a_program_that_cannot_be_started_is_a_failure_like_others(
    open_desk: OpenDesk, monkeypatch: pytest.MonkeyPatch, caplog: pytest.LogCaptureFixture
) -> None:
    monkeypatch.setattr(live_index, "_FIRST_PAUSE", 10)
    desk = open_desk([str(HOUSE / "no such program")])

    desk.adds()
    desk.waits(lambda: desk.index.feeding.is_stuck)

    assert any("cannot start" in words for words in caplog.messages)


def test_what_was_stuck_goes_on_when_the_trouble_is_over(
    desk: Desk, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(live_index, "_FIRST_PAUSE", 20)
    in_the_way = desk.folder / "index"
    in_the_way.write_text("in the way")
    desk.adds()
    desk.waits(lambda: desk.index.feeding.is_stuck)

    in_the_way.unlink()
    desk.rests()

    assert desk.found() == 1
    assert desk.said[-1] == Feeding()


def test_a_process_that_hangs_is_ended(
    open_desk: OpenDesk, monkeypatch: pytest.MonkeyPatch, caplog: pytest.LogCaptureFixture
) -> None:
    monkeypatch.setattr(live_index, "_SILENCE", 100)
    desk = open_desk(SLEEPS)

    desk.adds()
    desk.waits(lambda: any("says nothing" in words for words in caplog.messages))

    assert desk.started[0].wait(20) != 0


def sent_to_processes(monkeypatch: pytest.MonkeyPatch) -> list[FeederRequest]:
    """What processes are asked for from now on."""
    sent: list[FeederRequest] = []
    ask = IndexProcess.ask

    def heard(process: IndexProcess, asked: FeederRequest, more: str = "") -> None:
        sent.append(asked)
        ask(process, asked, more)

    monkeypatch.setattr(IndexProcess, "ask", heard)
    return sent


def test_the_end_does_not_wait_for_a_process_that_hangs(
    open_desk: OpenDesk, monkeypatch: pytest.MonkeyPatch, caplog: pytest.LogCaptureFixture
) -> None:
    monkeypatch.setattr(live_index, "_GRACE", 0.1)
    desk = open_desk(HANGS)
    heard = sent_to_processes(monkeypatch)
    desk.adds()
    process = desk.process
    desk.waits(lambda: "on it" in caplog.text)

    desk.index.end()

    # Left to itself, the process would have ended later, and with 0.
    assert process.wait(5) != 0
    assert FeederRequest.STOP in heard


def test_the_end_does_not_wait_for_a_process_that_is_still_loading(
    open_desk: OpenDesk, monkeypatch: pytest.MonkeyPatch
) -> None:
    desk = open_desk(SLEEPS)
    heard = sent_to_processes(monkeypatch)
    desk.adds()
    process = desk.process

    desk.index.end()

    assert process.wait(5) != 0
    assert FeederRequest.STOP not in heard


def test_the_end_does_not_wait_for_a_process_that_has_fed_everything(
    desk: Desk, monkeypatch: pytest.MonkeyPatch
) -> None:
    heard = sent_to_processes(monkeypatch)
    desk.adds()
    desk.rests()

    desk.index.end()

    assert desk.process.wait(5) != 0
    assert FeederRequest.STOP not in heard
    assert desk.found() == 1


def test_after_the_end_nothing_is_started_any_more(desk: Desk) -> None:
    desk.index.end()

    desk.adds()
    desk.index.feed()
    desk.index.remake("")

    assert desk.started == []


def test_an_index_that_cannot_be_read_is_made_anew_a_few_times_and_no_more(desk: Desk) -> None:
    desk.adds()
    desk.rests()

    for _ in range(6):
        search = ArticleSearch(desk.folder, desk.folder / "index")
        for path in (desk.folder / "index").rglob("*"):
            if path.is_file() and "made_here" not in path.name and "fed" not in path.name:
                path.write_bytes(b"?")
        if search.search("rust").is_from_scan and search.damaged is not None:
            desk.index.remake(search.damaged)
        desk.rests()

    made_anew = [f for f in desk.said if f.is_from_scratch and f.articles == f.all_articles]
    assert len(made_anew) == 4
    desk.index.is_sound()
    desk.index.remake(search.damaged or "")
    desk.rests()
    assert desk.found() == 1


def test_a_folder_that_was_deleted_comes_back(desk: Desk) -> None:
    desk.adds(2)
    desk.rests()

    shutil.rmtree(desk.folder / "index")
    desk.index.feed_if_behind()
    desk.rests()

    assert desk.found() == 2
    assert read_state(desk.folder / "index").is_whole


def test_two_programs_on_one_library_feed_in_turns(open_desk: OpenDesk) -> None:
    one, other = open_desk(), open_desk()

    one.adds(10)
    other.adds(10, first=10)
    article = an_article("a3")
    other.live.apply(
        lambda library: library.annotations.add(an_annotation("rust", "seen", article=article))
    )
    one.rests()
    other.rests()

    assert one.library.index_queue.is_empty()
    assert one.found() == 20
    assert list(one.folder.glob("index-damaged-*")) == []


_PARENT = """
import sys, time
from pathlib import Path
from desktop.core.indexing.reports import FeederRequest
from desktop.live.index_process import IndexProcess, command
folder = Path(sys.argv[1])
process = IndexProcess(command(folder, folder / "index", ""), lambda _: None, lambda _: None)
process.ask(FeederRequest.FEED, "1")
while process._process is None:
    time.sleep(0.01)
print(process._process.pid, flush=True)
time.sleep(60)
"""


def is_running(pid: int) -> bool:
    try:
        state = Path(f"/proc/{pid}/stat").read_text().rpartition(")")[2].split()[0]
    except OSError:
        return False
    return state not in "ZX"


@pytest.mark.skipif(not Path("/proc/self/stat").exists(), reason="there is no /proc")
@pytest.mark.parametrize("after", [0.0, 0.4])
def test_the_process_ends_after_a_window_that_was_killed(tmp_path: Path, after: float) -> None:
    with a_library(tmp_path) as library:
        for number in range(60):
            library.articles.add(an_article(f"a{number}"))
    parent = subprocess.Popen(
        [sys.executable, "-c", _PARENT, str(tmp_path)], cwd=HOUSE, stdout=subprocess.PIPE, text=True
    )
    assert parent.stdout is not None
    with parent.stdout:
        child = int(parent.stdout.readline())
    assert is_running(child)
    time.sleep(after)

    parent.kill()
    parent.wait()

    until = time.monotonic() + 10
    while is_running(child) and time.monotonic() < until:
        time.sleep(0.02)
    assert not is_running(child)
