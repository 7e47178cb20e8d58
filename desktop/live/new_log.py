"""A log that somebody deleted, made anew as soon as nobody reads the file."""

from __future__ import annotations

import logging

from PySide6.QtCore import QObject, QTimer, Signal

from desktop.core.library.errors import LibraryBusy, LibraryError
from desktop.core.library.library import Library
from desktop.core.library.standing import FileStanding

_log = logging.getLogger(__name__)

# How often it is tried while others read, such as the index, before that is told, and after how
# many milliseconds each time.
_MOST_TRIES, _AGAIN_AFTER = 20, 150


class NewLog(QObject):
    """What was in the deleted log is still known, and goes into the file.

    `due` says that it is time to `make` it again.
    """

    due = Signal()

    def __init__(self, library: Library, parent: QObject) -> None:
        super().__init__(parent)
        self._library = library
        self._tries = 0
        self._again = QTimer(self, singleShot=True, interval=_AGAIN_AFTER)
        self._again.timeout.connect(self.due)

    @property
    def is_tried_again(self) -> bool:
        """Whether it is tried again soon: nothing is safe until then, and nothing is asked."""
        return 0 < self._tries < _MOST_TRIES

    def make(self) -> FileStanding:
        """Tries it once, and says how the file stands then."""
        try:
            self._library.renew_log()
        except LibraryError as error:
            self._tries = self._tries + 1 if isinstance(error, LibraryBusy) else _MOST_TRIES
            if self.is_tried_again:
                self._again.start()
            else:
                _log.warning("the log cannot be made anew: %s", error)
            return FileStanding.LOG_GONE
        self.end()
        return self._library.standing()

    def end(self) -> None:
        """Tries nothing more."""
        self._tries = 0
        self._again.stop()
