"""The files in a ZIP, of which no more is unpacked than a document can hold."""

from __future__ import annotations

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
        self._parts = {
            part.filename: part for part in parts if not part.is_dir() and is_inside(part.filename)
        }
        self._left = _LARGEST_IN_ALL

    @property
    def names(self) -> tuple[str, ...]:
        """The names of the parts that lie inside the archive, in its order."""
        return tuple(self._parts)

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
    return not path.is_absolute() and ".." not in path.parts and ":" not in name
