"""A process beside the window for work that may take without end, and can be ended.

A thread cannot: a regular expression that goes wrong holds the whole program. Requests and
answers are frames on the pipes of the process: a length, then values as `pickle` writes them.
"""

from __future__ import annotations

import sys
from collections.abc import Callable
from contextlib import suppress
from pathlib import Path
from threading import Lock, Timer
from typing import IO, TYPE_CHECKING, Any, ParamSpec, TypeVar

if TYPE_CHECKING:
    import subprocess

# A sub-command of the program that its help does not list.
_SUB_COMMAND = "work"
# What makes it hold itself to little memory and time.
CONFINED = "--confined"
_HOUSE = Path(__file__).resolve().parents[2]
_LENGTH_BYTES = 8
# Begins a frame that tells how far the work is; what pickle writes begins otherwise.
HEARD = b"heard"

P = ParamSpec("P")
Result = TypeVar("Result")


class WorkFailed(Exception):
    """The work ended with an error; its words are those of the process."""


class WorkTookTooLong(WorkFailed):
    """The work was ended when its time was over."""


class WorkEnded(WorkFailed):
    """The process ended before its work, or was ended because nobody waits for it."""


def write_frame(stream: IO[bytes], frame: bytes) -> None:
    """Sends a frame. Raises OSError where nobody reads any more."""
    stream.write(len(frame).to_bytes(_LENGTH_BYTES, "big") + frame)
    stream.flush()


def read_frame(stream: IO[bytes]) -> bytes | None:
    """The next frame; None where the other side has ended."""
    length = stream.read(_LENGTH_BYTES)
    if len(length) < _LENGTH_BYTES:
        return None
    wanted = int.from_bytes(length, "big")
    frame = stream.read(wanted)
    return frame if len(frame) == wanted else None


def work_command() -> list[str]:
    """What to start for a process that works; a packed program is its own Python."""
    own = [sys.executable] if getattr(sys, "frozen", False) else [sys.executable, "-m", "desktop"]
    return [*own, _SUB_COMMAND]


def confined_worker() -> Worker:
    """A worker for what strangers made: the system ends it when it takes more than 1 GB."""
    return Worker([*work_command(), CONFINED])


class Worker:
    """One process that is started when first needed and again after it was ended.

    It does one thing after the other. Whoever wants something done takes a turn first, on the
    window's thread, so that `end_work` also ends what was wanted and has not begun. All methods
    may be called on any thread.
    """

    def __init__(self, command: list[str] | None = None) -> None:
        self._command = command or work_command()
        self._one_at_a_time = Lock()
        self._process: subprocess.Popen[bytes] | None = None
        self._endings = 0
        self._is_closed = False

    def turn(self) -> Turn:
        """The right to have things done, until `end_work`."""
        return Turn(self, self._endings)

    def answer(
        self,
        frame: bytes,
        seconds: float,
        endings: int,
        heard: Callable[[bytes], None] = lambda _: None,
    ) -> bytes:
        """The frame that answers another, for a turn that began after so many endings.

        `heard` gets the frames that tell how far the work is.
        """
        with self._one_at_a_time:
            return self._answer(frame, seconds, endings, heard)

    def end_work(self) -> None:
        """Ends what is being done and what waits, as nobody waits for that any more."""
        self._endings += 1
        process = self._process
        if process is not None and self._one_at_a_time.locked():
            process.kill()

    def close(self) -> None:
        """Ends the process; whatever is asked after this is WorkEnded."""
        self._is_closed = True
        self.end_work()
        with self._one_at_a_time:
            if self._process is not None:
                self._let_go(self._process)

    def _answer(
        self, frame: bytes, seconds: float, endings: int, heard: Callable[[bytes], None]
    ) -> bytes:
        process = self._running()
        if endings != self._endings:
            raise WorkEnded("nobody waits for it any more")
        is_late = False

        def end() -> None:
            nonlocal is_late
            is_late = True
            process.kill()

        answer = None
        timer = Timer(seconds, end)
        timer.daemon = True
        timer.start()
        try:
            assert process.stdin is not None
            assert process.stdout is not None
            with suppress(OSError):
                write_frame(process.stdin, frame)
                answer = read_frame(process.stdout)
                while answer is not None and answer.startswith(HEARD):
                    heard(answer.removeprefix(HEARD))
                    answer = read_frame(process.stdout)
        finally:
            timer.cancel()
        if answer is not None:
            return answer
        self._let_go(process)
        if is_late:
            raise WorkTookTooLong(f"no answer within {seconds:.0f} seconds")
        raise WorkEnded("the process has ended")

    def _running(self) -> subprocess.Popen[bytes]:
        import subprocess  # noqa: PLC0415 - not before the window is there

        process = self._process
        if process is not None:
            if process.poll() is None:
                return process
            self._let_go(process)
        if self._is_closed:
            raise WorkEnded("the window is closing")
        try:
            process = self._process = subprocess.Popen(
                self._command,
                stdin=subprocess.PIPE,
                stdout=subprocess.PIPE,
                stderr=subprocess.DEVNULL,
                # Where `python -m desktop` finds the program, also in a bare checkout.
                cwd=_HOUSE,
                creationflags=getattr(subprocess, "CREATE_NO_WINDOW", 0) | self._priority,
            )
        except OSError as error:
            raise WorkFailed(f"the process cannot start: {error}") from error
        return process

    @property
    def _priority(self) -> int:
        """Below the window's own for what strangers made; elsewhere the process sees to that."""
        import subprocess  # noqa: PLC0415 - see above

        is_behind = CONFINED in self._command
        return getattr(subprocess, "BELOW_NORMAL_PRIORITY_CLASS", 0) if is_behind else 0

    def _let_go(self, process: subprocess.Popen[bytes]) -> None:
        process.kill()
        process.wait()
        self._process = None
        for pipe in (process.stdin, process.stdout):
            if pipe is not None:
                with suppress(OSError):
                    pipe.close()


class Turn:
    """What a part of the window has done by the worker, until nobody waits for it any more."""

    def __init__(self, worker: Worker, endings: int) -> None:
        self._worker = worker
        self._endings = endings

    def run(
        self, seconds: float, work: Callable[P, Result], *args: P.args, **named: P.kwargs
    ) -> Result:
        """What a function of a module gives for plain values, if it takes no longer than that.

        Waits, and so is not for the window's thread. Raises WorkFailed; after WorkTookTooLong
        the next work has a new process.
        """
        result: Result = self._run((seconds, work, args, named), seconds)
        return result

    def run_telling(
        self,
        seconds: float,
        heard: Callable[[int, int], None],
        work: Callable[..., Result],
        *args: object,
    ) -> Result:
        """As `run`, of a function that tells, by its argument `tell`, how much of how much is done.

        `heard` hears it meanwhile, on the thread that waits.
        """
        import pickle  # noqa: PLC0415 - not before the window is there

        def hear(frame: bytes) -> None:
            heard(*pickle.loads(frame))

        result: Result = self._run((seconds, work, args, None), seconds, hear)
        return result

    def _run(
        self,
        asked: tuple[object, ...],
        seconds: float,
        hear: Callable[[bytes], None] = lambda _: None,
    ) -> Any:
        import pickle  # noqa: PLC0415 - not before the window is there

        frame = pickle.dumps(asked, pickle.HIGHEST_PROTOCOL)
        is_done, value = pickle.loads(self._worker.answer(frame, seconds, self._endings, hear))
        if not is_done:
            raise WorkFailed(value)
        return value
