"""Makes room in the library by the pictures that no text shows, once a window has come to rest."""

from __future__ import annotations

import logging
from collections.abc import Callable
from pathlib import Path

from PySide6.QtCore import QObject, QTimer

from desktop.core.library.changes import Changes
from desktop.core.library.errors import LibraryError
from desktop.core.library.library import Library
from desktop.core.library.unused_pictures import UnusedPictures, remove_unused, unused_pictures
from desktop.live.library import LiveLibrary
from desktop.live.tasks import Tasks

_log = logging.getLogger(__name__)

# So many pictures go at once, and the pause in between in milliseconds: the window waits for none.
_AT_ONCE, _PAUSE = 8, 60


class PictureSweep(QObject):
    """Removes what nothing shows, as long as nothing that was undone may want it again.

    `may_go_on` says whether that is so.
    """

    def __init__(self, library: LiveLibrary, tasks: Tasks, may_go_on: Callable[[], bool]) -> None:
        super().__init__()
        self._library, self._tasks, self._may_go_on = library, tasks, may_go_on
        self._left: list[str] = []
        self._revision = 0
        self._pausing = QTimer(self, singleShot=True, interval=_PAUSE)
        self._pausing.timeout.connect(self._remove_some)

    def begin(self) -> None:
        """Looks for them beside the window."""
        folder = self._library.now.folder
        self._tasks.start("unused pictures", lambda: _unused(folder), self._take, self._pass_over)

    def end(self) -> None:
        """Removes no more."""
        self._left = []
        self._pausing.stop()

    def _take(self, unused: UnusedPictures) -> None:
        self._left, self._revision = list(unused.names), unused.revision
        self._remove_some()

    def _remove_some(self) -> None:
        if not self._left or self._library.is_waiting or not self._may_go_on():
            return
        names, self._left = self._left[:_AT_ONCE], self._left[_AT_ONCE:]
        revision = self._revision

        def remove(library: Library) -> Changes:
            return remove_unused(library.connection, names, revision)

        try:
            self._library.keep(remove)
        except LibraryError as error:
            self._pass_over(error)
        else:
            self._pausing.start()

    def _pass_over(self, error: Exception) -> None:
        """They are looked for again with the next window."""
        _log.info("pictures were not looked through: %s", error)
        self._left = []


def _unused(folder: Path) -> UnusedPictures:
    with Library.open_for_reading(folder) as library:
        return unused_pictures(library.connection)
