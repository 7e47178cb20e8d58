"""A large write into the library on a thread of its own, so that nobody waits for the window."""

from __future__ import annotations

import logging
from collections.abc import Callable
from contextlib import suppress
from threading import Thread

from PySide6.QtCore import QObject, Qt, Signal

from desktop.core.library.changes import Changes
from desktop.core.library.errors import LibraryError
from desktop.core.library.library import Library
from desktop.live.library import LiveLibrary

_log = logging.getLogger(__name__)


def write_apart(
    live: LiveLibrary,
    operation: Callable[[Library], Changes],
    then: Callable[[Changes | None], None],
) -> None:
    """Runs one operation that writes much on a thread of its own, then says what it changed.

    `then` hears that as well; it hears None where it is for `LiveLibrary.apply` to say what is
    wrong. Whatever else is to be written meanwhile waits.
    """
    live.end_apart()
    # Where the drive cannot lock, nobody but the window may write.
    if not live.is_safe or live.now.locks_others_out:
        then(None)
        return

    def end(changes: Changes | None) -> None:
        live.take_on(operation, changes)
        then(changes)

    live.apart = WriteApart(live.now, operation, end).end


class WriteApart(QObject):
    """Runs one operation as another program would: on a connection of its own, all or nothing.

    `then` is called once, on the window's thread, with what was changed; with None where it could
    not be written so, and nothing was.
    """

    _ended = Signal()

    def __init__(
        self,
        library: Library,
        operation: Callable[[Library], Changes],
        then: Callable[[Changes | None], None],
    ) -> None:
        super().__init__()
        self._folder, self._now = library.folder, library.now
        self._operation, self._then = operation, then
        self._changes: Changes | None = None
        self._is_over = False
        self._thread = Thread(target=self._work, name="writing")
        self._ended.connect(self.end, Qt.ConnectionType.QueuedConnection)
        self._thread.start()

    def end(self) -> None:
        """Waits until all is written, and says so."""
        if self._is_over:
            return
        self._is_over = True
        self._thread.join()
        self._then(self._changes)

    def _work(self) -> None:
        try:
            with Library.open_existing(self._folder, self._now) as library:
                self._changes = self._operation(library)
        except (LibraryError, LookupError) as error:
            # It is tried again where others can hear what is wrong.
            _log.warning("not written apart: %s", error)
        finally:
            # The window may be gone meanwhile.
            with suppress(RuntimeError):
                self._ended.emit()
