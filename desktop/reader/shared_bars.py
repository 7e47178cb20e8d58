"""Bars in the margin, beside words that other articles have as well."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass

from PySide6.QtCore import QPointF, Qt
from PySide6.QtGui import QColor, QPainter, QPen, QTextDocument

from desktop.core.span import Span
from desktop.reader.mark_painter import strips
from desktop.reader.positions import Positions

_WIDTH = 3.0


@dataclass(frozen=True, slots=True)
class SharedWords:
    """Words of a text that another article has; whether they are quoted from somebody."""

    span: Span
    is_quoted: bool


def paint_shared_bars(
    painter: QPainter,
    document: QTextDocument,
    positions: Positions,
    shared: Iterable[SharedWords],
    *,
    x: float,
    colour: QColor,
) -> None:
    """Paints a bar beside all lines with shared words, dotted where these are quoted."""
    painter.save()
    for words in shared:
        lines = strips(document, positions, words.span)
        if not lines:
            continue
        pen = QPen(colour, _WIDTH)
        pen.setStyle(Qt.PenStyle.DotLine if words.is_quoted else Qt.PenStyle.SolidLine)
        pen.setCapStyle(Qt.PenCapStyle.FlatCap)
        painter.setPen(pen)
        painter.drawLine(QPointF(x, lines[0].box.top()), QPointF(x, lines[-1].box.bottom()))
    painter.restore()
