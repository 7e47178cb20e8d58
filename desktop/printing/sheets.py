"""Sheets of paper that are filled from the top: lines of text, rules to write on, page numbers."""

from __future__ import annotations

from collections.abc import Iterable, Sequence

from PySide6.QtCore import QPointF, QRectF, Qt
from PySide6.QtGui import QColor, QFont, QPagedPaintDevice, QPainter, QTextLine

from desktop.appearance.fonts import Role, TypeScale
from desktop.appearance.text_lines import x_on_line
from desktop.core.pen import Pen
from desktop.printing.margin import Margin
from desktop.printing.pen_strokes import LANE, draw_stroke, lay_ground
from desktop.printing.set_words import (
    Aside,
    InkedWords,
    broken,
    laid_out,
    type_on_paper,
)

# So many units of drawing are an inch; letters are as large as on a screen, in these.
_UNITS = 108
_EDGE, _FOOT = 76.0, 36.0
# Black itself is what a painter begins with: pages that are looked at would not be told of it, and
# be shown in the colour of the window.
_INK, _SOFT, _TINT = QColor("#010101"), QColor("#555555"), QColor("#EEEEEE")
# Each of so many lines has its number.
_EACH = 5
# As much higher than its letters a line is.
_LEADING = 1.3
_USUAL = TypeScale()


class PaperSheets:
    """Draws on the pages of a printer or a PDF; `y` is how far the page is filled."""

    def __init__(self, device: QPagedPaintDevice, title: str, scale: TypeScale = _USUAL) -> None:
        self._device, self._title, self._scale = device, title, scale
        self.painter = QPainter(device)
        dots = device.logicalDpiX() / _UNITS
        self.painter.scale(dots, dots)
        self.width = device.width() / dots
        self.height = device.height() / dots
        self.left, self.right = _EDGE, self.width - _EDGE
        self.page, self.y = 1, _EDGE
        self._margin = Margin()
        self.margin_left = self.right

    @property
    def bottom(self) -> float:
        """Where text ends on a page."""
        return self.height - _EDGE - _FOOT

    def end(self) -> int:
        """Ends the last page, and says how many there are."""
        self.end_margin()
        self._draw_foot()
        self.painter.end()
        return self.page

    def new_page(self) -> None:
        """Goes on at the top of another page."""
        _, left = self._draw_margin()
        self._turn()
        for aside in left:
            self._margin.add(aside, _EDGE)

    def end_margin(self) -> None:
        """Draws what stands in the margin, and goes on below it over the whole width.

        Notes that find no room there any more come first on the next page.
        """
        end, left = self._draw_margin()
        if not left:
            self.y = max(self.y, end)
            return
        self._turn()
        for aside in left:
            self.paragraph(aside.words, Role.NAME)
            self.space(8)

    def keep(self, height: float) -> None:
        """Sees to it that so much has room on this page, or goes to the next."""
        if self.y + height > self.bottom and self.y > _EDGE:
            self.new_page()

    def space(self, height: float) -> None:
        """Leaves room, but not at the top of a page."""
        if self.y > _EDGE:
            self.y += height

    def paragraph(
        self,
        stretches: str | Iterable[InkedWords],
        role: Role = Role.BODY,
        *,
        left: float = 0,
        right: float = 0,
        is_strong: bool = False,
        tabs: float = 0,
        counted: int | None = None,
    ) -> int:
        """Draws a paragraph line by line, and says how many lines it has.

        Each fifth line has its number where so many were `counted` before.
        """
        parts = (InkedWords(stretches),) if isinstance(stretches, str) else tuple(stretches)
        layout = laid_out(parts, self.letters(role, is_strong=is_strong), tabs)
        lines = broken(layout, self.right - self.left - left - right)
        for number, line in enumerate(lines, 1):
            height = line.height() * _LEADING
            self.keep(height)
            at = QPointF(self.left + left, self.y - line.y())
            strokes = self._ground(line, parts, at)
            self.painter.setPen(_INK)
            line.draw(self.painter, at)
            for pen, lane, x, end in strokes:
                under = self.y + line.ascent() + 4 + LANE * lane
                draw_stroke(self.painter, pen, at.x() + x, at.x() + end, under)
            self._take_asides(line, parts)
            if counted is not None and (counted + number) % _EACH == 0:
                self._number(counted + number)
            self.y += height
        return len(lines)

    def letters(self, role: Role, *, is_strong: bool = False) -> QFont:
        """The letters of a role, in the size of these sheets."""
        return type_on_paper(role, self._scale, is_strong=is_strong)

    def _ground(
        self, line: QTextLine, parts: Sequence[InkedWords], at: QPointF
    ) -> list[tuple[Pen, int, float, float]]:
        """What is marked gets its ground before its letters: a line paints none itself.

        Gives the lines that are to be drawn under them, each with its lane and its ends.
        """
        strokes, start = [], 0
        for part in parts:
            first = max(start, line.textStart())
            last = min(start + part.units, line.textStart() + line.textLength())
            start += part.units
            if first >= last or not (part.is_marked or part.pens):
                continue
            x, end = x_on_line(line, first), x_on_line(line, last)
            # The blank at which a line was broken is not marked.
            x, end = (x, min(end, line.naturalTextWidth())) if x < end else (end, x)
            ground = QRectF(at.x() + x, at.y() + line.y(), end - x, line.height())
            if part.pens:
                lay_ground(self.painter, part.pens[0], ground)
            else:
                self.painter.fillRect(ground, _TINT)
            strokes += [(pen, lane, x, end) for lane, pen in enumerate(part.pens)]
        return strokes

    def _take_asides(self, line: QTextLine, parts: Sequence[InkedWords]) -> None:
        """What belongs beside words that begin on this line goes into the margin beside it."""
        start = 0
        for part in parts:
            if part.aside is not None and 0 <= start - line.textStart() < line.textLength():
                self._margin.add(part.aside, self.y)
            start += part.units

    def _number(self, line: int) -> None:
        self.painter.setFont(self.letters(Role.DETAIL))
        self.painter.setPen(_SOFT)
        room = QRectF(self.left - 62, self.y + 3, 50, 2 * self.painter.font().pixelSize())
        self.painter.drawText(room, Qt.AlignmentFlag.AlignRight, str(line))

    def rules(self, count: int, *, left: float = 0) -> None:
        """Leaves lines to write on by hand."""
        for _ in range(count):
            self.keep(38)
            self.y += 38
            self.painter.setPen(_SOFT)
            self.painter.drawLine(QPointF(self.left + left, self.y), QPointF(self.right, self.y))
        self.y += 14

    def _draw_margin(self) -> tuple[float, tuple[Aside, ...]]:
        column = self.margin_left, self.right, self.bottom
        return self._margin.draw(self.painter, self.letters(Role.NAME), _INK, column)

    def _turn(self) -> None:
        self._draw_foot()
        self._device.newPage()
        self.page += 1
        self.y = _EDGE

    def _draw_foot(self) -> None:
        self.painter.setFont(self.letters(Role.DETAIL))
        self.painter.setPen(_SOFT)
        high = 2 * self.painter.font().pixelSize()
        foot = QRectF(self.left, self.height - _EDGE, self.right - self.left, high)
        title = self.painter.fontMetrics().elidedText(
            self._title, Qt.TextElideMode.ElideRight, int(foot.width() - 80)
        )
        self.painter.drawText(foot, Qt.AlignmentFlag.AlignLeft, title)
        self.painter.drawText(foot, Qt.AlignmentFlag.AlignRight, str(self.page))
