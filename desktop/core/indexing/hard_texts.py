"""Texts over which a process ended that looked for their quotations: a note beside the index."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterator
from contextlib import contextmanager, suppress
from hashlib import blake2s
from pathlib import Path
from threading import Lock
from types import TracebackType
from typing import IO, NewType, Self

from desktop.core.indexing.state import HARD_TEXTS

TextKey = NewType("TextKey", str)

_KEY = re.compile(rb"[0-9a-f]{32}")
_NO_KEY = b"-" * 32
# A process that passed the limit of a text proves more than one that ended by itself or was ended
# from outside, and so do ends that come again and again while the text is read alone.
_DEATHS, _BY_LIMIT = 4, 2
_LIMIT_NAME = "limit-passed"
# Raised when the rules of reading change: what was too hard is then tried again.
_EDITION = "reading-1"


def text_key(text: str, language: str) -> TextKey:
    """What tells a text from every other, and from itself after it was corrected."""
    said = f"{_EDITION}\n{language}\n{text}".encode("utf-8", "surrogatepass")
    return TextKey(blake2s(said, digest_size=16).hexdigest())


def limit_file(index_folder: Path) -> Path:
    """Where a process writes that a text took too long, in the moment in which it ends over it."""
    return index_folder.with_name(_LIMIT_NAME)


def is_passed_over(index_folder: Path, key: TextKey) -> bool:
    """Whether the index holds no quotations of a text, as no process is to try it any more.

    For the window, which only looks.
    """
    try:
        noted = (index_folder / HARD_TEXTS).read_bytes()
    except OSError:
        return False
    return noted.split(b"\n")[1:].count(key.encode()) >= _DEATHS


class HardTexts:
    """Remembers what was being read when a process ended, as nobody is there to do it then.

    The first line of the file names the text that is being read, which takes two microseconds;
    each other line is a text over which a process ended. Without the file all texts are read.
    For one process at a time, in a `with` block; only `excuse` may come from another thread.
    """

    def __init__(self, index_folder: Path) -> None:
        self._path = index_folder / HARD_TEXTS
        self._lock = Lock()
        self._file: IO[bytes] | None = None
        self._deaths: Counter[TextKey] = Counter()
        self._is_excused = False

    def __enter__(self) -> Self:
        self._deaths.clear()
        # Where nothing can be noted, as on a full disk, all goes on as if nothing had happened.
        with suppress(OSError):
            mode = "r+b" if self._path.exists() else "w+b"
            file = self._file = self._path.open(mode, buffering=0)
            begun, *deaths = file.read().split(b"\n")
            self._deaths.update(TextKey(each.decode()) for each in deaths if _KEY.fullmatch(each))
            if _KEY.fullmatch(begun):
                by = _BY_LIMIT if self._was_limit_passed() else 1
                self._deaths[TextKey(begun.decode())] += by
            if begun != _NO_KEY:
                self._write_all()
        return self

    def __exit__(
        self,
        kind: type[BaseException] | None,
        error: BaseException | None,
        trace: TracebackType | None,
    ) -> None:
        with self._lock:
            if self._file is not None:
                self._file.close()
                self._file = None

    @property
    def has_suspects(self) -> bool:
        """Whether any text is suspect; most days none is."""
        return any(0 < each < _DEATHS for each in self._deaths.values())

    def is_suspect(self, key: TextKey) -> bool:
        """Whether a process ended over this text, by whatever cause, and it is to be tried again.

        It is read after all others, and alone: a text that takes minutes holds up no other.
        """
        return 0 < self._deaths[key] < _DEATHS

    def is_too_hard(self, key: TextKey) -> bool:
        """Whether so many processes ended over this text that no other is to try it."""
        return self._deaths[key] >= _DEATHS

    def forgive(self, key: TextKey) -> None:
        """Lets a text be tried again, as its reader wants."""
        with self._lock:
            if self._deaths.pop(key, 0):
                self._write_all()

    def _was_limit_passed(self) -> bool:
        """Whether the last process wrote that it passed a limit; it is asked once."""
        path = limit_file(self._path.parent)
        with suppress(OSError):
            if path.stat().st_size:
                path.write_bytes(b"")
                return True
        return False

    @contextmanager
    def reading(self, key: TextKey) -> Iterator[None]:
        """Blames this text if the process does not see the end of the block."""
        with self._lock:
            if not self._is_excused:
                self._write_first(key.encode())
        try:
            yield
        finally:
            with self._lock:
                self._write_first(_NO_KEY)
                if self._deaths.pop(key, 0):
                    self._write_all()

    def excuse(self) -> None:
        """Blames no text any more: the process is being ended from outside."""
        with self._lock:
            self._is_excused = True
            self._write_first(_NO_KEY)

    def _write_first(self, key: bytes) -> None:
        if self._file is not None:
            with suppress(OSError):
                self._file.seek(0)
                self._file.write(key)

    def _write_all(self) -> None:
        if self._file is not None:
            deaths = "\n".join(sorted(self._deaths.elements()))
            with suppress(OSError):
                self._file.seek(0)
                self._file.write(_NO_KEY + b"\n" + deaths.encode())
                self._file.truncate()
