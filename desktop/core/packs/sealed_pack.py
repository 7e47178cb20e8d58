"""A pack in one file opened safely: its bytes in memory, nothing trusted, nothing written."""

from __future__ import annotations

import errno
import os
import re
import stat
import sys
import unicodedata
import zlib
from collections.abc import Callable, Iterable
from enum import Enum, auto
from hashlib import sha256
from pathlib import Path

from desktop.core.fields.problem import ProblemList, TooManyProblems
from desktop.core.lesson import PackFile
from desktop.core.packs.file_names import is_left_by_system, printable
from desktop.core.packs.reading import PackReading, read_files, read_pack
from desktop.core.packs.sealed_entries import (
    DEFLATED,
    MANIFEST,
    MIMETYPE,
    SEAL_LIMITS,
    SOURCES,
    SealedEntry,
    SealLimits,
    sealed_entries,
)
from desktop.core.packs.slip import SealSlip

KIND = b"application/vnd.sourcebook.pack+zip"
SUFFIX = ".sbpack"

# The list at the end and what stands before each entry take some more.
_OVERHEAD = 4 * 2**20
_LONGEST_MANIFEST = 2**20
_AT_ONCE = 2**20
_HASHED = re.compile(r"(?P<hash>[0-9a-fA-F]{64}) [ *](?P<name>.+)")
_REFUSED = {
    errno.ENOENT: SealSlip.NO_FILE,
    errno.ENOTDIR: SealSlip.NO_FILE,
    errno.EISDIR: SealSlip.NOT_A_FILE,
    errno.ENXIO: SealSlip.NOT_A_FILE,
}
if sys.platform == "win32":
    _WITHOUT_WAITING = os.O_RDONLY | os.O_BINARY
else:
    # Else opening a pipe waits until somebody writes into it.
    _WITHOUT_WAITING = os.O_RDONLY | os.O_NONBLOCK | os.O_NOCTTY

Told = Callable[[int, int], None]


class Ending(Enum):
    """Why a pack was not read to its end."""

    TOO_LONG = auto()
    TOO_MUCH = auto()
    STOPPED = auto()
    FAILED = auto()


_ENDED = {
    Ending.TOO_LONG: SealSlip.TOOK_TOO_LONG,
    Ending.TOO_MUCH: SealSlip.TOOK_TOO_MUCH,
    Ending.STOPPED: SealSlip.STOPPED,
    Ending.FAILED: SealSlip.UNREADABLE_PACK,
}


def read_sealed(
    path: Path, *, limits: SealLimits = SEAL_LIMITS, tell: Told | None = None
) -> PackReading:
    """The pack in a file, or everything that is wrong with it; nothing is written anywhere.

    Reads what strangers made, and so is for a process that can be ended (`live/pack_readers`).
    `tell` hears how many of its texts are read.
    """
    problems = ProblemList()
    try:
        content = _content(path, limits, problems)
        files = () if content is None else _files(content, path.name, problems, limits)
    except TooManyProblems:
        return PackReading(None, problems.in_order())
    if problems.has_errors:
        return PackReading(None, problems.in_order())
    return read_files(files, problems, tell=tell)


def read_any(path: Path, *, tell: Told | None = None) -> PackReading:
    """The pack in a folder, or in one file."""
    return read_pack(path, tell=tell) if path.is_dir() else read_sealed(path, tell=tell)


def ended(path: Path, ending: Ending) -> PackReading:
    """What is told of a pack whose reading was ended."""
    problems = ProblemList()
    problems.error(printable(path.name), 0, _ENDED[ending])
    return PackReading(None, problems.in_order())


def is_sealed(path: Path) -> bool:
    """Whether a file says of itself that it is a pack, as far as its first bytes tell."""
    try:
        with path.open("rb") as file:
            first = file.read(30 + len(MIMETYPE) + len(KIND))
    except OSError:
        return False
    return first.startswith(b"PK\x03\x04") and first.endswith(MIMETYPE.encode() + KIND)


def fingerprint(files: Iterable[PackFile]) -> str:
    """What tells two packs apart, however they were packed: of their files, byte for byte."""
    lines = (f"{sha256(file.content).hexdigest()}  {file.path}\n" for file in files)
    return sha256("".join(sorted(lines)).encode()).hexdigest()


