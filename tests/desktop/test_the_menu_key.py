"""The menu key, and Shift+F10, open what can be done with the thing that has the keyboard."""

from __future__ import annotations

from collections.abc import Callable
from functools import partial
from typing import Any

import pytest
from PySide6.QtCore import QPoint, Qt
from PySide6.QtGui import QContextMenuEvent
from PySide6.QtWidgets import QApplication, QMenu, QWidget
from pytestqt.qtbot import QtBot

from desktop.app import App
from desktop.core.span import Span
from desktop.desks.context_desk import ContextDesk
from desktop.desks.notes_desk import NotesDesk
from desktop.desks.side_desk import SideDesk
from desktop.desks.voices_desk import VoicesDesk
from desktop.reader.passage_words import PassageCommand, PassageKind, PassageWords
from tests.desktop.conftest import OpenApp

SHIFT, NONE = Qt.KeyboardModifier.ShiftModifier, Qt.KeyboardModifier.NoModifier


@pytest.fixture
def app(open_app: OpenApp) -> App:
    return open_app()


def in_the_text(app: App, qtbot: QtBot) -> None:
    app.reader.go_to(Span(0, 0))


def on_a_card(kind: type[SideDesk[Any]]) -> Callable[[App, QtBot], None]:
    def go(app: App, qtbot: QtBot) -> None:
        app.reader.note_wanted.emit(Span(0, 5))
        app.notes.close_editor()
        panel = app.sides.desk(kind).panel
        app.window.show_side(panel)
        panel.cards.setFocus()
        panel.cards.go_to(0)

    return go


def on_the_shelf(app: App, qtbot: QtBot) -> None:
    app.screen.shelf.rows.setFocus()
    qtbot.keyClick(app.screen.shelf.rows, Qt.Key.Key_Down)


def on_a_result(app: App, qtbot: QtBot) -> None:
    app.screen.search_field.search_for("talks")
    qtbot.waitUntil(lambda: app.live.tasks.is_idle, timeout=60_000)
    app.searching.results.enter()


def on_another_source(app: App, qtbot: QtBot) -> None:
    app.reader.corroboration_wanted.emit(Span(0, 60), "", "")
    qtbot.waitUntil(lambda: app.live.tasks.is_idle, timeout=60_000)


PLACES = {
    "text": in_the_text,
    "context": on_a_card(ContextDesk),
    "voices": on_a_card(VoicesDesk),
    "notes": on_a_card(NotesDesk),
    "shelf": on_the_shelf,
    "results": on_a_result,
    "corroborate": on_another_source,
}


def menu_of(app: App) -> QMenu | None:
    return next((each for each in app.window.findChildren(QMenu) if each.isVisible()), None)


def focused() -> QWidget:
    widget = QApplication.focusWidget()
    assert widget is not None
    return widget


@pytest.mark.parametrize("place", PLACES)
@pytest.mark.parametrize(("key", "modifier"), [(Qt.Key.Key_Menu, NONE), (Qt.Key.Key_F10, SHIFT)])
def test_wherever_it_is_pressed(
    app: App, qtbot: QtBot, place: str, key: Qt.Key, modifier: Qt.KeyboardModifier
) -> None:
    PLACES[place](app, qtbot)

    qtbot.keyClick(focused(), key, modifier)

    menu = menu_of(app)
    assert menu is not None
    assert menu.actions()
    menu.close()


@pytest.mark.parametrize("place", [each for each in PLACES if each not in ("text", "corroborate")])
def test_what_the_system_makes_of_the_key_means_the_chosen_row(
    app: App, qtbot: QtBot, place: str
) -> None:
    PLACES[place](app, qtbot)
    viewport = focused().viewport()  # type: ignore[attr-defined]
    corner = QPoint(2, 2)
    asked = QContextMenuEvent(
        QContextMenuEvent.Reason.Keyboard, corner, viewport.mapToGlobal(corner)
    )
    chosen = focused().currentIndex().row()  # type: ignore[attr-defined]

    QApplication.sendEvent(viewport, asked)

    menu = menu_of(app)
    assert menu is not None
    assert focused().currentIndex().row() == chosen  # type: ignore[attr-defined]
    menu.close()


def _tells_of_another(app: App, told: tuple[PassageWords, ...]) -> bool:
    return app.reader.told not in ((), told)


def test_on_a_quotation_it_offers_what_its_label_offers(app: App, qtbot: QtBot) -> None:
    qtbot.waitUntil(lambda: app.live.tasks.is_idle, timeout=60_000)
    app.reader.go_to(Span(0, 0))
    qtbot.keyClick(app.reader.page, Qt.Key.Key_Down, Qt.KeyboardModifier.AltModifier)
    qtbot.waitUntil(lambda: bool(app.reader.told), timeout=60_000)
    while app.reader.told[0].kind is not PassageKind.QUOTATION:
        told = app.reader.told
        qtbot.keyClick(app.reader.page, Qt.Key.Key_Down, Qt.KeyboardModifier.AltModifier)
        qtbot.waitUntil(partial(_tells_of_another, app, told), timeout=60_000)
    offered = set(app.reader.told[0].commands)

    qtbot.keyClick(focused(), Qt.Key.Key_F10, SHIFT)

    menu = menu_of(app)
    assert menu is not None
    lines = {each.text(): each for each in menu.actions()}
    keys = {each.toString() for line in lines.values() for each in line.shortcuts()}
    asked = {PassageCommand.WHY: "W", PassageCommand.CHANGE: "S", PassageCommand.WRITE: "N"}
    assert PassageCommand.WHY in offered
    assert {asked[each] for each in offered if each in asked} <= keys
    assert "Go to its card" in lines
    lines["Why this speaker?"].trigger()
    assert app.sides["voices"].isVisible()
    menu.close()
