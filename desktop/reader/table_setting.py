"""How the rows of a table stand on the page: in columns where they have room, else in turn."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass

from PySide6.QtGui import QFontMetricsF, QTextBlockFormat, QTextOption

# So much stands between two columns, in sizes of the letters; so much where cells stand in turn.
_BETWEEN, _IN_TURN = 1.4, 1.5
# The last column may hold sentences: they are set in lines beside the others, which take no more
# than so much of the width and leave it no less than so many sizes.
_MOST_OF_OTHERS, _LEAST_FOR_LAST = 0.62, 9
# Rows by which the columns are measured, and columns at all; a table of data has thousands.
MOST_MEASURED = 400
_MOST_COLUMNS = 40


@dataclass(frozen=True, slots=True)
class TableSetting:
    """Where the columns of a table begin, in pixels from the edge of the text.

    Without `starts` there is no room for columns: the cells of a row stand in turn, each at the
    next of many stops, and its further lines are set in.
    """

    starts: tuple[float, ...]
    stop: float

    @property
    def has_columns(self) -> bool:
        """Whether the cells stand under one another."""
        return bool(self.starts)

    def set_row(self, shape: QTextBlockFormat, empty: int, width: float) -> None:
        """Sets a row that begins with so many empty cells."""
        if not self.starts:
            shape.setLeftMargin(shape.leftMargin() + self.stop)
            shape.setTextIndent(-self.stop)
            count = min(200, max(1, int(width / self.stop)))
            shape.setTabPositions(_tabs(self.stop * number for number in range(1, count)))
            return
        empty = min(empty, len(self.starts) - 1)
        here, last = self.starts[empty], self.starts[-1]
        # Lines that the last cell goes on with stand under it.
        shape.setLeftMargin(shape.leftMargin() + last)
        shape.setTextIndent(here - last)
        shape.setTabPositions(_tabs(start - here for start in self.starts[empty + 1 :]))


def setting_of(
    rows: Iterable[tuple[int, Sequence[str]]], metrics: QFontMetricsF, size: float, width: float
) -> TableSetting:
    """How rows, each with the number of empty cells before its own, fit into a width."""
    widths: list[float] = []
    for empty, cells in rows:
        for column, cell in enumerate(cells[:_MOST_COLUMNS], start=min(empty, _MOST_COLUMNS)):
            widths += [0.0] * (column + 1 - len(widths))
            widths[column] = max(widths[column], metrics.horizontalAdvance(cell))
    gap = size * _BETWEEN
    starts, at = [], 0.0
    for each in widths:
        starts.append(at)
        at += each + gap
    whole = at - gap
    others = starts[-1] if starts else 0.0
    has_room = others <= width * _MOST_OF_OTHERS and width - others >= size * _LEAST_FOR_LAST
    fits = len(widths) <= _MOST_COLUMNS and (whole <= width or has_room)
    return TableSetting(tuple(starts) if fits else (), size * _IN_TURN)


def _tabs(places: Iterable[float]) -> list[QTextOption.Tab]:
    return [QTextOption.Tab(place, QTextOption.TabType.LeftTab) for place in places]
