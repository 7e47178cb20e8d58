"""One window for each library: whoever starts a second one raises the first.

A lock file says that there is a window, and a request file what it is asked for; both lie in the
program's own folder beside the library. No socket of any kind is needed.
"""

from __future__ import annotations

import json
import os
import stat
from collections.abc import Mapping
from contextlib import ExitStack, suppress
from dataclasses import replace
from pathlib import Path
from time import monotonic, sleep

from PySide6.QtCore import QFileSystemWatcher, QObject, QTimer, Signal

from desktop.core.library.own_folder import own_folder
from desktop.core.sole_holder import HeldByAnother, sole_holder
from desktop.start import SIDES, Start

_LOCK, _REQUEST = "window.lock", "window-request.json"
_PROGRAM = "Sourcebook"
# No line that a system lets one type is longer: a longer file is somebody else's.
_LONGEST = 1_048_576
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
        _take_request(folder / _REQUEST)
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
        said = _take_request(self._folder / _REQUEST)
        if said is not None:
            found = {name: said.get(name) for name in _ASKED}
            words = {name: word if isinstance(word, str) else None for name, word in found.items()}
            self.asked.emit(
                replace(
                    self._start,
                    article=words["article"],
                    side=words["side"] if words["side"] in SIDES else None,
                    query=words["query"],
                    corroborate=words["corroborate"],
                )
            )


def raise_first(start: Start) -> bool:
    """Asks the window that there is to come up with what was asked for; whether it heard."""
    try:
        request = own_folder(start.library) / _REQUEST
        said = {name: getattr(start, name) for name in _ASKED}
        half = request.with_name(f"{_REQUEST}-{os.urandom(4).hex()}")
        descriptor = os.open(half, os.O_WRONLY | os.O_CREAT | os.O_EXCL, 0o600)
        with open(descriptor, "w", encoding="utf-8") as file:
            json.dump({"made_by": _PROGRAM, **said}, file)
        if os.path.lexists(request) and _read(request) is None:
            # Somebody else's file has the name.
            half.unlink()
            return False
        half.replace(request)
    except OSError:
        return False
    until = monotonic() + _PATIENCE
    while monotonic() < until:
        if not request.exists():
            return True
        sleep(0.02)
    with suppress(OSError):
        request.unlink()
    return False


def _take_request(path: Path) -> Mapping[str, object] | None:
    """What was asked for, once; a file that is no request stays where it is."""
    said = _read(path)
    if said is not None:
        with suppress(OSError):
            path.unlink()
    return said


def _read(path: Path) -> Mapping[str, object] | None:
    try:
        found = path.lstat()
        # Reading a pipe would wait for ever for somebody to write into it.
        if not stat.S_ISREG(found.st_mode) or found.st_size > _LONGEST:
            return None
        said = json.loads(path.read_text(encoding="utf-8"))
    except (OSError, ValueError, RecursionError):
        return None
    return said if isinstance(said, dict) and said.get("made_by") == _PROGRAM else None
