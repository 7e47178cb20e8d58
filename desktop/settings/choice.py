"""One of several things, all of them seen, of which one is chosen."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from typing import Generic, TypeVar

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QButtonGroup, QHBoxLayout, QRadioButton, QVBoxLayout, QWidget

from desktop.appearance.fonts import Role
from desktop.appearance.theme import Theme

_Value = TypeVar("_Value", str, int)


class Choice(QWidget, Generic[_Value]):
    """The arrow keys lead from one to the next and choose it; `chosen` sends its value."""

    chosen = Signal(object)

    def __init__(self, name: str, values: Mapping[_Value, str], *, columns: int) -> None:
        super().__init__()
        self.setAccessibleName(name)
        self.buttons: dict[_Value, QRadioButton] = {}
        self._group = QButtonGroup(self)
        rows = QVBoxLayout(self)
        rows.setContentsMargins(0, 0, 0, 0)
        rows.setSpacing(6 if columns > 1 else 2)
        for number, (value, words) in enumerate(values.items()):
            button = QRadioButton(words)
            button.setAccessibleName(f"{name}: {words}")
            button.toggled.connect(self._chooser(value))
            self._group.addButton(button)
            if number % columns == 0:
                row = QHBoxLayout()
                row.setSpacing(6)
                rows.addLayout(row)
            # Each is as wide as its words; what is left stays empty behind the last.
            row.insertWidget(number % columns, button)
            if number % columns == 0:
                row.addStretch(1)
            self.buttons[value] = button

    @property
    def words(self) -> str:
        """What the chosen one is called."""
        checked = self._group.checkedButton()
        return checked.text() if checked is not None else ""

    def show_value(self, value: _Value) -> None:
        """Shows which is chosen, and says nothing of it."""
        button = self.buttons[value]
        if not button.isChecked():
            for each in self.buttons.values():
                each.blockSignals(True)
            button.setChecked(True)
            for each in self.buttons.values():
                each.blockSignals(False)
        self._lead_to(button)

    def _lead_to(self, button: QRadioButton) -> None:
        """Has the Tab key come to the chosen one; from there the arrow keys go on."""
        for each in self.buttons.values():
            is_way_in = each is button
            each.setFocusPolicy(
                Qt.FocusPolicy.StrongFocus if is_way_in else Qt.FocusPolicy.ClickFocus
            )

    def _chooser(self, value: _Value) -> Callable[[bool], None]:
        def choose(is_checked: bool) -> None:
            if is_checked:
                self._lead_to(self.buttons[value])
                self.chosen.emit(value)

        return choose


def chip_sheet(theme: Theme, ground: str, chosen: str, ink: str) -> str:
    """The style of a choice as a rounded spot of its own colours, without a dot."""
    colours = theme.colours
    return (
        f"QRadioButton {{ {theme.type.css(Role.CHIP)} background: {ground}; color: {ink};"
        f" border: 1px solid {colours['field_line']}; border-radius: {theme.type.room(12)}px;"
        f" padding: 3px 10px; min-height: {theme.type.room(18)}px; spacing: 0; }}"
        "QRadioButton::indicator { width: 0; height: 0; border: none; image: none; }"
        f"QRadioButton:checked {{ border: 2px solid {colours['accent']}; padding: 2px 9px;"
        f" background: {chosen}; }}"
        f"QRadioButton:focus {{ border: 3px solid {colours['focus']}; padding: 1px 8px; }}"
    )
