"""How each pen draws on paper: a light ground, and a line that tells it apart in black alone."""

from __future__ import annotations

from PySide6.QtCore import QLineF, QPointF, QRectF, Qt
from PySide6.QtGui import QColor, QPainter, QPainterPath, QPen

from desktop.core.pen import Pen
from desktop.core.student_work.pen_colours import PEN_COLOURS

# Where a second pen stands on the same words, its line is so much lower.
LANE = 4.5
_INK = QColor("#222222")
_WIDTH = 1.4
# Half of a wave, across and down.
_WAVE = (4.0, 1.6)
_DASHES = {Pen.QUOTE: [5.0, 1.8, 1.2, 1.8], Pen.OPINION: [1.2, 1.8]}


def lay_ground(painter: QPainter, pen: Pen, words: QRectF) -> None:
    """Paints what is under marked letters."""
    painter.fillRect(words, QColor(PEN_COLOURS[pen]))


def draw_stroke(painter: QPainter, pen: Pen, left: float, right: float, y: float) -> None:
    """Draws the line of a pen under its words, as it is on the screen."""
    stroke = QPen(_INK, _WIDTH)
    stroke.setCapStyle(Qt.PenCapStyle.FlatCap)
    if pen in _DASHES:
        stroke.setDashPattern(_DASHES[pen])
    painter.setPen(stroke)
    painter.setBrush(Qt.BrushStyle.NoBrush)
    if pen is Pen.QUESTION:
        painter.drawPath(_wave(left, right, y))
        return
    painter.drawLine(QLineF(left, y, right, y))
    if pen is Pen.CLAIM:
        painter.drawLine(QLineF(left, y + 2.6, right, y + 2.6))


def _wave(left: float, right: float, y: float) -> QPainterPath:
    across, down = _WAVE
    path = QPainterPath(QPointF(left, y))
    x, way = left, down
    while x < right:
        end = min(right, x + across)
        path.quadTo(QPointF((x + end) / 2, y + way), QPointF(end, y))
        x, way = end, -way
    return path
