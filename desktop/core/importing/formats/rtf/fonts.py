"""In which encoding the letters of each font of an RTF file are written."""

from __future__ import annotations

from desktop.core.importing.formats.rtf.vocabulary import CHARSETS, SIGNS_ONLY

_WEST = "cp1252"


class Fonts:
    """The fonts of a file, by their numbers, as the table at its beginning has them."""

    def __init__(self) -> None:
        self.usual = _WEST
        self._encodings: dict[int, str] = {}
        self._described = 0

    def begin(self, number: int) -> None:
        """Hears which font is described next."""
        self._described = number

    def describe(self, charset: int | None) -> None:
        """Hears which letters the font has."""
        is_signs = charset == SIGNS_ONLY
        known = CHARSETS.get(charset or 0, self.usual)
        self._encodings[self._described] = "" if is_signs else known

    def encoding(self, number: int) -> str:
        """The encoding of a font; empty for one that has only signs."""
        return self._encodings.get(number, self.usual)


def codepage(number: int | None) -> str:
    """The encoding that Windows has under a number; that of the West for an unknown one."""
    encoding = {10000: "mac_roman", 65001: "utf-8"}.get(number or 0, f"cp{number}")
    try:
        "".encode(encoding)
    except LookupError:
        return _WEST
    return encoding
