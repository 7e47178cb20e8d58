"""How much work something is, whatever else the computer does meanwhile."""

from __future__ import annotations

import os
import sys
from collections.abc import Callable
from time import perf_counter, thread_time
from types import FrameType
from typing import Any

# Windows counts the work of a thread in steps of 16 ms only.
_clock = perf_counter if os.name == "nt" else thread_time


def steps_of(run: Callable[[], object]) -> int:
    """How many lines of Python are gone through; of a loop, each of its lines in every round.

    What is done inside one call of C, such as a regular expression, is one step, however long it
    takes: test_patterns_grow_evenly.py and test_time_grows_with_the_text.py look after that.
    """
    steps = 0

    def count(_frame: FrameType, event: str, _value: Any) -> Any:
        nonlocal steps
        steps += event == "line"
        return count

    before = sys.gettrace()
    sys.settrace(count)
    try:
        run()
    finally:
        sys.settrace(before)
    return steps


def work_of(run: Callable[[], object]) -> float:
    """The seconds that this thread works at something; for a ratio to those of something else."""
    start = _clock()
    run()
    return _clock() - start
