"""What a process that reads strangers' files may take, held by the system itself."""

from __future__ import annotations

import sys

_MOST_MEMORY = 2**30
# Beyond the time that its work may take, which is counted by a clock.
_GRACE = 5

if sys.platform == "win32":
    import ctypes
    from ctypes import wintypes

    # Written after Microsoft's documentation of job objects; not tried on a computer with Windows.
    _EXTENDED_LIMITS, _LIMIT_PROCESS_MEMORY, _DIE_ON_UNHANDLED = 9, 0x100, 0x400

    class _BasicLimits(ctypes.Structure):
        _fields_ = (
            ("PerProcessUserTimeLimit", wintypes.LARGE_INTEGER),
            ("PerJobUserTimeLimit", wintypes.LARGE_INTEGER),
            ("LimitFlags", wintypes.DWORD),
            ("MinimumWorkingSetSize", ctypes.c_size_t),
            ("MaximumWorkingSetSize", ctypes.c_size_t),
            ("ActiveProcessLimit", wintypes.DWORD),
            ("Affinity", ctypes.c_size_t),
            ("PriorityClass", wintypes.DWORD),
            ("SchedulingClass", wintypes.DWORD),
        )

    class _ExtendedLimits(ctypes.Structure):
        _fields_ = (
            ("BasicLimitInformation", _BasicLimits),
            ("IoInfo", ctypes.c_ulonglong * 6),
            ("ProcessMemoryLimit", ctypes.c_size_t),
            ("JobMemoryLimit", ctypes.c_size_t),
            ("PeakProcessMemoryUsed", ctypes.c_size_t),
            ("PeakJobMemoryUsed", ctypes.c_size_t),
        )

    def confine() -> None:
        """Limits the memory of this process for the rest of its life."""
        system = ctypes.WinDLL("kernel32", use_last_error=True)
        system.CreateJobObjectW.restype = wintypes.HANDLE
        system.GetCurrentProcess.restype = wintypes.HANDLE
        job = wintypes.HANDLE(system.CreateJobObjectW(None, None))
        limits = _ExtendedLimits()
        limits.BasicLimitInformation.LimitFlags = _LIMIT_PROCESS_MEMORY | _DIE_ON_UNHANDLED
        limits.ProcessMemoryLimit = _MOST_MEMORY
        size = ctypes.sizeof(limits)
        # Where a system refuses, the process is still ended when its time is over.
        system.SetInformationJobObject(job, _EXTENDED_LIMITS, ctypes.byref(limits), size)
        system.AssignProcessToJobObject(job, wintypes.HANDLE(system.GetCurrentProcess()))

    def allow(seconds: float) -> None:
        """Gives the next work so much time; on Windows only whoever waits for it counts."""

else:
    import resource
    from contextlib import suppress

    def confine() -> None:
        """Limits the memory of this process for the rest of its life, and leaves no core file.

        macOS, where it was not tried, keeps to the second only.
        """
        for kind, most in ((resource.RLIMIT_AS, _MOST_MEMORY), (resource.RLIMIT_CORE, 0)):
            with suppress(OSError, ValueError):
                resource.setrlimit(kind, (most, most))

    def allow(seconds: float) -> None:
        """Ends this process when it works longer than that from now on."""
        used = resource.getrusage(resource.RUSAGE_SELF)
        most = int(used.ru_utime + used.ru_stime + seconds) + _GRACE
        with suppress(OSError, ValueError):
            _, hardest = resource.getrlimit(resource.RLIMIT_CPU)
            resource.setrlimit(resource.RLIMIT_CPU, (most, hardest))
