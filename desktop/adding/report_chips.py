"""The chips over the lines of the report, each for one outcome."""

from __future__ import annotations

from collections.abc import Callable, Iterable

from PySide6.QtWidgets import QButtonGroup, QPushButton, QWidget

from desktop.adding.rows import ReportView
from desktop.appearance.wrapped_row import WrappedRow


def made_chips(
    sheet: QWidget, chosen: Callable[[ReportView], object]
) -> dict[ReportView, QPushButton]:
    """A chip for each outcome, of which one is chosen at a time."""
    group = QButtonGroup(sheet)
    chips = {}
    for view in ReportView:
        chip = chips[view] = QPushButton(sheet)
        chip.setObjectName("chip")
        chip.setCheckable(True)
        chip.clicked.connect(lambda _=False, of=view: chosen(of))
        group.addButton(chip)
    return chips


def in_a_row(chips: Iterable[QPushButton]) -> QWidget:
    """The chips beside one another, or below where there is no room."""
    room = QWidget()
    row = WrappedRow(8, room)
    for chip in chips:
        row.addWidget(chip)
    return room
