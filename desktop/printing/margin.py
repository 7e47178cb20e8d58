"""The margin of a page: each note beside its line, below the one before it, and on to the next."""

from __future__ import annotations

from dataclasses import dataclass

from PySide6.QtCore import QPointF
from PySide6.QtGui import QColor, QFont, QPainter

from desktop.printing.set_words import Aside, InkedWords, broken, from_unit, laid_out

_GAP = 8.0


@dataclass(frozen=True, slots=True)
class _Waiting:
    """A note and where it is to begin."""

    y: float
    aside: Aside


class Margin:
    """Holds what stands beside the text of a page until that page is full.

    So it is drawn, and read in a PDF, after the text. What finds no room is handed on.
    """

    def __init__(self) -> None:
        self._waiting: list[_Waiting] = []

    def add(self, aside: Aside, y: float) -> None:
        """Takes in a note that begins beside a line at `y`, or lower."""
        self._waiting.append(_Waiting(y, aside))

    def draw(
        self, painter: QPainter, font: QFont, ink: QColor, column: tuple[float, float, float]
    ) -> tuple[float, tuple[Aside, ...]]:
        """Draws what fits between left, right and bottom of a column.

        Gives where it ends, and the notes that are left, the first of them perhaps begun.
        """
        left, right, bottom = column
        end, rest = 0.0, list[Aside]()
        painter.setPen(ink)
        for waiting in self._waiting:
            if rest:
                # Notes stay in their order.
                rest.append(waiting.aside)
                continue
            words, y = waiting.aside.words, max(waiting.y, end)
            layout = laid_out(words, font)
            for at, line in enumerate(broken(layout, right - left)):
                if y + line.height() > bottom:
                    rest.append(
                        _from_line(waiting.aside, line.textStart()) if at else waiting.aside
                    )
                    break
                line.draw(painter, QPointF(left, y - line.y()))
                y += line.height()
            end = y + _GAP
        self._waiting.clear()
        return end, tuple(rest)


def _from_line(aside: Aside, first: int) -> Aside:
    rest = from_unit(aside.words, first)
    if not aside.goes_on:
        return Aside(rest)
    # Said anew on each page.
    return Aside((InkedWords(f"{aside.goes_on}\u2028", is_emphasis=True), *rest), aside.goes_on)
