"""The bytes of a picture in an RTF file, which are written as figures or as they are."""

from __future__ import annotations

from desktop.core.importing.formats.rtf.tokens import Token, TokenKind

_LARGEST = 5 * 2**20


class RtfPicture:
    """Takes the bytes of one picture after the other."""

    def __init__(self) -> None:
        self._bytes = bytearray()
        self._figures = bytearray()

    def take(self, token: Token) -> None:
        """Takes a part of the picture that is under way, unless it is too large already."""
        into = self._bytes if token.kind is TokenKind.BINARY else self._figures
        if len(into) <= 2 * _LARGEST:
            into += token.content

    def end(self) -> bytes:
        """All bytes of the picture; nothing where they are none."""
        figures = bytes(self._figures).translate(None, b" \t\r\n")
        content = bytes(self._bytes) or _from_figures(figures)
        self._bytes.clear()
        self._figures.clear()
        return content


def _from_figures(figures: bytes) -> bytes:
    try:
        return bytes.fromhex(figures[: len(figures) // 2 * 2].decode("ascii"))
    except ValueError:
        return b""
