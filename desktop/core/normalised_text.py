"""The one form in which text is stored, so that every offset into it stays true."""

from __future__ import annotations

import re
import unicodedata

# U+FFFC stands for an embedded picture in Qt; lone surrogates cannot be written as UTF-8;
# the other controls are shown by nothing and would be counted by everything.
_UNSTORABLE = re.compile("[\ufffc\ufeff\ud800-\udfff\x00-\x08\x0e-\x1f\x7f]")
_LINE_ENDS = re.compile("\r\n|[\r\x0b\x0c\x85\u2028\u2029]")
_BLANKS_AT_LINE_ENDS = re.compile(r"[^\S\n]+$|^[^\S\n]+", re.MULTILINE)
_EMPTY_LINES = re.compile("\n{2,}")


def normalise(raw: str) -> str:
    """The text in Unicode NFC, one paragraph a line, without what no page can show.

    Every line end becomes a newline, empty lines go, so that a paragraph is a line.
    Normalising twice changes nothing more.
    """
    text = _LINE_ENDS.sub("\n", raw)
    text = unicodedata.normalize("NFC", _UNSTORABLE.sub("", text))
    text = _BLANKS_AT_LINE_ENDS.sub("", text)
    return _EMPTY_LINES.sub("\n", text).strip("\n")


def normalise_line(raw: str) -> str:
    """One line of text (a title, a name) in the stored form, with single spaces."""
    return " ".join(normalise(raw).split())
