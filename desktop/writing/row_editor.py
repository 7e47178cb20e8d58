"""A list that is filled in row by row: answers, pairs, steps, or the days of a timeline."""

from __future__ import annotations

from collections.abc import Sequence
from functools import partial
from itertools import pairwise

from PySide6.QtCore import QSignalBlocker, Signal
from PySide6.QtWidgets import QPushButton, QVBoxLayout, QWidget

from desktop.appearance.plain_words import announce
from desktop.appearance.theme import Theme
from desktop.core.packs.written_rows import RIGHT, RowShape, cells_of, line_of, no_cells
from desktop.panel import give_way
from desktop.wording.translation_context import TranslationContext
from desktop.writing.list_row import ListRow

RowEditorWords = TranslationContext("RowEditorWords")


class RowEditor(QWidget):
    """Says by `changed` the lines of its rows.

    Enter in a row begins another below it; Backspace in an empty one takes it out; with Ctrl and
    an arrow key it moves.
    """

    changed = Signal(tuple)

    def __init__(self, shape: RowShape, name: str, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._shape, self._name = shape, name
        self._theme: Theme | None = None
        self._known: tuple[tuple[str, str], ...] = ()
        self.rows: list[ListRow] = []
        self._column = QVBoxLayout(self)
        self._column.setContentsMargins(0, 0, 0, 0)
        self._column.setSpacing(6)
        self.add = QPushButton(_adding(shape), self)
        self.add.setAutoDefault(False)
        self.add.clicked.connect(lambda _=False: self._begin(len(self.rows)))
        self._column.addWidget(self.add)
        self.setFocusProxy(self.add)

    @property
    def lines(self) -> tuple[str, ...]:
        """What is written of the rows; one in which too little stands is none yet."""
        lines = (line_of(self._shape, row.cells, row.line) for row in self.rows)
        return tuple(line for line in lines if line)

    @property
    def trouble(self) -> str:
        """Why one of its rows is not written yet; empty where all are."""
        if self._shape is RowShape.MOMENT and any(
            any(row.cells) and not row.cells[0].strip() for row in self.rows
        ):
            return RowEditorWords.tr("A row without its day is not in the lesson yet.")
        return ""

    @property
    def stops(self) -> list[QWidget]:
        """Where the keyboard stops, in order."""
        return [*(stop for row in self.rows for stop in row.stops), self.add]

    def show_lines(self, lines: Sequence[str]) -> None:
        """Shows what stands in the lesson; rows that wait for words stay where it is the same."""
        if tuple(lines) == self.lines:
            return
        while len(self.rows) > len(lines):
            self._drop(self.rows[-1])
        while len(self.rows) < len(lines):
            self._insert(len(self.rows))
        for row, line in zip(self.rows, lines, strict=True):
            row.line = line
            row.show_cells(cells_of(self._shape, line))
        self._number()

    def show_known(self, known: Sequence[tuple[str, str]]) -> None:
        """The articles that a row can be about, by their ids."""
        if tuple(known) != self._known:
            self._known = tuple(known)
            for row in self.rows:
                row.show_known(self._known)

    def show_theme(self, theme: Theme) -> None:
        """Takes on the colours and letters of a theme."""
        self._theme = theme
        for row in self.rows:
            row.show_theme(theme)

    # What is done to rows

    def _begin(self, at: int) -> None:
        """Makes an empty row, with the keyboard in it; nothing is written of it yet."""
        row = self._insert(at)
        self._number()
        row.first.setFocus()

    def _insert(self, at: int) -> ListRow:
        row = ListRow(self._shape, self)
        row.show_known(self._known)
        row.show_cells(no_cells(self._shape))
        if self._theme is not None:
            row.show_theme(self._theme)
        row.changed.connect(partial(self._follow, row))
        row.next_wanted.connect(lambda: self._begin(self.rows.index(row) + 1))
        row.removed.connect(lambda: self._take_out(row))
        row.moved.connect(lambda by: self._move(row, by))
        self.rows.insert(at, row)
        self._column.insertWidget(at, row)
        row.show()
        return row

    def _follow(self, row: ListRow) -> None:
        if self._shape is RowShape.OPTION and row.cells[0] == RIGHT:
            # Of these one is right.
            for other in self.rows:
                if other is not row:
                    with QSignalBlocker(other):
                        other.show_cells(("", other.cells[1]))
        self._say()

    def _say(self) -> None:
        self.changed.emit(self.lines)

    def _move(self, row: ListRow, by: int) -> None:
        """Changes what stands in a row with the next, or the one before; the signs stay."""
        at = self.rows.index(row)
        if not 0 <= at + by < len(self.rows):
            return
        other = self.rows[at + by]
        mine, others = row.cells, other.cells
        for each, cells in ((row, others), (other, mine)):
            with QSignalBlocker(each):
                each.show_cells(cells)
        other.first.setFocus()
        told = RowEditorWords.tr("{0}: now {1} of {2}")
        announce(self, told.format(" ".join(filter(None, mine)), at + by + 1, len(self.rows)))
        self._say()

    def _take_out(self, row: ListRow) -> None:
        at = self.rows.index(row)
        words = " ".join(filter(None, row.cells))
        near = self.rows[at - 1] if at else self.rows[1] if len(self.rows) > 1 else None
        give_way(row, near.last_line if near is not None else self.add, lambda: self._drop(row))
        self._number()
        if words:
            announce(self, RowEditorWords.tr("{0}: taken out").format(words))
        self._say()

    def _drop(self, row: ListRow) -> None:
        self.rows.remove(row)
        self._column.removeWidget(row)
        give_way(row, self.add, row.hide)
        row.deleteLater()

    def _number(self) -> None:
        for number, row in enumerate(self.rows, 1):
            row.say_number(self._name, number)
        for one, other in pairwise(self.stops):
            QWidget.setTabOrder(one, other)
        self.setFocusProxy(self.rows[0].first if self.rows else self.add)


def _adding(shape: RowShape) -> str:
    return {
        RowShape.OPTION: RowEditorWords.tr("Add an answer"),
        RowShape.OPTIONS: RowEditorWords.tr("Add an answer"),
        RowShape.PAIR: RowEditorWords.tr("Add a pair"),
        RowShape.STEP: RowEditorWords.tr("Add a step"),
        RowShape.MOMENT: RowEditorWords.tr("Add a day"),
    }[shape]
