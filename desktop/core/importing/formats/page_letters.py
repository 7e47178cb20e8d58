"""From the bytes of a page to its letters: pages say themselves how they were saved, and err."""

from __future__ import annotations

import codecs
import re

from desktop.core.importing.decoding import LARGEST, DecodedText, decode
from desktop.core.importing.errors import NotText

_BEGINNING = 4096
_SAID = re.compile(rb"charset\s{0,9}=\s{0,9}[\"']?\s{0,9}([A-Za-z0-9_:.-]{2,40})|"
                   rb"<\?xml[^>]{0,200}?encoding\s{0,9}=\s{0,9}[\"']([A-Za-z0-9_:.-]{2,40})",
                   re.IGNORECASE)  # fmt: skip
_MARKS = (codecs.BOM_UTF8, codecs.BOM_UTF32_LE, codecs.BOM_UTF32_BE, codecs.BOM_UTF16_LE,
          codecs.BOM_UTF16_BE)  # fmt: skip
# What browsers read where these are said, as the WHATWG's Encoding Standard has it.
_WIDER = {
    "iso8859-1": "cp1252",
    "ascii": "cp1252",
    "iso8859-9": "cp1254",
    "iso8859-11": "cp874",
    "tis-620": "cp874",
    "gb2312": "gb18030",
    "gbk": "gb18030",
    "shift_jis": "cp932",
    "euc_kr": "cp949",
    "big5": "big5hkscs",
}
_NO_LETTERS = frozenset({"utf-16", "utf-16-le", "utf-16-be", "utf-32", "utf-7", "utf-8"})


def page_letters(content: bytes, charset: str = "") -> DecodedText:
    """The letters of a page; `charset` is what its envelope says. Raises NotText or TooLarge.

    A mark at the beginning is right, and what can be read as UTF-8 is UTF-8, whatever is said;
    then counts what is said, and last a guess.
    """
    if content.startswith(_MARKS):
        return _marked(content)
    content = content.replace(b"\0", b"")
    if not content.isascii():
        try:
            return DecodedText(content.decode("utf-8"))
        except UnicodeDecodeError:
            pass
    said = _SAID.search(content[:_BEGINNING])
    named = charset or ((said[1] or said[2]).decode("ascii") if said else "")
    encoding = _encoding(named)
    if encoding:
        letters = content.decode(encoding, errors="replace")
        return DecodedText(letters, is_damaged="\ufffd" in letters)
    if len(content) > LARGEST:
        return DecodedText(content.decode("utf-8", errors="replace"), is_damaged=True)
    return decode(content)


def _marked(content: bytes) -> DecodedText:
    try:
        return decode(content)
    except NotText:
        # A letter was cut in two at the end.
        encoding = "utf-8-sig" if content.startswith(codecs.BOM_UTF8) else "utf-16"
        return DecodedText(content.decode(encoding, errors="replace"), is_damaged=True)


def _encoding(named: str) -> str:
    """The encoding that a page means by a name, or nothing where it is none of letters."""
    try:
        known = codecs.lookup(named.strip())
        b"a".decode(known.name)
    except (LookupError, ValueError, UnicodeError, AssertionError):
        return ""
    return "" if known.name in _NO_LETTERS else _WIDER.get(known.name, known.name)
