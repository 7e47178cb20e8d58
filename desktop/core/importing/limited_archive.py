"""The files in a ZIP, of which no more is unpacked than a document can hold."""

from __future__ import annotations

import re
import struct
import zipfile
import zlib
from io import BytesIO
from pathlib import PurePosixPath

from desktop.core.importing.errors import Unreadable, UnreadableReason

_LARGEST_PART = 64 * 2**20
_LARGEST_IN_ALL = 512 * 2**20
_MOST_PARTS = 5_000
_IS_ENCRYPTED = 1
_DRIVE = re.compile("[a-z]:", re.IGNORECASE)
# What the library raises for an archive that is cut, made wrongly, or packed in a way it knows not.
_SPOILT = (
    zipfile.BadZipFile,
    zlib.error,
    EOFError,
    struct.error,
    ValueError,
    OSError,
    RuntimeError,
)


class LimitedArchive:
    """The parts of an archive, by their names. Raises Unreadable, also when it is made.

    What the archive says of the sizes of its parts counts for nothing: what is unpacked is counted.
    """

    def __init__(self, content: bytes) -> None:
        try:
            self._zip = zipfile.ZipFile(BytesIO(content))
            parts = self._zip.infolist()
        except _SPOILT as error:
            raise Unreadable(UnreadableReason.DAMAGED) from error
        if len(parts) > _MOST_PARTS:
            raise Unreadable(UnreadableReason.TOO_MUCH_INSIDE)
        self._parts: dict[str, zipfile.ZipInfo] = {}
        outside: list[str] = []
        for part in parts:
            if not is_inside(part.orig_filename):
                outside.append(part.orig_filename)
            elif not part.is_dir():
                self._parts[self._free(part.filename)] = part
        # The names that lead out of the archive: nothing of these is read.
        self.outside = tuple(outside)
        self._left = _LARGEST_IN_ALL

    @property
    def names(self) -> tuple[str, ...]:
        """The names of the parts that lie inside the archive, in its order."""
        return tuple(self._parts)

    def _free(self, name: str) -> str:
        """The name, or where another part has it already, one like it."""
        path, number = PurePosixPath(name), 2
        while name in self._parts:
            name = str(path.with_name(f"{path.stem} ({number}){path.suffix}"))
            number += 1
        return name

    def __contains__(self, name: str) -> bool:
        return name in self._parts

    def read(self, name: str, most: int = _LARGEST_PART) -> bytes:
        """The content of a part; nothing where there is no such part. Raises Unreadable."""
        part = self._parts.get(name)
        if part is None:
            return b""
        if part.flag_bits & _IS_ENCRYPTED:
            raise Unreadable(UnreadableReason.ENCRYPTED)
        limit = min(most, self._left)
        try:
            with self._zip.open(part) as opened:
                content = opened.read(limit + 1)
        except _SPOILT as error:
            raise Unreadable(UnreadableReason.DAMAGED) from error
        if len(content) > limit:
            raise Unreadable(UnreadableReason.TOO_MUCH_INSIDE)
        self._left -= len(content)
        return content


def is_inside(name: str) -> bool:
    """Whether a name leads to something in the archive, on every system."""
    path = PurePosixPath(name.replace("\\", "/"))
    is_elsewhere = path.is_absolute() or ".." in path.parts or _DRIVE.match(name) is not None
    return not is_elsewhere and "\0" not in name
