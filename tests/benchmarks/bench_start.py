"""How long Sourcebook takes from the command to a page at rest, and how much memory.

    python3 dev.py bench start [--runs N] [--articles N] [--screen]

Each row is a process of its own, started anew for every run; the rows take turns, so that a
busy moment of the computer meets all of them alike. Shown are medians over the runs:

  time     from starting the process to its end. Sourcebook and the bare window end by
           themselves as soon as the page, or the window, has been painted and rests.
  painted  until the window has painted what it is opened for: an article on its page.
  key      until a key that is pressed at that moment has moved the page.
  PSS      the memory of the program and its helpers five seconds after the start, with memory
           shared between processes divided among them (Linux only): what was merely put off
           counts as well. In runs of their own, in which the program stays open.
  peak     the most memory that the program itself, without helpers, held at any moment of those
           five seconds (VmHWM, Linux only; what wait4 tells is that of whoever started it).

With --articles there is a second library, to which so many articles were added and indexed; its
start is also compared with that of the seeds alone. Making it takes a while.

Below stands how many of its own modules Sourcebook loads until then: what a reader does not see
yet is best not loaded (tests/desktop/test_late_modules.py names what must not be).

The bare window is Qt's smallest program in the same Python: what no program with Qt can beat.
Okular, the calibre viewer and Kiwix get a row when they are installed (on Debian: okular,
calibre, kiwix). They do not end by themselves; their time is that until the process and its
children have used no processor for half a second, and they are then ended.

It runs on Linux; on macOS without the rows and figures that /proc gives.
"""

from __future__ import annotations

import argparse
import contextlib
import os
import shutil
import signal
import statistics
import subprocess
import sys
import tempfile
import time
from collections.abc import Iterator
from dataclasses import dataclass, field, replace
from pathlib import Path

from tests.benchmarks.large_library import add_articles
from tests.benchmarks.loaded_modules import loaded_modules, own_modules
from tests.benchmarks.small_pdf import a_small_pdf

HOUSE = Path(__file__).resolve().parents[2]
WATCHED = Path(__file__).with_name("watched_start.py")
BARE_WINDOW = """
import sys, time
from PySide6.QtCore import QTimer
from PySide6.QtWidgets import QApplication, QLabel
app = QApplication([])
class Hello(QLabel):
    def paintEvent(self, event):
        super().paintEvent(event)
        print("painted", time.monotonic())
        if "--until-settled" in sys.argv:
            QTimer.singleShot(0, app.quit)
hello = Hello("Hello")
hello.resize(1366, 768)
hello.show()
app.exec()
"""
WORDS = "A short article of a few lines, the same for every program that is asked to show it."
REST = 0.5
# So often each program is left open, to look at its memory.
RUNS_LEFT_OPEN = 3
PATIENCE = 60.0
LOOK_AFTER = 5.0
UNTIL_SETTLED = "--until-settled"
SEEDS, LARGE = "Sourcebook", "with articles"


@dataclass
class Row:
    """One program to start, and what its runs have shown so far."""

    name: str
    command: list[str]
    ends_by_itself: bool = True
    seconds: list[float] = field(default_factory=list)
    painted: list[float] = field(default_factory=list)
    answered: list[float] = field(default_factory=list)
    shares: list[float] = field(default_factory=list)
    peaks: list[float] = field(default_factory=list)


