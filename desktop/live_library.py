"""The library with one Qt signal."""

from __future__ import annotations

from collections.abc import Callable

from PySide6.QtCore import QObject, Signal

from desktop.core.library.changes import Changes
from desktop.core.library.library import Library


class LiveLibrary(QObject):
    """The library of the GUI thread; tells everyone what each operation touched."""

    changed = Signal(Changes)

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
        return changes
