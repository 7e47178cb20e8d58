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
# More marks on one letter no language needs, and ordering them takes time that grows with the
# square of their number (Unicode Standard Annex 15, Stream-Safe Text Format).
_MOST_MARKS = 30
# Marks stand among these; whether one is a mark is asked only where so many stand in a row.
_ROW_OF_MARKS = re.compile(rf"[^\w\s\x00-\u02ff]{{{_MOST_MARKS + 1},}}")
_LINE_ENDS = re.compile("\r\n|[\r\x0b\x0c\x85\u2028\u2029]")


def normalise(raw: str) -> str:
    """The text in Unicode NFC, one paragraph a line, without what no page can show.

    Every line end becomes a newline, empty lines go, so that a paragraph is a line.
    Normalising twice changes nothing more.
    """
    text = _LINE_ENDS.sub("\n", raw)
    lines = composed(storable(text)).split("\n")
    return "\n".join(filter(None, (line.strip() for line in lines)))


def composed(text: str) -> str:
    """The text in NFC, with at most 30 marks on one letter; what is beyond them is left out."""
    if text.isascii():
        return text
    nfc = unicodedata.normalize("NFC", _ROW_OF_MARKS.sub(_with_few_marks, text))
    # A letter that is always taken apart may have brought a mark more.
    return _ROW_OF_MARKS.sub(_with_few_marks, nfc)


def _with_few_marks(row: re.Match[str]) -> str:
    kept: list[str] = []
    marks = 0
    for character in row[0]:
        is_mark = unicodedata.combining(character) != 0
        # A few marks are two in one.
        marks = marks + len(unicodedata.normalize("NFD", character)) if is_mark else 0
        if marks <= _MOST_MARKS:
            kept.append(character)
    return "".join(kept)


def storable(raw: str) -> str:
    """The text without the characters that cannot be written or shown; all else as it is."""
    return _UNSTORABLE.sub("", raw)


def normalise_line(raw: str) -> str:
    """One line of text (a title, a name) in the stored form, with single spaces."""
    return " ".join(normalise(raw).split())
