"""Whether the file that is open is still the one that will be found tomorrow under its name."""

from __future__ import annotations

import os
import sys
from contextlib import suppress
from enum import StrEnum
from pathlib import Path

from desktop.core.record import record

_LOG = "-wal"
# Descriptors that are looked through for the one of a file that was just opened.
_MOST_DESCRIPTORS = 512


class FileStanding(StrEnum):
    """How the open file and its name stand to each other."""

    SOUND = "sound"
    # Nothing has the name any more: the file or its folder was deleted, moved or renamed.
    GONE = "gone"
    # Another file has the name, as after a program that keeps computers alike was at work.
    REPLACED = "replaced"
    # The file is shorter than it was.
    SHORTENED = "shortened"
    # The log with what was written last is gone, though the file is there.
    LOG_GONE = "log gone"
    # The log was cut off, and with it, it may be, what was written last.
    LOG_CUT = "log cut"
    # The drive cannot lock, and another computer took the library for its own.
    TAKEN = "taken"


@record(frozen=True, slots=True)
class _Seen:
    """A file as it was seen: what tells it from every other, and how long it was."""

    device: int
    number: int
    size: int

    def is_same(self, other: _Seen) -> bool:
        return (self.device, self.number) == (other.device, other.number)


class OpenedFile:
    """Compares what a path names with what was opened under it; may be asked on any thread.

    The file itself is never opened a second time: closing it again would let go of the locks
    that SQLite holds on it.
    """

    def __init__(self, path: Path, *, has_log: bool) -> None:
        self._path = path
        self.has_log = has_log
        self._log_path = path.with_name(path.name + _LOG)
        self._file = _seen(path)
        self._log = _seen(self._log_path)
        self._descriptor = _descriptor_of(self._file)
        # What was cut off once is not whole again because more was written after it.
        self._is_cut: FileStanding | None = None

    def standing(self) -> FileStanding:
        """How the two stand now; costs a few microseconds where the drive answers at once."""
        now, opened = _seen(self._path), self._opened()
        if now is None:
            return FileStanding.GONE
        if opened is None or not now.is_same(opened):
            return FileStanding.REPLACED
        if self._file is not None and now.size < self._file.size:
            self._is_cut = FileStanding.SHORTENED
        if self._is_cut is not None:
            return self._is_cut
        self._file = now
        return self._standing_of_log() if self.has_log else FileStanding.SOUND

    def forget_log(self) -> None:
        """Hears that the log is not written to any more."""
        self._log = None

    def _standing_of_log(self) -> FileStanding:
        now, before = _seen(self._log_path), self._log
        if before is not None and (now is None or not now.is_same(before)):
            return FileStanding.LOG_GONE
        if before is not None and now is not None and now.size < before.size:
            # Nobody who works with SQLite shortens a log that is in use.
            self._is_cut = FileStanding.LOG_CUT
            return self._is_cut
        self._log = now
        return FileStanding.SOUND

    def moved_to(self) -> Path | None:
        """Where the open file is now, if it was moved and the system can tell."""
        if self._descriptor is None or sys.platform != "linux":
            return None
        with suppress(OSError):
            path = Path(os.readlink(f"/proc/self/fd/{self._descriptor}"))
            now, opened = _seen(path), self._opened()
            if path != self._path and now and opened and now.is_same(opened):
                return path
        return None

    def _opened(self) -> _Seen | None:
        """The open file itself: on some drives the number of a file changes while it is open."""
        if self._descriptor is not None:
            with suppress(OSError):
                return _as_seen(os.fstat(self._descriptor))
        return self._file


def number_at(path: Path) -> str:
    """What tells the file that has a name now from every other; empty where there is none."""
    found = _seen(path)
    return f"{found.device}-{found.number}" if found is not None else ""


def _seen(path: Path) -> _Seen | None:
    try:
        return _as_seen(path.stat())
    except (OSError, ValueError):
        return None


def _as_seen(about: os.stat_result) -> _Seen:
    return _Seen(about.st_dev, about.st_ino, about.st_size)


def _descriptor_of(file: _Seen | None) -> int | None:
    """The number under which this process holds a file that it just opened."""
    if file is None or sys.platform == "win32":
        return None
    for number in range(3, _MOST_DESCRIPTORS):
        with suppress(OSError):
            if _as_seen(os.fstat(number)).is_same(file):
                return number
    return None
