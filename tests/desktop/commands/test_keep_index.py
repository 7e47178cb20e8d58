"""The process that feeds the index, as a real process with real pipes."""

from __future__ import annotations

import os
import random
import signal
import subprocess
import sys
import time
from collections.abc import Callable, Iterator
from pathlib import Path
from threading import Timer

import pytest

from desktop.core.indexing.reports import FeedingStage, Report
from desktop.core.library.index_queue import QueuedKind
from desktop.core.library.sole_holder import sole_holder
from desktop.core.search_request import ResultKind
from desktop.core.searching.article_search import ArticleSearch
from desktop.live.index_process import command
from tests.core.an_empty_library import a_library
from tests.core.builders import an_article

HOUSE = Path(__file__).resolve().parents[3]
ROUNDS = int(os.environ.get("SOURCEBOOK_ROUNDS", "4"))
PATIENCE = 30.0


class Desk:
    """A library, and the processes that were started for its index."""

    def __init__(self, folder: Path) -> None:
        self.folder = folder
        self.index_folder = folder / "index"
        self.library = a_library(folder)
        self._processes: list[subprocess.Popen[str]] = []

    def adds(self, count: int, first: int = 0) -> None:
        for number in range(first, first + count):
            text = f"Report {number} about the harbour.\n“It is rust,” said Anna Keller."
            self.library.articles.add(an_article(f"a{number}", text=text))

    def starts(self, *options: str) -> Feeder:
        return self.runs([*command(self.folder, self.index_folder, ""), *options])

    def runs(self, words: list[str]) -> Feeder:
        process = subprocess.Popen(
            words,
            cwd=HOUSE,
            stdin=subprocess.PIPE,
            stdout=subprocess.PIPE,
            stderr=subprocess.PIPE,
            text=True,
        )
        self._processes.append(process)
        return Feeder(process)

    def found(self) -> int:
        search = ArticleSearch(self.folder, self.index_folder)
        try:
            results = search.search("rust", 100_000)
            assert not results.is_from_scan
            return len(results.groups)
        finally:
            search.close()

    def leaves(self) -> None:
        self.library.close()
        for process in self._processes:
            process.kill()
            process.wait()
            for pipe in (process.stdin, process.stdout, process.stderr):
                if pipe is not None:
                    pipe.close()


class Feeder:
    """One process; whoever waits for it in vain finds it ended."""

    def __init__(self, process: subprocess.Popen[str]) -> None:
        self.process = process

    def asks(self, words: str) -> None:
        assert self.process.stdin is not None
        self.process.stdin.write(words + "\n")
        self.process.stdin.flush()

    def tells(self, stage: FeedingStage) -> Report:
        """The next report of this stage."""
        assert self.process.stdout is not None
        alarm = Timer(PATIENCE, self.process.kill)
        alarm.start()
        try:
            for line in self.process.stdout:
                report = Report.read(line)
                assert report is not None, line
                if report.stage is stage:
                    return report
        finally:
            alarm.cancel()
        assert self.process.stderr is not None
        raise AssertionError(f"it ended: {self.process.stderr.read()}")

    def lets_go(self) -> None:
        assert self.process.stdin is not None
        self.process.stdin.close()

    def ends(self) -> int:
        return self.process.wait(PATIENCE)


@pytest.fixture
def desk(tmp_path: Path) -> Iterator[Desk]:
    desk = Desk(tmp_path)
    yield desk
    desk.leaves()


def test_it_feeds_when_asked_and_says_which_request_it_heeded(desk: Desk) -> None:
    desk.adds(3)
    feeder = desk.starts()

    feeder.asks("feed 1")
    assert feeder.tells(FeedingStage.DONE).request == 1
    desk.adds(1, first=3)
    feeder.asks("feed 7")

    assert feeder.tells(FeedingStage.DONE).request == 7
    assert desk.found() == 4


def test_it_ends_when_nobody_holds_its_input_any_more(desk: Desk) -> None:
    feeder = desk.starts()

    feeder.lets_go()

    assert feeder.ends() == 0


def test_it_ends_when_told_to_stop(desk: Desk) -> None:
    feeder = desk.starts()
    feeder.asks("feed 1")
    feeder.tells(FeedingStage.DONE)

    feeder.asks("stop")

    assert feeder.ends() == 0


def test_a_stop_is_heeded_in_the_middle_and_the_rest_stays_queued(desk: Desk) -> None:
    desk.adds(400)
    feeder = desk.starts()
    feeder.asks("feed 1")
    feeder.tells(FeedingStage.FEEDING)

    feeder.asks("stop")

    assert feeder.ends() == 0
    assert not desk.library.index_queue.is_empty()


