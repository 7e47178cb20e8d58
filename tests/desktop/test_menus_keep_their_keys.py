"""While a menu is open no key reaches what lies behind it; the key of a line chooses that line."""

from __future__ import annotations

import ast
from collections.abc import Callable

import pytest
from PySide6.QtCore import Qt
from PySide6.QtGui import QKeySequence
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QMenu
from pytestqt.qtbot import QtBot

from desktop.app import App
from desktop.core.span import Span
from desktop.desks.notes_desk import NotesDesk
from desktop.desks.voices_desk import VoicesDesk
from tests.architecture.source_tree import modules
from tests.desktop.conftest import OpenApp

Key, NONE = Qt.Key, Qt.KeyboardModifier.NoModifier


@pytest.fixture
def app(open_app: OpenApp, qtbot: QtBot) -> App:
    app = open_app()
    qtbot.waitUntil(lambda: app.live.tasks.is_idle, timeout=60_000)
    return app


def press(app: App, key: Qt.Key, modifier: Qt.KeyboardModifier = NONE) -> None:
    QTest.keyClick(app.window.windowHandle(), key, modifier)
    QApplication.processEvents()


def open_menu(app: App) -> QMenu | None:
    menu = QApplication.activePopupWidget()
    return menu if isinstance(menu, QMenu) else None


def who_speaks(app: App) -> None:
    panel = app.sides.desk(VoicesDesk).panel
    app.window.show_side(panel)
    panel.cards.setFocus()
    panel.cards.go_to(2)
    press(app, Key.Key_S)


def what_can_be_done_with_a_note(app: App) -> None:
    app.reader.note_wanted.emit(Span(0, 5))
    app.notes.close_editor()
    panel = app.sides.desk(NotesDesk).panel
    app.window.show_side(panel)
    panel.cards.setFocus()
    panel.cards.go_to(0)
    press(app, Key.Key_F10, Qt.KeyboardModifier.ShiftModifier)


@pytest.mark.parametrize("opens", [who_speaks, what_can_be_done_with_a_note])
def test_letters_do_nothing_behind_an_open_menu(
    app: App, qtbot: QtBot, opens: Callable[[App], None]
) -> None:
    opens(app)
    menu = open_menu(app)
    assert menu is not None
    shown = {each.toString() for line in menu.actions() for each in line.shortcuts()}
    keyboard = app.window.focusWidget()

    for key in (Key.Key_L, Key.Key_W, Key.Key_C, Key.Key_Z):
        if QKeySequence(key).toString() not in shown:
            press(app, key)

    assert open_menu(app) is menu
    assert app.window.focusWidget() is keyboard
    assert not app.screen.search_field.text()
    menu.close()


def test_the_key_that_stands_on_a_line_chooses_it_and_closes_the_menu(app: App) -> None:
    what_can_be_done_with_a_note(app)
    menu = open_menu(app)
    assert menu is not None
    lines = {each.toString(): line for line in menu.actions() for each in line.shortcuts()}
    chosen: list[str] = []
    lines["Del"].triggered.connect(lambda: chosen.append("Del"))

    press(app, Key.Key_Delete)

    assert chosen == ["Del"]
    assert open_menu(app) is None


def test_no_menu_is_made_that_lets_keys_through() -> None:
    made = [
        module.name
        for module in modules("desktop")
        for node in module.nodes
        if isinstance(node, ast.Name) and node.id == "QMenu"
    ]

    assert set(made) == {"desktop.appearance.menu"}
