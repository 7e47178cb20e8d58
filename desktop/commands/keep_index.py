"""The process that feeds the index beside the window: reports on stdout, requests on stdin.

Started by the window for itself. It has no Qt, and ends when its standard input does: then the
window is gone, however that came about.
"""

from __future__ import annotations

import argparse
import faulthandler
import os
from collections.abc import Callable, Iterator, Sequence
from contextlib import AbstractContextManager, contextmanager, suppress
from dataclasses import replace
from pathlib import Path
from queue import Empty, SimpleQueue
from threading import Event, Thread
from time import monotonic
from typing import TYPE_CHECKING

from desktop.commands.priority import step_back
from desktop.core.indexing.reports import FeederRequest, FeedingStage, Report

if TYPE_CHECKING:
    from desktop.core.indexing.feeding import Indexing

# How long a process without work stays, in seconds: starting one takes longer than feeding.
_LINGER = 60.0
# The index puts itself in order when nothing was asked for so long, in seconds.
_TIDY_AFTER = 3.0
# How often to look whether the other program that feeds the index has ended, in seconds.
_LOOK_AGAIN = 0.5
# Whoever does not stop when told to is ended, after so many seconds.
_GRACE = 20.0
# Behind the window and whoever reads files for it.
_STEPS = 10
_STANDARD_INPUT, _STANDARD_OUTPUT = 0, 1


def keep_index(arguments: Sequence[str]) -> int:
    """Feeds an index whenever asked; 0 when it was told to stop or idle, 1 for a trouble."""
    options = _parser().parse_args(arguments)
    requests = _Requests()
    # Not before requests are heard: what follows takes a while to load.
    from desktop.core.indexing.feeding import Indexing  # noqa: PLC0415

    step_back(_STEPS)
    limits = _limits(options.index)
    indexing = Indexing(options.library, options.index, requests.tell, limits, options.file)
    Thread(target=_excuse_when_stopped, args=(requests, indexing), daemon=True).start()
    feeder = _Feeder(requests, indexing)
    try:
        return feeder.work(options.linger)
    except BrokenPipeError:
        return 0


class _Requests:
    """What the window asks for, heard by a thread of its own, and what it is told."""

    def __init__(self) -> None:
        self.newest = 0
        self.is_stopped = Event()
        self._asked: SimpleQueue[tuple[FeederRequest, str]] = SimpleQueue()
        Thread(target=self._listen, daemon=True).start()

    def tell(self, report: Report) -> None:
        """Writes a report for the window. Raises BrokenPipeError when nobody reads it."""
        # Not through sys.stdout: a packed program without a console has none.
        os.write(_STANDARD_OUTPUT, replace(report, request=self.newest).line().encode() + b"\n")

    def next(self, patience: float) -> tuple[FeederRequest, str] | None:
        """The next request; None when there was none for so many seconds."""
        if self.is_stopped.is_set():
            return FeederRequest.STOP, ""
        try:
            return self._asked.get(timeout=max(0.0, patience))
        except Empty:
            return None

    def is_wanted(self) -> bool:
        """Whether anything was asked that was not yet heeded."""
        return self.is_stopped.is_set() or not self._asked.empty()

    def _listen(self) -> None:
        rest = b""
        # Not through sys.stdin: a thread that waits in it would not let the process end.
        while chunk := _read():
            *lines, rest = (rest + chunk).split(b"\n")
            for line in lines:
                word, _, more = line.decode("ascii", "replace").strip().partition(" ")
                if word == FeederRequest.STOP:
                    self._stop()
                elif word in (FeederRequest.FEED, FeederRequest.DAMAGED, FeederRequest.AGAIN):
                    self._asked.put((FeederRequest(word), more))
        self._stop()

    def _stop(self) -> None:
        if not self.is_stopped.is_set():
            self.is_stopped.set()
            self._asked.put((FeederRequest.STOP, ""))
            Thread(target=_end_in_time, daemon=True).start()


