"""A file of pages, each with a checksum that is looked at whenever the page is read.

    pages | a checksum for each page | where the pages end | a mark

The checksum of all that follows the pages is kept elsewhere, by whoever names the file: with it
a file that was swapped for another whole one is known as well.
"""

from __future__ import annotations

import os
import struct
import zlib
from array import array
from copy import copy
from itertools import count
from pathlib import Path
from threading import Lock
from typing import Any
from weakref import finalize

from index.errors import IndexDamaged
from index.files.block_cache import BlockCache

PAGE = 8192
_TAIL = struct.Struct("<Q8s")
_MARK = b"pages 01"
# Shorter stretches are cut out of whole pages that are kept; longer ones go to whoever asked.
_SHORT = 2 * PAGE
# So many bytes are written at once.
_GATHERED = 32 * PAGE

_serial = count()


class PageFileWriter:
    """Writes a file of pages from front to back."""

    def __init__(self, path: Path) -> None:
        self.position = 0
        # What is written comes in many small pieces: they are gathered to go to the disk at once.
        self._file = path.open("xb", buffering=_GATHERED)
        self._gathered = bytearray()
        self._sums = array("I")

    def write(self, content: Any) -> None:
        """Adds bytes, or the bytes of an array."""
        view = memoryview(content).cast("B") if len(content) else memoryview(b"")
        self.position += len(view)
        self._gathered += view
        if len(self._gathered) >= _GATHERED:
            self._write_pages()

    def finish(self) -> int:
        """Writes the checksums and gives their checksum."""
        self._write_pages()
        if self._gathered:
            self._write_page(self._gathered)
        after = _in_file_order(self._sums).tobytes() + _TAIL.pack(self.position, _MARK)
        self._file.write(after)
        self._file.close()
        return zlib.crc32(after)

    def abandon(self) -> None:
        """Closes a file that will not be used."""
        self._file.close()

    def _write_pages(self) -> None:
        """Writes what is gathered, but for the beginning of a page that is not yet full."""
        whole = len(self._gathered) // PAGE * PAGE
        with memoryview(self._gathered) as view:
            for start in range(0, whole, PAGE):
                self._write_page(view[start : start + PAGE])
        del self._gathered[:whole]

    def _write_page(self, page: bytearray | memoryview) -> None:
        self._sums.append(zlib.crc32(page))
        self._file.write(page)


class PageFile:
    """Reads a file of pages where it is asked to, and closes it when it is let go of.

    Reading raises IndexDamaged wherever a page is not as it was written. The file is not
    mapped: one that is cut short under a map ends the process.
    """

    _first: PageFile | None = None

    def __init__(self, path: Path, check: int, cache: BlockCache) -> None:
        self.path = path
        self.cache = cache
        # A number that no other open file has, for what is kept of this one.
        self.key = next(_serial)
        try:
            self._descriptor = os.open(path, os.O_RDONLY | getattr(os, "O_BINARY", 0))
        except OSError as error:
            raise IndexDamaged(f"{path}: {error}") from error
        self._close = finalize(self, os.close, self._descriptor)
        self._lock = Lock()
        self._sums = array("I")
        try:
            self.size = self._read_sums(check)
        except BaseException:
            self.close()
            raise

    def close(self) -> None:
        """Lets go of the file."""
        self._close()

    def keeping_in(self, cache: BlockCache) -> PageFile:
        """The same open file, of which what is read is kept elsewhere."""
        twin = copy(self)
        twin.cache = cache
        # The file is closed as soon as nobody holds its first reader.
        twin._first = self
        return twin

    def read(self, start: int, size: int) -> memoryview:
        """The bytes from `start`, checked."""
        if start < 0 or size < 0 or start + size > self.size:
            raise IndexDamaged(f"{self.path} has no bytes {start} to {start + size}")
        if not size:
            return memoryview(b"")
        first, last = start // PAGE, (start + size - 1) // PAGE
        if size > _SHORT:
            content = self._pages(first, last)
        elif first == last:
            content = self._kept_page(first)
        else:
            content = b"".join(self._kept_page(page) for page in range(first, last + 1))
        begin = start - first * PAGE
        return memoryview(content)[begin : begin + size]

    def _kept_page(self, page: int) -> bytes:
        def read() -> tuple[bytes, int]:
            content = self._pages(page, page)
            return content, len(content) + 100

        kept: bytes = self.cache.get((self.key, page), read)
        return kept

    def _pages(self, first: int, last: int) -> bytes:
        start, end = first * PAGE, min((last + 1) * PAGE, self.size)
        content = self._read_at(start, end - start)
        if last == first:
            is_whole = zlib.crc32(content) == self._sums[first]
        else:
            view = memoryview(content)
            is_whole = all(
                zlib.crc32(view[at : at + PAGE]) == self._sums[page]
                for page, at in enumerate(range(0, len(content), PAGE), first)
            )
        if not is_whole:
            raise IndexDamaged(f"{self.path} is not as it was written")
        return content

    def _read_sums(self, check: int) -> int:
        length = os.fstat(self._descriptor).st_size
        tail_start = length - _TAIL.size
        if tail_start < 0:
            raise IndexDamaged(f"{self.path} is cut short")
        size, mark = _TAIL.unpack(self._read_at(tail_start, _TAIL.size))
        pages = -(-size // PAGE)
        if mark != _MARK or size + 4 * pages != tail_start:
            raise IndexDamaged(f"{self.path} is no file of an index, or cut short")
        after = self._read_at(size, length - size)
        if zlib.crc32(after) != check:
            raise IndexDamaged(f"the checksums of {self.path} are not as they were written")
        self._sums.frombytes(after[: 4 * pages])
        self._sums = _in_file_order(self._sums)
        return int(size)

    def _read_at(self, start: int, size: int) -> bytes:
        try:
            content = self._read_unchecked(start, size)
        except OSError as error:
            raise IndexDamaged(f"{self.path}: {error}") from error
        if len(content) != size:
            raise IndexDamaged(f"{self.path} is cut short")
        return content

    def _read_unchecked(self, start: int, size: int) -> bytes:
        if not self._close.alive:
            raise IndexDamaged(f"{self.path} was closed")
        if hasattr(os, "pread"):
            content = os.pread(self._descriptor, size, start)
            # A system may give less than was asked for, of very much.
            while len(content) < size:
                more = os.pread(self._descriptor, size - len(content), start + len(content))
                if not more:
                    break
                content += more
            return content
        with self._lock:
            os.lseek(self._descriptor, start, os.SEEK_SET)
            return os.read(self._descriptor, size)


def _in_file_order(numbers: array[int]) -> array[int]:
    """The numbers with their bytes turned round where the computer's order is not the file's."""
    import sys  # noqa: PLC0415

    if sys.byteorder == "big":
        numbers = array("I", numbers)
        numbers.byteswap()
    return numbers
