"""Searching while somebody types, at whatever pace."""

from __future__ import annotations

import pytest
from PySide6.QtCore import QTimer
from pytestqt.qtbot import QtBot

from desktop.search.search_field import SearchField
from tests.desktop.conftest import ShowWidget


@pytest.fixture
def field(show: ShowWidget) -> SearchField:
    field = SearchField()
    show(field, 320, 40)
    return field


@pytest.fixture
def asked(field: SearchField) -> list[str]:
    asked: list[str] = []
    field.searched.connect(asked.append)
    return asked


def test_who_types_without_a_pause_is_answered_meanwhile(
    field: SearchField, asked: list[str], qtbot: QtBot
) -> None:
    letters = iter("the council met about the harbour bridge")
    pace = QTimer(interval=20)
    pace.timeout.connect(lambda: qtbot.keyClicks(field, next(letters, "")))
    pace.start()

    qtbot.waitUntil(lambda: len(asked) >= 2)

    assert pace.isActive()
    assert 0 < len(asked[0]) < len(asked[1]) <= len(field.text())


def test_a_pause_is_followed_by_one_search(
    field: SearchField, asked: list[str], qtbot: QtBot
) -> None:
    qtbot.keyClicks(field, "bridge")

    qtbot.waitUntil(lambda: asked == ["bridge"])

    assert not any(timer.isActive() for timer in field.findChildren(QTimer))


def test_an_emptied_field_asks_nothing_later(
    field: SearchField, asked: list[str], qtbot: QtBot
) -> None:
    qtbot.keyClicks(field, "b")
    field.selectAll()
    qtbot.keyClicks(field, " ")

    assert asked == [""]
    assert not any(timer.isActive() for timer in field.findChildren(QTimer))
