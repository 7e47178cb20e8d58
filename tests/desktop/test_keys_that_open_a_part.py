"""A key that opens a part of the window brings the keyboard to it, wherever that was."""

from __future__ import annotations

from collections.abc import Callable

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QWidget
from pytestqt.qtbot import QtBot

from desktop.app import App
from tests.desktop.conftest import OpenApp

Key = Qt.Key
NONE, CONTROL = Qt.KeyboardModifier.NoModifier, Qt.KeyboardModifier.ControlModifier
SHIFT = Qt.KeyboardModifier.ShiftModifier


def press(app: App, key: Qt.Key, modifier: Qt.KeyboardModifier = NONE) -> None:
    QTest.keyClick(app.window.windowHandle(), key, modifier)
    QApplication.processEvents()


def look_of(app: App) -> QWidget:
    assert app.looking.panel is not None
    return app.looking.panel


Opens = tuple[Qt.Key, Qt.KeyboardModifier, Callable[[App], QWidget]]
PARTS: dict[str, Opens] = {
    "shelf": (Key.Key_B, CONTROL, lambda app: app.screen.shelf),
    "side": (Key.Key_B, CONTROL | SHIFT, lambda app: app.window.side),
    "context": (Key.Key_1, CONTROL, lambda app: app.sides["context"]),
    "voices": (Key.Key_2, CONTROL, lambda app: app.sides["voices"]),
    "notes": (Key.Key_3, CONTROL, lambda app: app.sides["notes"]),
    "search": (Key.Key_K, CONTROL, lambda app: app.screen.search_field),
    "find": (Key.Key_F, CONTROL, lambda app: app.reader.finding.bar),
    "look": (Key.Key_T, CONTROL, look_of),
    "source": (Key.Key_I, CONTROL, lambda app: app.sheets.sources.sheet),
}
FROM: dict[str, Callable[[App], object]] = {
    "text": lambda app: app.reader.setFocus(),
    "bar": lambda app: app.window.top_bar.legend.setFocus(),
    "notes": lambda app: press(app, Key.Key_3, CONTROL),
}


@pytest.mark.parametrize("place", FROM)
@pytest.mark.parametrize("width", [700, 1366])
def test_the_keyboard_is_in_what_was_opened(
    place: str, width: int, open_app: OpenApp, qtbot: QtBot
) -> None:
    app = open_app(width=width, height=768)
    qtbot.waitUntil(lambda: app.live.tasks.is_idle, timeout=60_000)
    astray = []

    for name, (key, modifier, part_of) in PARTS.items():
        app.reader.setFocus()
        FROM[place](app)
        if name == "side" and app.window.middle.is_side_over_page:
            # It is open, and the key puts it away.
            continue
        press(app, key, modifier)
        part, focused = part_of(app), QApplication.focusWidget()
        if focused is None or not (focused is part or part.isAncestorOf(focused)):
            astray.append(name)
        for _ in range(3):
            press(app, Key.Key_Escape)

    assert astray == []


def test_the_key_that_opens_the_shelf_folds_it_and_leads_back(
    open_app: OpenApp, qtbot: QtBot
) -> None:
    app = open_app(width=1366, height=768)
    app.reader.setFocus()

    press(app, Key.Key_B, CONTROL)
    assert app.screen.shelf.rows.hasFocus()
    press(app, Key.Key_B, CONTROL)

    assert app.screen.shelf.isHidden()
    assert app.reader.page.hasFocus()
