"""From the bytes of a text file to its characters, whatever it was saved with."""

from __future__ import annotations

import codecs
import unicodedata
from dataclasses import dataclass

from desktop.core.importing.errors import NotText, TooLarge
from desktop.core.importing.machine_signs import has_machine_signs, wide_encoding

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

_FROM_WINDOWS = "sourcebook-from-windows"
# Japanese mail shifts between alphabets with this, in bytes that are all ASCII.
_SHIFTED = b"\x1b$"
_BEYOND_ASCII = bytes(range(0x80, 0x100))
# So few letters tell no language, and Windows' own encoding of the West is the most common.
_FEW = 3
_UNLIKELY = 0.05
_LONGEST_NAME = 40
# What is said is less than what is meant: the wider ones hold all of the narrower.
_WIDER = {
    "ascii": "cp1252",
    "iso8859-1": "cp1252",
    "iso8859-9": "cp1254",
    "iso8859-11": "cp874",
    "tis-620": "cp874",
    "gb2312": "gb18030",
    "gbk": "gb18030",
    "hz": "hz",
    "euc_kr": "cp949",
    "shift_jis": "cp932",
    "big5": "cp950",
}
# No encodings of texts, and what takes time that grows with the square of the length.
_NO_PAGES = frozenset(
    (
        *("idna", "punycode", "unicode_escape", "raw_unicode_escape", "unicode-escape"),
        *("raw-unicode-escape", "undefined", "utf-7", "mbcs", "oem"),
    )
)
# Of computers without ASCII, from which nobody at a school has files.
_MAINFRAMES = ("cp037", "cp273", "cp424", "cp500", "cp875", "cp1026", "cp1140", "utf-7")


@dataclass(frozen=True, slots=True)
class DecodedText:
    """The characters of a file.

    `is_guess` when nothing in it says how it was saved; `is_damaged` when it is UTF-8 with
    some letters broken: those that Windows would write so are taken for its, others are U+FFFD.
    """

    text: str
    is_guess: bool = False
    is_damaged: bool = False


def decode(content: bytes, declared: str = "") -> DecodedText:
    """The characters of a text file, whatever language and encoding it is in.

    The marks of Unicode tell first; then strict UTF-8, what the file itself has `declared`, and
    UTF-16 or UTF-32 by their pattern of zeros. Else the encoding is told by the letters. Raises
    TooLarge or NotText.
    """
    if len(content) > LARGEST:
        raise TooLarge
    for mark, encoding in _MARKS:
        if content.startswith(mark):
            return DecodedText(_decoded(content, encoding))
    if wide := wide_encoding(content):
        return DecodedText(_decoded(content, wide), is_guess=True)
    if has_machine_signs(content):
        raise NotText
    if _SHIFTED not in content and (text := _strictly(content, "utf-8")) is not None:
        return DecodedText(text)
    if (text := _strictly(content, _meant(declared))) is not None:
        return DecodedText(text)
    return _mended(content) or _guessed(content)


def _meant(declared: str) -> str:
    """What a name of an encoding means in practice; empty for none that a page may be in."""
    name = declared.strip().strip("\"'")[:_LONGEST_NAME]
    try:
        found = codecs.lookup(name).name if name else ""
    except (LookupError, ValueError):
        return ""
    return "" if found in _NO_PAGES else _WIDER.get(found, found)


def _strictly(content: bytes, encoding: str) -> str | None:
    if not encoding:
        return None
    try:
        return content.decode(encoding)
    except (UnicodeError, LookupError):
        return None


def _mended(content: bytes) -> DecodedText | None:
    """A cut or spoilt file in UTF-8, if most of its letters beyond ASCII are whole."""
    text = content.decode("utf-8", errors="replace")
    broken = text.count("\ufffd")
    whole = sum(1 for letter in text if letter > "\x7f") - broken
    if whole <= broken:
        return None
    return DecodedText(content.decode("utf-8", errors=_FROM_WINDOWS), is_damaged=True)


def _guessed(content: bytes) -> DecodedText:
    encoding = _by_letters(content) or "cp1252"
    text = content.decode(encoding, errors="replace")
    return DecodedText(unicodedata.normalize("NFC", text), is_guess=True)


def _by_letters(content: bytes) -> str:
    """The encoding in which the letters make words of some language; empty where none is likely."""
    from chardet import detect  # noqa: PLC0415 - few files need it

    foreign = len(content) - len(content.translate(None, _BEYOND_ASCII))
    if foreign < _FEW and _SHIFTED not in content:
        return ""
    found = detect(content, compat_names=False, exclude_encodings=_MAINFRAMES)
    encoding, confidence = found["encoding"], found["confidence"]
    if not encoding or confidence < _UNLIKELY:
        return ""
    return _meant(encoding)


def _from_windows(error: UnicodeError) -> tuple[str, int]:
    """A byte that is no UTF-8, as Windows writes it: files that were put together have both."""
    if not isinstance(error, UnicodeDecodeError) or error.end >= len(error.object):
        return "\ufffd", len(error.object) if isinstance(error, UnicodeDecodeError) else 0
    spoilt = error.object[error.start : error.start + 1]
    return spoilt.decode("cp1252", "replace"), error.start + 1


def _decoded(content: bytes, encoding: str) -> str:
    try:
        return content.decode(encoding)
    except UnicodeDecodeError as error:
        raise NotText from error


codecs.register_error(_FROM_WINDOWS, _from_windows)
