"""Which segments an index is made of: one small file, written last and all at once."""

from __future__ import annotations

import json
import os
import zlib
from base64 import b64decode, b64encode
from collections.abc import Mapping
from contextlib import suppress
from dataclasses import dataclass, field
from pathlib import Path
from time import sleep

from index.errors import IndexDamaged

_NAME = "manifest.json"
_UNFINISHED = "manifest.unfinished"
# Elsewhere than on Linux and macOS a file cannot be replaced in the moment in which it is read.
_TRIES = 20
_PAUSE = 0.01

State = tuple[int, ...]


@dataclass(frozen=True, slots=True)
class SegmentEntry:
    """A segment as the manifest has it.

    `size` is that of its file in bytes and `check` the checksum of the file's checksums.
    `removed` has one bit for each document, set for those that are no longer to be found; it is
    empty when none is set. `about` is what else whoever wrote the segment has to know.
    """

    name: str
    documents: int
    size: int
    check: int
    removed: bytes = b""
    about: Mapping[str, object] = field(default_factory=dict)


@dataclass(frozen=True, slots=True)
class Manifest:
    """The segments of an index, oldest first, and a number that grows with every change."""

    generation: int = 0
    segments: tuple[SegmentEntry, ...] = ()


def state(folder: Path) -> State:
    """What changes whenever the manifest does. Raises IndexDamaged when there is none."""
    about = _about(folder)
    return about.st_ino, about.st_dev, about.st_size, about.st_mtime_ns, about.st_ctime_ns


def modified(folder: Path) -> float:
    """When the manifest was written, in seconds since 1970. Raises IndexDamaged."""
    return _about(folder).st_mtime


def _about(folder: Path) -> os.stat_result:
    try:
        return os.stat(folder / _NAME)
    except (OSError, ValueError) as error:
        raise IndexDamaged(f"{folder} holds no index") from error


def is_there(folder: Path) -> bool:
    """Whether a folder has a manifest, whatever is in it."""
    return (folder / _NAME).is_file()


def read(folder: Path) -> Manifest:
    """The manifest of an index. Raises IndexDamaged."""
    try:
        content = (folder / _NAME).read_bytes()
        check, _, written = content.partition(b"\n")
        if int(check, 16) != zlib.crc32(written):
            raise IndexDamaged(f"the manifest of {folder} is not as it was written")
        values = json.loads(written)
        segments = tuple(
            SegmentEntry(
                name=str(name),
                documents=int(documents),
                size=int(size),
                check=int(check),
                removed=b64decode(removed, validate=True),
                about=about,
            )
            for name, documents, size, check, removed, about in values["segments"]
        )
        return Manifest(int(values["generation"]), segments)
    except (OSError, ValueError, KeyError, TypeError) as error:
        raise IndexDamaged(f"the manifest of {folder} cannot be read") from error


def write(folder: Path, manifest: Manifest) -> None:
    """Puts a manifest in the place of the last one: wholly, or not at all.

    A power cut may still undo it, or leave what `read` raises IndexDamaged for, before `settle`.
    """
    written = json.dumps(
        {
            "generation": manifest.generation,
            "segments": [
                [
                    each.name,
                    each.documents,
                    each.size,
                    each.check,
                    b64encode(each.removed).decode(),
                    each.about,
                ]
                for each in manifest.segments
            ],
        }
    ).encode()
    unfinished = folder / _UNFINISHED
    unfinished.write_bytes(b"%08x\n" % zlib.crc32(written) + written)
    _replace(unfinished, folder / _NAME)


def settle(folder: Path) -> None:
    """Sees the manifest and the names of new files to the disk. Raises OSError."""
    settle_file(folder / _NAME)
    # Not every system lets a folder be opened.
    with suppress(OSError):
        descriptor = os.open(folder, os.O_RDONLY)
        try:
            os.fsync(descriptor)
        finally:
            os.close(descriptor)


def settle_file(path: Path) -> None:
    """Sees what was written into a file to the disk, if the file is still there. Raises OSError."""
    with suppress(FileNotFoundError), path.open("r+b") as file:
        os.fsync(file.fileno())


def remove(folder: Path) -> None:
    """Makes of an index a folder of files that belong to nothing."""
    with suppress(OSError):
        (folder / _NAME).unlink()


def _replace(unfinished: Path, path: Path) -> None:
    for _ in range(_TRIES):
        try:
            unfinished.replace(path)
        except PermissionError:
            sleep(_PAUSE)
        else:
            return
    unfinished.replace(path)
