"""The process that works for the window: frames with what is to be done in, answers out.

Started by the window for itself. It has no Qt but to make the pictures of files anew, and ends when
its standard input does: then the window is gone, however that came about.
"""

from __future__ import annotations

import faulthandler
import os
import pickle
from collections.abc import Sequence
from contextlib import suppress
from functools import partial
from typing import IO, Any

from desktop.commands.priority import step_back
from desktop.live.worker_process import CONFINED, HEARD, read_frame, write_frame

_STANDARD_INPUT, _STANDARD_OUTPUT = 0, 1
# So much longer than the window waits, which ends this process itself unless it is gone.
_GRACE = 2.0
# Behind the window, and before the index process: somebody waits for what is read.
_STEPS = 5


def work(words: Sequence[str]) -> int:
    """Does what is asked, one thing after the other, until nobody is there to ask.

    Told so by its only word, it takes no more memory and time than the files of strangers may.
    """
    is_confined = CONFINED in words
    if is_confined:
        from desktop.commands.confinement import confine  # noqa: PLC0415 - only where asked for

        confine()
        # What many files need would else take the processor from the window.
        step_back(_STEPS)
    # Not through sys.stdout: a packed program without a console has none. And what is printed
    # by accident is no answer.
    answers = os.fdopen(os.dup(_STANDARD_OUTPUT), "wb")
    with (
        open(os.devnull, "wb") as nowhere,
        os.fdopen(_STANDARD_INPUT, "rb", closefd=False) as asked,
    ):
        os.dup2(nowhere.fileno(), _STANDARD_OUTPUT)
        while (frame := read_frame(asked)) is not None:
            done = _done(frame, nowhere.fileno(), answers, is_confined=is_confined)
            answer = pickle.dumps(done, pickle.HIGHEST_PROTOCOL)
            with suppress(BrokenPipeError):
                write_frame(answers, answer)
    return 0


def _done(frame: bytes, nowhere: int, answers: IO[bytes], *, is_confined: bool) -> tuple[bool, Any]:
    """Whether it could be done, with the result or the words of the error."""
    try:
        seconds, function, args, named = pickle.loads(frame)
        if is_confined:
            from desktop.commands.confinement import allow  # noqa: PLC0415 - only where asked for

            allow(seconds)
        # A thread of Python's would not get its turn while a regular expression is at work.
        faulthandler.dump_traceback_later(seconds + _GRACE, exit=True, file=nowhere)
        try:
            if named is None:
                # Whoever asks wants to hear how far it is.
                named = {"tell": partial(_tell, answers)}
            return True, function(*args, **named)
        finally:
            faulthandler.cancel_dump_traceback_later()
    except Exception as error:  # noqa: BLE001 - the window turns it into words
        return False, f"{type(error).__name__}: {error}"


def _tell(answers: IO[bytes], done: int, of: int) -> None:
    with suppress(BrokenPipeError):
        write_frame(answers, HEARD + pickle.dumps((done, of), pickle.HIGHEST_PROTOCOL))
