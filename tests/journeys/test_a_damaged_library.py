"""Whatever is damaged in a library: the window opens and says so, or its damage is named."""

from __future__ import annotations

import os
import random
import sqlite3
from collections.abc import Callable, Iterator
from contextlib import closing
from pathlib import Path

import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QApplication, QDialog, QPushButton
from pytestqt.qtbot import QtBot

from desktop.app import App
from desktop.core.library.copies import copies
from desktop.core.library.errors import LibraryDamaged
from desktop.core.library.library import FILE_NAME, Library
from desktop.desks.context_desk import ContextDesk
from desktop.desks.voices_desk import VoicesDesk
from desktop.start import Start
from desktop.window.check_report import CheckReport
from tests.core.library.a_used_library import a_used_library, keep_copy
from tests.core.library.test_unreadable_rows import SPOILT, spoil

ROUNDS = int(os.environ.get("SOURCEBOOK_ROUNDS", "8"))
PAGE = 4096

Begin = Callable[[], App]


@pytest.fixture(scope="module")
def used(tmp_path_factory: pytest.TempPathFactory) -> bytes:
    """The bytes of a library that was used, and started once."""
    path = a_used_library(tmp_path_factory.mktemp("used"), articles=4, notes=9)
    with Library.open(path.parent) as library:
        library.preferences.put("seeds", "bridges")
        library.articles.remember_reading_position(library.articles.summaries()[5].id, 0)
    return path.read_bytes()


@pytest.fixture
def folder(used: bytes, tmp_path: Path) -> Path:
    (tmp_path / FILE_NAME).write_bytes(used)
    keep_copy(tmp_path, used)
    return tmp_path


@pytest.fixture
def begin(qtbot: QtBot, folder: Path) -> Iterator[Begin]:
    """Starts the program on the library. Raises LibraryDamaged."""
    started: list[App] = []

    def begin() -> App:
        app = App(Library.open(folder), Start(folder, article="a1"))
        started.append(app)
        app.window.resize(1200, 800)
        app.window.show()
        with qtbot.waitSignal(app.settled, timeout=60_000):
            app.begin()
        return app

    yield begin
    for app in started:
        app.close()
        app.window.deleteLater()


def look_around(app: App) -> None:
    """Opens every article, and what stands beside it."""
    for summary in app.library.now.articles.summaries():
        app.reading.open_article(summary.id)
        for panel in (
            app.sides.desk(ContextDesk).panel,
            app.sides.desk(VoicesDesk).panel,
            app.notes,
        ):
            app.window.show_side(panel)
            QApplication.processEvents()


