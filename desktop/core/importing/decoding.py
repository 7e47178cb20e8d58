"""From the bytes of a text file to its characters, whatever it was saved with."""

from __future__ import annotations

import codecs
from dataclasses import dataclass

from desktop.core.importing.errors import NotText, TooLarge
from desktop.core.importing.recognising import has_machine_signs

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
    if has_machine_signs(content):
        raise NotText
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
