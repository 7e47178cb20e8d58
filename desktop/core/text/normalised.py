"""The one form in which text is stored, so that every offset into it stays true."""

from __future__ import annotations

import re
import unicodedata
from functools import cache

# The marks of direction belong to writing from the right; elsewhere they turn figures round.
_DIRECTION = re.compile("[\u200e\u200f\u061c]+")
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
    """The text without the characters that cannot be written or seen; all else as it is."""
    if raw.isascii():
        return _unstorable().sub("", raw)
    text = _unseen().sub(r"\1", _unstorable().sub("", raw))
    if _DIRECTION.search(text) is None:
        return text
    return "\n".join(map(_without_idle_marks, text.split("\n")))


def _without_idle_marks(line: str) -> str:
    return line if _from_the_right().search(line) else _DIRECTION.sub("", line)


def normalise_line(raw: str) -> str:
    """One line of text (a title, a name) in the stored form, with single spaces."""
    return " ".join(normalise(raw).split())


# Long classes of characters take a while to compile, and a start stores nothing.
@cache
def _unstorable() -> re.Pattern[str]:
    # U+FFFC stands for an embedded picture in Qt; lone surrogates cannot be written as UTF-8;
    # Qt keeps U+FDD0 and U+FDD1 for itself; the other controls are shown by nothing and would be
    # counted by everything.
    return re.compile("[\ufffc\ufeff\ud800-\udfff\ufdd0-\ufdef\ufffe\uffff\x00-\x08\x0e-\x1f\x7f]")


@cache
def _unseen() -> re.Pattern[str]:
    # What turns the order of words (202a-202e, 2066-2069), hides inside them or is seen by nobody
    # goes as well, so that the page shows the words that are stored. The joiners of Persian, Hindi
    # and emoji (200c, 200d) stay; so do the letters behind a flag that make it that of Scotland,
    # and the blank without a width where it parts words, in Thai, Lao, Burmese and Khmer.
    return re.compile(
        "(\U0001f3f4[\U000e0030-\U000e0039\U000e0061-\U000e007a]{3,6}\U000e007f)"
        "|[\u202a-\u202e\u2060-\u206f\u00ad\u180e\ufff9-\ufffb\x80-\x84\x86-\x9f"
        "\U0001d173-\U0001d17a\U000e0000-\U000e007f]"
        "|(?<![\u0e00-\u0eff\u1000-\u109f\u1780-\u17ff])\u200b"
    )


@cache
def _from_the_right() -> re.Pattern[str]:
    return re.compile(
        "[\u05be-\u061b\u061d-\u08ff\ufb1d-\ufdff\ufe70-\ufefc"
        "\U00010800-\U00010fff\U0001e800-\U0001efff]"
    )
