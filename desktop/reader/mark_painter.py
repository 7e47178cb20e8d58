"""Puts marks on the page: tints under the text, lines and pen letters over it."""

from __future__ import annotations

from collections.abc import Iterable

from PySide6.QtCore import QLineF, QPointF, QRectF, Qt
from PySide6.QtGui import QColor, QFont, QPainter, QPainterPath, QPen, QTextBlock, QTextDocument

from desktop.core.record import record
from desktop.core.span import Span
from desktop.reader.marks import Layer, Line, Mark
from desktop.reader.positions import Positions

_LINE_OFFSET = 4.5
_LANE_STEP = 3.0
# How far letters of the usual size reach above their baseline, in pixels.
_USUAL_ASCENT = 21
_LANES = 3


@record(frozen=True, slots=True)
class Strip:
    """One line's worth of a mark: its box and the baseline in it, in pixels of the document."""

    box: QRectF
    baseline: float

    @property
    def below(self) -> float:
        """How far under the baseline the first line stands: under letters that hang down."""
        return _LINE_OFFSET * max(1.0, (self.baseline - self.box.top()) / _USUAL_ASCENT)


def strips(document: QTextDocument, positions: Positions, span: Span) -> tuple[Strip, ...]:
    """Where a span stands on the page, one strip for every line it touches."""
    start, end = positions.to_qt(span.start), positions.to_qt(span.end)
    found = []
    block = document.findBlock(start)
    while block.isValid() and block.position() < end:
        layout = block.layout()
        origin = document.documentLayout().blockBoundingRect(block).topLeft()
        first = max(0, start - block.position())
        last = min(block.length() - 1, end - block.position())
        number = layout.lineForTextPosition(first).lineNumber() if last > first else -1
        while 0 <= number < layout.lineCount():
            line = layout.lineAt(number)
            if line.textStart() >= last:
                break
            stop = _without_space_at_end(document, block, line.textStart() + line.textLength())
            left = _x(line.cursorToX(max(first, line.textStart())))
            right = _x(line.cursorToX(min(last, stop)))
            baseline = origin.y() + line.y() + line.ascent()
            if right != left:
                top = baseline - line.ascent() * 0.92 - 1
                box = QRectF(origin.x() + left, top, right - left, line.ascent() * 0.92 + 8)
                found.append(Strip(box.normalized(), baseline))
            number += 1
        block = block.next()
    return tuple(found)


def paint_tints(painter: QPainter, mark: Mark, where: Iterable[Strip], *, is_lit: bool) -> None:
    """Lays a mark's colour under its words; a lit mark is stronger."""
    if mark.tint is None and not is_lit:
        return
    tint = QColor(mark.tint or mark.colour)
    if mark.tint is None:
        tint.setAlphaF(0.10)
    elif is_lit and mark.layer is not Layer.PEN:
        tint = QColor(mark.colour)
        tint.setAlphaF(0.24)
    painter.setPen(Qt.PenStyle.NoPen)
    painter.setBrush(tint)
    for strip in where:
        painter.drawRoundedRect(strip.box.adjusted(-1, 0, 1, 0), 2, 2)


def paint_lines(
    painter: QPainter, mark: Mark, where: Iterable[Strip], *, lane: int, is_lit: bool
) -> None:
    """Draws the line under a mark's words."""
    if mark.line is Line.NONE:
        return
    width = 2.0 if mark.layer is Layer.PEN else 1.5
    pen = QPen(mark.colour, width + (0.8 if is_lit else 0))
    pen.setCapStyle(Qt.PenCapStyle.FlatCap)
    dashes = {
        Line.DOTTED: [1.2, 1.6],
        Line.DASHED: [3.2, 2.2],
        Line.DASH_DOT: [4.0, 1.5, 1.0, 1.5],
        Line.SOLID_WITH_GAPS: [11.0, 2.6],
        Line.SOLID_WITH_DOTS: [11.0, 2.2, 1.4, 2.2],
        Line.WIDE_DOTS: [1.8, 3.8],
        Line.PAIRS_OF_DOTS: [1.6, 1.4, 1.6, 4.2],
    }
    if mark.line in dashes:
        pen.setDashPattern(dashes[mark.line])
    painter.setPen(pen)
    painter.setBrush(Qt.BrushStyle.NoBrush)
    for strip in where:
        y = strip.baseline + strip.below + min(lane, _LANES) * _LANE_STEP
        left, right = strip.box.left(), strip.box.right()
        if mark.line is Line.WAVY:
            painter.drawPath(_wave(left, right, y))
        elif mark.line is Line.DOUBLE:
            painter.setPen(QPen(mark.colour, 1.9 if is_lit else 1.1))
            painter.drawLine(QLineF(left, y - 1, right, y - 1))
            painter.drawLine(QLineF(left, y + 1.6, right, y + 1.6))
        else:
            painter.drawLine(QLineF(left, y, right, y))


def paint_letter(painter: QPainter, mark: Mark, box: QRectF, ink: QColor, face: QFont) -> None:
    """Draws the chip with a pen's letter in the margin."""
    painter.setPen(QPen(mark.colour, 1))
    painter.setBrush(mark.tint or mark.colour)
    painter.drawRoundedRect(box, 4, 4)
    painter.setPen(ink)
    painter.setFont(face)
    painter.drawText(box, Qt.AlignmentFlag.AlignCenter, mark.letter)


def _wave(left: float, right: float, y: float) -> QPainterPath:
    path, x, step, up = QPainterPath(QPointF(left, y)), left, 3.0, True
    while x < right:
        bend = y - 2 if up else y + 2
        path.quadTo(QPointF(x + step / 2, bend), QPointF(min(x + step, right), y))
        x, up = x + step, not up
    return path


def _without_space_at_end(document: QTextDocument, block: QTextBlock, position: int) -> int:
    # The space at which a line was broken hangs over its edge and is nobody's to mark.
    is_inside = 0 < position < block.length() - 1
    before = block.position() + position - 1
    return position - 1 if is_inside and document.characterAt(before) == " " else position


def _x(value: object) -> float:
    # cursorToX gives (x, position) in PySide6 although the stubs say float.
    return float(value[0] if isinstance(value, tuple) else value)  # type: ignore[arg-type]
