"""A lesson is printed from the window: chosen, looked at, saved."""

from __future__ import annotations

from pathlib import Path

import pytest
from PySide6.QtCore import Qt
from PySide6.QtPrintSupport import QPrintPreviewDialog
from PySide6.QtWidgets import QFileDialog
from pytestqt.qtbot import QtBot

from desktop.app import App
from desktop.cards.record_list import RecordRole
from desktop.core.printing.printed_lesson import FOR_PUPILS, PrintPart
from desktop.shelf.rows import LessonRow
from desktop.window.print_choice import PrintChoice
from desktop.window.text_print_choice import TextPrintChoice
from tests.desktop.builders import part_of
from tests.desktop.conftest import OpenApp

CONTROL = Qt.KeyboardModifier.ControlModifier


def asked(app: App, qtbot: QtBot) -> PrintChoice:
    qtbot.keyClick(app.reader.page, Qt.Key.Key_P, CONTROL)
    qtbot.waitUntil(lambda: bool(app.window.findChildren(TextPrintChoice)))
    part_of(app.window, TextPrintChoice).ways[-1].click()
    qtbot.waitUntil(lambda: bool(app.window.findChildren(PrintChoice)))
    return part_of(app.window, PrintChoice)


def test_a_key_asks_what_to_print_and_begins_with_what_pupils_get(
    open_app: OpenApp, qtbot: QtBot
) -> None:
    choice = asked(open_app(article="courier"), qtbot)

    assert choice.parts == FOR_PUPILS
    for box in choice.boxes.values():
        box.setChecked(False)
    assert not any(button.isEnabled() for button in choice.ways)
    choice.close()


def test_a_lesson_is_saved_as_a_page_for_a_browser(
    open_app: OpenApp, qtbot: QtBot, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    page = tmp_path / "bridge.html"
    monkeypatch.setattr(QFileDialog, "getSaveFileName", lambda *_: (str(page), ""))
    app = open_app(article="courier")
    choice = asked(app, qtbot)

    choice.boxes[PrintPart.KEY].setChecked(True)
    choice.ways[2].click()
    qtbot.waitUntil(page.exists)

    assert "One bridge, two stories" in page.read_text("utf-8")
    assert "What is right" in page.read_text("utf-8")
    qtbot.waitUntil(lambda: "bridge.html" in app.window.foot.state)
    choice.close()


def test_the_pages_are_looked_at_before_they_are_printed(open_app: OpenApp, qtbot: QtBot) -> None:
    app = open_app(article="courier")
    choice = asked(app, qtbot)

    choice.ways[0].click()

    qtbot.waitUntil(lambda: bool(app.window.findChildren(QPrintPreviewDialog)))
    preview = part_of(app.window, QPrintPreviewDialog)
    assert preview.windowTitle() == "Pages of “One bridge, two stories”"
    preview.close()
    choice.close()


def test_on_the_shelf_the_lesson_of_the_row_is_printed(open_app: OpenApp, qtbot: QtBot) -> None:
    app = open_app(article="talks")
    shelf = app.screen.shelf
    shelf.go_to_section("lessons")
    model = shelf.rows.model()
    rows = [model.index(row, 0).data(RecordRole) for row in range(model.rowCount())]
    titles = [row.title if isinstance(row, LessonRow) else "" for row in rows]
    shelf.rows.go_to(titles.index("Half the time? A story that sells"))

    assert shelf.chosen_lesson == "lumio-band"
