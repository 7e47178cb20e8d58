"""Whoever chose other keys reads and hears them wherever the program tells of keys."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping

import pytest
from PySide6.QtCore import Qt
from PySide6.QtGui import QAction, QKeySequence, QPixmap
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QAbstractButton, QApplication, QLabel, QWidget
from pytestqt.qtbot import QtBot

from desktop.app import App
from desktop.appearance.keys_in_words import KeysInUse
from desktop.appearance.plain_words import tell_keys
from desktop.core.span import Span
from desktop.panel import USUAL_KEYS
from desktop.window.keys_page import KeysPage
from desktop.window.own_keys import OwnKeys, name_of
from tests.architecture.test_keys_in_words import NAMED, words_of_the_window
from tests.desktop.builders import part_of
from tests.desktop.conftest import OpenApp

CONTROL, SHIFT = Qt.KeyboardModifier.ControlModifier, Qt.KeyboardModifier.ShiftModifier
OTHER = "Ctrl+Alt+Shift+F35"
NONE = Qt.KeyboardModifier.NoModifier


@pytest.fixture
def app(open_app: OpenApp, qtbot: QtBot) -> Iterator[App]:
    app = open_app()
    qtbot.waitUntil(lambda: app.live.tasks.is_idle, timeout=60_000)
    yield app
    tell_keys(KeysInUse())


def press(app: App, key: Qt.Key, modifier: Qt.KeyboardModifier = NONE) -> None:
    QTest.keyClick(app.window.windowHandle(), key, modifier)
    QApplication.processEvents()


def has_everything(app: App) -> None:
    """Has every part made in which keys may be told."""
    for key in (Qt.Key.Key_1, Qt.Key.Key_2, Qt.Key.Key_3, Qt.Key.Key_T, Qt.Key.Key_F):
        press(app, key, CONTROL)
    app.reader.go_to(Span(0, 0))
    press(app, Qt.Key.Key_Right, CONTROL | SHIFT)
    _ = app.first_steps
    sheets = app.sheets
    _ = sheets.comparing.sheet, sheets.people.sheet, sheets.words.card, app.searching.results
    app.beside.desk.get()


def actions(app: App) -> list[QAction]:
    return [each for each in app.window.findChildren(QAction) if each.property(USUAL_KEYS)]


def said_by(widget: QWidget) -> str:
    """All that a widget shows or says of itself."""
    text = widget.text() if isinstance(widget, QAbstractButton | QLabel) else ""
    parts = widget.toolTip(), widget.accessibleDescription(), widget.accessibleName(), text
    return " ¦ ".join(each for each in parts if each)


def chooses(app: App, wanted: Mapping[str, str]) -> None:
    """Chooses other keys on the page for that, which its keys open."""
    press(app, Qt.Key.Key_F1, CONTROL)
    page, known = part_of(app.window, KeysPage), app.window.actions()
    for usual, keys in wanted.items():
        page.go_to(next(each for each in known if each.property(USUAL_KEYS) == usual))
        page.field.setKeySequence(QKeySequence(keys))
        page.use.click()
    page.close()


def test_every_action_that_words_name_is_one(app: App) -> None:
    has_everything(app)
    library = app.reading.browsing.get().panel.actions()
    covering = [each for _, panel in app.screen.covering for each in panel().actions()]
    covering += [each for _, panel in app.commands.rare.get().parts() for each in panel.actions()]
    known = {name_of(each).partition(";")[0] for each in (*actions(app), *library, *covering)}

    named = {each[1:-1] for words in words_of_the_window() for each in NAMED.findall(words)}

    assert sorted(named - known) == []


def test_no_usual_key_is_told_of_an_action_that_has_others(app: App) -> None:
    has_everything(app)
    parts = [app.window, app.reader, app.screen.shelf, *app.sides, app.sheets.words.card]
    parts += [app.sheets.comparing.sheet, app.sheets.people.sheet, app.beside.desk.get().cards]
    changeable = [each for part in parts for each in part.actions() if each.property(USUAL_KEYS)]
    chosen = {name_of(each): OTHER for each in changeable}
    a_usual_key = re.compile(r"\((?:[A-Z0-9]|F\d+|(?:Ctrl|Shift)\+[^)]*)\)|\b[B-HJ-Z] [a-z]")

    tell_keys(KeysInUse(chosen))

    told = [said_by(each) for each in app.window.findChildren(QWidget)]
    with_keys = [words for words in told if "F35" in words]
    assert len(with_keys) > 20
    told = [words.replace(OTHER, "") for words in told]
    assert [words for words in told if a_usual_key.search(words)] == []
    assert [words for words in told if re.search(r"\b(?:Ctrl|Alt|Shift)\+(?!Enter)", words)] == []


def test_search_field_shelf_and_refusals_tell_the_key_that_was_chosen(
    app: App, qtbot: QtBot
) -> None:
    field = app.screen.search_field
    before = field.grab()
    chooses(app, {"Ctrl+K": "Ctrl+Alt+P", "Ctrl+F": "Ctrl+Alt+L"})
    with qtbot.waitActive(app.window):
        app.window.activateWindow()
    app.reader.setFocus()

    press(app, Qt.Key.Key_F3)

    assert "Ctrl+Alt+L" in app.window.foot.state
    assert _differ(before, field.grab())
    rows = app.screen.shelf.rows.model()
    hints = [str(rows.index(n, 0).data()) for n in range(rows.rowCount())]
    assert any("Ctrl+Alt+P searches" in each for each in hints)


def test_they_are_told_from_the_start_of_the_next_window(open_app: OpenApp, app: App) -> None:
    app.live.look.keep("keys", OwnKeys(chosen={"Window: Ctrl+T": "Ctrl+Alt+T"}).as_stored())
    tell_keys(KeysInUse())

    again = open_app()

    assert again.window.top_bar.look.accessibleName().endswith("(Ctrl+Alt+T)")


def _differ(one: QPixmap, other: QPixmap) -> bool:
    return one.toImage() != other.toImage()
