"""Keys read on in a list: through a card that is higher than the view, and from what is seen."""

from __future__ import annotations

from dataclasses import dataclass
from itertools import pairwise

import pytest
from PySide6.QtCore import QPoint, QPointF, Qt
from PySide6.QtGui import QWheelEvent
from PySide6.QtWidgets import QAbstractSlider, QApplication, QLineEdit, QVBoxLayout, QWidget
from pytestqt.qtbot import QtBot

from desktop.appearance.theme import Theme
from desktop.cards.list import CardList
from desktop.cards.record_list import RecordList
from desktop.cards.text import CardText, Run
from tests.desktop.conftest import ShowWidget

SHIFT = Qt.KeyboardModifier.ShiftModifier
NONE = Qt.KeyboardModifier.NoModifier


@dataclass(frozen=True, slots=True)
class Thing:
    """A card of so many lines."""

    name: str
    lines: int = 1


def compose(thing: Thing, text: CardText) -> None:
    for number in range(thing.lines):
        text.paragraph(Run(f"{thing.name}, line {number}"))


@pytest.fixture
def cards(light: Theme, show: ShowWidget) -> CardList:
    """A short card, one of forty lines, and many short ones, in a list of a dozen lines."""
    model: RecordList[Thing] = RecordList(lambda thing: thing.name)
    cards = CardList(model, light, compose)
    model.show((Thing("first"), Thing("tall", 40), *(Thing(f"thing {n}") for n in range(40))))
    show(cards, 360, 300)
    cards.settle()
    return cards


def row(cards: CardList) -> int:
    return cards.currentIndex().row()


def box(cards: CardList, number: int) -> tuple[int, int]:
    """Where a row begins and ends, in pixels of the view."""
    found = cards.visualRect(cards.model().index(number, 0))
    return found.top(), found.bottom()


def turn(cards: CardList, notches: int) -> None:
    """Turns the wheel towards oneself over the list."""
    spot = cards.viewport().rect().center()
    event = QWheelEvent(
        QPointF(spot),
        QPointF(cards.viewport().mapToGlobal(spot)),
        QPoint(0, 0),
        QPoint(0, -120 * notches),
        Qt.MouseButton.NoButton,
        NONE,
        Qt.ScrollPhase.NoScrollPhase,
        False,
    )
    QApplication.sendEvent(cards.viewport(), event)


@pytest.mark.parametrize("key", [Qt.Key.Key_Down, Qt.Key.Key_PageDown, Qt.Key.Key_Space])
def test_a_card_higher_than_the_view_is_read_to_its_end_before_the_next(
    cards: CardList, qtbot: QtBot, key: Qt.Key
) -> None:
    cards.go_to(1)
    seen = [box(cards, 1)]

    while row(cards) == 1:
        qtbot.keyClick(cards, key)
        seen.append(box(cards, 1))

    height = cards.viewport().height()
    tops = [top for top, _ in seen]
    assert row(cards) == 2 or key == Qt.Key.Key_PageDown
    # No line was jumped over on the way to the last one.
    assert all(0 <= before - after < height for before, after in pairwise(tops))
    assert min(bottom for _, bottom in seen[:-1]) <= height


@pytest.mark.parametrize(
    ("key", "modifier"),
    [(Qt.Key.Key_Up, NONE), (Qt.Key.Key_PageUp, NONE), (Qt.Key.Key_Space, SHIFT)],
)
def test_who_reads_back_comes_to_the_end_of_a_high_card_and_then_to_its_beginning(
    cards: CardList, qtbot: QtBot, key: Qt.Key, modifier: Qt.KeyboardModifier
) -> None:
    cards.go_to(2)

    qtbot.keyClick(cards, key, modifier)
    at_end = box(cards, 1)
    while box(cards, 1)[0] < 0:
        qtbot.keyClick(cards, key, modifier)
        assert row(cards) == 1
    qtbot.keyClick(cards, key, modifier)

    assert at_end[1] + 1 == cards.viewport().height()
    assert row(cards) == 0


def test_space_goes_from_one_low_card_to_the_next_and_back(cards: CardList, qtbot: QtBot) -> None:
    cards.go_to(5)

    qtbot.keyClick(cards, Qt.Key.Key_Space)
    there = row(cards)
    qtbot.keyClick(cards, Qt.Key.Key_Space, SHIFT)

    assert (there, row(cards)) == (6, 5)


def test_home_and_end_leave_a_high_card_at_once(cards: CardList, qtbot: QtBot) -> None:
    cards.go_to(1)

    qtbot.keyClick(cards, Qt.Key.Key_End)

    assert row(cards) == cards.model().rowCount() - 1


def test_the_keyboard_goes_with_the_wheel_to_what_is_seen(cards: CardList, qtbot: QtBot) -> None:
    cards.go_to(0)

    for _ in range(12):
        turn(cards, 60)
    where = box(cards, row(cards))
    qtbot.keyClick(cards, Qt.Key.Key_Down)

    assert 0 <= where[0] < cards.viewport().height()
    assert box(cards, row(cards))[1] <= cards.viewport().height()
    assert row(cards) > 5


def test_the_keyboard_goes_with_the_scroll_bar(cards: CardList, qtbot: QtBot) -> None:
    cards.go_to(0)

    cards.verticalScrollBar().triggerAction(QAbstractSlider.SliderAction.SliderToMaximum)
    qtbot.waitUntil(lambda: row(cards) > 5)

    assert 0 <= box(cards, row(cards))[0] < cards.viewport().height()


def test_a_wheel_within_a_high_card_stays_on_it(cards: CardList) -> None:
    cards.go_to(1)

    turn(cards, 2)

    assert row(cards) == 1
    assert box(cards, 1)[0] < 0


def test_the_keyboard_comes_to_the_card_that_is_lifted(
    light: Theme, show: ShowWidget, qtbot: QtBot
) -> None:
    both = QWidget()
    field, model = QLineEdit(both), RecordList[Thing](lambda thing: thing.name)
    cards = CardList(model, light, compose, parent=both)
    column = QVBoxLayout(both)
    column.addWidget(field)
    column.addWidget(cards)
    model.show(tuple(Thing(f"thing {n}") for n in range(40)))
    show(both, 360, 300)
    field.setFocus()
    said: list[object] = []
    cards.lit.connect(said.append)

    cards.light([30])
    cards.setFocus()
    arrived = row(cards)
    field.setFocus()

    assert arrived == 30
    # What a card lights goes when the keyboard leaves the list.
    assert said[-2:] == [Thing("thing 30"), None]


def test_what_a_card_lights_goes_when_the_list_goes(cards: CardList, qtbot: QtBot) -> None:
    said: list[object] = []
    cards.lit.connect(said.append)
    qtbot.keyClick(cards, Qt.Key.Key_Down)

    cards.hide()

    assert said[-1] is None
