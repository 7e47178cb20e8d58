"""The names of the files in a ZIP archive, without unpacking any."""

from __future__ import annotations

import struct

_END = b"PK\x05\x06"
_ENTRY = b"PK\x01\x02"
# The end is 22 bytes and a remark of up to 64 KB.
_END_WITHIN = 22 + 0xFFFF
_ENTRY_LENGTH = 46
# The files that say what an archive is stand among the first.
_MOST_NAMES = 2_000


def names_in_archive(content: bytes) -> tuple[bytes, ...] | None:
    """The names as the list at the end has them, of many the first; None where it has no end."""
    end = content.rfind(_END, max(0, len(content) - _END_WITHIN))
    if end < 0 or len(content) < end + 22:
        return None
    size, start = struct.unpack_from("<II", content, end + 12)
    # What stands before an archive, as in one that unpacks itself, moves its list.
    at = start if content.startswith(_ENTRY, start) else end - size
    if at < 0:
        return None
    names: list[bytes] = []
    while len(names) < _MOST_NAMES and content.startswith(_ENTRY, at):
        if len(content) < at + _ENTRY_LENGTH:
            return None
        name, extra, remark = struct.unpack_from("<HHH", content, at + 28)
        names.append(content[at + _ENTRY_LENGTH : at + _ENTRY_LENGTH + name])
        at += _ENTRY_LENGTH + name + extra + remark
    return tuple(names)