@pytest.mark.parametrize("number", range(0, len(SPOILT), max(1, len(SPOILT) // ROUNDS)))
def test_the_window_opens_on_a_spoilt_row(folder: Path, begin: Begin, number: int) -> None:
    spoil(folder, SPOILT[number])

    app = begin()

    look_around(app)
    assert app.window.isVisible()


def test_notes_that_cannot_be_read_are_counted_and_told(folder: Path, begin: Begin) -> None:
    with Library.open(folder) as library:
        library.connection.write("UPDATE annotation SET pen = 'neon' WHERE article_id = 'a1'")

    app = begin()

    assert app.window.notice.words.startswith(
        "2 marks and notes could not be read; nothing was deleted."
    )
    assert app.window.notice.ways()[0].text() == "Check everything …"
    assert app.notes.isEnabled()


def test_words_that_are_not_as_they_were_saved_can_be_taken_from_the_copy(
    folder: Path, begin: Begin, qtbot: QtBot
) -> None:
    spoil(folder, "UPDATE annotation SET body = 'not mine' WHERE id = 'n1'")
    app = begin()
    assert "1 mark or note is not as it was saved" in app.window.notice.words

    qtbot.keyClick(
        app.window,
        Qt.Key.Key_K,
        Qt.KeyboardModifier.ControlModifier | Qt.KeyboardModifier.ShiftModifier,
    )
    qtbot.waitUntil(lambda: report_over(app) is not None)
    report = report_over(app)
    assert report is not None
    assert "The note on “rust” of 12 Mar 2025 is not as it was saved." in report.list.toPlainText()
    [button] = [
        each
        for each in report.findChildren(QPushButton)
        if each.text() == "Take it from the copy of 2 May 2026"
    ]
    with qtbot.waitSignal(app.checking.mended):
        button.click()

    article = app.live.open.article
    assert article is not None
    shown = app.library.now.annotations.of_article(article.id)
    assert shown[0].body.startswith("thought 1")
    assert "Done." in app.window.foot.state


@pytest.mark.parametrize("number", range(ROUNDS))
def test_a_spoilt_page_never_ends_in_anything_but_a_window_or_a_named_damage(
    folder: Path, begin: Begin, number: int
) -> None:
    chance = random.Random(number)
    path = folder / FILE_NAME
    content = bytearray(path.read_bytes())
    pages = len(content) // PAGE
    page = chance.randrange(pages) * PAGE
    if number % 4 == 0:
        del content[max(1, page) :]
    elif number % 4 == 1:
        content[page : page + PAGE] = bytes(PAGE)
    elif number % 4 == 2:
        content[page : page + PAGE] = chance.randbytes(PAGE)
    else:
        content[page + chance.randrange(PAGE)] ^= 1 << chance.randrange(8)
    path.write_bytes(content)

    try:
        app = begin()
    except LibraryDamaged:
        # It is asked about before there is a window.
        return
    assert app.window.isVisible()
    try:
        look_around(app)
    except LibraryDamaged:
        # Not even the shelf can be read: that was told, with a way to the copy.
        assert "Check everything …" in [way.text() for way in app.window.notice.ways()]


def test_a_file_that_cannot_be_followed_is_left_for_the_copy(
    folder: Path, begin: Begin, qtbot: QtBot
) -> None:
    app = begin()
    path = folder / FILE_NAME
    content = bytearray(path.read_bytes())
    content[PAGE * 8 :] = bytes(len(content) - PAGE * 8)
    path.write_bytes(content)

    app.checking.check()
    qtbot.waitUntil(lambda: report_over(app) is not None)
    report = report_over(app)
    assert report is not None
    [button] = [
        each
        for each in report.findChildren(QPushButton)
        if each.text() == "Go on with the copy of 2 May 2026"
    ]
    button.click()

    assert app.goes_back_to == copies(folder)[0].path
    assert not app.window.isVisible()


def report_over(app: App) -> CheckReport | None:
    found = [each for each in app.window.findChildren(QDialog) if isinstance(each, CheckReport)]
    return found[0] if found else None


@pytest.mark.parametrize("damage", [b"\0", b"\xa5"])
@pytest.mark.parametrize(
    "table", ["index_queue", "preference", "annotation", "article", "saved_search", "lesson_pack"]
)
def test_a_table_whose_page_is_spoilt_is_told_by_the_window(
    folder: Path, begin: Begin, table: str, damage: bytes
) -> None:
    path = folder / FILE_NAME
    with closing(sqlite3.connect(path)) as raw:
        [(root,)] = raw.execute("SELECT rootpage FROM sqlite_schema WHERE name = ?", (table,))
    content = bytearray(path.read_bytes())
    content[(root - 1) * PAGE : root * PAGE] = damage * PAGE
    path.write_bytes(content)

    try:
        app = begin()
    except LibraryDamaged:
        return

    assert app.window.isVisible()
    # What waits for the index is nobody's words, and shown nowhere: the check tells of it.
    assert app.window.notice.words or table == "index_queue"


def test_a_table_that_is_gone_is_named_before_there_is_a_window(folder: Path) -> None:
    with closing(sqlite3.connect(folder / FILE_NAME)) as raw, raw:
        raw.execute("DROP TABLE context_note")

    with pytest.raises(LibraryDamaged):
        Library.open(folder)
