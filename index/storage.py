"""The folder of an index: every file is checked when it is read, and read at once."""

from __future__ import annotations

import json
import re
import zlib
from contextlib import suppress
from pathlib import Path
from typing import Any, Self

from whoosh.filedb.filestore import FileStorage
from whoosh.filedb.structfile import BufferFile

from index.errors import IndexDamaged

_CONTENTS = re.compile(r"_MAIN_([0-9]+)\.toc")
_SEGMENT_FILE = re.compile(r"MAIN_[0-9a-z]+\.[A-Za-z0-9_.]+")


def _sums_name(generation: str | int) -> str:
    return f"sums_{generation}.json"


class CheckedStorage(FileStorage):  # type: ignore[misc]  # Whoosh has no types.
    """A folder whose files are held in memory once they were read and found whole.

    Whoosh has no checksums: it would notice damage only where it reads, as any exception at
    all, and a file cut short under a memory map ends the process. So each generation gets a
    list of sizes and checksums, and a file is read whole, checked against it, and closed.
    Files of segments never change; what was read once stays true while it is in use.
    """

    def __init__(self, path: Path) -> None:
        super().__init__(str(path), supports_mmap=False)
        self._path = path
        self._read: dict[str, bytes] = {}
        self._sums: dict[str, list[int]] = {}

    def copy(self) -> Self:
        """A storage of the same folder that knows what this one has read."""
        other = type(self)(self._path)
        other._read = dict(self._read)
        return other

    def generation(self) -> int:
        """The number of the newest contents. Raises IndexDamaged when there are none."""
        try:
            numbers = [
                int(match[1])
                for name in self._path.iterdir()
                if (match := _CONTENTS.fullmatch(name.name))
            ]
        except OSError as error:
            raise IndexDamaged(str(error)) from error
        if not numbers:
            raise IndexDamaged(f"{self._path} holds no contents")
        return max(numbers)

    def read_sums(self, generation: int) -> None:
        """Takes up the checksums of a generation. Raises IndexDamaged when they are not whole."""
        try:
            written = json.loads((self._path / _sums_name(generation)).read_bytes())
            files = {str(name): [int(part) for part in sums] for name, sums in written["files"]}
            is_whole = written["check"] == _checksum(_as_json(sorted(files.items())))
        except (OSError, ValueError, KeyError, TypeError) as error:
            raise IndexDamaged(f"the checksums of {self._path} cannot be read") from error
        if not is_whole:
            raise IndexDamaged(f"the checksums of {self._path} are damaged")
        self._sums = files
        self._read = {name: content for name, content in self._read.items() if name in files}

    def check(self, segment_id: str) -> None:
        """Reads all files of a segment. Raises IndexDamaged when one is not as written."""
        for name in self._sums:
            if name.startswith(f"{segment_id}."):
                self._content(name)

    def open_file(self, name: str, **_options: Any) -> Any:
        """A file of the index, from memory. Raises IndexDamaged when it is not as written."""
        return BufferFile(self._content(name), name=name)

    def file_exists(self, name: str) -> bool:
        return name in self._read or name in self._sums or bool(super().file_exists(name))

    def file_length(self, name: str) -> int:
        return len(self._content(name))

    def delete_file(self, name: str) -> None:
        self._read.pop(name, None)
        super().delete_file(name)

    def rename_file(self, oldname: str, newname: str, safe: bool = False) -> None:
        """Renames a file; before new contents take their name, their checksums are written."""
        contents = _CONTENTS.fullmatch(newname)
        if contents:
            self._write_sums(int(contents[1]), Path(self._path, oldname).read_bytes(), newname)
        super().rename_file(oldname, newname, safe=safe)
        if contents:
            for stale in self._path.glob("sums_*.json"):
                if stale.name != _sums_name(contents[1]):
                    with suppress(OSError):
                        stale.unlink()

    def _content(self, name: str) -> bytes:
        if name in self._read:
            return self._read[name]
        content = Path(self._path, name).read_bytes()
        expected = self._sums.get(name)
        # A file that is not yet listed is one that this very writer is making.
        if expected is not None and expected != [len(content), zlib.crc32(content)]:
            raise IndexDamaged(f"{name} is not as it was written")
        if expected is not None and _SEGMENT_FILE.fullmatch(name):
            self._read[name] = content
        return content

    def _write_sums(self, generation: int, contents: bytes, contents_name: str) -> None:
        files = {contents_name: [len(contents), zlib.crc32(contents)]}
        for path in self._path.iterdir():
            if _SEGMENT_FILE.fullmatch(path.name):
                files[path.name] = self._sums.get(path.name) or _sums_of(path)
        listed = sorted(files.items())
        written = json.dumps({"files": listed, "check": _checksum(_as_json(listed))})
        (self._path / _sums_name(generation)).write_text(written, encoding="ascii")
        self._sums = files


def _sums_of(path: Path) -> list[int]:
    content = path.read_bytes()
    return [len(content), zlib.crc32(content)]


def _as_json(listed: list[tuple[str, list[int]]]) -> bytes:
    return json.dumps(listed).encode("ascii")


def _checksum(content: bytes) -> int:
    return zlib.crc32(content)
