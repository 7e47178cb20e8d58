"""The letters of a page of a PDF: which, where, how large, and which part of the text."""

from __future__ import annotations

import ctypes
import unicodedata
from collections.abc import Iterator
from dataclasses import dataclass
from typing import Any

import pypdfium2.raw as pdfium

# More letters no page of paper holds.
MOST_LETTERS = 200_000
LINE_END, HYPHEN = "\n", "\ufffe"
_HYPHENS = frozenset({0x02, 0xAD, 0xFFFE})
_BOLD_FROM = 600
_ITALIC = 1 << 6
# What fonts are called, where they do not say it otherwise.
_BOLD, _ITALICS = ("bold", "black", "heavy"), ("italic", "oblique")
_LONGEST_NAME = 200
# How much steeper than level a line of letters is that was turned.
_TURNED = 2


@dataclass(frozen=True, slots=True)
class TextObject:
    """What the letters of one text object share.

    `mark` is the number by which the tree of the file refers to it, or -1; `scale` makes points of
    what the font calls its size.
    """

    mark: int
    size: float
    is_bold: bool
    is_italic: bool
    is_turned: bool


@dataclass(slots=True)
class Letter:
    """A letter and its box on the page, in points from below; `base` is the line it stands on.

    A blank that only parts words has no box, nor has the end of a line.
    """

    sign: str
    object: TextObject
    left: float = 0.0
    right: float = 0.0
    bottom: float = 0.0
    top: float = 0.0
    base: float = 0.0

    @property
    def has_box(self) -> bool:
        """Whether it is seen."""
        return not self.sign.isspace()


_NONE = TextObject(-1, 0.0, is_bold=False, is_italic=False, is_turned=False)


def letters_of(page: Any) -> tuple[Letter, ...]:
    """The letters of a page as the file draws them, one after the other; of very many the first."""
    text = page.get_textpage()
    try:
        return tuple(_letters(text.raw))
    finally:
        text.close()


def is_readable(sign: str) -> bool:
    """Whether a sign is one that a font has said the meaning of."""
    return sign != "\ufffd" and unicodedata.category(sign) not in {"Co", "Cn", "Cc", "Cs"}


def _letters(text: Any) -> Iterator[Letter]:
    boxes = [ctypes.c_double() for _ in range(4)]
    box = [ctypes.byref(each) for each in boxes]
    left, right, bottom, top = boxes
    x, y = ctypes.c_double(), ctypes.c_double()
    origin = ctypes.byref(x), ctypes.byref(y)
    known: dict[int, TextObject] = {}
    last, address = _NONE, 0
    # Looked up once: there are many letters.
    unicode_of, object_of = pdfium.FPDFText_GetUnicode, pdfium.FPDFText_GetTextObject
    box_of, origin_of = pdfium.FPDFText_GetCharBox, pdfium.FPDFText_GetCharOrigin
    address_of, sign_of = ctypes.addressof, _sign
    for number in range(min(pdfium.FPDFText_CountChars(text), MOST_LETTERS)):
        code = unicode_of(text, number)
        if code in (10, 13):
            yield Letter(LINE_END, last)
            continue
        drawn = object_of(text, number)
        if drawn and (at := address_of(drawn.contents)) != address:
            address = at
            if at not in known:
                known[at] = _object(text, number, drawn)
            last = known[at]
        sign = HYPHEN if code in _HYPHENS else sign_of(code)
        if not drawn or sign.isspace():
            if sign and sign != HYPHEN:
                yield Letter(" ", last)
            continue
        if sign and box_of(text, number, *box):
            origin_of(text, number, *origin)
            # The line that a turned letter stands on runs across the page.
            yield Letter(sign, last, left.value, right.value, bottom.value, top.value, y.value)


def _sign(code: int) -> str:
    if not code:
        return "\ufffd"
    if code >= 0x110000 or 0xD800 <= code < 0xE000:
        return ""
    sign = chr(code)
    # Letters that were cast as one are two again.
    return unicodedata.normalize("NFKC", sign) if "\ufb00" <= sign <= "\ufb06" else sign


def _object(text: Any, number: int, drawn: Any) -> TextObject:
    matrix = pdfium.FS_MATRIX()
    size = pdfium.FPDFText_GetFontSize(text, number)
    is_turned = False
    if pdfium.FPDFText_GetMatrix(text, number, ctypes.byref(matrix)):
        size *= abs(matrix.d) or abs(matrix.b) or 1
        is_turned = abs(matrix.b) > abs(matrix.a) * _TURNED
    flags = ctypes.c_int()
    name = ctypes.create_string_buffer(_LONGEST_NAME)
    pdfium.FPDFText_GetFontInfo(text, number, name, _LONGEST_NAME, ctypes.byref(flags))
    called = name.value.decode("utf-8", "replace").casefold()
    return TextObject(
        pdfium.FPDFPageObj_GetMarkedContentID(drawn),
        size,
        pdfium.FPDFText_GetFontWeight(text, number) >= _BOLD_FROM
        or any(word in called for word in _BOLD),
        bool(flags.value & _ITALIC) or any(word in called for word in _ITALICS),
        is_turned,
    )