def _content(path: Path, limits: SealLimits, problems: ProblemList) -> bytes | None:
    name = printable(path.name)
    most = limits.all_bytes + limits.resolved + _OVERHEAD
    content = bytearray()
    try:
        file = os.open(path, _WITHOUT_WAITING)
        try:
            standing = os.fstat(file)
            if not stat.S_ISREG(standing.st_mode):
                problems.error(name, 0, SealSlip.NOT_A_FILE)
                return None
            while len(content) <= most and (chunk := os.read(file, _AT_ONCE)):
                content += chunk
                if standing.st_size > most:
                    break
        finally:
            os.close(file)
    except OSError as error:
        problems.error(name, 0, _REFUSED.get(error.errno or 0, SealSlip.NO_ACCESS))
        return None
    except ValueError:
        # A name with a NUL in it.
        problems.error(name, 0, SealSlip.NO_FILE)
        return None
    if max(len(content), standing.st_size) > most:
        problems.error(name, 0, SealSlip.TOO_LARGE, count=limits.all_bytes // 2**20)
        return None
    return bytes(content)


def _files(
    content: bytes, file: str, problems: ProblemList, limits: SealLimits
) -> tuple[PackFile, ...]:
    """The folder as its author wrote it, after each hash was found right."""
    file = printable(file)
    entries = sealed_entries(content, file, problems, limits=limits)
    if problems.has_errors:
        return ()
    by_name = {entry.name: entry for entry in entries}
    if MANIFEST not in by_name or MIMETYPE not in by_name:
        is_folder = any(name.rpartition("/")[2].casefold() == "pack.md" for name in by_name)
        problems.error(file, 0, SealSlip.FOLDER_IN_A_ZIP if is_folder else SealSlip.NOT_A_PACK)
        return ()
    unpacked: dict[str, bytes] = {}
    for entry in entries:
        made = _unpacked(content, entry)
        if made is None:
            problems.error(printable(entry.name), 0, SealSlip.DAMAGED_INSIDE)
        else:
            unpacked[entry.name] = made
    if len(unpacked) < len(entries):
        return ()
    if unpacked[MIMETYPE].strip() != KIND:
        problems.error(file, 0, SealSlip.NOT_A_PACK)
        return ()
    _check_hashes(unpacked, problems)
    return tuple(
        PackFile(unicodedata.normalize("NFC", name.removeprefix(SOURCES)), made)
        for name, made in sorted(unpacked.items())
        if name.startswith(SOURCES)
    )


def _unpacked(content: bytes, entry: SealedEntry) -> bytes | None:
    """The bytes of an entry; None where they are not what the list says. Counted while made."""
    packed = content[entry.start : entry.end]
    if entry.method != DEFLATED:
        made = packed
    else:
        unpacking = zlib.decompressobj(-zlib.MAX_WBITS)
        try:
            made = unpacking.decompress(packed, entry.size + 1)
        except zlib.error:
            return None
        if not unpacking.eof or unpacking.unused_data:
            return None
    is_whole = len(made) == entry.size and zlib.crc32(made) == entry.checksum
    return made if is_whole else None


def _check_hashes(unpacked: dict[str, bytes], problems: ProblemList) -> None:
    """Say what is not as it was when the pack was built."""
    hashes = _manifest(unpacked[MANIFEST])
    if hashes is None:
        problems.error(MANIFEST, 0, SealSlip.MANIFEST_UNREADABLE)
        return
    for name, expected in hashes.items():
        if name not in unpacked:
            problems.error(printable(name), 0, SealSlip.MISSING_INSIDE)
        elif sha256(unpacked[name]).hexdigest() != expected:
            problems.error(printable(name), 0, SealSlip.CHANGED_SINCE)
    for name in unpacked:
        if name not in hashes and name not in (MIMETYPE, MANIFEST) and not is_left_by_system(name):
            problems.error(printable(name), 0, SealSlip.NOT_IN_MANIFEST)


def _manifest(content: bytes) -> dict[str, str] | None:
    """The hash of each file by its name, as BagIt writes them; None where it says no such thing."""
    if len(content) > _LONGEST_MANIFEST:
        return None
    try:
        lines = content.decode().splitlines()
    except UnicodeDecodeError:
        return None
    hashes: dict[str, str] = {}
    for line in lines:
        said = _HASHED.fullmatch(line)
        if said is None or said["name"] in hashes:
            return None
        hashes[said["name"]] = said["hash"].lower()
    return hashes
