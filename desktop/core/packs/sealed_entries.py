"""What lies in a sealed pack, by its list at the end: looked through before anything is unpacked.

Only as much of ZIP is known here as a pack needs, and no byte belongs to two entries: what other
programs might read differently is refused.
"""

from __future__ import annotations

import stat
import struct
from collections.abc import Iterator
from dataclasses import dataclass
from itertools import pairwise

from desktop.core.fields.problem import ProblemList
from desktop.core.packs.file_names import (
    is_left_by_system,
    is_listed_kind,
    is_usable_name,
    printable,
    same_name_key,
)
from desktop.core.packs.slip import SealSlip

MIMETYPE, MANIFEST, RESOLVED, SOURCES = "mimetype", "MANIFEST.sha256", "pack.json", "src/"
_OWN = (MIMETYPE, MANIFEST, RESOLVED)
STORED, DEFLATED = 0, 8

_END, _ENTRY, _LOCAL = b"PK\x05\x06", b"PK\x01\x02", b"PK\x03\x04"
_END_LENGTH, _ENTRY_LENGTH, _LOCAL_LENGTH = 22, 46, 30
_LONGEST_REMARK = 0xFFFF
_ENCRYPTED = 0x1 | 0x40 | 0x2000
_LATER_ZIP = 0xFFFF, 0xFFFFFFFF
_MADE_ON_UNIX = (3, 19)


@dataclass(frozen=True, slots=True)
class SealLimits:
    """How much a sealed pack may hold: entries, bytes of one and of all, and how tightly packed."""

    entries: int = 2_000
    one_entry: int = 64 * 2**20
    all_bytes: int = 256 * 2**20
    # What other programs read of it is made of the texts, and comes on top.
    resolved: int = 160 * 2**20
    ratio: int = 200
    # A short text of blanks may be packed tightly.
    tight_from: int = 2**20


SEAL_LIMITS = SealLimits()


@dataclass(frozen=True, slots=True)
class SealedEntry:
    """A file in a pack: where its packed bytes stand in the whole, and how many they become."""

    name: str
    method: int
    checksum: int
    start: int
    end: int
    size: int


@dataclass(frozen=True, slots=True)
class _Listed:
    """An entry as the list at the end has it."""

    name: bytes
    system: int
    flags: int
    method: int
    checksum: int
    packed: int
    size: int
    attributes: int
    offset: int


def sealed_entries(
    content: bytes, file: str, problems: ProblemList, *, limits: SealLimits = SEAL_LIMITS
) -> tuple[SealedEntry, ...]:
    """The files of a pack in the order of the list; what must not be in one is a problem.

    Folders and what systems leave behind are passed over. There are none where the list itself
    cannot be read.
    """
    end = _end_of(content)
    if end is None:
        is_begun = content.startswith((_LOCAL, _END))
        slip = SealSlip.CUT_OFF if is_begun else SealSlip.NOT_A_PACK
        problems.error(file, 0, slip)
        return ()
    count, length, start = struct.unpack_from("<HII", content, end + 10)
    disks = struct.unpack_from("<HHH", content, end + 4)
    if count > limits.entries:
        problems.error(file, 0, SealSlip.TOO_MANY_INSIDE, count=limits.entries)
        return ()
    if disks != (0, 0, count) or start in _LATER_ZIP or start + length != end:
        problems.error(file, 0, SealSlip.CUT_OFF)
        return ()
    listed = tuple(_listed(content, start, end))
    if len(listed) != count:
        problems.error(file, 0, SealSlip.CUT_OFF)
        return ()
    return _checked(content, listed, start, _EntryCheck(file, problems, limits))


def _end_of(content: bytes) -> int | None:
    """Where the end of the list begins; the remark behind it must reach the end of the file."""
    at = content.rfind(_END, max(0, len(content) - _END_LENGTH - _LONGEST_REMARK))
    if at < 0 or len(content) < at + _END_LENGTH:
        return None
    remark = int.from_bytes(content[at + 20 : at + 22], "little")
    return at if at + _END_LENGTH + remark == len(content) else None


def _listed(content: bytes, start: int, end: int) -> Iterator[_Listed]:
    at = start
    while at + _ENTRY_LENGTH <= end and content.startswith(_ENTRY, at):
        system = content[at + 5]
        flags, method = struct.unpack_from("<HH", content, at + 8)
        checksum, packed, size = struct.unpack_from("<III", content, at + 16)
        name, extra, remark = struct.unpack_from("<HHH", content, at + 28)
        attributes, offset = struct.unpack_from("<II", content, at + 38)
        behind = at + _ENTRY_LENGTH
        at = behind + name + extra + remark
        if at > end:
            return
        yield _Listed(
            content[behind : behind + name],
            *(system, flags, method, checksum, packed, size, attributes, offset),
        )


