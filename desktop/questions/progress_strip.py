"""How far each question is, as a row of short bars."""

from __future__ import annotations

from collections.abc import Iterable

from PySide6.QtCore import QRectF, QSize, Qt
from PySide6.QtGui import QColor, QPainter, QPaintEvent, QPen
from PySide6.QtWidgets import QSizePolicy, QWidget

from desktop.appearance.theme import Theme
from desktop.core.packs.answer_state import AnswerState

_GAP, _HIGH, _AROUND = 4, 5, 18


class ProgressStrip(QWidget):
    """A bar for each question: full, half full or empty; that of the open one has a line under it.

    What it shows is told in words by `tell`, as its name.
    """

    def __init__(self, theme: Theme, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._theme = theme
        self._states: tuple[AnswerState, ...] = ()
        self._open = -1
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)

    def show_states(self, states: Iterable[AnswerState], open_number: int, told: str) -> None:
        """Shows how far the questions are; `open_number`, from 0, is the one that is asked now."""
        self._states, self._open = tuple(states), open_number
        self.setAccessibleName(told)
        self.setVisible(bool(self._states))
        self.update()

    def show_theme(self, theme: Theme) -> None:
        """Takes on the colours of a theme."""
        self._theme = theme
        self.update()

    def sizeHint(self) -> QSize:
        return QSize(120, 18)

    def paintEvent(self, _event: QPaintEvent) -> None:
        count = len(self._states)
        if not count:
            return
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        painter.setPen(Qt.PenStyle.NoPen)
        room = self.width() - 2 * _AROUND
        gap = _GAP if count * (_GAP + 2) < room else 0
        wide = (room - gap * (count - 1)) / count
        for number, state in enumerate(self._states):
            box = QRectF(_AROUND + number * (wide + gap), 4, wide, _HIGH)
            self._bar(painter, box, self._theme.colour("track"))
            if state is AnswerState.DONE:
                self._bar(painter, box, self._theme.colour("accent"))
            elif state is AnswerState.BEGUN:
                half = QRectF(box.x(), box.y(), box.width() / 2, box.height())
                self._bar(painter, half, self._theme.colour("accent"))
            if number == self._open:
                painter.setPen(QPen(self._theme.colour("ink"), 1.6))
                painter.drawLine(box.bottomLeft() + _DOWN, box.bottomRight() + _DOWN)
                painter.setPen(Qt.PenStyle.NoPen)

    def _bar(self, painter: QPainter, box: QRectF, colour: QColor) -> None:
        painter.setBrush(colour)
        painter.drawRoundedRect(box, 2.5, 2.5)


_DOWN = QRectF(0, 3.5, 0, 0).topLeft()
