"""The guide for teachers in its window."""

from __future__ import annotations

from pathlib import Path

import pytest
from PySide6.QtCore import QPoint, Qt
from PySide6.QtGui import QGuiApplication, QTextCursor
from PySide6.QtWidgets import QFileDialog
from pytestqt.qtbot import QtBot

from desktop.app import App
from desktop.core.fields.problem import ProblemList
from desktop.core.packs.guide import read_guide
from desktop.core.packs.reading import read_files, read_pack
from desktop.desks import guide_desk
from desktop.window.guide import Guide
from tests.core.packs.guide_lessons import lesson_of_guide
from tests.desktop.builders import part_of
from tests.desktop.conftest import OpenApp

CONTROL = Qt.KeyboardModifier.ControlModifier


def opened(app: App, qtbot: QtBot) -> Guide:
    qtbot.keyClick(app.reader.page, Qt.Key.Key_F2, CONTROL)
    qtbot.waitUntil(lambda: bool(app.window.findChildren(Guide)))
    return part_of(app.window, Guide)


def test_a_key_opens_the_guide_with_every_word_of_it(open_app: OpenApp, qtbot: QtBot) -> None:
    guide = opened(open_app(), qtbot)

    words = guide.page.toPlainText()
    for block in read_guide():
        for line in block.text.splitlines() if block.kind != "words" else ():
            assert line.strip() in words
    assert "~~~" not in words
    guide.close()


def test_a_chapter_leads_to_its_words(open_app: OpenApp, qtbot: QtBot) -> None:
    guide = opened(open_app(), qtbot)
    rows = [guide.chapters.item(row).text().strip() for row in range(guide.chapters.count())]

    guide.chapters.setFocus()
    guide.chapters.setCurrentRow(rows.index("People"))

    cursor = guide.page.textCursor()
    assert cursor.block().text() == "People"
    assert 0 <= guide.page.cursorRect().top() < guide.page.viewport().height() // 4
    guide.close()


def test_words_are_found_one_place_after_the_other(open_app: OpenApp, qtbot: QtBot) -> None:
    guide = opened(open_app(), qtbot)

    qtbot.keyClick(guide.page, Qt.Key.Key_F, CONTROL)
    assert guide.field.hasFocus()
    qtbot.keyClicks(guide.field, "rubric")
    qtbot.keyClick(guide.field, Qt.Key.Key_Return)
    first = guide.page.textCursor().position()
    qtbot.keyClick(guide.field, Qt.Key.Key_F3)
    assert guide.page.textCursor().position() > first
    qtbot.keyClick(guide.field, Qt.Key.Key_F3, Qt.KeyboardModifier.ShiftModifier)
    assert guide.page.textCursor().position() == first
    qtbot.keyClick(guide.field, Qt.Key.Key_F3, Qt.KeyboardModifier.ShiftModifier)
    assert guide.told.text() == "From the end again"
    guide.field.setText("walrus")
    qtbot.keyClick(guide.field, Qt.Key.Key_Return)
    assert guide.told.text() == "The guide does not have “walrus”."
    assert guide.isVisible()
    guide.close()


def test_an_example_is_copied_by_its_link_and_by_a_key(open_app: OpenApp, qtbot: QtBot) -> None:
    guide = opened(open_app(), qtbot)
    examples = [each for each in read_guide() if each.kind in ("example", "wrong")]
    clipboard = QGuiApplication.clipboard()

    assert guide.page.find("Copy")
    link = guide.page.cursorRect().center() - QPoint(8, 0)
    qtbot.mouseClick(guide.page.viewport(), Qt.MouseButton.LeftButton, pos=link)
    assert clipboard.text() == examples[0].text
    assert guide.told.text().startswith("Copied, from")

    guide.page.moveCursor(QTextCursor.MoveOperation.Start)
    qtbot.keyClick(guide.page, Qt.Key.Key_C, Qt.KeyboardModifier.AltModifier)
    assert guide.told.text() == "No example stands before the caret yet."
    assert guide.page.find("Only 14 people came last year")
    qtbot.keyClick(guide.page, Qt.Key.Key_C, Qt.KeyboardModifier.AltModifier)
    assert clipboard.text() == next(e.text for e in examples if e.file == "claims.md")
    guide.close()


def test_the_starter_lesson_is_saved_where_nothing_is_yet(
    open_app: OpenApp, qtbot: QtBot, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    folder = tmp_path / "mine"
    folder.mkdir()
    shown: list[Path] = []
    monkeypatch.setattr(QFileDialog, "getExistingDirectory", lambda *_: str(folder))
    monkeypatch.setattr(guide_desk, "show_folder", shown.append)
    app = open_app()
    guide = opened(app, qtbot)

    guide.starter.click()
    qtbot.waitUntil(lambda: len(shown) == 1)
    guide.starter.click()
    qtbot.waitUntil(lambda: len(shown) == 2)

    assert shown == [folder / "my-first-lesson", folder / "my-first-lesson-2"]
    assert read_pack(shown[1]).problems == ()
    assert "my-first-lesson-2" in app.window.foot.state
    guide.close()


def test_the_lesson_of_the_guide_stands_on_the_shelf_and_is_read(
    open_app: OpenApp, qtbot: QtBot
) -> None:
    pack = read_files(lesson_of_guide(read_guide()), ProblemList()).pack
    assert pack is not None
    app = open_app()

    app.library.apply(lambda library: library.lessons.install([pack]))
    app.screen.shelf.article_chosen.emit("pool/pool")
    qtbot.waitUntil(lambda: app.live.open.article is not None)

    qtbot.waitUntil(lambda: app.reader.page.toPlainText().startswith("From May on the town pool"))
    assert app.library.now.lessons.is_installed(pack.id)
