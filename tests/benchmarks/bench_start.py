"""How long Sourcebook takes from the command to a page at rest, and how much memory.

    python3 dev.py bench start [--runs N] [--screen]

Each row is a process of its own, started anew for every run; the rows take turns, so that a
busy moment of the computer meets all of them alike. Shown are medians over the runs:

  time     from starting the process to its end. Sourcebook and the bare window end by
           themselves as soon as the page, or the window, has been painted and rests.
  peak     the most memory the process held at any moment (resident set, as the system counts).
  shared   the same with memory shared between processes divided among them (PSS, Linux only);
           taken in a run of its own, because looking disturbs.

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
from dataclasses import dataclass, field
from pathlib import Path

from tests.benchmarks.loaded_modules import loaded_modules, own_modules

HOUSE = Path(__file__).resolve().parents[2]
BARE_WINDOW = """
from PySide6.QtCore import QTimer
from PySide6.QtWidgets import QApplication, QLabel
app = QApplication([])
class Hello(QLabel):
    def paintEvent(self, event):
        super().paintEvent(event)
        QTimer.singleShot(0, app.quit)
hello = Hello("Hello")
hello.resize(1366, 768)
hello.show()
app.exec()
"""
WORDS = "A short article of a few lines, the same for every program that is asked to show it."
REST = 0.5
PATIENCE = 60.0


@dataclass
class Row:
    """One program to start, and what its runs have shown so far."""

    name: str
    command: list[str]
    ends_by_itself: bool = True
    seconds: list[float] = field(default_factory=list)
    peaks: list[float] = field(default_factory=list)
    shares: list[float] = field(default_factory=list)


def main() -> int:
    """Start every program in turn, as often as asked, and print the table."""
    reading = argparse.ArgumentParser(description="Measure the start of Sourcebook.")
    reading.add_argument("--runs", type=int, default=7, help="runs of each program (7)")
    reading.add_argument("--screen", action="store_true", help="use the screen; else none is")
    asked = reading.parse_args()
    environment = dict(os.environ)
    if not asked.screen:
        environment["QT_QPA_PLATFORM"] = "offscreen"
    with tempfile.TemporaryDirectory() as folder:
        rows = list(programs(Path(folder)))
        for row in list(rows):
            # The first start makes the library and fills caches: it is a different thing.
            seconds, _, code = run(row, environment)
            if code != 0:
                print(f"{row.name} ended with code {code} and is left out.")
                rows.remove(row)
            else:
                print(f"{row.name}: first start {seconds:.2f} s")
        for _ in range(asked.runs):
            for row in rows:
                seconds, peak, _ = run(row, environment)
                row.seconds.append(seconds)
                row.peaks.append(peak)
        for row in rows:
            row.shares.append(greatest_share(row, environment))
        loaded = loaded_modules(Path(folder) / "library")
    print_table(rows)
    print(f"Sourcebook loads {len(own_modules(loaded))} modules of its own, {len(loaded)} in all.")
    return 0 if any(row.name == "Sourcebook" for row in rows) else 1


def programs(folder: Path) -> Iterator[Row]:
    """The bare window, Sourcebook, and whatever else is installed."""
    library = str(folder / "library")
    start = [sys.executable, "-P", "-m", "desktop", "--until-settled", "--library", library]
    yield Row("bare Qt window", [sys.executable, "-c", BARE_WINDOW])
    yield Row("Sourcebook", start)
    if shutil.which("okular"):
        page = folder / "article.pdf"
        page.write_bytes(a_small_pdf())
        yield Row("Okular", ["okular", str(page)], ends_by_itself=False)
    if shutil.which("ebook-viewer"):
        page = folder / "article.html"
        page.write_text(f"<html><title>Article</title><p>{WORDS}</p></html>", "utf-8")
        yield Row("calibre viewer", ["ebook-viewer", str(page)], ends_by_itself=False)
    if shutil.which("kiwix-desktop"):
        yield Row("Kiwix", ["kiwix-desktop"], ends_by_itself=False)


def run(row: Row, environment: dict[str, str]) -> tuple[float, float, int]:
    """Start a program once; return its seconds, its peak memory in MiB and its exit code."""
    began = time.perf_counter()
    process = begin(row, environment)
    if not row.ends_by_itself:
        rested = wait_until_it_rests(process.pid)
        end(process.pid)
    _, status, used = os.wait4(process.pid, 0)
    ended = time.perf_counter()
    process.returncode = os.waitstatus_to_exitcode(status)
    # macOS counts bytes here, Linux KiB.
    peak = used.ru_maxrss / (2**20 if sys.platform == "darwin" else 2**10)
    if row.ends_by_itself:
        return ended - began, peak, process.returncode
    return rested - began, peak, 0


def begin(row: Row, environment: dict[str, str]) -> subprocess.Popen[bytes]:
    """Start a program in a session of its own, by which its children are found again."""
    return subprocess.Popen(
        row.command,
        cwd=HOUSE,
        env=environment,
        stdin=subprocess.DEVNULL,
        stdout=subprocess.DEVNULL,
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


def greatest_share(row: Row, environment: dict[str, str]) -> float:
    """Start a program once more; return the most proportional memory (PSS) it held, in MiB."""
    if not sys.platform.startswith("linux"):
        return float("nan")
    process = begin(row, environment)
    most, began = 0.0, time.perf_counter()
    while process.poll() is None and time.perf_counter() - began < PATIENCE:
        most = max(most, sum(share(place) for place in family(process.pid)))
        time.sleep(0.005)
        if not row.ends_by_itself and time.perf_counter() - began > REST + max(row.seconds):
            end(process.pid)
    process.wait()
    return most


def share(place: Path) -> float:
    """The proportional memory of one process, in MiB; 0 when it has just ended."""
    try:
        lines = (place / "smaps_rollup").read_text().splitlines()
    except OSError:
        return 0.0
    return sum(int(line.split()[1]) for line in lines if line.startswith("Pss:")) / 2**10


def a_small_pdf() -> bytes:
    """A PDF of one page with one line, written by hand."""
    text = f"BT /F1 12 Tf 40 750 Td ({WORDS}) Tj ET".encode()
    parts = [
        b"<< /Type /Catalog /Pages 2 0 R >>",
        b"<< /Type /Pages /Kids [3 0 R] /Count 1 >>",
        b"<< /Type /Page /Parent 2 0 R /MediaBox [0 0 595 842] /Contents 4 0 R"
        b" /Resources << /Font << /F1 5 0 R >> >> >>",
        b"<< /Length %d >>\nstream\n%s\nendstream" % (len(text), text),
        b"<< /Type /Font /Subtype /Type1 /BaseFont /Helvetica >>",
    ]
    written, places = b"%PDF-1.4\n", []
    for number, part in enumerate(parts, 1):
        places.append(len(written))
        written += b"%d 0 obj\n%s\nendobj\n" % (number, part)
    table = b"".join(b"%010d 00000 n \n" % place for place in places)
    return written + (
        b"xref\n0 %d\n0000000000 65535 f \n%strailer\n<< /Size %d /Root 1 0 R >>\n"
        b"startxref\n%d\n%%%%EOF\n" % (len(parts) + 1, table, len(parts) + 1, len(written))
    )


def print_table(rows: list[Row]) -> None:
    """Print the medians, and how they compare with the bare window."""
    bare = rows[0]
    print(f"\n{'':16}{'time':>10}{'of bare':>9}{'peak':>12}{'of bare':>9}{'shared':>12}")
    for row in rows:
        seconds, peak = statistics.median(row.seconds), statistics.median(row.peaks)
        print(
            f"{row.name:16}{seconds:8.2f} s{seconds / statistics.median(bare.seconds):8.2f}x"
            f"{peak:8.0f} MiB{peak / statistics.median(bare.peaks):8.2f}x{row.shares[0]:8.0f} MiB"
        )
    print(f"\nPython {sys.version.split()[0]}, {os.cpu_count()} processors, {sys.platform}")


if __name__ == "__main__":
    sys.exit(main())
