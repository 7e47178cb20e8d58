"""Processes that let the window go first."""

from __future__ import annotations

import os
import sys
from contextlib import suppress


def step_back(steps: int) -> None:
    """Lets whoever has a lower niceness go first; on Windows whoever starts it sees to that."""
    if sys.platform != "win32":
        with suppress(OSError):
            os.nice(steps)
