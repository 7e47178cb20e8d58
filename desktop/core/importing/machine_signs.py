"""Whether bytes are a text at all: what no text has, and where texts have zeros."""

from __future__ import annotations

import re

# So much of a file is looked at, but for the list of files at the end of an archive.
BEGINNING = 4096
_CONTROLS = bytes(code for code in range(32) if code not in b"\t\n\x0b\x0c\r\x1a")
# A stray control character or two do no harm; machine code is full of them.
_MOST_CONTROLS = 0.005
# The bytes of four of which are zero in a text of the West.
_ZEROS = (
    ("utf-32-le", (False, True, True, True)),
    ("utf-32-be", (True, True, True, False)),
    ("utf-16-le", (False, True, False, True)),
    ("utf-16-be", (True, False, True, False)),
)
_MANY_ZEROS, _FEW_ZEROS, _SHORTEST_WIDE = 0.7, 0.02, 16
# How Japanese mail changes from one alphabet to another.
_SHIFTS = re.compile(rb"\x1b(?:\$[@B]|\([BJI])")


def has_machine_signs(content: bytes) -> bool:
    """Whether bytes without a mark of Unicode hold what no text has."""
    if b"\x1b$" in content:
        content = _SHIFTS.sub(b"", content)
    controls = len(content) - len(content.translate(None, _CONTROLS))
    return b"\0" in content or controls > _MOST_CONTROLS * len(content)


def wide_encoding(content: bytes) -> str:
    """UTF-16 or UTF-32 without its mark, told by where zeros stand; empty for anything else."""
    beginning = content[:BEGINNING]
    length = len(beginning)
    if length < _SHORTEST_WIDE or length % 2 or b"\0" not in beginning:
        return ""
    zeros = [beginning[at::4].count(0) * 4 / length for at in range(4)]
    for encoding, pattern in _ZEROS:
        is_so = all(
            share > _MANY_ZEROS if is_zero else share < _FEW_ZEROS
            for share, is_zero in zip(zeros, pattern, strict=True)
        )
        if is_so and _has_no_controls(beginning, encoding):
            return encoding
    return ""


def _has_no_controls(beginning: bytes, encoding: str) -> bool:
    try:
        text = beginning[: len(beginning) // 4 * 4].decode(encoding)
    except UnicodeDecodeError:
        return False
    return not any(letter < " " and letter not in "\t\n\r\x0b\x0c" for letter in text)
