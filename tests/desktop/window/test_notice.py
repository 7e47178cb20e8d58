"""The strip under the top bar: it says what has to be known, and takes no key from a writer."""

from __future__ import annotations

from collections.abc import Iterator

import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QLabel, QLineEdit, QVBoxLayout, QWidget
from pytestqt.qtbot import QtBot

from desktop.window.notice import Notice
from tests.desktop.conftest import ShowWidget


@pytest.fixture
def shown(show: ShowWidget) -> Iterator[tuple[Notice, QLineEdit]]:
    window, field, notice = QWidget(), QLineEdit(), Notice()
    column = QVBoxLayout(window)
    column.addWidget(notice)
    column.addWidget(field)
    show(window)
    field.setFocus()
    yield notice, field
    window.close()


def test_who_is_writing_goes_on_writing(shown: tuple[Notice, QLineEdit], qtbot: QtBot) -> None:
    notice, field = shown
    taken: list[str] = []

    notice.say(
        "file",
        "The file is gone.",
        "Nothing is lost.",
        [("Put it back", lambda: taken.append("x"))],
    )
    qtbot.keyClicks(field.focusWidget(), "words and blanks ")

    assert field.text() == "words and blanks "
    assert taken == []
    assert notice.words == "The file is gone. Nothing is lost."


def test_its_ways_can_be_taken_with_the_keyboard(
    shown: tuple[Notice, QLineEdit], qtbot: QtBot
) -> None:
    notice, _ = shown
    taken: list[str] = []
    notice.say("file", "Gone.", "Safe.", [("Put it back", lambda: taken.append("back"))])

    notice.focus_first()
    qtbot.keyClick(notice.focusWidget(), Qt.Key.Key_Space)

    assert taken == ["back"]
    assert [button.text() for button in notice.ways()] == ["Put it back", "Not now"]


def test_later_puts_it_away_and_a_newer_one_takes_its_place(
    shown: tuple[Notice, QLineEdit], qtbot: QtBot
) -> None:
    notice, _ = shown
    notice.say("file", "First.", "Safe.", [("One", lambda: None)])
    notice.say("file", "Second.", "Safe.", [])
    assert notice.words == "Second. Safe."
    assert [button.text() for button in notice.ways()] == ["Close"]

    qtbot.mouseClick(notice.ways()[-1], Qt.MouseButton.LeftButton)

    assert notice.words == ""


def test_strangers_signs_are_shown_as_they_are(shown: tuple[Notice, QLineEdit]) -> None:
    notice, _ = shown

    notice.say("file", "<b>bold</b>", '<img src="file:///dev/zero">', [])

    labels = notice.findChildren(QLabel)
    assert {each.textFormat() for each in labels} == {Qt.TextFormat.PlainText}


def test_only_what_is_over_is_taken_back(shown: tuple[Notice, QLineEdit]) -> None:
    notice, _ = shown
    notice.say("saving", "Full.", "Safe.")

    notice.take_back("file")
    assert notice.words == "Full. Safe."

    notice.take_back("saving")
    assert notice.words == ""
