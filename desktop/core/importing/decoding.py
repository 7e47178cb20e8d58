"""From the bytes of a text file to its characters, whatever it was saved with."""

from __future__ import annotations

import codecs
from dataclasses import dataclass

from desktop.core.importing.errors import NotText, TooLarge

# The longest novels have 3 to 4 million letters.
LARGEST = 8 * 2**20

_MARKS = (
    # The mark of UTF-32 begins with that of UTF-16.
    (codecs.BOM_UTF32_LE, "utf-32"),
    (codecs.BOM_UTF32_BE, "utf-32"),
    (codecs.BOM_UTF16_LE, "utf-16"),
    (codecs.BOM_UTF16_BE, "utf-16"),
    (codecs.BOM_UTF8, "utf-8-sig"),
)
_KNOWN_FILES = (
    (b"%PDF-", "PDF"),
    (b"PK\x03\x04", "Word, OpenDocument or ZIP"),
    (b"\xd0\xcf\x11\xe0", "Word"),
    (b"{\\rtf", "RTF"),
    (b"<!doctype html", "HTML"),
    (b"<html", "HTML"),
)
_CONTROLS = bytes(code for code in range(32) if code not in b"\t\n\x0b\x0c\r\x1a")
# A stray control character or two do no harm; machine code is full of them.
_MOST_CONTROLS = 0.005


@dataclass(frozen=True, slots=True)
class DecodedText:
    """The characters of a file.

    `is_guess` when nothing in it says how it was saved; `is_damaged` when it is UTF-8 with
    some letters broken, each of which is U+FFFD here.
    """

    text: str
    is_guess: bool = False
    is_damaged: bool = False


def decode(content: bytes) -> DecodedText:
    """The characters of a text file in UTF-8, UTF-16, UTF-32 or, failing these, Windows-1252.

    UTF-16 and UTF-32 are known by their mark at the start.
    Raises TooLarge or NotText.
    """
    if len(content) > LARGEST:
        raise TooLarge
    for mark, encoding in _MARKS:
        if content.startswith(mark):
            return DecodedText(_decoded(content, encoding))
    _refuse_other_files(content)
    try:
        return DecodedText(content.decode("utf-8"))
    except UnicodeDecodeError:
        return _mended(content)


def _mended(content: bytes) -> DecodedText:
    """A cut or spoilt file in UTF-8 if most letters beyond ASCII are whole, else Windows-1252."""
    text = content.decode("utf-8", errors="replace")
    broken = text.count("\ufffd")
    whole = sum(1 for letter in text if letter > "\x7f") - broken
    if whole > broken:
        return DecodedText(text, is_damaged=True)
    return DecodedText(content.decode("cp1252", errors="replace"), is_guess=True)


def _decoded(content: bytes, encoding: str) -> str:
    try:
        return content.decode(encoding)
    except UnicodeDecodeError as error:
        raise NotText from error


def _refuse_other_files(content: bytes) -> None:
    beginning = content[:512].lstrip().lower()
    for signature, name in _KNOWN_FILES:
        if beginning.startswith(signature.lower()):
            raise NotText(name)
    controls = len(content) - len(content.translate(None, _CONTROLS))
    if b"\0" in content or controls > _MOST_CONTROLS * len(content):
        raise NotText
