"""Files of marks and notes read by a process that can be ended; nothing of a file is trusted."""

from __future__ import annotations

import logging
from dataclasses import dataclass
from pathlib import Path

from desktop.core.importing.errors import CannotImport, ImportReason, UnreadableReason
from desktop.core.student_work.readers.foreign_note import (
    CannotTakeIn,
    ForeignFile,
    NotesRefusal,
)
from desktop.core.student_work.readers.notes_file import notes_in
from desktop.live.worker_process import (
    WorkEnded,
    Worker,
    WorkFailed,
    WorkTookTooLong,
    confined_worker,
)

_log = logging.getLogger(__name__)

# A hundred thousand notes take five.
_SECONDS = 60.0


@dataclass(frozen=True, slots=True)
class NotesReading:
    """What is in a file, or why it cannot be taken in."""

    path: Path
    found: ForeignFile | None = None
    reason: NotesRefusal | ImportReason | None = None


def reading_of(path: Path) -> NotesReading:
    """What is in a file. For the process that reads files."""
    try:
        return NotesReading(path, notes_in(path))
    except (CannotTakeIn, CannotImport) as error:
        return NotesReading(path, reason=error.reason)


class NotesReader:
    """A process that is started with the first file. All methods may be called on any thread."""

    def __init__(self, seconds: float = _SECONDS, worker: Worker | None = None) -> None:
        self._seconds, self._worker = seconds, worker or confined_worker()

    def read(self, path: Path) -> NotesReading:
        """What is in a file; waits, and so is for a task."""
        try:
            # A file is named from where this process is.
            return self._worker.turn().run(self._seconds, reading_of, path.absolute())
        except WorkTookTooLong:
            return NotesReading(path, reason=UnreadableReason.TOOK_TOO_LONG)
        except WorkEnded:
            return NotesReading(path, reason=UnreadableReason.TOOK_TOO_MUCH)
        except WorkFailed as error:
            # The words of a file are nobody else's: only what went wrong is noted.
            _log.warning("notes could not be read: %s", str(error).partition(":")[0])
            return NotesReading(path, reason=UnreadableReason.DAMAGED)

    def close(self) -> None:
        """Ends the process."""
        self._worker.close()
