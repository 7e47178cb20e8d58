"""The chips over the lines of the report, each for one outcome, and how they look."""

from __future__ import annotations

from collections.abc import Callable, Iterable

from PySide6.QtWidgets import QButtonGroup, QPushButton, QWidget

from desktop.adding.rows import ReportView
from desktop.appearance.fonts import Role
from desktop.appearance.theme import Theme
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


def report_style(theme: Theme) -> str:
    """The style sheet of the chips, and of the bar above them."""
    colours, letters = theme.colours, theme.type
    return (
        f"QProgressBar {{ border: none; border-radius: 3px; background: {colours['track']}; }}"
        f"QProgressBar::chunk {{ border-radius: 3px; background: {colours['accent']}; }}"
        f"#chip {{ border: 1px solid {colours['field_line']}; border-radius: 13px;"
        f" padding: 4px 12px; background: {colours['card']}; color: {colours['ink']};"
        f" {letters.css(Role.CHIP)} }}"
        f"#chip:checked {{ background: {colours['accent_tint']};"
        f" border-color: {colours['accent']}; }}"
        f"#chip:focus {{ border: 2px solid {colours['focus']}; padding: 3px 11px; }}"
    )
