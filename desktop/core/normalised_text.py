"""The one form in which text is stored, so that every offset into it stays true."""

from __future__ import annotations

import re
import unicodedata

# U+FFFC stands for an embedded picture in Qt; lone surrogates cannot be written as UTF-8;
# Qt keeps U+FDD0 and U+FDD1 for itself; the other controls are shown by nothing and would be
# counted by everything.
_UNSTORABLE = re.compile(
    "[\ufffc\ufeff\ud800-\udfff\ufdd0-\ufdef\ufffe\uffff\x00-\x08\x0e-\x1f\x7f]"
)
_LINE_ENDS = re.compile("\r\n|[\r\x0b\x0c\x85\u2028\u2029]")


def normalise(raw: str) -> str:
    """The text in Unicode NFC, one paragraph a line, without what no page can show.

    Every line end becomes a newline, empty lines go, so that a paragraph is a line.
    Normalising twice changes nothing more.
    """
    text = _LINE_ENDS.sub("\n", raw)
    lines = unicodedata.normalize("NFC", storable(text)).split("\n")
    return "\n".join(filter(None, (line.strip() for line in lines)))


def storable(raw: str) -> str:
    """The text without the characters that cannot be written or shown; all else as it is."""
    return _UNSTORABLE.sub("", raw)


def normalise_line(raw: str) -> str:
    """One line of text (a title, a name) in the stored form, with single spaces."""
    return " ".join(normalise(raw).split())
