"""One window for each library: whoever starts a second one raises the first.

A lock file says that there is a window, and a request file what it is asked for; both lie in the
program's own folder beside the library. No socket of any kind is needed.
"""

from __future__ import annotations

from contextlib import ExitStack
from dataclasses import replace
from pathlib import Path
from time import monotonic, sleep
from typing import Any

from PySide6.QtCore import QFileSystemWatcher, QObject, QTimer, Signal

from desktop.core.library.own_file import own_file, read_own, remove_own, write_own
from desktop.core.library.own_folder import find_own_folder, own_folder
from desktop.core.library.sole_holder import HeldByAnother, sole_holder
from desktop.start import Start, sides

_LOCK, _REQUEST = "window.lock", "window-request.json"
# How often the window looks for a request by itself, in milliseconds: not every drive tells.
_LOOK_AFTER = 1_000
# How long, in seconds, the first window may take to answer.
_PATIENCE = 4.0
_ASKED = ("article", "side", "query", "corroborate")


class WindowClaim(QObject):
    """Says that there is a window over a library, until it is let go or the process ends.

    `asked` carries what a second start asked for, as a Start of the same library.
    """

    asked = Signal(Start)

    def __init__(self, start: Start) -> None:
        super().__init__()
        self._start = start
        self._held = ExitStack()
        self._folder: Path | None = None
        self._watcher = QFileSystemWatcher(self)
        self._watcher.directoryChanged.connect(self._look)
        self._timer = QTimer(self, interval=_LOOK_AFTER)
        self._timer.timeout.connect(self._look)

    @property
    def is_held(self) -> bool:
        """Whether it is sure that no other window has the library."""
        return self._folder is not None

    def take(self) -> bool:
        """Whether this may be the window; False when another process has it.

        Where the folder cannot be made or nothing can be locked there is nothing to claim.
        """
        if self._folder is not None or not self._start.library.is_dir():
            return True
        try:
            folder = own_folder(self._start.library)
            self._held.enter_context(sole_holder(folder / _LOCK))
        except HeldByAnother:
            return False
        except OSError:
            return True
        self._folder = folder
        # What was asked of a window that is gone is no longer wanted.
        _take_request(folder)
        self._watcher.addPath(str(folder))
        self._timer.start()
        return True

    def let_go(self) -> None:
        """Lets the next start have a window of its own."""
        self._timer.stop()
        if self._folder is not None:
            self._watcher.removePath(str(self._folder))
            self._folder = None
        self._held.close()

    def _look(self) -> None:
        if self._folder is None:
            return
        said = _take_request(self._folder)
        if said is not None:
            found = {name: said.get(name) for name in _ASKED}
            words = {name: word if isinstance(word, str) else None for name, word in found.items()}
            self.asked.emit(
                replace(
                    self._start,
                    article=words["article"],
                    side=words["side"] if words["side"] in sides() else None,
                    query=words["query"],
                    corroborate=words["corroborate"],
                    files=_paths(said.get("files")),
                )
            )


def raise_elsewhere(folder: Path) -> bool:
    """Whether another window has the library in a folder; it is brought up. May take a while."""
    own = find_own_folder(folder)
    try:
        if own is not None:
            with sole_holder(own / _LOCK):
                pass
    except HeldByAnother:
        raise_first(Start(folder))
        return True
    return False


def raise_first(start: Start) -> bool:
    """Asks the window that there is to come up with what was asked for; whether it heard."""
    try:
        request = own_file(own_folder(start.library), _REQUEST)
        asked: dict[str, object] = {name: getattr(start, name) for name in _ASKED}
        write_own(request, {**asked, "files": [str(each) for each in start.files]})
    except OSError:
        return False
    until = monotonic() + _PATIENCE
    while monotonic() < until:
        if not request.exists():
            return True
        sleep(0.02)
    remove_own(request)
    return False


def _paths(said: object) -> tuple[Path, ...]:
    names = said if isinstance(said, list) else []
    return tuple(Path(name) for name in names if isinstance(name, str))


def _take_request(folder: Path) -> dict[str, Any] | None:
    """What was asked for, once; a file that is no request stays where it is."""
    path = own_file(folder, _REQUEST)
    said = read_own(path)
    remove_own(path)
    return said
