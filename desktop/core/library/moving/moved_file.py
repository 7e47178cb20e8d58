"""The one file that holds a whole library: a ZIP file of four parts, written and read strictly.

Its parts stand one behind the other in an order of their own, and no byte belongs to none: the
kind of the file, the database, what is said about it, and the hashes of those three. Any program
that reads ZIP files finds the database in it; this one reads no file that is otherwise. Names in
it are compared and never used, so that none can lead anywhere.
"""

from __future__ import annotations

import json
import os
import stat
import struct
import sys
import zlib
from collections.abc import Iterator
from dataclasses import asdict, dataclass
from hashlib import sha256
from pathlib import Path
from typing import BinaryIO
from zipfile import ZIP_DEFLATED, ZIP_STORED, BadZipFile, ZipFile, ZipInfo

from desktop.core.library.moving.not_moved import MoveSlip, NotMoved
from desktop.core.library.moving.progress import Part

SUFFIX = ".sblibrary"
KIND = b"application/vnd.sourcebook.library+zip"
FORMAT = 1

_MIMETYPE, _DATABASE, _ABOUT, _MANIFEST = "mimetype", "library.db", "about.json", "MANIFEST.sha256"
_PARTS = (_MIMETYPE, _DATABASE, _ABOUT, _MANIFEST)
_END, _END_LENGTH, _LOCAL_LENGTH = b"PK\x05\x06", 22, 30
# The list at the end and the small parts are short; what is longer is not ours.
_LONGEST_LIST, _LONGEST_PART = 4_096, 65_536
_AT_ONCE = 1 << 20
# What unpacks to more than so many times its size was made to fill a disk.
_MOST_RATIO, _TIGHT_FROM = 200, 64 << 20
# A UTF-8 name is the only thing that may be said of a part beyond its sizes.
_MAY_BE_SAID = 0x800
_LONGEST_WORDS = 200
_WITHOUT_WAITING = os.O_RDONLY | (
    os.O_BINARY if sys.platform == "win32" else os.O_NONBLOCK | os.O_NOCTTY
)
_SPOILT = (BadZipFile, zlib.error, EOFError, ValueError, NotImplementedError, RuntimeError)
_SPOILT_LIST = (*_SPOILT, struct.error, IndexError)


@dataclass(frozen=True, slots=True)
class AboutMoved:
    """What a file says of itself; whatever counts is asked of the library in it.

    `moved` is an ISO 8601 time in UTC, `by` the account and the computer on which it was made.
    """

    program: str
    moved: str
    by: str
    format: int = FORMAT


@dataclass(frozen=True, slots=True)
class MovedFile:
    """A file that was read to its end and is whole: what it says, and the database in it."""

    path: Path
    about: AboutMoved
    size: int
    digest: str


def is_moved_file(path: Path) -> bool:
    """Whether a file says of itself that it holds a library, as far as its first bytes tell."""
    try:
        if not path.is_file():
            return False
        with path.open("rb") as file:
            first = file.read(_LOCAL_LENGTH + len(_MIMETYPE) + len(KIND))
    except (OSError, ValueError):
        return False
    return first.startswith(b"PK\x03\x04") and first.endswith(_MIMETYPE.encode() + KIND)


def write_moved(file: BinaryIO, database: Path, about: AboutMoved, hear: Part) -> str:
    """Writes the parts of a file, with the database packed, and gives the database's hash."""
    digest, size, done = sha256(), database.stat().st_size, 0
    # Packed as quickly as can be: what is slow is the stick.
    with ZipFile(file, "w", ZIP_DEFLATED, compresslevel=1) as packed:
        packed.writestr(ZipInfo(_MIMETYPE), KIND)
        entry = ZipInfo(_DATABASE)
        entry.compress_type, entry.file_size = _packing(database), size
        with database.open("rb") as content, packed.open(entry, "w", force_zip64=True) as part:
            while chunk := content.read(_AT_ONCE):
                digest.update(chunk)
                part.write(chunk)
                done += len(chunk)
                hear(done, size)
        said = json.dumps(asdict(about), ensure_ascii=False).encode()
        packed.writestr(ZipInfo(_ABOUT), said)
        hashes = {_MIMETYPE: sha256(KIND), _DATABASE: digest, _ABOUT: sha256(said)}
        lines = "".join(f"{each.hexdigest()}  {name}\n" for name, each in hashes.items())
        packed.writestr(ZipInfo(_MANIFEST), lines.encode())
    return digest.hexdigest()


