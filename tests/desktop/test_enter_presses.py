"""Enter presses whatever button has the keyboard, in the window and in every dialog."""

from __future__ import annotations

import warnings
from collections.abc import Callable
from pathlib import Path

import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import (
    QAbstractButton,
    QCheckBox,
    QDialog,
    QMessageBox,
    QPushButton,
    QToolButton,
    QVBoxLayout,
    QWidget,
)
from pytestqt.qtbot import QtBot

from desktop.app import App
from desktop.appearance.plain_words import message_box, words_box
from desktop.core.library.checked import Checked
from desktop.core.span import Span
from desktop.window.check_report import CheckReport
from desktop.window.dialog import Dialog
from desktop.window.key_list import KeyList
from tests.desktop.conftest import OpenApp, ShowWidget
from tests.desktop.covered_pages import COVERED, Covers
from tests.desktop.dialogs_of_notes import OPENED, Opens

CONTROL = Qt.KeyboardModifier.ControlModifier


def buttons_of(whole: QWidget) -> list[QAbstractButton]:
    """The buttons that the keyboard can come to now."""
    return [
        each
        for each in whole.findChildren(QAbstractButton)
        if each.isVisible() and each.isEnabled() and each.focusPolicy() & Qt.FocusPolicy.TabFocus
    ]


def unanswered(buttons: list[QAbstractButton], qtbot: QtBot) -> list[str]:
    """The buttons that Enter did not press just once; what they do is kept from being done."""
    wrong = []
    for button in buttons:
        clicks: list[bool] = []
        with warnings.catch_warnings():
            # Not every button of a test has somebody who listens.
            warnings.simplefilter("ignore")
            button.clicked.disconnect()
        if isinstance(button, QToolButton) and button.menu() is not None:
            # An open menu would wait for its reader.
            button.setPopupMode(QToolButton.ToolButtonPopupMode.DelayedPopup)
        button.clicked.connect(lambda is_on, heard=clicks: heard.append(is_on))
        button.setFocus()
        for key in (Qt.Key.Key_Return, Qt.Key.Key_Enter):
            qtbot.keyClick(button, key)
        if len(clicks) != 2:
            name = button.accessibleName() or button.text()
            wrong.append(f"{type(button).__name__} {name}: {len(clicks)}")
    return wrong


@pytest.fixture
def app(open_app: OpenApp) -> App:
    return open_app()


def with_selected_words(app: App, qtbot: QtBot) -> None:
    app.reader.page.select(Span(0, 12))


def with_a_note(app: App, qtbot: QtBot) -> None:
    with_selected_words(app, qtbot)
    app.reader.note_wanted.emit(Span(0, 12))


def with_the_find_bar(app: App, qtbot: QtBot) -> None:
    app.reader.open_find()
    qtbot.keyClicks(app.reader.finding.bar.field, "the")


def with_results(app: App, qtbot: QtBot) -> None:
    app.screen.search_field.search_for("talks")
    qtbot.waitUntil(lambda: app.live.tasks.is_idle, timeout=60_000)


def with_other_sources(app: App, qtbot: QtBot) -> None:
    app.reader.corroboration_wanted.emit(Span(0, 60), "", "")
    qtbot.waitUntil(lambda: app.live.tasks.is_idle, timeout=60_000)


def with_a_notice(app: App, qtbot: QtBot) -> None:
    app.window.notice.say("topic", "It happened.", "Do this.", [("That", lambda: None)])


@pytest.mark.parametrize(
    "state",
    [
        with_selected_words,
        with_a_note,
        with_the_find_bar,
        with_results,
        with_other_sources,
        with_a_notice,
    ],
)
def test_in_the_window(app: App, qtbot: QtBot, state: Callable[[App, QtBot], None]) -> None:
    state(app, qtbot)
    found = buttons_of(app.window)

    assert len(found) >= 4
    assert unanswered(found, qtbot) == []


@pytest.mark.parametrize("covers", COVERED, ids=lambda each: each.__name__)
def test_in_what_stands_in_the_place_of_the_page(
    app: App, qtbot: QtBot, tmp_path: Path, covers: Covers
) -> None:
    panel = covers(app, qtbot, tmp_path)
    found = buttons_of(panel)

    assert found
    assert unanswered(found, qtbot) == []


def report(parent: QWidget) -> QDialog:
    return CheckReport(Checked((), ()), parent)


def keys(parent: QWidget) -> QDialog:
    return KeyList((), parent)


def message(_parent: QWidget) -> QDialog:
    box = message_box(QMessageBox.Icon.Warning, "It happened.", "Do this.")
    box.addButton("This", QMessageBox.ButtonRole.AcceptRole)
    box.addButton("That", QMessageBox.ButtonRole.RejectRole)
    return box


def asked_words(parent: QWidget) -> QDialog:
    return words_box("Who?", "Ada", parent)


def every_kind(parent: QWidget) -> QDialog:
    dialog = Dialog(parent)
    column = QVBoxLayout(dialog)
    for button in (QToolButton(), QCheckBox("Check"), QPushButton("One"), QPushButton("Two")):
        button.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        column.addWidget(button)
    dialog.findChildren(QPushButton)[-1].setDefault(True)
    return dialog


@pytest.mark.parametrize("make", [report, keys, message, asked_words, every_kind])
def test_in_dialogs(
    make: Callable[[QWidget], QDialog], show: ShowWidget, qtbot: QtBot, tmp_path: Path
) -> None:
    ground = QWidget()
    show(ground)
    dialog = make(ground)
    with qtbot.waitActive(dialog):
        dialog.open()
        dialog.activateWindow()
    found = buttons_of(dialog)

    assert found
    assert unanswered(found, qtbot) == []
    dialog.close()


@pytest.mark.parametrize("opens", OPENED, ids=lambda each: each.__name__)
def test_where_notes_come_in_and_go_out(
    app: App, qtbot: QtBot, tmp_path: Path, opens: Opens
) -> None:
    dialog = opens(app, qtbot, tmp_path)
    found = buttons_of(dialog)

    assert len(found) >= 3
    assert unanswered(found, qtbot) == []
