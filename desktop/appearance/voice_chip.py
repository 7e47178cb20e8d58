"""The spot in a speaker's colour; with letters, as soon as the colours have come round."""

from __future__ import annotations

from PySide6.QtCore import QRectF, QSizeF, Qt
from PySide6.QtGui import QColor, QPainter, QPen

from desktop.appearance.fonts import Weight, interface_font
from desktop.appearance.theme import Theme
from desktop.core.text.initials import initials

_SPOT = QSizeF(9, 9)
_CHIP = QSizeF(22, 13)


def letters_for(theme: Theme, number: int, name: str) -> str:
    """What tells a voice from those of the same colour: nothing where it is the first of it."""
    return initials(name) if theme.colour_rounds(number) else ""


def chip_size(letters: str) -> QSizeF:
    """How much room a spot takes, with letters or without."""
    return _CHIP if letters else _SPOT


def paint_chip(painter: QPainter, box: QRectF, colour: QColor, letters: str, ink: QColor) -> None:
    """Paints a spot into a box, or a plate with letters on it."""
    if not letters:
        painter.setPen(Qt.PenStyle.NoPen)
        painter.setBrush(colour)
        painter.drawEllipse(box)
        return
    ground = QColor(colour)
    ground.setAlphaF(0.22)
    painter.setPen(QPen(colour, 1.2))
    painter.setBrush(ground)
    painter.drawRoundedRect(box.adjusted(0.6, 0.6, -0.6, -0.6), 4, 4)
    painter.setPen(ink)
    painter.setFont(interface_font(10, Weight.BOLD))
    painter.drawText(box, Qt.AlignmentFlag.AlignCenter, letters)