def read_moved(path: Path, hear: Part) -> MovedFile:
    """Reads a file to its end and compares every hash; writes nothing. Raises NotMoved."""
    with _opened(path) as file:
        packed = _listed(file, path)
        about = _about(packed, path)
        hashes = _hashes(packed, path)
        entry = packed.getinfo(_DATABASE)
        digest, done = sha256(), 0
        for chunk in _chunks(packed, path):
            digest.update(chunk)
            done += len(chunk)
            hear(done, entry.file_size)
        if done != entry.file_size or hashes[_DATABASE] != digest.hexdigest():
            raise NotMoved(MoveSlip.DAMAGED, path)
        return MovedFile(path, about, done, digest.hexdigest())


def unpack_moved(moved: MovedFile, to: Path, hear: Part) -> None:
    """Writes the database of a file that was read, to a name that is free, and sees it to the disk.

    Raises OSError, and NotMoved where the file is another one by now; then nothing is left there.
    """
    digest, done = sha256(), 0
    descriptor = os.open(to, os.O_WRONLY | os.O_CREAT | os.O_EXCL | getattr(os, "O_BINARY", 0), 0o600)
    try:
        with open(descriptor, "wb") as written, _opened(moved.path) as file:
            for chunk in _chunks(_listed(file, moved.path), moved.path):
                done += len(chunk)
                if done > moved.size:
                    break
                written.write(chunk)
                digest.update(chunk)
                hear(done, moved.size)
            written.flush()
            os.fsync(written.fileno())
        if digest.hexdigest() != moved.digest:
            raise NotMoved(MoveSlip.DAMAGED, moved.path)
    except BaseException:
        to.unlink(missing_ok=True)
        raise