def test_it_goes_when_it_had_nothing_to_do_for_a_while(desk: Desk) -> None:
    feeder = desk.starts("--linger", "0.2")

    feeder.asks("feed 1")
    feeder.tells(FeedingStage.DONE)

    assert feeder.ends() == 0


def test_it_waits_while_another_program_feeds(desk: Desk) -> None:
    desk.adds(2)
    feeder = desk.starts()

    with sole_holder(desk.folder / "index.lock"):
        feeder.asks("feed 1")
        feeder.tells(FeedingStage.WAITING)

    feeder.tells(FeedingStage.DONE)
    assert desk.found() == 2


def test_a_trouble_is_told_before_it_ends(desk: Desk) -> None:
    desk.adds(1)
    desk.index_folder.write_text("in the way")
    feeder = desk.starts()

    feeder.asks("feed 1")

    assert feeder.tells(FeedingStage.TROUBLE).words.startswith("SearchUnavailable")
    assert feeder.ends() == 1


def test_a_damaged_index_is_made_anew_when_asked(desk: Desk) -> None:
    desk.adds(2)
    feeder = desk.starts()
    feeder.asks("feed 1")
    feeder.tells(FeedingStage.DONE)
    search = ArticleSearch(desk.folder, desk.index_folder)
    for path in desk.index_folder.rglob("*"):
        if path.is_file() and path.stat().st_size and "made_here" not in path.name:
            path.write_bytes(b"?")
    assert search.search("rust").is_from_scan

    feeder.asks(f"damaged {search.damaged}")
    feeder.asks("feed 2")

    assert "damaged" in feeder.tells(FeedingStage.REMARK).words
    assert feeder.tells(FeedingStage.FEEDING).is_from_scratch
    feeder.tells(FeedingStage.DONE)
    assert desk.found() == 2


def test_what_it_does_not_understand_is_passed_over(desk: Desk) -> None:
    feeder = desk.starts()

    feeder.asks("dance\n\n\x00\x01 feed\nfeed 5")

    assert feeder.tells(FeedingStage.DONE).request == 5


# A feeder that meets texts which no process outlives; those that are slow may take a moment.
HARD = """
import os, re, sys, time
from desktop.commands import keep_index as index_command
from desktop.core.indexing import batch as indexing
from desktop.core.extraction import extract as extraction
ends = {
    "sleeps": lambda: time.sleep(600),
    "backtracks": lambda: re.match("(a+)+b", "a" * 60),
    "ends": lambda: os._exit(9),
}
easy = extraction.extract
def extract(text, *, language, shape):
    for word, end in ends.items():
        if word in text:
            end()
    return easy(text, language=language, shape=shape)
extraction.extract = extract
indexing._READING_SECONDS = 1.0
sys.exit(index_command.keep_index(sys.argv[1:]))
"""


def feeds_what_is_hard(desk: Desk) -> list[str]:
    """Starts one feeder after another until one comes through; gives what each ended with."""
    ends: list[str] = []
    while len(ends) < 20:
        feeder = desk.runs([sys.executable, "-c", HARD, str(desk.folder), str(desk.index_folder)])
        feeder.asks("feed 1")
        try:
            feeder.tells(FeedingStage.DONE)
        except (AssertionError, BrokenPipeError):
            ends.append(str(feeder.ends()))
        else:
            return ends
    raise AssertionError(ends)


def quoted(desk: Desk, words: str = "rust") -> set[str]:
    """The articles of which a quotation is found."""
    search = ArticleSearch(desk.folder, desk.index_folder)
    try:
        groups = search.search(words).groups
    finally:
        search.close()
    return {
        str(group.id)
        for group in groups
        if any(passage.kind is ResultKind.QUOTATION for passage in group.passages)
    }


@pytest.mark.parametrize("what", ["sleeps", "backtracks", "ends"])
def test_a_text_that_no_process_outlives_holds_nothing_up_and_is_found_by_its_words(
    desk: Desk, what: str
) -> None:
    desk.adds(3)
    text = f"It {what}. “It is rust,” said Anna Keller."
    desk.library.articles.add(an_article("hard", text=text))
    desk.adds(3, first=3)

    ends = feeds_what_is_hard(desk)

    # What passed its limit is known after two times; what ended otherwise may have been chance.
    assert len(ends) == (4 if what == "ends" else 2)
    assert desk.library.index_queue.is_empty()
    assert desk.found() == 7
    assert quoted(desk) == {f"a{number}" for number in range(6)}