def main() -> int:
    """Start every program in turn, as often as asked, and print the table."""
    reading = argparse.ArgumentParser(description="Measure the start of Sourcebook.")
    reading.add_argument("--runs", type=int, default=7, help="runs of each program (7)")
    reading.add_argument("--articles", type=int, default=0, help="also with so many articles more")
    reading.add_argument("--screen", action="store_true", help="use the screen; else none is")
    asked = reading.parse_args()
    with tempfile.TemporaryDirectory() as folder:
        # Nobody's own reports and settings are touched. What Python compiles is kept: the second
        # start of a reader finds it.
        homes = ("HOME", "XDG_DATA_HOME", "XDG_STATE_HOME", "XDG_CACHE_HOME", "XDG_CONFIG_HOME")
        environment = dict(os.environ) | dict.fromkeys(homes, folder)
        environment.pop("PYTHONDONTWRITEBYTECODE", None)
        if not asked.screen:
            environment["QT_QPA_PLATFORM"] = "offscreen"
        rows = list(programs(Path(folder), asked.articles))
        for row in list(rows):
            # The first start makes the library and fills caches: it is a different thing.
            seconds, code = run(row, environment)
            if code != 0:
                print(f"{row.name} ended with code {code} and is left out.")
                rows.remove(row)
                continue
            print(f"{row.name}: first start {seconds:.2f} s")
            if row.name == LARGE:
                print(f"Adding and indexing {asked.articles} articles ...", flush=True)
                add_articles(Path(folder) / LARGE, asked.articles)
            row.painted.clear()
            row.answered.clear()
        for _ in range(asked.runs):
            for row in rows:
                row.seconds.append(run(row, environment)[0])
        for _ in range(RUNS_LEFT_OPEN):
            for row in rows:
                look_at_memory(row, environment)
        loaded = loaded_modules(Path(folder) / SEEDS)
    print_table(rows)
    print(f"Sourcebook loads {len(own_modules(loaded))} modules of its own, {len(loaded)} in all.")
    return 0 if any(row.name == SEEDS for row in rows) else 1


def programs(folder: Path, articles: int) -> Iterator[Row]:
    """The bare window, Sourcebook, and whatever else is installed."""
    start = [sys.executable, str(WATCHED), UNTIL_SETTLED]
    yield Row("bare Qt window", [sys.executable, "-c", BARE_WINDOW, UNTIL_SETTLED])
    yield Row(SEEDS, [*start, str(folder / SEEDS)])
    if articles:
        yield Row(LARGE, [*start, str(folder / LARGE)])
    if shutil.which("okular"):
        page = folder / "article.pdf"
        page.write_bytes(a_small_pdf(WORDS))
        yield Row("Okular", ["okular", str(page)], ends_by_itself=False)
    if shutil.which("ebook-viewer"):
        page = folder / "article.html"
        page.write_text(f"<html><title>Article</title><p>{WORDS}</p></html>", "utf-8")
        yield Row("calibre viewer", ["ebook-viewer", str(page)], ends_by_itself=False)
    if shutil.which("kiwix-desktop"):
        yield Row("Kiwix", ["kiwix-desktop"], ends_by_itself=False)


def run(row: Row, environment: dict[str, str]) -> tuple[float, int]:
    """Start a program once; return its seconds and its exit code."""
    began, began_at = time.perf_counter(), time.monotonic()
    process = begin(row, environment)
    if not row.ends_by_itself:
        rested = wait_until_it_rests(process.pid)
        end(process.pid)
    code = process.wait()
    ended = time.perf_counter()
    if row.ends_by_itself:
        assert process.stdout is not None
        with process.stdout:
            said = dict(line.decode().split()[:2] for line in process.stdout)
        for word, moments in (("painted", row.painted), ("answered", row.answered)):
            moments.append(float(said.get(word, "nan")) - began_at)
        return ended - began, code
    return rested - began, 0


def begin(row: Row, environment: dict[str, str]) -> subprocess.Popen[bytes]:
    """Start a program in a session of its own, by which its children are found again."""
    return subprocess.Popen(
        row.command,
        cwd=HOUSE,
        env=environment,
        stdin=subprocess.DEVNULL,
        stdout=subprocess.PIPE if row.ends_by_itself else subprocess.DEVNULL,
        stderr=subprocess.DEVNULL if not row.ends_by_itself else None,
        start_new_session=True,
    )


