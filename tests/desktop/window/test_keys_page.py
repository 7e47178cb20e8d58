"""Keys are changed, and letters alone switched off."""

from __future__ import annotations

import pytest
from PySide6.QtCore import Qt
from PySide6.QtGui import QAction, QKeySequence
from PySide6.QtWidgets import QApplication, QPushButton
from pytestqt.qtbot import QtBot

from desktop.app import App
from desktop.core.span import Span
from desktop.panel import Panel
from desktop.window.key_list import KeyList
from desktop.window.keys_page import KeysPage
from desktop.window.own_keys import OwnKeys, is_letter
from tests.desktop.builders import part_of
from tests.desktop.conftest import OpenApp

CONTROL = Qt.KeyboardModifier.ControlModifier


@pytest.fixture
def app(open_app: OpenApp) -> App:
    return open_app()


def action_of(part: Panel, keys: str) -> QAction:
    return next(each for each in part.actions() if each.property("usual-keys") == keys)


def opened(app: App, qtbot: QtBot) -> KeysPage:
    app.reader.setFocus()
    qtbot.keyClick(app.reader.page, Qt.Key.Key_F1, CONTROL)
    return part_of(app.window, KeysPage)


def chooses(page: KeysPage, action: QAction, keys: str) -> None:
    page.go_to(action)
    page.field.setKeySequence(QKeySequence(keys))
    page.use.click()


def presses(app: App, qtbot: QtBot, key: Qt.Key) -> None:
    app.reader.page.select(Span(0, 12))
    app.reader.setFocus()
    focused = QApplication.focusWidget()
    assert focused is not None
    qtbot.keyClick(focused, key)


def test_another_key_means_it_and_the_usual_one_nothing(app: App, qtbot: QtBot) -> None:
    page = opened(app, qtbot)

    chooses(page, action_of(app.reader, "N"), "M")
    page.close()

    presses(app, qtbot, Qt.Key.Key_N)
    assert not app.notes.is_writing
    presses(app, qtbot, Qt.Key.Key_M)
    assert app.notes.is_writing


def test_what_was_chosen_is_kept(app: App, qtbot: QtBot) -> None:
    page = opened(app, qtbot)

    chooses(page, action_of(app.reader, "N"), "Ctrl+Alt+M")

    stored = OwnKeys.from_stored(app.library.now.preferences.all()["keys"])
    assert dict(stored.chosen) == {"Reader: N": "Ctrl+Alt+M"}
    page.close()


def test_keys_that_mean_something_already_are_refused_in_words(app: App, qtbot: QtBot) -> None:
    page = opened(app, qtbot)
    note = action_of(app.reader, "N")

    chooses(page, note, "S")
    assert page.told.text().startswith("S means “Put right who says")
    chooses(page, note, "Ctrl+K")
    assert "“Search” already (Everywhere)" in page.told.text()
    chooses(page, note, "Tab")
    assert "keeps its meaning" in page.told.text()

    assert [each.toString() for each in note.shortcuts()] == ["N"]
    page.close()


def test_one_letter_may_mean_something_else_in_another_part(app: App, qtbot: QtBot) -> None:
    page = opened(app, qtbot)

    chooses(page, action_of(app.reader, "N"), "H")

    assert page.told.text() == "H means “Write a note on the selected words” now."
    page.close()


def test_letters_alone_are_switched_off_and_on(app: App, qtbot: QtBot) -> None:
    page = opened(app, qtbot)

    page.letters.click()
    page.close()

    presses(app, qtbot, Qt.Key.Key_1)
    assert not app.library.now.annotations.of_article(app.reader.article.id)  # type: ignore[union-attr]
    parts = (app.window, app.reader, *app.sides, app.sheets.comparing.sheet)
    letters = [
        k.toString() for p in parts for a in p.actions() for k in a.shortcuts() if is_letter(k)
    ]
    assert letters == []
    assert [k.toString() for k in action_of(app.notes, "E; Ctrl+E").shortcuts()] == ["Ctrl+E"]
    page = opened(app, qtbot)
    assert not page.letters.isChecked()
    page.letters.click()
    page.close()
    presses(app, qtbot, Qt.Key.Key_1)
    assert app.library.now.annotations.of_article(app.reader.article.id)  # type: ignore[union-attr]


def test_all_is_put_back(app: App, qtbot: QtBot) -> None:
    page = opened(app, qtbot)
    note, search = action_of(app.reader, "N"), action_of(app.reader, "S")
    chooses(page, note, "M")
    page.letters.click()

    page.all_usual.click()

    assert [each.toString() for each in note.shortcuts()] == ["N"]
    assert [each.toString() for each in search.shortcuts()] == ["S"]
    assert page.letters.isChecked()
    assert not page.all_usual.isEnabled()
    page.close()


def test_one_is_put_back(app: App, qtbot: QtBot) -> None:
    page = opened(app, qtbot)
    note = action_of(app.reader, "N")
    chooses(page, note, "M")

    page.usual.click()

    assert [each.toString() for each in note.shortcuts()] == ["N"]
    page.close()


def test_the_list_of_keys_leads_there(app: App, qtbot: QtBot) -> None:
    qtbot.keyClick(app.window, Qt.Key.Key_F1)
    keys = part_of(app.window, KeyList)

    next(b for b in keys.findChildren(QPushButton) if b.text() == "Change the keys …").click()

    assert part_of(app.window, KeysPage).isVisible()
    part_of(app.window, KeysPage).close()


@pytest.mark.parametrize("stored", ["", "{", "[]", '{"chosen": 3}', '{"chosen": {"Reader: N": 5}}'])
def test_what_makes_no_sense_stands_for_the_usual_keys(stored: str) -> None:
    assert OwnKeys.from_stored(stored) == OwnKeys()


def test_what_is_stored_comes_back() -> None:
    keys = OwnKeys(has_letters=False, chosen={"Reader: N": "M"})

    assert OwnKeys.from_stored(keys.as_stored()) == keys


def test_keys_chosen_for_an_action_that_was_called_otherwise_stay(app: App) -> None:
    edit = action_of(app.notes, "E; Ctrl+E")
    stored = '{"letters": true, "chosen": {"Notes: E; F2": "Ctrl+Alt+W"}}'

    keys = OwnKeys.from_stored(stored)

    assert [each.toString() for each in keys.sequences(edit)] == ["Ctrl+Alt+W"]
