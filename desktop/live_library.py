"""The library with one Qt signal."""

from __future__ import annotations

import logging
from collections.abc import Callable

from PySide6.QtCore import QObject, Signal

from desktop.core.library.changes import Changes
from desktop.core.library.errors import LibraryBusy, LibraryFull
from desktop.core.library.library import Library

_log = logging.getLogger(__name__)


class LiveLibrary(QObject):
    """The library of the GUI thread; tells everyone what each operation touched.

    `written` is sent after every operation that could be written.
    """

    changed = Signal(Changes)
    written = Signal()

    def __init__(self, library: Library) -> None:
        super().__init__()
        self._library = library

    @property
    def now(self) -> Library:
        """The library, to read from."""
        return self._library

    def apply(self, operation: Callable[[Library], Changes]) -> Changes:
        """Runs one operation that writes, then says what it changed.

        Raises LibraryError; nothing was changed then, and nothing is said.
        """
        changes = operation(self._library)
        if changes:
            self.changed.emit(changes)
        self.written.emit()
        return changes

    def keep(self, operation: Callable[[Library], Changes]) -> None:
        """Runs an operation that nobody asked for, such as remembering a place.

        It is passed over while there is no room on the disk or another program writes. Raises
        any other LibraryError.
        """
        try:
            self.apply(operation)
        except (LibraryFull, LibraryBusy) as error:
            _log.warning("not kept: %s", error)
