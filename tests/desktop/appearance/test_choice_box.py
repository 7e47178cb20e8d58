"""A list to choose from keeps the letters that are typed into it."""

from __future__ import annotations

from PySide6.QtCore import Qt
from PySide6.QtGui import QAction
from PySide6.QtWidgets import QVBoxLayout, QWidget
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