def _checked(
    content: bytes, listed: tuple[_Listed, ...], list_start: int, check: _EntryCheck
) -> tuple[SealedEntry, ...]:
    entries: list[SealedEntry] = []
    reaches: list[tuple[int, int, str]] = []
    for each in listed:
        name = check.name(each.name)
        if name is None:
            continue
        data = _data_of(content, each, list_start)
        if data is None:
            check.problems.error(printable(name), 0, SealSlip.DAMAGED_INSIDE)
            continue
        reaches.append((each.offset, data[1], name))
        if not name.endswith("/") and not is_left_by_system(name):
            check.entry(name, each)
            entries.append(SealedEntry(name, each.method, each.checksum, *data, each.size))
    check.overlaps(reaches)
    return tuple(entries)


def _data_of(content: bytes, listed: _Listed, list_start: int) -> tuple[int, int] | None:
    """Where the packed bytes stand; None where what stands before them says something else."""
    at = listed.offset
    if at + _LOCAL_LENGTH > list_start or not content.startswith(_LOCAL, at):
        return None
    flags, method = struct.unpack_from("<HH", content, at + 6)
    name, extra = struct.unpack_from("<HH", content, at + 26)
    start = at + _LOCAL_LENGTH + name + extra
    end = start + listed.packed
    is_same = content[at + _LOCAL_LENGTH : at + _LOCAL_LENGTH + name] == listed.name
    is_same = is_same and method == listed.method and not (flags ^ listed.flags) & _ENCRYPTED
    return (start, end) if is_same and end <= list_start else None


class _EntryCheck:
    """Says what must not be in a pack, entry by entry."""

    def __init__(self, file: str, problems: ProblemList, limits: SealLimits) -> None:
        self.problems = problems
        self._file = file
        self._limits = limits
        self._spelled: dict[str, str] = {}
        self._left = limits.all_bytes

    def name(self, raw: bytes) -> str | None:
        """The name of an entry, unless it leads out of the pack or some computer has no such."""
        try:
            name = raw.decode()
        except UnicodeDecodeError:
            words = printable(raw.decode("cp437"))
            self.problems.error(self._file, 0, SealSlip.UNUSABLE_INSIDE, words=words)
            return None
        parts = name.replace("\\", "/").split("/")
        if ".." in parts or name.startswith("/") or "\\" in name or ":" in parts[0]:
            self.problems.error(self._file, 0, SealSlip.LEADS_OUT, words=printable(name))
            return None
        # The folder src/ is no part of a path as its author wrote it.
        inner = name.removesuffix("/").removeprefix(SOURCES)
        if not is_left_by_system(name) and not is_usable_name(inner):
            self.problems.error(self._file, 0, SealSlip.UNUSABLE_INSIDE, words=printable(name))
            return None
        return name

    def entry(self, name: str, entry: _Listed) -> None:
        """Looks at what the list says of an entry that is to be read."""
        shown, problems, limits = printable(name), self.problems, self._limits
        other = self._spelled.setdefault(same_name_key(name), name)
        if other is not name:
            problems.error(shown, 0, SealSlip.SAME_NAME_INSIDE, other=printable(other))
        kind = stat.S_IFMT(entry.attributes >> 16) if entry.system in _MADE_ON_UNIX else 0
        if kind not in (0, stat.S_IFREG):
            problems.error(shown, 0, SealSlip.LINK_INSIDE)
        if entry.flags & _ENCRYPTED:
            problems.error(shown, 0, SealSlip.ENCRYPTED)
        elif entry.method not in (STORED, DEFLATED) or (
            entry.method == STORED and entry.packed != entry.size
        ):
            problems.error(shown, 0, SealSlip.STRANGELY_PACKED)
        most = limits.resolved if name == RESOLVED else limits.one_entry
        if entry.size > most:
            problems.error(shown, 0, SealSlip.LARGE_INSIDE, count=most // 2**20)
        elif entry.size > limits.tight_from and entry.size > limits.ratio * max(1, entry.packed):
            problems.error(shown, 0, SealSlip.PACKED_TO_HARM)
        if name not in _OWN and not (name.startswith(SOURCES) and is_listed_kind(name)):
            problems.error(shown, 0, SealSlip.UNLISTED_INSIDE)
        counted = 0 if name == RESOLVED else entry.size
        was_left, self._left = self._left, self._left - counted
        if self._left < 0 <= was_left:
            most = limits.all_bytes // 2**20
            problems.error(self._file, 0, SealSlip.TOO_MUCH_INSIDE, count=most)

    def overlaps(self, reaches: list[tuple[int, int, str]]) -> None:
        """Says which entries share bytes: so a small file becomes a huge one."""
        for (_, end, name), (start, _, other) in pairwise(sorted(reaches)):
            if start < end:
                words = printable(name)
                self.problems.error(printable(other), 0, SealSlip.OVERLAP, other=words)