def family(session: int) -> Iterator[Path]:
    """The folders in /proc of the live processes of one session."""
    for place in Path("/proc").glob("[0-9]*"):
        try:
            if os.getsid(int(place.name)) == session:
                yield place
        except OSError:
            continue


def end(session: int) -> None:
    """End all processes of a session: asked first, made to a moment later."""
    for demand, patience in ((signal.SIGTERM, 1.0), (signal.SIGKILL, 0.0)):
        for place in family(session):
            with contextlib.suppress(OSError):
                os.kill(int(place.name), demand)
        time.sleep(patience)


def processor_ticks(session: int) -> int:
    """The processor time, in the system's ticks, that a session's processes have used."""
    total = 0
    for place in family(session):
        try:
            fields = (place / "stat").read_text().rpartition(")")[2].split()
        except OSError:
            continue
        total += int(fields[11]) + int(fields[12])
    return total


def wait_until_it_rests(session: int) -> float:
    """Wait for half a second without work; return the moment when that half second began."""
    began = at_work = time.perf_counter()
    ticks = 0
    while (now := time.perf_counter()) - at_work < REST and now - began < PATIENCE:
        time.sleep(0.02)
        before, ticks = ticks, processor_ticks(session)
        if ticks > before:
            at_work = time.perf_counter()
    return at_work


def look_at_memory(row: Row, environment: dict[str, str]) -> None:
    """Note the memory of a program, in MiB, that has been open for a while."""
    if not sys.platform.startswith("linux"):
        return
    staying = replace(row, command=[each for each in row.command if each != UNTIL_SETTLED])
    process = begin(staying, environment)
    time.sleep(LOOK_AFTER)
    row.shares.append(sum(told(place / "smaps_rollup", "Pss") for place in family(process.pid)))
    row.peaks.append(told(Path(f"/proc/{process.pid}/status"), "VmHWM"))
    end(process.pid)
    process.wait()
    if process.stdout is not None:
        process.stdout.close()


def told(place: Path, what: str) -> float:
    """What the system tells of the memory of one process, in MiB; 0 when it has just ended."""
    try:
        lines = place.read_text().splitlines()
    except OSError:
        return 0.0
    return sum(int(line.split()[1]) for line in lines if line.startswith(f"{what}:")) / 2**10


def print_table(rows: list[Row]) -> None:
    """Print the medians, and how they compare with the bare window and with the seeds alone."""
    bare = rows[0]
    print(f"\n{'':16}{'time':>10}{'of bare':>9}{'painted':>11}{'of bare':>9}{'key':>10}", end="")
    print(f"{'PSS':>12}{'peak':>12}")
    for row in rows:
        seconds, painted = statistics.median(row.seconds), median_of(row.painted)
        print(
            f"{row.name:16}{seconds:8.2f} s{seconds / statistics.median(bare.seconds):8.2f}x"
            f"{painted:9.2f} s{painted / median_of(bare.painted):8.2f}x"
            f"{median_of(row.answered):8.2f} s{median_of(row.shares):8.0f} MiB"
            f"{median_of(row.peaks):8.0f} MiB"
        )
    named = {row.name: row for row in rows}
    if SEEDS in named and LARGE in named:
        seeds, large = named[SEEDS], named[LARGE]
        print("\nWith the articles beside the seeds alone:", end="")
        for word, few, many in (
            ("time", seeds.seconds, large.seconds),
            ("painted", seeds.painted, large.painted),
            ("key", seeds.answered, large.answered),
            ("PSS", seeds.shares, large.shares),
        ):
            print(f"  {word} {median_of(many) / median_of(few):.2f}x", end="")
        print()
    print(f"\nPython {sys.version.split()[0]}, {os.cpu_count()} processors, {sys.platform}")


def median_of(moments: list[float]) -> float:
    """The median; not a number where nothing was said."""
    return statistics.median(moments) if moments else float("nan")


if __name__ == "__main__":
    sys.exit(main())
