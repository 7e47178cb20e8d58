"""An essay read from its file by a process that can be ended."""

from __future__ import annotations

import logging
from pathlib import Path

from desktop.core.importing.errors import CannotImport, ImportReason, Unreadable, UnreadableReason
from desktop.core.importing.named_files import refused_before_reading
from desktop.core.student_work.quote_check.essay import Essay, essay_in_file
from desktop.live.worker_process import (
    WorkEnded,
    Worker,
    WorkFailed,
    WorkTookTooLong,
    confined_worker,
)

_log = logging.getLogger(__name__)

_SECONDS = 20.0


def read_essay(path: Path, worker: Worker | None = None) -> Essay:
    """The essay in a file. Raises CannotImport. Waits, and so is not for the window's thread."""
    refused_before_reading(path)
    reader = worker or confined_worker()
    try:
        found = reader.turn().run(_SECONDS, essay_or_reason, path)
    except WorkTookTooLong as error:
        raise Unreadable(UnreadableReason.TOOK_TOO_LONG) from error
    except WorkEnded as error:
        raise Unreadable(UnreadableReason.TOOK_TOO_MUCH) from error
    except WorkFailed as error:
        # The words of a file are nobody else's: only what went wrong is noted.
        _log.warning("an essay could not be read: %s", str(error).partition(":")[0])
        raise Unreadable(UnreadableReason.DAMAGED) from error
    finally:
        reader.close()
    if isinstance(found, Essay):
        return found
    raise CannotImport(found)


def essay_or_reason(path: Path) -> Essay | ImportReason:
    """The essay in a file, or why there is none; for the process that reads it."""
    try:
        return essay_in_file(path)
    except CannotImport as error:
        return error.reason
