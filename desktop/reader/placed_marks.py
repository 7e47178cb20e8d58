"""The marks of an article where they lie on its page: found, painted and pointed at."""

from __future__ import annotations

from PySide6.QtCore import QPointF, QRectF
from PySide6.QtGui import QColor, QPainter, QTextDocument

from desktop.appearance.fonts import Role, TypeScale, Weight
from desktop.reader.mark_painter import Strip, paint_letter, paint_lines, paint_tints, strips
from desktop.reader.marks import Mark, Marks
from desktop.reader.positions import Positions

# How large the letter of a pen is with its ground, when letters have their usual size.
_CHIP_WIDTH, _CHIP_HEIGHT = 17, 16
# So far from the text stands the first letter beside it.
_BESIDE = 12


class PlacedMarks:
    """Knows in which strips of a document each mark lies, as long as nothing is laid out anew.

    All places are in pixels of the document. `lit` are the keys of marks that are lifted out.
    """

    def __init__(self, document: QTextDocument) -> None:
        self._document = document
        self.positions = Positions("")
        self.marks = Marks()
        self.lit: frozenset[str] = frozenset()
        self._where: dict[int, tuple[Strip, ...]] = {}
        self._chips: list[tuple[QRectF, Mark]] = []

    def forget(self) -> None:
        """Hears that the text, its layout or the marks are others."""
        self._where.clear()
        self._chips = []

    def places(self, number: int) -> tuple[Strip, ...]:
        """The strips of the mark with this number."""
        if number not in self._where:
            span = self.marks.all[number].span
            self._where[number] = strips(self._document, self.positions, span)
        return self._where[number]

    def marks_at(self, spot: QPointF, character: int) -> tuple[Mark, ...]:
        """The marks at a spot beside or over a character, the shortest first."""
        chips = tuple(mark for box, mark in self._chips if box.contains(spot))
        if chips:
            return chips
        found = [
            self.marks.all[number]
            for number in self.marks.between(max(0, character - 1), character + 1)
            if any(strip.box.contains(spot) for strip in self.places(number))
        ]
        return tuple(sorted(found, key=lambda m: (len(m.span), -m.layer)))

    def paint_under(self, painter: QPainter, first: int, last: int) -> None:
        """Paints the tints of the marks from one character to another, the lowest layer first."""
        numbers = self.marks.between(first, last)
        for number in sorted(numbers, key=lambda each: self.marks.all[each].layer):
            mark = self.marks.all[number]
            paint_tints(painter, mark, self.places(number), is_lit=mark.key in self.lit)

    def paint_over(
        self,
        painter: QPainter,
        first: int,
        last: int,
        *,
        right: int,
        ink: QColor,
        scale: TypeScale,
    ) -> None:
        """Paints their lines, and their letters beside the column that ends at `right`."""
        taken: dict[int, float] = {}
        wide, high = scale.room(_CHIP_WIDTH), scale.room(_CHIP_HEIGHT)
        self._chips = []
        for number in self.marks.between(first, last):
            mark, where = self.marks.all[number], self.places(number)
            lane = self.marks.lanes[number]
            paint_lines(painter, mark, where, lane=lane, is_lit=mark.key in self.lit)
            if mark.letter and where:
                line = round(where[0].baseline)
                x = taken.get(line, right + _BESIDE)
                width = wide * (len(mark.letter) + 1) / 2
                taken[line] = x + width + 3
                box = QRectF(x, where[0].baseline - high * 0.75, width, high)
                paint_letter(painter, mark, box, ink, scale.font(Role.SIGN, Weight.BOLD))
                self._chips.append((box, mark))
