"""A quotation that is opened from the text is seen whole in Voices, which is made for it."""

from __future__ import annotations

from functools import partial

from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from pytestqt.qtbot import QtBot

from desktop.app import App
from desktop.cards.list import CardList
from desktop.core.span import Span
from desktop.desks.voices_desk import VoicesDesk
from desktop.reader.passage_words import PassageWords
from tests.desktop.conftest import OpenApp


def _tells_of_another(app: App, told: tuple[PassageWords, ...]) -> bool:
    return app.reader.told not in ((), told)


def _is_seen_whole(cards: CardList) -> bool:
    return cards.viewport().rect().contains(cards.visualRect(cards.currentIndex()))


def test_its_card_is_seen_whole_also_when_it_was_measured_late(
    open_app: OpenApp, qtbot: QtBot
) -> None:
    app = open_app()
    app.window.resize(1366, 728)
    qtbot.waitUntil(lambda: app.live.tasks.is_idle, timeout=60_000)
    app.reader.go_to(Span(0, 0))
    # To the second whole quotation.
    for _ in range(5):
        told = app.reader.told
        alt = Qt.KeyboardModifier.AltModifier
        QTest.keyClick(app.window.windowHandle(), Qt.Key.Key_Down, alt)
        qtbot.waitUntil(partial(_tells_of_another, app, told), timeout=60_000)

    QTest.keyClick(app.window.windowHandle(), Qt.Key.Key_Return)

    cards = app.sides.desk(VoicesDesk).panel.cards
    qtbot.waitUntil(cards.hasFocus)
    # On a busy computer the panel gets its height after it has the keyboard.
    qtbot.waitUntil(lambda: _is_seen_whole(cards), timeout=60_000)
    cards.settle()
    assert _is_seen_whole(cards)