def test_it_is_left_in_peace_and_a_newer_version_is_read(desk: Desk) -> None:
    desk.library.articles.add(an_article("hard", text="It ends. “Rust,” said Anna Keller."))
    feeds_what_is_hard(desk)

    desk.library.index_queue.enqueue_everything()
    assert feeds_what_is_hard(desk) == []
    assert quoted(desk) == set()

    newer = "It is over. “Rust,” said Anna Keller."
    desk.library.articles.add(an_article("hard-2", text=newer))
    assert feeds_what_is_hard(desk) == []
    assert quoted(desk) == {"hard-2"}


def test_several_such_texts_are_got_over_one_after_the_other(desk: Desk) -> None:
    for number in range(2):
        text = f"It ends, {number}. “It is rust,” said Anna Keller."
        desk.library.articles.add(an_article(f"hard{number}", text=text))
    desk.adds(1)

    assert len(feeds_what_is_hard(desk)) == 8
    assert desk.found() == 3
    assert quoted(desk) == {"a0"}


def test_what_is_read_while_the_window_closes_is_not_blamed(desk: Desk) -> None:
    desk.library.articles.add(an_article("hard", text="It sleeps. “Rust,” said Anna Keller."))
    patient = HARD.replace("_READING_SECONDS = 1.0", "_READING_SECONDS = 60.0")
    assert patient != HARD
    for _ in range(2):
        folders = [str(desk.folder), str(desk.index_folder)]
        feeder = desk.runs([sys.executable, "-c", patient, *folders])
        feeder.asks("feed 1")
        wait_until(lambda: is_named(desk))

        feeder.asks("stop")
        wait_until(lambda: not is_named(desk))
        feeder.process.kill()
        feeder.ends()

    feeder = desk.starts()
    feeder.asks("feed 1")
    feeder.tells(FeedingStage.DONE)
    assert quoted(desk) == {"hard"}


def is_named(desk: Desk) -> bool:
    """Whether the note beside the index names a text."""
    path = desk.index_folder / "hard_texts"
    return path.exists() and path.read_bytes()[:1] not in (b"-", b"")


def wait_until(is_so: Callable[[], bool]) -> None:
    until = time.monotonic() + PATIENCE
    while not is_so():
        assert time.monotonic() < until
        time.sleep(0.01)


IMPORTS = """
import atexit, sys
atexit.register(lambda: print("loaded:", *sys.modules, file=sys.stderr))
from desktop.commands.keep_index import keep_index
sys.exit(keep_index(sys.argv[1:]))
"""


def test_it_knows_no_qt(desk: Desk) -> None:
    desk.adds(1)
    folders = [str(desk.folder), str(desk.index_folder)]
    feeder = desk.runs([sys.executable, "-c", IMPORTS, *folders, "--linger", "0.1"])

    feeder.asks("feed 1")
    feeder.tells(FeedingStage.DONE)

    assert feeder.ends() == 0
    assert feeder.process.stderr is not None
    loaded = feeder.process.stderr.read().split()
    assert "whoosh" in loaded
    assert not [name for name in loaded if name.startswith(("PySide6", "shiboken"))]


@pytest.mark.skipif(sys.platform == "win32", reason="there is no nice")
def test_the_window_goes_first(desk: Desk) -> None:
    feeder = desk.starts()
    feeder.asks("feed 1")
    feeder.tells(FeedingStage.DONE)

    assert os.getpriority(os.PRIO_PROCESS, feeder.process.pid) >= 10


@pytest.mark.skipif(sys.platform == "win32", reason="there is no SIGKILL")
def test_kill_9_in_the_middle_loses_nothing(desk: Desk) -> None:
    dice = random.Random(3)
    count = 0
    for number in range(ROUNDS):
        desk.adds(10, first=count)
        count += 10
        if number % 5 == 4:
            # A note on every article: changes beside additions, and segments to be merged.
            desk.library.index_queue.enqueue_everything()
        feeder = desk.starts()
        feeder.asks("feed 1")
        feeder.tells(FeedingStage.FEEDING)
        time.sleep(dice.uniform(0, 0.3))
        os.kill(feeder.process.pid, signal.SIGKILL)
        feeder.ends()

        waiting = desk.library.index_queue.count(QueuedKind.ARTICLE)
        assert count - waiting <= desk.found() <= count, number
        assert list(desk.folder.glob("index-damaged-*")) == [], number

    feeder = desk.starts()
    feeder.asks("feed 1")
    feeder.tells(FeedingStage.DONE)
    assert desk.library.index_queue.is_empty()
    assert desk.found() == count
