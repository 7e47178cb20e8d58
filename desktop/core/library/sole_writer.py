"""One writer at a time where the drive cannot lock: a file that says who it is, and a heartbeat.

On some network drives every lock is granted, or none. SQLite would then let two computers write
into one library at once, which destroys it.
"""

from __future__ import annotations

import os
import platform
from collections.abc import Callable
from contextlib import suppress
from pathlib import Path
from time import monotonic, sleep
from typing import Any

from desktop.core.library.errors import LibraryHeld
from desktop.core.library.own_file import own_file, read_own, write_own
from desktop.core.library.own_folder import own_folder

_NAME = "writer.json"
# How often the heart beats, in seconds, and how long it is listened for before it counts as still.
BEAT = 4.0
STILL = 3 * BEAT
# After so long, in seconds, two that wrote at the same moment see whose file is there.
_SETTLED = 0.4


class SoleWriter:
    """Whoever may write into the library of a folder; others are refused while the heart beats.

    The clocks of two computers may differ: what counts is whether the beat goes on while one
    looks.
    """

    def __init__(self, folder: Path, wait: Callable[[float], None] = sleep) -> None:
        self._folder = folder
        self._wait = wait
        self._token = os.urandom(16).hex()
        self._beats = 0

    def take(self) -> None:
        """Becomes the one who may write. Raises LibraryHeld, and OSError.

        Waits for `STILL` seconds where the file of another is found, to see whether it lives.
        """
        found = self._found()
        if found is not None:
            until = monotonic() + STILL
            while monotonic() < until:
                self._wait(BEAT / 4)
                now = self._found()
                if now is None:
                    break
                if now != found:
                    raise self._held(now)
        self._write()
        self._wait(_SETTLED)
        now = self._found()
        if now is not None and now.get("token") != self._token:
            raise self._held(now)

    def beat(self) -> bool:
        """Tells others that this one lives; False when another took the library meanwhile.

        That happens to a computer that slept for a while: it must not write any more.
        """
        try:
            found = self._found()
            if found is not None and found.get("token") != self._token:
                return False
            self._write()
        except OSError:
            # Whether the folder is there at all is found out elsewhere.
            pass
        return True

    def release(self) -> None:
        """Lets another write."""
        with suppress(OSError):
            found = self._found()
            if found is not None and found.get("token") == self._token:
                self._path.unlink()

    def _held(self, by: dict[str, Any]) -> LibraryHeld:
        return LibraryHeld(self._folder, "it is open elsewhere", owner=str(by.get("owner", "")))

    @property
    def _path(self) -> Path:
        return own_file(own_folder(self._folder), _NAME)

    def _found(self) -> dict[str, Any] | None:
        # Half of a file is that of one who was killed while writing.
        return read_own(self._path)

    def _write(self) -> None:
        self._beats += 1
        said = {"owner": _owner(), "token": self._token, "beat": self._beats}
        write_own(self._path, said)


def _owner() -> str:
    """Who this is, for whoever is refused: the account and the computer's name."""
    import getpass  # noqa: PLC0415 - only where a drive cannot lock

    try:
        account = getpass.getuser()
    except (OSError, KeyError, ImportError):
        account = ""
    return f"{account}@{platform.node()}".strip("@")
