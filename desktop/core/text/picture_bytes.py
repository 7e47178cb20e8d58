"""What the first bytes of a picture say: whether it is one, and how large."""

from __future__ import annotations

# Readers of files make pictures smaller before they give them: what is larger, in bytes, was made
# to harm.
LARGEST = 8_000_000
# The first bytes of PNG, JPEG and GIF; nothing that holds scripts or leads elsewhere.
_PNG, _JPEG, _GIFS = b"\x89PNG\r\n\x1a\n", b"\xff\xd8\xff", (b"GIF87a", b"GIF89a")
# What in a JPEG comes before its size.
_MOST_SEGMENTS = 400
_SIZE_MARKERS = frozenset(range(0xC0, 0xD0)) - {0xC4, 0xC8, 0xCC}


def is_picture(content: bytes) -> bool:
    """Whether these bytes begin as a PNG, JPEG, GIF or WebP does."""
    is_webp = content[:4] == b"RIFF" and content[8:12] == b"WEBP"
    return is_webp or content.startswith((_PNG, _JPEG, *_GIFS))


def picture_suffix(content: bytes) -> str:
    """What the name of a file of this kind ends with; empty for what is no picture."""
    kinds = ((_PNG, ".png"), (_JPEG, ".jpg"), (_GIFS, ".gif"))
    known = next((suffix for begins, suffix in kinds if content.startswith(begins)), "")
    return known or (".webp" if is_picture(content) else "")


def picture_size(content: bytes) -> tuple[int, int]:
    """Width and height in pixels; 0 and 0 where the bytes do not say."""
    if content.startswith(_PNG):
        return _numbers(content[16:24], 4, "big")
    if content.startswith(_GIFS):
        return _numbers(content[6:10], 2, "little")
    if content.startswith(_JPEG):
        return _jpeg_size(content)
    return _webp_size(content) if is_picture(content) else (0, 0)


def _jpeg_size(content: bytes) -> tuple[int, int]:
    at = 2
    for _ in range(_MOST_SEGMENTS):
        if len(content) < at + 9 or content[at] != 0xFF:
            break
        if content[at + 1] in _SIZE_MARKERS:
            height, width = _numbers(content[at + 5 : at + 9], 2, "big")
            return width, height
        at += 2 + max(2, int.from_bytes(content[at + 2 : at + 4], "big"))
    return 0, 0


def _webp_size(content: bytes) -> tuple[int, int]:
    kind = content[12:16]
    if kind == b"VP8X":
        width, height = _numbers(content[24:30], 3, "little")
        return width + 1, height + 1
    if kind == b"VP8 ":
        width, height = _numbers(content[26:30], 2, "little")
        return width & 0x3FFF, height & 0x3FFF
    if kind == b"VP8L" and len(content) >= 25:
        bits = int.from_bytes(content[21:25], "little")
        return (bits & 0x3FFF) + 1, (bits >> 14 & 0x3FFF) + 1
    return 0, 0


def _numbers(content: bytes, size: int, order: str) -> tuple[int, int]:
    if len(content) < 2 * size:
        return 0, 0
    is_big = order == "big"
    first, second = content[:size], content[size : 2 * size]
    if is_big:
        return int.from_bytes(first, "big"), int.from_bytes(second, "big")
    return int.from_bytes(first, "little"), int.from_bytes(second, "little")
