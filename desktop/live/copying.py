"""Copies of the library while it is used: soon after the start, every hour, and at the end."""

from __future__ import annotations

import logging
from datetime import datetime
from pathlib import Path

from PySide6.QtCore import QObject, QTimer, Signal

from desktop.core.library.errors import LibraryError
from desktop.core.library.standing import FileStanding
from desktop.live.library import LiveLibrary
from desktop.live.tasks import Tasks

_log = logging.getLogger(__name__)

# The first copy is made when the page was on the screen for so many milliseconds, the next after
# an hour.
_AFTER_START = 5_000
# A library of which there is no copy yet does not wait so long.
_AT_FIRST = 300
_AGAIN_AFTER = 3_600_000


class Copying(QObject):
    """Has copies made in a task; none while the file is not what its name leads to.

    `failed` carries why no copy could be made; it is tried again in an hour.
    """

    failed = Signal(object)

    def __init__(self, library: LiveLibrary, tasks: Tasks) -> None:
        super().__init__()
        self._library, self._tasks = library, tasks
        self._next = QTimer(self, singleShot=True, interval=_AFTER_START)
        self._next.timeout.connect(self.copy_now)

    def begin(self) -> None:
        """Copies from now on."""
        library = self._library.now
        from desktop.core.library.copies import copies  # noqa: PLC0415 - a measure copies nothing

        has_copy = bool(copies(library.folder, library.identity))
        self._next.start(_AFTER_START if has_copy else _AT_FIRST)

    def copy_now(self) -> None:
        """Has a copy made at once."""
        folder, identity = self._library.now.folder, self._library.now.identity
        so_far = len(self._library.written_so_far)
        self._next.start(_AGAIN_AFTER)
        if self._library.is_safe:
            self._tasks.start(
                "backup",
                lambda: _copied(folder, identity),
                lambda _copy: self._hear_of_copy(so_far),
                self.failed.emit,
            )

    def _hear_of_copy(self, operations: int) -> None:
        # Where the file was replaced meanwhile, the copy is of whatever lies in its place.
        if self._library.check_file() is FileStanding.SOUND:
            self._library.was_copied(operations)

    def stop(self) -> None:
        """Has no more copies made."""
        self._next.stop()

    def copy_at_the_end(self) -> None:
        """Makes the last copy, and waits for it."""
        library = self._library.now
        if self._library.is_safe:
            try:
                _copied(library.folder, library.identity)
            except LibraryError as error:
                # It is tried again at the next start, and told there.
                _log.warning("no copy was made at the end: %s", error)


def _copied(folder: Path, identity: str) -> object:
    from desktop.core.library.backups import back_up  # noqa: PLC0415 - not at the start

    return back_up(folder, identity, datetime.now())
