"""How much memory a process had at most; for a benchmark to ask of another process."""

from __future__ import annotations

import sys
from pathlib import Path


def peak_megabytes() -> float:
    """The most memory that this process ever had."""
    if sys.platform == "win32":
        return 0.0
    status = Path("/proc/self/status")
    if status.exists():
        # What else the system tells counts the memory of the process that started this one.
        peaks = (line for line in status.read_text().splitlines() if line.startswith("VmHWM"))
        return int(next(peaks).split()[1]) / 2**10
    import resource  # noqa: PLC0415 - not there on Windows

    peak = resource.getrusage(resource.RUSAGE_SELF).ru_maxrss
    return peak / (2**20 if sys.platform == "darwin" else 2**10)
