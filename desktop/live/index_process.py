"""A process that feeds the index, as seen by the window that started it."""

from __future__ import annotations

import sys
from collections.abc import Callable
from contextlib import suppress
from pathlib import Path
from threading import Lock, Thread
from typing import TYPE_CHECKING

from desktop.core.indexing.reports import FeederRequest, FeedingStage, Report

if TYPE_CHECKING:
    import subprocess

# A sub-command of the program that its help does not list.
_SUB_COMMAND = "keep-index"
_HOUSE = Path(__file__).resolve().parents[2]


def command(library_folder: Path, index_folder: Path, file: str) -> list[str]:
    """What to start to feed this index from this very `file` (see `number_at`).

    A packed program is its own Python.
    """
    own = [sys.executable] if getattr(sys, "frozen", False) else [sys.executable, "-m", "desktop"]
    folders = [str(library_folder.absolute()), str(index_folder.absolute())]
    return [*own, _SUB_COMMAND, *folders, "--file", file]


class IndexProcess:
    """One process, from its start to its end.

    `report` hears every report and `ended` the exit status, -1 where none could be started; both
    on a thread of this process. `ended` comes last, exactly once.
    """

    def __init__(
        self,
        command: list[str],
        report: Callable[[Report], None],
        ended: Callable[[int], None],
    ) -> None:
        self._command = command
        self._report = report
        self._ended = ended
        self._lock = Lock()
        self._process: subprocess.Popen[bytes] | None = None
        self._asked: list[bytes] = []
        self._is_over = False
        # Whether it has said anything yet; it does before it writes anything.
        self.has_spoken = False
        # Starting takes milliseconds, with some virus scanners seconds: not here.
        self._thread = Thread(target=self._follow, name="index process", daemon=True)
        self._thread.start()

    def ask(self, asked: FeederRequest, more: str = "") -> None:
        """Asks for something; what is asked of a process that has ended is forgotten."""
        with self._lock:
            self._asked.append(f"{asked} {more}".strip().encode("ascii") + b"\n")
            self._send()

    def kill(self) -> None:
        """Ends the process at once, whatever it is doing; the index withstands that."""
        with self._lock:
            self._is_over = True
            if self._process is not None:
                self._process.kill()

    def stop(self) -> None:
        """Tells the process to stop soon; does not wait for it."""
        self.ask(FeederRequest.STOP)
        with self._lock:
            self._is_over = True
            self._let_go()

    def wait(self, patience: float) -> bool:
        """Waits for the end, for so many seconds; says whether it came."""
        self._thread.join(patience)
        return not self._thread.is_alive()

    def _follow(self) -> None:
        status = -1
        try:
            process = self._start()
            if process is not None:
                self._listen(process)
                status = process.wait()
        except OSError as error:
            self._report(
                Report(FeedingStage.REMARK, words=f"the index process cannot start: {error}")
            )
        finally:
            self._ended(status)

    def _start(self) -> subprocess.Popen[bytes] | None:
        # Most days nothing is to be fed when the window opens.
        import subprocess  # noqa: PLC0415

        with self._lock:
            if self._is_over:
                return None
            process = self._process = subprocess.Popen(
                self._command,
                stdin=subprocess.PIPE,
                stdout=subprocess.PIPE,
                stderr=subprocess.STDOUT,
                # Where `python -m desktop` finds the program, also in a bare checkout.
                cwd=_HOUSE,
                # Below the window's own priority; elsewhere the process sees to that.
                creationflags=getattr(subprocess, "BELOW_NORMAL_PRIORITY_CLASS", 0)
                | getattr(subprocess, "CREATE_NO_WINDOW", 0),
            )
            self._send()
        return process

    def _listen(self, process: subprocess.Popen[bytes]) -> None:
        assert process.stdout is not None
        with process.stdout:
            for line in process.stdout:
                self.has_spoken = True
                words = line.decode("utf-8", "replace").rstrip()
                # What is no report is what Python says at the end of a program in trouble.
                self._report(Report.read(words) or Report(FeedingStage.REMARK, words=words))
        with self._lock:
            self._is_over = True
            self._let_go()

    def _send(self) -> None:
        process = self._process
        if process is None or process.stdin is None or process.stdin.closed:
            return
        with suppress(OSError):
            process.stdin.write(b"".join(self._asked))
            process.stdin.flush()
        self._asked.clear()

    def _let_go(self) -> None:
        if self._process is not None and self._process.stdin is not None:
            with suppress(OSError):
                self._process.stdin.close()
