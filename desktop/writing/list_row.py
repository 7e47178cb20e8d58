"""One row of a list that is filled in: its cells, and how it is moved or taken out."""

from __future__ import annotations

import re
from collections.abc import Sequence

from PySide6.QtCore import QEvent, QObject, QSignalBlocker, Qt, Signal
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QCheckBox, QComboBox, QHBoxLayout, QToolButton, QVBoxLayout, QWidget

from desktop.appearance.choice_box import ChoiceBox
from desktop.appearance.fonts import Role
from desktop.appearance.plain_words import show_tip
from desktop.appearance.theme import Theme
from desktop.appearance.worn import wear
from desktop.core.packs.written_rows import RIGHT, RowShape
from desktop.writing.step_fields import StepLine

# Whoever knows the files types the sign for a right answer.
_TYPED_SIGN = re.compile(r"\[[xX✓]\]\s+")
_LONGEST = 2_000
_DAY_WIDE = 104


class ListRow(QWidget):
    """Says by `changed` that other words stand in it.

    `next_wanted` asks for a row below, `removed` to take it out, `moved` carries by how many rows
    it is to move. `line` is how it stands in the file; empty for a new one.
    """

    changed = Signal()
    next_wanted = Signal()
    removed = Signal()
    moved = Signal(int)

    def __init__(self, shape: RowShape, parent: QWidget) -> None:
        super().__init__(parent)
        self._shape, self.line = shape, ""
        self.tick: QCheckBox | None = None
        self.about: QComboBox | None = None
        self._row = QHBoxLayout()
        self._row.setContentsMargins(0, 0, 0, 0)
        self._row.setSpacing(4)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(4)
        column.addLayout(self._row)
        if shape in (RowShape.OPTION, RowShape.OPTIONS):
            self.tick = QCheckBox(self)
            show_tip(self.tick, self.tr("This answer is right"))
            self.tick.clicked.connect(self.changed)
            self._row.addWidget(self.tick)
        count = 2 if shape in (RowShape.PAIR, RowShape.MOMENT) else 1
        self.cell_lines = [self._line() for _ in range(count)]
        self.first: QWidget = self.cell_lines[0]
        self.last_line: QWidget = self.cell_lines[-1]
        self.ways: list[QToolButton] = []
        if shape is RowShape.STEP:
            self._add_ways()
        self.out = self._button("×", self.tr("Take this row out: Backspace in an empty one"))
        self.out.clicked.connect(self.removed)
        if shape is RowShape.MOMENT:
            self.cell_lines[0].setPlaceholderText(self.tr("2014-03"))
            self.cell_lines[1].setPlaceholderText(self.tr("What happened"))
            self._add_article(column)

    # What stands in it

    @property
    def cells(self) -> tuple[str, ...]:
        """What stands in it now."""
        words = [line.text() for line in self.cell_lines]
        if self.tick is not None:
            return (RIGHT if self.tick.isChecked() else "", *words)
        if self.about is not None:
            return (*words, str(self.about.currentData() or ""))
        return tuple(words)

    @property
    def stops(self) -> list[QWidget]:
        """Where the keyboard stops, in order."""
        stops = (self.tick, *self.cell_lines, *self.ways, self.out, self.about)
        return [stop for stop in stops if stop is not None]

    def show_cells(self, cells: Sequence[str]) -> None:
        """Shows what stands in the lesson; the caret stays."""
        if tuple(cells) == self.cells:
            return
        words = list(cells)
        if self.tick is not None:
            self.tick.setChecked(bool(words.pop(0)))
        for line, said in zip(self.cell_lines, words, strict=False):
            if " ".join(line.text().split()) != said:
                at = line.cursorPosition()
                with QSignalBlocker(line):
                    line.setText(said)
                line.setCursorPosition(min(at, len(said)))
        if self.about is not None:
            self._show_article(words[-1])

    def show_known(self, known: Sequence[tuple[str, str]]) -> None:
        """The articles that it can be about."""
        if self.about is None:
            return
        before = str(self.about.currentData() or "")
        with QSignalBlocker(self.about):
            self.about.clear()
            self.about.addItem(self.tr("about no text of the lesson"), "")
            for local_id, title in known:
                self.about.addItem(title, local_id)
        self._show_article(before)

    def _show_article(self, local_id: str) -> None:
        assert self.about is not None
        at = self.about.findData(local_id)
        if at < 0:
            # It may be wrong: it stays until another is chosen, and the check says so.
            self.about.addItem(local_id, local_id)
            at = self.about.count() - 1
        self.about.setCurrentIndex(at)

    def say_number(self, name: str, number: int) -> None:
        """Has a screen reader hear which row it is."""
        whole = self.tr("{0}, row {1}").format(name, number)
        halves = {
            RowShape.PAIR: (self.tr("left"), self.tr("right")),
            RowShape.MOMENT: (self.tr("day"), self.tr("what happened")),
        }.get(self._shape, ("",))
        for line, half in zip(self.cell_lines, halves, strict=True):
            line.setAccessibleName(f"{whole}, {half}" if half else whole)
        if self.tick is not None:
            self.tick.setAccessibleName(self.tr("{0} is right").format(whole))
        if self.about is not None:
            self.about.setAccessibleName(self.tr("{0}, about which text").format(whole))
        self.out.setAccessibleName(self.tr("Take out {0}").format(whole))
        for button, way in zip(
            self.ways, (self.tr("Move up {0}"), self.tr("Move down {0}")), strict=False
        ):
            button.setAccessibleName(way.format(whole))

    def show_theme(self, theme: Theme) -> None:
        """Takes on the colours and letters of a theme."""
        style = f"color: {theme.colours['accent']}; {theme.type.css(Role.NAME)} padding: 1px 4px;"
        for button in (*self.ways, self.out):
            wear(
                button,
                f"QToolButton {{ {style} border: 2px solid transparent; }}"
                f"QToolButton:focus {{ border: 2px solid {theme.colours['focus']};"
                " border-radius: 5px; }",
            )
        if self._shape is RowShape.MOMENT:
            self.cell_lines[0].setFixedWidth(theme.type.card_room(_DAY_WIDE))

    # Its parts

    def _line(self) -> StepLine:
        line = StepLine(self)
        line.setMaxLength(_LONGEST)
        line.setMinimumWidth(60)
        line.textEdited.connect(self._follow)
        line.installEventFilter(self)
        self._row.addWidget(line, 1)
        return line

    def _follow(self, words: str) -> None:
        sign = _TYPED_SIGN.match(words) if self.tick is not None else None
        if sign is not None and self.tick is not None:
            self.tick.setChecked(True)
            self.cell_lines[0].setText(words[sign.end() :])
        self.changed.emit()

    def _add_ways(self) -> None:
        for sign, by, tip in (
            ("▲", -1, self.tr("Move this step up")),
            ("▼", 1, self.tr("Move this step down")),
        ):
            button = self._button(sign, tip)
            button.clicked.connect(lambda _=False, way=by: self.moved.emit(way))
            self.ways.append(button)

    def _add_article(self, column: QVBoxLayout) -> None:
        self.about = box = ChoiceBox(self)
        box.setMinimumContentsLength(8)
        box.setSizeAdjustPolicy(QComboBox.SizeAdjustPolicy.AdjustToMinimumContentsLengthWithIcon)
        box.activated.connect(lambda _: self.changed.emit())
        column.addWidget(box)

    def _button(self, sign: str, tip: str) -> QToolButton:
        button = QToolButton(self)
        button.setText(sign)
        show_tip(button, tip)
        self._row.addWidget(button)
        return button

    # Qt

    def eventFilter(self, line: QObject, event: QEvent) -> bool:
        """Hears in its cells what is done to the row by keys."""
        if event.type() is not QEvent.Type.KeyPress or not isinstance(event, QKeyEvent):
            return False
        key, keys = event.key(), Qt.Key
        with_control = event.modifiers() == Qt.KeyboardModifier.ControlModifier
        if key in (keys.Key_Return, keys.Key_Enter):
            self.next_wanted.emit()
        elif key == keys.Key_Backspace and not any(each.text() for each in self.cell_lines):
            self.removed.emit()
        elif with_control and key in (keys.Key_Up, keys.Key_Down):
            self.moved.emit(-1 if key == keys.Key_Up else 1)
        else:
            return False
        return True
