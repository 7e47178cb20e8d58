"""The tabs beside the page: where all words have no room, those in front keep theirs."""

from __future__ import annotations

import pytest
from PySide6.QtWidgets import QTabBar, QWidget

from desktop.window.side import Side
from tests.desktop.builders import part_of
from tests.desktop.conftest import ShowWidget

NAMES = ("Context", "Voices", "My notes", "Questions")


def words(side: Side) -> list[str]:
    tabs = part_of(side, QTabBar)
    return [tabs.tabText(number) for number in range(tabs.count())]


@pytest.fixture
def ground(show: ShowWidget) -> QWidget:
    """A window in which a side is as wide as it is made."""
    ground = QWidget()
    show(ground, 1000, 300)
    return ground


def a_side(ground: QWidget, width: int) -> Side:
    side = Side()
    side.setParent(ground)
    for name in NAMES:
        side.add(name)
    for number, name in enumerate(NAMES):
        side.set_title(number, f"{name} 10/10")
    side.resize(width, 300)
    side.show()
    return side


def test_the_tab_in_front_keeps_its_count_where_not_all_have_room(ground: QWidget) -> None:
    side = a_side(ground, 360)

    side.turn_to(3)
    assert words(side) == ["Context", "Voices", "My notes", "Questions 10/10"]

    side.turn_to(1)
    assert words(side) == ["Context", "Voices 10/10", "My notes", "Questions"]


def test_all_tabs_have_their_counts_where_there_is_room(ground: QWidget) -> None:
    assert words(a_side(ground, 900)) == [f"{name} 10/10" for name in NAMES]


def test_names_alone_stand_where_nothing_more_has_room(ground: QWidget) -> None:
    assert words(a_side(ground, 120)) == list(NAMES)
