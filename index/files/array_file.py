"""A file of arrays with names: every part of an index is one of them.

The arrays stand one after the other, then a directory in JSON, then eight bytes that say how
long the directory is.
"""

from __future__ import annotations

import json
import struct
import sys
from collections.abc import Iterator, Mapping
from copy import copy
from pathlib import Path
from tempfile import SpooledTemporaryFile
from typing import IO, Any, NamedTuple

import numpy as np

from index.errors import IndexDamaged
from index.files.arrays import Array
from index.files.block_cache import BlockCache
from index.files.page_file import PageFile, PageFileWriter

_LENGTH = struct.Struct("<Q")
_ALIGNMENT = 8
# The marks of numpy for numbers with their highest byte first, as on this computer or elsewhere.
_NOT_LITTLE = ">" if sys.byteorder == "little" else ">="
_COPIED_AT_ONCE = 1 << 20
# Longer arrays grow on the disk.
_MOST_IN_MEMORY = 1 << 20


class _Entry(NamedTuple):
    """Where an array stands: the type of its numbers, its first byte, how many there are."""

    type: str
    start: int
    length: int


class Growing:
    """An array that is written before it is known how long it will be."""

    def __init__(self, folder: Path, kind: np.dtype[Any]) -> None:
        self.type = kind
        self.count = 0
        self._file: IO[bytes] = SpooledTemporaryFile(  # noqa: SIM115 - closed by `pieces`
            _MOST_IN_MEMORY, dir=str(folder)
        )

    def add(self, numbers: Array) -> None:
        """Adds numbers at the end."""
        self.count += len(numbers)
        self._file.write(np.ascontiguousarray(numbers, self.type).data if len(numbers) else b"")

    def pieces(self) -> Iterator[bytes]:
        """The whole array in pieces; afterwards it is gone."""
        with self._file:
            self._file.seek(0)
            while piece := self._file.read(_COPIED_AT_ONCE):
                yield piece

    def close(self) -> None:
        """Lets go of an array that will not be used."""
        self._file.close()


class ArrayFileWriter:
    """Writes arrays, each under its name."""

    def __init__(self, path: Path) -> None:
        self.path = path
        self._pages = PageFileWriter(path)
        self._entries: dict[str, _Entry] = {}

    def add(self, name: str, array: Array) -> None:
        """Adds an array; its numbers are read as the type that they have now."""
        array = np.ascontiguousarray(array)
        if array.dtype.byteorder in _NOT_LITTLE:
            array = array.astype(array.dtype.newbyteorder("<"))
        self._begin(name, array.dtype, len(array))
        self._pages.write(array.view(np.uint8))

    def add_bytes(self, name: str, content: bytes) -> None:
        """Adds bytes, as an array of them."""
        self._begin(name, np.dtype(np.uint8), len(content))
        self._pages.write(content)

    def add_grown(self, name: str, array: Growing) -> None:
        """Adds an array that has grown to its length by now."""
        self._begin(name, array.type, array.count)
        for piece in array.pieces():
            self._pages.write(piece)

    def finish(self, about: Mapping[str, object]) -> int:
        """Writes the directory and what is to be said of the whole; gives the checksum."""
        written = json.dumps({"about": about, "arrays": self._entries}).encode()
        self._pages.write(written)
        self._pages.write(_LENGTH.pack(len(written)))
        return self._pages.finish()

    def abandon(self) -> None:
        """Closes a file that will not be used."""
        self._pages.abandon()

    def _begin(self, name: str, kind: np.dtype[Any], count: int) -> None:
        if gap := -self._pages.position % _ALIGNMENT:
            self._pages.write(bytes(gap))
        self._entries[name] = _Entry(kind.str, self._pages.position, count)


class ArrayFile:
    """Reads arrays by their names, whole or in part, from the disk or from what is kept."""

    def __init__(self, path: Path, check: int, cache: BlockCache) -> None:
        self._pages = PageFile(path, check, cache)
        try:
            self.about, self._entries = self._directory()
        except BaseException:
            self.close()
            raise

    def __contains__(self, name: str) -> bool:
        return name in self._entries

    def close(self) -> None:
        """Lets go of the file."""
        self._pages.close()

    def keeping_in(self, cache: BlockCache) -> ArrayFile:
        """The same open file, of which what is read is kept elsewhere."""
        twin = copy(self)
        twin._pages = self._pages.keeping_in(cache)
        return twin

    def count(self, name: str) -> int:
        """How many numbers there are in an array; none in one that was not written."""
        return self._entries[name].length if name in self._entries else 0

    def type_of(self, name: str) -> np.dtype[Any]:
        """The type of the numbers in an array."""
        return np.dtype(self._entries[name].type)

    def part(self, name: str, start: int, end: int) -> Array:
        """A part of an array, read anew unless it is short. Raises IndexDamaged."""
        entry = self._entries[name]
        kind = np.dtype(entry.type)
        if not 0 <= start <= end <= entry.length:
            raise IndexDamaged(f"{name} has no numbers {start} to {end}")
        size = kind.itemsize
        return np.frombuffer(
            self._pages.read(entry.start + start * size, (end - start) * size), kind
        )

    def raw(self, name: str, start: int, end: int) -> bytes:
        """A part of an array of bytes. Raises IndexDamaged."""
        entry = self._entries[name]
        if not 0 <= start <= end <= entry.length:
            raise IndexDamaged(f"{name} has no bytes {start} to {end}")
        return bytes(self._pages.read(entry.start + start, end - start))

    def kept(self, name: str, start: int = 0, end: int | None = None) -> Array:
        """A part of an array that is kept for the next time. Raises IndexDamaged."""
        last = self._entries[name].length if end is None else end

        def read() -> tuple[Array, int]:
            array = self.part(name, start, last)
            return array, array.nbytes + 200

        found: Array = self._pages.cache.get((self._pages.key, name, start, last), read)
        return found

    @property
    def names(self) -> tuple[str, ...]:
        """The names of all arrays."""
        return tuple(self._entries)

    @property
    def cache(self) -> BlockCache:
        """Where parts are kept."""
        return self._pages.cache

    @property
    def key(self) -> int:
        """What tells this file from others among what is kept."""
        return self._pages.key

    def _directory(self) -> tuple[dict[str, Any], dict[str, _Entry]]:
        size = self._pages.size
        if size < _LENGTH.size:
            raise IndexDamaged(f"{self._pages.path} has no directory")
        (length,) = _LENGTH.unpack(self._pages.read(size - _LENGTH.size, _LENGTH.size))
        written = json.loads(bytes(self._pages.read(size - _LENGTH.size - length, length)))
        return written["about"], {name: _Entry(*entry) for name, entry in written["arrays"].items()}
