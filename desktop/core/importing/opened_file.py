"""The content of a file that somebody named: of a real file, and of no more than a document has."""

from __future__ import annotations

import errno
import os
import stat
import sys
from pathlib import Path

from desktop.core.importing.errors import CannotImport, TooLarge, Unreadable, UnreadableReason
from desktop.core.importing.recognising import NoTextReason

# More bytes no document has that anyone reads as a text.
LARGEST_FILE = 64 * 2**20
_AT_ONCE = 2**20
_REASONS = {
    errno.ENOENT: UnreadableReason.NO_FILE,
    errno.ENOTDIR: UnreadableReason.NO_FILE,
    errno.ELOOP: UnreadableReason.LINK_LOOP,
    errno.EACCES: UnreadableReason.NOT_ALLOWED,
    errno.EPERM: UnreadableReason.NOT_ALLOWED,
    errno.ENXIO: UnreadableReason.NOT_A_FILE,
}
if sys.platform == "win32":
    _WITHOUT_WAITING = os.O_RDONLY | os.O_BINARY
else:
    # Else opening a pipe waits until somebody writes into it.
    _WITHOUT_WAITING = os.O_RDONLY | os.O_NONBLOCK | os.O_NOCTTY


def file_content(path: Path, most: int = LARGEST_FILE) -> bytes:
    """All of a file. Raises CannotImport for what is no file or larger than `most` bytes."""
    try:
        return _content(path, most)
    except OSError as error:
        raise unopened(error) from error
    except ValueError as error:
        # A name with a NUL in it.
        raise Unreadable(UnreadableReason.NO_FILE) from error


def first_bytes(path: Path, most: int) -> tuple[bytes, bool]:
    """The first bytes of a file, and whether they are all. Raises CannotImport as file_content."""
    try:
        file = _opened(path, LARGEST_FILE)
        try:
            content = os.read(file, most + 1)
        finally:
            os.close(file)
    except OSError as error:
        raise unopened(error) from error
    except ValueError as error:
        raise Unreadable(UnreadableReason.NO_FILE) from error
    return content[:most], len(content) <= most


def unopened(error: OSError) -> CannotImport:
    """What the system says of a file that it does not open, as a reason."""
    if error.errno == errno.EISDIR:
        return CannotImport(NoTextReason.FOLDER)
    return Unreadable(_REASONS.get(error.errno or 0, UnreadableReason.UNREACHABLE))


def _content(path: Path, most: int) -> bytes:
    file = _opened(path, most)
    try:
        content = bytearray()
        while len(content) <= most and (chunk := os.read(file, _AT_ONCE)):
            content += chunk
    finally:
        os.close(file)
    if len(content) > most:
        raise TooLarge
    return bytes(content)


def _opened(path: Path, most: int) -> int:
    _check(path.stat(), most)
    file = os.open(path, _WITHOUT_WAITING)
    try:
        # Another may lie there by now.
        _check(os.fstat(file), most)
    except CannotImport:
        os.close(file)
        raise
    return file


def _check(standing: os.stat_result, most: int) -> None:
    if stat.S_ISDIR(standing.st_mode):
        raise CannotImport(NoTextReason.FOLDER)
    if not stat.S_ISREG(standing.st_mode):
        raise Unreadable(UnreadableReason.NOT_A_FILE)
    if standing.st_size > most:
        raise TooLarge
