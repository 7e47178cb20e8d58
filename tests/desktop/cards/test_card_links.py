"""What can be pressed on a card is reached with the arrow keys, seen and heard."""

from __future__ import annotations

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication
from pytestqt.qtbot import QtBot

from desktop.app import App
from desktop.cards.panel import CardPanel
from desktop.core.span import Span
from tests.desktop.conftest import OpenApp

Key = Qt.Key
CONTROL, SHIFT = Qt.KeyboardModifier.ControlModifier, Qt.KeyboardModifier.ShiftModifier


@pytest.fixture
def app(open_app: OpenApp, qtbot: QtBot) -> App:
    app = open_app()
    qtbot.waitUntil(lambda: app.live.tasks.is_idle, timeout=60_000)
    app.reader.go_to(Span(0, 0))
    press(app, Key.Key_Right, CONTROL | SHIFT)
    press(app, Key.Key_1)
    return app


def press(
    app: App, key: Qt.Key, modifier: Qt.KeyboardModifier = Qt.KeyboardModifier.NoModifier
) -> None:
    QTest.keyClick(app.window.windowHandle(), key, modifier)
    QApplication.processEvents()


def ringed(panel: CardPanel) -> str:
    link = panel.links.current
    return link.words if link is not None else ""


def test_the_arrow_keys_go_through_what_can_be_pressed_and_enter_presses_it(app: App) -> None:
    press(app, Key.Key_3, CONTROL)
    press(app, Key.Key_Home)
    before = app.notes.cards.grab().toImage()

    press(app, Key.Key_Right)

    assert ringed(app.notes) == "Write a note"
    assert app.notes.cards.grab().toImage() != before
    press(app, Key.Key_Right)
    assert ringed(app.notes) == "Remove"
    press(app, Key.Key_Right)
    assert ringed(app.notes) == "Remove"
    press(app, Key.Key_Left)
    press(app, Key.Key_Return)
    assert app.notes.is_writing


def test_each_is_said(app: App, monkeypatch: pytest.MonkeyPatch) -> None:
    said: list[str] = []
    monkeypatch.setattr(
        "desktop.cards.card_links.announce", lambda _target, words: said.append(words)
    )
    press(app, Key.Key_3, CONTROL)
    press(app, Key.Key_Home)

    for key in (Key.Key_Right, Key.Key_Right, Key.Key_Escape):
        press(app, key)

    assert said == ["Write a note, link 1 of 2", "Remove, link 2 of 2", "On the card again"]
    assert app.notes.cards.hasFocus()


def test_esc_leaves_the_link_first_and_then_the_cards(app: App) -> None:
    press(app, Key.Key_3, CONTROL)
    press(app, Key.Key_Right)

    press(app, Key.Key_Escape)

    assert ringed(app.notes) == ""
    assert app.notes.cards.hasFocus()
    press(app, Key.Key_Escape)
    assert app.reader.page.hasFocus()


@pytest.mark.parametrize("digit", [Key.Key_1, Key.Key_2, Key.Key_3])
def test_every_link_of_every_card_is_come_to(app: App, digit: Qt.Key) -> None:
    press(app, digit, CONTROL)
    panel = next(each for each in app.sides.opened if each.isVisible())
    rows, some = panel.cards.model().rowCount(), 0
    for row in range(rows):
        panel.cards.go_to(row)
        come_to = []
        for _ in range(12):
            press(app, Key.Key_Right)
            if (link := panel.links.current) is None or link in come_to:
                break
            come_to.append(link)
        some += len(come_to)
        assert len({link.start for link in come_to}) == len(come_to)
        assert all(link.words.strip() for link in come_to)

    assert some
