"""What other programs write into the open library, told as if it had been done here."""

from __future__ import annotations

import logging

from PySide6.QtCore import QObject, Qt, QTimer, Signal
from PySide6.QtGui import QGuiApplication

from desktop.core.library.errors import LibraryError
from desktop.live.library import LiveLibrary

_log = logging.getLogger(__name__)

# How often it is asked whether another program wrote, in milliseconds: while the window is used,
# and while it lies in the background.
_USED, _AT_REST = 1_000, 5_000


class OtherWriters(QObject):
    """Asks one number of the library again and again, and reads on only when it is another.

    What was changed is told by the library's own signal. The index that clears its queue
    changes the number, too, and nothing that anybody sees: then nothing is told.
    """

    preferences_changed = Signal()

    def __init__(self, library: LiveLibrary) -> None:
        super().__init__()
        self._library = library
        self._timer = QTimer(self, interval=_USED)
        self._timer.timeout.connect(self.tell_changes)
        log = library.now.change_log
        self._commits, self._revision = log.foreign_commits(), log.newest()
        application = QGuiApplication.instance()
        assert isinstance(application, QGuiApplication)
        application.applicationStateChanged.connect(self._follow_focus)

    def begin(self) -> None:
        """Looks from now on."""
        self._timer.start()

    def end(self) -> None:
        """Looks no more."""
        self._timer.stop()

    def tell_changes(self) -> None:
        """Tells what other programs wrote since the last look."""
        log = self._library.now.change_log
        try:
            commits = log.foreign_commits()
            if commits == self._commits:
                return
            # Read first: what is written while it is told belongs to the next look.
            logged = log.since(self._revision)
        except LibraryError as error:
            # Whether the library can be read at all is told by whoever writes to it.
            _log.warning("not looked for other writers: %s", error)
            return
        self._commits, self._revision = commits, logged.revision
        for changes in logged.changes:
            self._library.changed.emit(changes)
        if logged.has_preferences:
            self.preferences_changed.emit()

    def _follow_focus(self, state: Qt.ApplicationState) -> None:
        if self._timer.isActive():
            is_used = state is Qt.ApplicationState.ApplicationActive
            self._timer.setInterval(_USED if is_used else _AT_REST)
            if is_used:
                self.tell_changes()