def _packing(database: Path) -> int:
    """Whether packing is worth its while; what is nearly empty would look like a trap."""
    with database.open("rb") as content:
        sample = content.read(_AT_ONCE)
        size = database.stat().st_size
        content.seek(size // 2)
        sample += content.read(_AT_ONCE)
    is_tight = len(zlib.compress(sample, 1)) * _MOST_RATIO // 4 < len(sample)
    return ZIP_STORED if is_tight and size > _TIGHT_FROM else ZIP_DEFLATED


class _opened:  # noqa: N801 - used as a block
    """A regular file opened for reading, without waiting for a pipe."""

    def __init__(self, path: Path) -> None:
        self._path = path

    def __enter__(self) -> BinaryIO:
        try:
            descriptor = os.open(self._path, _WITHOUT_WAITING)
        except (FileNotFoundError, NotADirectoryError, ValueError) as error:
            raise NotMoved(MoveSlip.NO_FILE, self._path) from error
        except OSError as error:
            slip = MoveSlip.NOT_A_FILE if self._path.is_dir() else MoveSlip.NO_ACCESS
            raise NotMoved(slip, self._path) from error
        if not stat.S_ISREG(os.fstat(descriptor).st_mode):
            os.close(descriptor)
            raise NotMoved(MoveSlip.NOT_A_FILE, self._path)
        self._file = open(descriptor, "rb")  # noqa: SIM115 - closed when the block ends
        return self._file

    def __exit__(self, *_error: object) -> None:
        self._file.close()


def _listed(file: BinaryIO, path: Path) -> ZipFile:
    """The four parts, after it was seen that there is nothing else. Raises NotMoved."""
    try:
        _look_at_ends(file, path)
        packed = ZipFile(file)
        parts = packed.infolist()
        if tuple(part.filename for part in parts) != _PARTS:
            raise NotMoved(MoveSlip.FOREIGN, path)
        at = 0
        for part in parts:
            if part.header_offset != at or part.flag_bits & ~_MAY_BE_SAID or part.comment:
                raise NotMoved(MoveSlip.FOREIGN, path)
            file.seek(at + _LOCAL_LENGTH - 4)
            at += _LOCAL_LENGTH + sum(struct.unpack("<HH", file.read(4))) + part.compress_size
            _look_at_size(part, path)
        if at != packed.start_dir:
            raise NotMoved(MoveSlip.FOREIGN, path)
        if _small(packed, _MIMETYPE, path) != KIND:
            raise NotMoved(MoveSlip.NOT_OURS, path)
    except _SPOILT_LIST as error:
        raise NotMoved(MoveSlip.DAMAGED, path) from error
    except OSError as error:
        raise NotMoved(MoveSlip.NO_ACCESS, path) from error
    return packed


def _look_at_ends(file: BinaryIO, path: Path) -> None:
    """What is no file of ours, or not all of one, is told before anything reads its list."""
    size = os.fstat(file.fileno()).st_size
    first = file.read(_LOCAL_LENGTH + len(_MIMETYPE) + len(KIND))
    if not (first.startswith(b"PK\x03\x04") and first.endswith(_MIMETYPE.encode() + KIND)):
        raise NotMoved(MoveSlip.NOT_OURS, path)
    file.seek(max(0, size - _END_LENGTH))
    end = file.read(_END_LENGTH)
    if len(end) < _END_LENGTH or not end.startswith(_END) or end[-2:] != b"\0\0":
        raise NotMoved(MoveSlip.CUT_OFF, path)
    disks, count, length = struct.unpack_from("<HH", end, 4), *struct.unpack_from("<HI", end, 10)
    if disks != (0, 0) or count != len(_PARTS) or length > _LONGEST_LIST:
        raise NotMoved(MoveSlip.FOREIGN, path)


def _look_at_size(part: ZipInfo, path: Path) -> None:
    may_be_packed = part.filename == _DATABASE
    if part.compress_type not in ((ZIP_STORED, ZIP_DEFLATED) if may_be_packed else (ZIP_STORED,)):
        raise NotMoved(MoveSlip.FOREIGN, path)
    if not may_be_packed and part.file_size > _LONGEST_PART:
        raise NotMoved(MoveSlip.FOREIGN, path)
    is_tight = part.file_size > max(1, part.compress_size) * _MOST_RATIO
    if is_tight and part.file_size > _TIGHT_FROM:
        raise NotMoved(MoveSlip.TOO_TIGHT, path)


def _small(packed: ZipFile, name: str, path: Path) -> bytes:
    try:
        return packed.read(name)
    except (*_SPOILT, OSError) as error:
        raise NotMoved(MoveSlip.DAMAGED, path) from error


def _chunks(packed: ZipFile, path: Path) -> Iterator[bytes]:
    """The database bit by bit, never more than its list says. Raises NotMoved."""
    try:
        with packed.open(_DATABASE) as part:
            while chunk := part.read(_AT_ONCE):
                yield chunk
    except (*_SPOILT, OSError) as error:
        raise NotMoved(MoveSlip.DAMAGED, path) from error


def _about(packed: ZipFile, path: Path) -> AboutMoved:
    try:
        said = json.loads(_small(packed, _ABOUT, path))
    except (ValueError, RecursionError) as error:
        raise NotMoved(MoveSlip.DAMAGED, path) from error
    number = said.get("format") if isinstance(said, dict) else None
    if not isinstance(number, int) or isinstance(number, bool):
        raise NotMoved(MoveSlip.DAMAGED, path)
    if number > FORMAT:
        raise NotMoved(MoveSlip.LATER_FORMAT, path)
    words = (said.get(name) for name in ("program", "moved", "by"))
    told = (each[:_LONGEST_WORDS] if isinstance(each, str) else "" for each in words)
    return AboutMoved(*told, format=number)


def _hashes(packed: ZipFile, path: Path) -> dict[str, str]:
    """The hash of each part by its name, those of the small ones compared."""
    lines = _small(packed, _MANIFEST, path).decode("ascii", "replace").splitlines()
    said = [line.partition("  ") for line in lines]
    hashes = {name: digest for digest, _, name in said}
    if len(lines) != len(hashes) or tuple(hashes) != _PARTS[:-1]:
        raise NotMoved(MoveSlip.DAMAGED, path)
    for name in (_MIMETYPE, _ABOUT):
        if sha256(_small(packed, name, path)).hexdigest() != hashes[name]:
            raise NotMoved(MoveSlip.DAMAGED, path)
    return hashes
