"""The small signs in the rows of the evidence table, in the colours of a theme."""

from __future__ import annotations

from collections.abc import Callable

from PySide6.QtCore import QPointF, QRect, QRectF, Qt
from PySide6.QtGui import QColor, QFont, QIcon, QPainter, QPixmap

from desktop.appearance.theme import Theme
from desktop.core.evidence import EvidenceSide

_SIGNS = {EvidenceSide.FOR: "▲", EvidenceSide.AGAINST: "▼", EvidenceSide.BACKGROUND: "●"}
_SIZE = 16


def side_sign(side: EvidenceSide, theme: Theme, face: QFont) -> QIcon:
    """The sign of a side. Only it has the colour: words in it would be too pale to read."""

    def draw(painter: QPainter, room: QRect) -> None:
        painter.setFont(face)
        painter.drawText(room, Qt.AlignmentFlag.AlignCenter, _SIGNS[side])

    return _icon(draw, theme.colour(f"evidence_{side.value}"), theme)


def group_arrow(theme: Theme, *, is_open: bool, is_from_right: bool) -> QIcon:
    """Tells whether the rows under a heading are seen."""

    def draw(painter: QPainter, room: QRect) -> None:
        half = room.width() / 4
        points = [QPointF(-half, -half / 2), QPointF(half, -half / 2), QPointF(0, half / 2)]
        painter.translate(QRectF(room).center())
        if not is_open:
            painter.rotate(90 if is_from_right else -90)
        painter.setBrush(painter.pen().color())
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        painter.drawPolygon(points)

    return _icon(draw, theme.colour("soft_ink"), theme)


def _icon(draw: Callable[[QPainter, QRect], None], usual: QColor, theme: Theme) -> QIcon:
    icon = QIcon()
    chosen = theme.colour("ink")
    for mode, colour in ((QIcon.Mode.Normal, usual), (QIcon.Mode.Selected, chosen)):
        picture = QPixmap(_SIZE, _SIZE)
        picture.fill(Qt.GlobalColor.transparent)
        painter = QPainter(picture)
        painter.setPen(colour)
        draw(painter, picture.rect())
        painter.end()
        icon.addPixmap(picture, mode)
    return icon
