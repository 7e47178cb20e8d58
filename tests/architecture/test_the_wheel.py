"""Whatever a value is chosen from lets the wheel pass: a page is turned over it, nothing else."""

from __future__ import annotations

import ast

import pytest
from PySide6.QtCore import QPoint, QPointF, Qt
from PySide6.QtGui import QWheelEvent
from PySide6.QtWidgets import QApplication
from pytestqt.qtbot import QtBot

from desktop.appearance.choice_box import ChoiceBox, ChoiceSlider
from tests.architecture.source_tree import modules

# Widgets of Qt whose value the wheel changes, also where the keyboard is elsewhere.
TURNED = {
    *("QComboBox", "QFontComboBox", "QSlider", "QDial", "QSpinBox", "QDoubleSpinBox"),
    *("QDateEdit", "QTimeEdit", "QDateTimeEdit", "QAbstractSpinBox", "QAbstractSlider"),
}
HOME = "desktop.appearance.choice_box"


def test_nothing_that_the_wheel_turns_is_made_elsewhere() -> None:
    made = []
    for module in modules("desktop"):
        for node in module.nodes:
            named = [node.func] if isinstance(node, ast.Call) else []
            named += node.bases if isinstance(node, ast.ClassDef) else []
            names = {ast.unparse(each).rpartition(".")[2] for each in named}
            if names & TURNED and module.name != HOME:
                made.append(f"{module.file}: {names & TURNED}")

    assert made == []


def turn(widget: ChoiceBox | ChoiceSlider, eighths: int) -> QWheelEvent:
    middle = widget.rect().center()
    event = QWheelEvent(
        QPointF(middle),
        QPointF(widget.mapToGlobal(middle)),
        QPoint(),
        QPoint(0, eighths),
        Qt.MouseButton.NoButton,
        Qt.KeyboardModifier.NoModifier,
        Qt.ScrollPhase.NoScrollPhase,
        False,
    )
    QApplication.sendEvent(widget, event)
    return event


@pytest.mark.parametrize("eighths", [120, -120])
def test_a_turn_over_a_list_goes_on_to_the_page(qtbot: QtBot, eighths: int) -> None:
    box = ChoiceBox()
    qtbot.addWidget(box)
    box.addItems(["first", "second", "third"])
    box.setCurrentIndex(1)

    event = turn(box, eighths)

    assert box.currentText() == "second"
    assert not event.isAccepted()


@pytest.mark.parametrize("eighths", [120, -120])
def test_a_turn_over_a_slider_goes_on_to_the_page(qtbot: QtBot, eighths: int) -> None:
    slider = ChoiceSlider(Qt.Orientation.Horizontal)
    qtbot.addWidget(slider)
    slider.setRange(0, 10)
    slider.setValue(5)

    event = turn(slider, eighths)

    assert slider.value() == 5
    assert not event.isAccepted()
