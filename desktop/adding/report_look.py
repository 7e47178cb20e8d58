"""How the report is dressed, and its chips: one for each outcome."""

from __future__ import annotations

from collections.abc import Callable

from PySide6.QtWidgets import QButtonGroup, QPushButton, QWidget

from desktop.adding.rows import ReportView
from desktop.appearance.fonts import Role
from desktop.appearance.theme import Theme


def new_chips(
    parent: QWidget, show_view: Callable[[ReportView], None]
) -> dict[ReportView, QPushButton]:
    """A chip for each outcome, of which one is chosen; `show_view` hears which."""
    group = QButtonGroup(parent)
    chips = {}
    for view in ReportView:
        chip = chips[view] = QPushButton(parent)
        chip.setObjectName("chip")
        chip.setCheckable(True)
        chip.clicked.connect(lambda _=False, chosen=view: show_view(chosen))
        group.addButton(chip)
    return chips


def report_style(theme: Theme) -> str:
    """The style sheet of the bar and the chips, in the colours and letters of a theme."""
    colours = theme.colours
    return (
        f"QProgressBar {{ border: none; border-radius: 3px; background: {colours['track']}; }}"
        f"QProgressBar::chunk {{ border-radius: 3px; background: {colours['accent']}; }}"
        f"#chip {{ border: 1px solid {colours['field_line']}; border-radius: 13px;"
        f" padding: 4px 12px; background: {colours['card']}; color: {colours['ink']};"
        f" {theme.type.css(Role.CHIP)} }}"
        f"#chip:checked {{ background: {colours['accent_tint']};"
        f" border-color: {colours['accent']}; }}"
        f"#chip:focus {{ border: 2px solid {colours['focus']}; padding: 3px 11px; }}"
    )
