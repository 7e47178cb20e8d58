"""Arrays in a file of the program's own, which are mapped and not read when it is opened.

The file begins with a line by which the program knows it, then says in JSON what it holds. Derived:
whoever finds nothing that can be read makes it anew.
"""

from __future__ import annotations

import json
import os
import zlib
from collections.abc import Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import Any

import numpy as np
from numpy.typing import NDArray

_OWN_MARK = b"Sourcebook "
_NUMBER = 12
_LARGEST_LIST = 64 << 20


@dataclass(frozen=True, slots=True)
class MappedTable:
    """What a file says it holds, as JSON knows it, and its arrays."""

    listing: Any
    arrays: tuple[NDArray[Any], ...]


def write_table(file: Path, mark: str, listing: object, arrays: Sequence[NDArray[Any]]) -> None:
    """Writes arrays of one length into a file, in the place of an older one. Raises OSError.

    A file of somebody else's that has the name stays, and nothing is written.
    """
    if os.path.lexists(file) and not _begins_with(file, _OWN_MARK):
        raise FileExistsError(file)
    packed = zlib.compress(json.dumps(listing).encode(), 1)
    count = len(arrays[0])
    numbers = (len(packed), zlib.crc32(packed), count)
    half = file.with_name(f"{file.name}-{os.urandom(4).hex()}")
    try:
        with half.open("xb") as stream:
            stream.write(_line(mark))
            stream.write(b"".join(each.to_bytes(_NUMBER, "little") for each in numbers))
            stream.write(packed)
            for array in arrays:
                stream.write(b"\0" * (-stream.tell() % 8))
                stream.write(np.ascontiguousarray(array).data)
        half.replace(file)
    finally:
        half.unlink(missing_ok=True)


def opened_table(file: Path, mark: str, kinds: Sequence[type[np.generic]]) -> MappedTable | None:
    """What was written into a file under that mark; None where there is none to be read."""
    line = _line(mark)
    if not _begins_with(file, line):
        return None
    try:
        with file.open("rb") as stream:
            stream.seek(len(line))
            size, check, count = (int.from_bytes(stream.read(_NUMBER), "little") for _ in range(3))
            packed = stream.read(min(size, _LARGEST_LIST))
            at = stream.tell()
        if zlib.crc32(packed) != check:
            return None
        starts, arrays = [], list[NDArray[Any]]()
        for kind in kinds:
            at += -at % 8
            starts.append(at)
            at += count * np.dtype(kind).itemsize
        if file.stat().st_size != at:
            return None
        for kind, start in zip(kinds, starts, strict=True):
            # An empty stretch of a file cannot be mapped.
            empty = np.empty(0, kind)
            arrays.append(np.memmap(file, kind, "r", start, (count,)) if count else empty)
        return MappedTable(json.loads(zlib.decompress(packed)), tuple(arrays))
    except (OSError, ValueError, OverflowError, RecursionError, zlib.error):
        return None


def _line(mark: str) -> bytes:
    return _OWN_MARK + mark.encode() + b"\n"


def _begins_with(file: Path, mark: bytes) -> bool:
    """Whether a file is a regular one that begins so."""
    try:
        if not file.is_file() or file.is_symlink():
            return False
        with file.open("rb") as stream:
            return stream.read(len(mark)) == mark
    except OSError:
        return False