class _Feeder:
    """Does what is asked, one thing after the other."""

    def __init__(self, requests: _Requests, indexing: Indexing) -> None:
        self._requests = requests
        self._indexing = indexing

    def work(self, linger: float) -> int:
        """Heeds requests until told to stop, or until none came for so many seconds."""
        is_tidy = True
        until = monotonic() + linger
        while True:
            left = until - monotonic()
            asked = self._requests.next(left if is_tidy else min(left, _TIDY_AFTER))
            if asked is None and not is_tidy:
                self._tidy()
                is_tidy = True
                continue
            if asked is None or asked[0] is FeederRequest.STOP:
                return 0
            if not self._heed(*asked):
                return 1
            is_tidy, until = False, monotonic() + linger

    def _heed(self, asked: FeederRequest, more: str) -> bool:
        from desktop.core.indexing.feeding import SearchUnavailable  # noqa: PLC0415
        from desktop.core.indexing.hard_texts import TextKey  # noqa: PLC0415
        from desktop.core.library.errors import LibraryError  # noqa: PLC0415
        from desktop.core.library.sole_holder import HeldByAnother  # noqa: PLC0415

        requests = self._requests
        if asked is FeederRequest.FEED and more.isdigit():
            requests.newest = int(more)
        while not requests.is_stopped.is_set():
            try:
                if asked is FeederRequest.DAMAGED:
                    self._indexing.remake(more)
                    return True
                if asked is FeederRequest.AGAIN:
                    self._indexing.forgive(TextKey(more))
                    return True
                self._indexing.feed(requests.is_stopped.is_set)
                requests.tell(Report(FeedingStage.DONE))
                return True
            except HeldByAnother:
                requests.tell(Report(FeedingStage.WAITING))
                requests.is_stopped.wait(_LOOK_AGAIN)
            except (SearchUnavailable, LibraryError, OSError) as trouble:
                requests.tell(
                    Report(FeedingStage.TROUBLE, words=f"{type(trouble).__name__}: {trouble}")
                )
                return False
        return True

    def _tidy(self) -> None:
        from desktop.core.library.sole_holder import HeldByAnother  # noqa: PLC0415

        # Another program will put it in order.
        with suppress(HeldByAnother):
            self._indexing.tidy(self._requests.is_wanted)


def _parser() -> argparse.ArgumentParser:
    made = argparse.ArgumentParser(prog="sourcebook keep-index", allow_abbrev=False)
    made.add_argument("library", type=Path)
    made.add_argument("index", type=Path)
    made.add_argument("--file", default="")
    made.add_argument("--linger", type=float, default=_LINGER)
    return made


def _read() -> bytes:
    try:
        return os.read(_STANDARD_INPUT, 4096)
    except OSError:
        return b""


def _excuse_when_stopped(requests: _Requests, indexing: Indexing) -> None:
    requests.is_stopped.wait()
    indexing.excuse()


def _limits(index_folder: Path) -> Callable[[float], AbstractContextManager[None]]:
    """Blocks that end the process, and leave word of it, when they take longer."""
    from desktop.core.indexing.hard_texts import limit_file  # noqa: PLC0415

    @contextmanager
    def limited(seconds: float) -> Iterator[None]:
        # A thread of Python's would not get its turn while a regular expression is at work.
        with _opened_or_output(limit_file(index_folder)) as said:
            faulthandler.dump_traceback_later(seconds, exit=True, file=said)
            try:
                yield
            finally:
                faulthandler.cancel_dump_traceback_later()

    return limited


@contextmanager
def _opened_or_output(path: Path) -> Iterator[int]:
    """The descriptor of a file; that of the output where it cannot be written."""
    try:
        file = os.open(path, os.O_WRONLY | os.O_CREAT | os.O_APPEND, 0o600)
    except OSError:
        yield _STANDARD_OUTPUT
        return
    try:
        yield file
    finally:
        os.close(file)


def _end_in_time() -> None:
    Event().wait(_GRACE)
    os._exit(3)
