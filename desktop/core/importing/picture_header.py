"""What the first bytes of a picture say: its kind and its size."""

from __future__ import annotations

import struct
from dataclasses import dataclass

# The parts of a JPEG that say how large it is.
_SIZED = frozenset(range(0xC0, 0xD0)) - {0xC4, 0xC8, 0xCC}


@dataclass(frozen=True, slots=True)
class PictureHeader:
    """The kind of a picture, by the suffix of its files, and its size in pixels."""

    suffix: str
    width: int
    height: int


def picture_header(content: bytes) -> PictureHeader | None:
    """The header of a JPEG, PNG, GIF or WebP; None of anything else and of what is cut off."""
    try:
        if content.startswith(b"\x89PNG\r\n\x1a\n") and content[12:16] == b"IHDR":
            return PictureHeader("png", *struct.unpack_from(">II", content, 16))
        if content.startswith((b"GIF87a", b"GIF89a")):
            return PictureHeader("gif", *struct.unpack_from("<HH", content, 6))
        if content.startswith(b"\xff\xd8\xff"):
            return _jpeg(content)
        if content.startswith(b"RIFF") and content[8:12] == b"WEBP":
            return _webp(content)
    except (struct.error, IndexError):
        return None
    return None


def _jpeg(content: bytes) -> PictureHeader | None:
    at = 2
    while content[at : at + 1] == b"\xff":
        kind = content[at + 1]
        if kind in _SIZED:
            height, width = struct.unpack_from(">HH", content, at + 5)
            return PictureHeader("jpg", width, height)
        at += 2 + max(2, struct.unpack_from(">H", content, at + 2)[0])
    return None


def _webp(content: bytes) -> PictureHeader | None:
    kind = content[12:16]
    if kind == b"VP8X" and len(content) >= 30:
        width, height = (int.from_bytes(content[at : at + 3], "little") + 1 for at in (24, 27))
        return PictureHeader("webp", width, height)
    if kind == b"VP8L":
        bits = struct.unpack_from("<I", content, 21)[0]
        return PictureHeader("webp", (bits & 0x3FFF) + 1, (bits >> 14 & 0x3FFF) + 1)
    if kind == b"VP8 ":
        width, height = struct.unpack_from("<HH", content, 26)
        return PictureHeader("webp", width & 0x3FFF, height & 0x3FFF)
    return None
