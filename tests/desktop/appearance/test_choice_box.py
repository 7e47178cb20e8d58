"""A list to choose from keeps the letters that are typed into it, and cuts none in two."""

from __future__ import annotations

from PySide6.QtCore import Qt
from PySide6.QtGui import QAction
from PySide6.QtWidgets import QStyleOptionComboBox, QVBoxLayout, QWidget
from pytestqt.qtbot import QtBot

from desktop.appearance.choice_box import ChoiceBox
from tests.desktop.conftest import ShowWidget


def test_a_letter_chooses_and_is_no_key_of_the_panel(show: ShowWidget, qtbot: QtBot) -> None:
    panel, pressed = QWidget(), []
    box = ChoiceBox(panel)
    box.addItems(["apple", "teacher", "well"])
    QVBoxLayout(panel).addWidget(box)
    for key in ("T", "Ctrl+T"):
        action = QAction(panel)
        action.setShortcut(key)
        action.triggered.connect(lambda _=False, said=key: pressed.append(said))
        panel.addAction(action)
    show(panel)
    box.setFocus()
    qtbot.waitUntil(box.hasFocus, timeout=60_000)

    qtbot.keyClick(box, Qt.Key.Key_T)

    assert pressed == []
    assert box.currentText() == "teacher"
    qtbot.keyClick(box, Qt.Key.Key_T, Qt.KeyboardModifier.ControlModifier)
    assert pressed == ["Ctrl+T"]


def test_what_has_no_room_ends_in_dots_and_is_chosen_as_a_whole(show: ShowWidget) -> None:
    box = ChoiceBox()
    box.addItem("Version 1 · 30 November 2026")
    show(box)

    def painted(width: int) -> str:
        box.setFixedWidth(width)
        option = QStyleOptionComboBox()
        box.initStyleOption(option)
        return str(option.currentText)

    assert painted(400) == "Version 1 · 30 November 2026"
    narrow = painted(140)
    assert narrow.startswith("Version 1")
    assert narrow.endswith("…")
    assert box.currentText() == "Version 1 · 30 November 2026"
