"""What comes and goes around the page moves nothing that is read: the line stays where it is."""

from __future__ import annotations

import pytest
from PySide6.QtCore import QPoint, Qt
from PySide6.QtWidgets import QApplication, QPushButton
from pytestqt.qtbot import QtBot

from desktop.app import App
from desktop.core.span import Span
from desktop.window.first_steps import STEPS, FirstSteps, Step
from tests.desktop.builders import part_of
from tests.desktop.conftest import OpenApp

SIZES = [(640, 360), (1024, 640), (1366, 768)]


def rests(app: App, qtbot: QtBot) -> None:
    qtbot.waitUntil(lambda: app.live.tasks.is_idle, timeout=60_000)
    for _ in range(5):
        QApplication.processEvents()


def height_of(app: App, character: int) -> int:
    """Where the line of a character is in the window."""
    page = app.reader.page
    [line, *_] = page.lines_of(Span(character, character + 1))
    return page.viewport().mapTo(app.window, QPoint(0, line.top())).y()


def reads_at(app: App, character: int) -> int:
    """Begins to read somewhere, with half a line cut off at the top; a character that is seen."""
    page = app.reader.page
    page.setFocus()
    if character:
        page.go_to(Span(character, character))
        page.verticalScrollBar().setValue(page.verticalScrollBar().value() + 9)
    return max(character, page.first_character_in_view())


@pytest.mark.parametrize("at", [0, 700, 1300])
@pytest.mark.parametrize("size", SIZES)
def test_strip_and_notice_move_no_line(
    open_app: OpenApp, qtbot: QtBot, size: tuple[int, int], at: int
) -> None:
    app = open_app(*size)
    rests(app, qtbot)
    read = reads_at(app, at)
    stood = {"before": height_of(app, read)}

    app.commands.steps_wanted.emit()
    app.reader.setFocus()
    rests(app, qtbot)
    stood["with the first steps"] = height_of(app, read)
    strip = part_of(app.window, FirstSteps)
    assert strip.isVisible()
    app.sides.sheets.get().ask_who_is_behind()
    rests(app, qtbot)
    assert not strip.isVisible()
    stood["beside a sheet"] = height_of(app, read)
    qtbot.keyClick(app.window.windowHandle(), Qt.Key.Key_Escape)
    rests(app, qtbot)
    stood["with the steps again"] = height_of(app, read)
    if size[1] >= 600:
        # In a lower window a notice lies where the line was.
        app.window.notice.say("a topic", "Something happened to your library.", "Do this.")
        rests(app, qtbot)
        stood["under a notice"] = height_of(app, read)
        app.window.notice.take_away()
        rests(app, qtbot)
        stood["at the end"] = height_of(app, read)

    assert {where: y - stood["before"] for where, y in stood.items() if y != stood["before"]} == {}


def test_where_there_is_room_for_one_step_all_of_them_have_their_turn(
    open_app: OpenApp, qtbot: QtBot
) -> None:
    app = open_app(640, 360)
    app.commands.steps_wanted.emit()
    rests(app, qtbot)
    strip = part_of(app.window, FirstSteps)
    more = next(each for each in strip.findChildren(QPushButton) if "›" in each.text())
    shown: list[Step] = []

    for _ in STEPS:
        assert all(strip.rect().contains(each.geometry()) for each in buttons_of(strip))
        shown += strip.shown
        more.setFocus()
        qtbot.keyClick(more, Qt.Key.Key_Return)

    assert shown == list(STEPS)
    assert more.hasFocus()
    assert strip.shown == STEPS[:1]


def test_where_there_is_room_for_all_steps_nothing_leads_on(
    open_app: OpenApp, qtbot: QtBot
) -> None:
    app = open_app(1366, 768)
    app.commands.steps_wanted.emit()
    rests(app, qtbot)
    strip = part_of(app.window, FirstSteps)

    assert strip.shown == STEPS
    assert not any("›" in each.text() for each in buttons_of(strip))


def buttons_of(strip: FirstSteps) -> list[QPushButton]:
    return [each for each in strip.findChildren(QPushButton) if each.isVisible()]
