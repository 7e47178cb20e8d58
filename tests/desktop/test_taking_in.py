"""Notes of other programs come into the window: looked at, taken in, and taken back in one step."""

from __future__ import annotations

import json
from collections.abc import Callable
from pathlib import Path

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QFileDialog
from pytestqt.qtbot import QtBot

from desktop.app import App
from desktop.core.library.library import Library
from desktop.core.library.waiting_notes import WaitingNotes
from desktop.window.take_in_dialog import TakeInDialog
from tests.core.builders import an_article
from tests.core.student_work.readers.clippings import LONGER, clippings

BRIDGE = an_article(url="https://example.org/bridge", title="Repairs of the bridge")
PATIENCE = 20_000


@pytest.fixture(name="app")
def an_open_text(library: Library, open_app: Callable[..., App]) -> App:
    library.articles.add(BRIDGE)
    return open_app(article="bridge")


@pytest.fixture(name="file")
def a_file(tmp_path: Path) -> Path:
    quotes = "nine of the twelve", "a survey of the harbour found rust on eight", "no such words"
    items = [
        {
            "type": "Annotation",
            "id": f"https://example.net/{number}",
            "bodyValue": "Who?",
            "target": {
                "source": BRIDGE.url,
                "selector": {"type": "TextQuoteSelector", "exact": quote},
            },
        }
        for number, quote in enumerate(quotes)
    ]
    path = tmp_path / "notes.jsonld"
    path.write_text(json.dumps({"type": "AnnotationPage", "items": items}), encoding="utf-8")
    return path


def looked_at(app: App, qtbot: QtBot) -> TakeInDialog:
    def is_read() -> bool:
        dialogs = app.window.findChildren(TakeInDialog)
        return bool(dialogs) and "Reading" not in dialogs[-1].summary.text()

    qtbot.waitUntil(is_read, timeout=PATIENCE)
    return app.window.findChildren(TakeInDialog)[-1]


def bodies(app: App) -> list[str]:
    known = app.library.now.annotations
    return [each.body for each in (*known.of_article(BRIDGE.id), *known.lost_in(BRIDGE.id))]


def test_a_key_asks_for_a_file_and_a_look_writes_nothing(
    app: App, file: Path, qtbot: QtBot
) -> None:
    keys = Qt.KeyboardModifier.ControlModifier | Qt.KeyboardModifier.ShiftModifier
    QTest.keyClick(app.window.windowHandle(), Qt.Key.Key_Y, keys)
    [choice] = app.window.findChildren(QFileDialog)
    choice.filesSelected.emit([str(file)])

    dialog = looked_at(app, qtbot)

    assert dialog.summary.text() == "notes.jsonld (Web Annotations): 3 notes are new."
    [row] = dialog.records
    assert row.title == "Repairs of the bridge"
    assert row.told.split(" · ") == [
        "1 at their words",
        "1 to check",
        "1 without their words: into the drawer",
    ]
    assert dialog.take.hasFocus()
    assert bodies(app) == []


def test_enter_takes_in_and_one_undo_takes_all_of_it_back(
    app: App, file: Path, qtbot: QtBot
) -> None:
    app.adding.add([file])
    dialog = looked_at(app, qtbot)

    qtbot.keyClick(dialog.take, Qt.Key.Key_Return)

    assert bodies(app) == ["Who?"] * 3
    assert dialog.summary.text() == "3 notes were taken in."
    assert dialog.take.isHidden()
    dialog.reject()
    app.undoing.undo()
    assert bodies(app) == []
    app.undoing.redo()
    assert bodies(app) == ["Who?"] * 3


def test_a_text_is_opened_from_the_report(
    library: Library, app: App, file: Path, qtbot: QtBot
) -> None:
    app.adding.add([file])
    dialog = looked_at(app, qtbot)
    qtbot.keyClick(dialog.take, Qt.Key.Key_Return)

    qtbot.keyClick(dialog.rows, Qt.Key.Key_Return)

    qtbot.waitUntil(lambda: not app.window.findChildren(TakeInDialog), timeout=PATIENCE)
    assert app.reader.article is not None
    assert app.reader.article.id == BRIDGE.id


def test_what_is_to_check_is_shown_beside_its_text(app: App, file: Path, qtbot: QtBot) -> None:
    app.adding.add([file])
    dialog = looked_at(app, qtbot)
    qtbot.keyClick(dialog.take, Qt.Key.Key_Return)
    dialog.reject()

    app.adding.changes.get().show(BRIDGE.id)

    sheet = app.adding.changes.get().sheet
    qtbot.waitUntil(sheet.isVisible, timeout=PATIENCE)
    assert app.library.now.versions.waiting(BRIDGE.id)


def test_twice_is_once(app: App, file: Path, qtbot: QtBot) -> None:
    app.adding.add([file])
    dialog = looked_at(app, qtbot)
    qtbot.keyClick(dialog.take, Qt.Key.Key_Return)
    dialog.reject()
    qtbot.waitUntil(lambda: not app.window.findChildren(TakeInDialog), timeout=PATIENCE)

    app.adding.add([file])
    again = looked_at(app, qtbot)

    assert again.summary.text().endswith("Nothing is new. 3 are in your library already.")
    assert again.take.isHidden()


def test_what_lies_in_the_bin_comes_back_when_that_is_wanted(
    app: App, file: Path, qtbot: QtBot
) -> None:
    app.adding.add([file])
    dialog = looked_at(app, qtbot)
    qtbot.keyClick(dialog.take, Qt.Key.Key_Return)
    dialog.reject()
    app.undoing.undo()
    qtbot.waitUntil(lambda: not app.window.findChildren(TakeInDialog), timeout=PATIENCE)
    app.adding.add([file])
    again = looked_at(app, qtbot)
    assert again.take.isHidden()

    again.with_bin.click()
    qtbot.waitUntil(lambda: not again.take.isHidden(), timeout=PATIENCE)
    qtbot.keyClick(again.take, Qt.Key.Key_Return)

    assert bodies(app) == ["Who?"] * 3


def test_a_file_without_notes_is_refused_with_what_to_do(
    app: App, tmp_path: Path, qtbot: QtBot
) -> None:
    path = tmp_path / "other.json"
    path.write_text('{"name": "something"}', encoding="utf-8")

    app.adding.notes.get().look([path])

    dialog = looked_at(app, qtbot)
    assert dialog.summary.text().startswith("other.json: There are no marks or notes")
    assert "Kindle" in dialog.hint.text()
    assert dialog.other.hasFocus()


def test_of_several_files_each_is_looked_at_whatever_the_others_are(
    app: App, file: Path, tmp_path: Path, qtbot: QtBot
) -> None:
    broken, last = tmp_path / "broken.json", tmp_path / "last.jsonld"
    broken.write_text('{"annotations": [', encoding="utf-8")
    last.write_text(file.read_text("utf-8").replace("example.net", "example.com"), encoding="utf-8")
    desk = app.adding.notes.get()
    desk.look([file])
    # While the first is read.
    desk.look([broken, last])
    dialog = looked_at(app, qtbot)
    told = [dialog.summary.text()]
    assert dialog.next.text() == "Next file: 2 more"

    qtbot.keyClick(dialog.take, Qt.Key.Key_Return)
    for _ in range(2):
        qtbot.waitUntil(
            lambda: dialog.summary.text() not in told and "Reading" not in dialog.summary.text(),
            timeout=PATIENCE,
        )
        told.append(dialog.summary.text())
        if len(told) < 3:
            assert dialog.next.hasFocus()
            qtbot.keyClick(dialog.next, Qt.Key.Key_Return)

    assert [words.partition(" ")[0].rstrip(":") for words in told] == [
        "notes.jsonld",
        "broken.json",
        "last.jsonld",
    ]
    assert dialog.next.isHidden()


def test_another_file_is_shown_in_the_place_of_the_one_that_was(
    app: App, file: Path, tmp_path: Path, qtbot: QtBot
) -> None:
    other = tmp_path / "other.jsonld"
    other.write_bytes(file.read_bytes())
    app.adding.notes.get().look([file])
    dialog = looked_at(app, qtbot)

    qtbot.keyClick(dialog.other, Qt.Key.Key_Return)
    [choice] = dialog.findChildren(QFileDialog)
    choice.filesSelected.emit([str(other)])

    qtbot.waitUntil(lambda: dialog.summary.text().startswith("other"), timeout=PATIENCE)
    assert bodies(app) == []


def test_a_text_is_still_added_as_an_article(app: App, tmp_path: Path, qtbot: QtBot) -> None:
    path = tmp_path / "story.txt"
    words = "Once upon a time there was an old bridge over the harbour, and nobody minded. "
    path.write_text(f"The bridge\n\n{words * 3}\n\n{words * 2}\n", encoding="utf-8")

    before = len(app.library.now.articles.ids())

    app.adding.add([path])

    qtbot.waitUntil(lambda: len(app.library.now.articles.ids()) > before, timeout=PATIENCE)
    assert not app.window.findChildren(TakeInDialog)


def test_notes_that_wait_are_told_of_when_their_text_is_added(
    app: App, tmp_path: Path, qtbot: QtBot
) -> None:
    path = tmp_path / "My Clippings.txt"
    path.write_bytes(clippings("nl"))
    app.adding.add([path])
    dialog = looked_at(app, qtbot)
    qtbot.keyClick(dialog.take, Qt.Key.Key_Return)
    dialog.reject()
    qtbot.waitUntil(lambda: not app.window.findChildren(TakeInDialog), timeout=PATIENCE)
    book = tmp_path / "book.md"
    words = f"So {LONGER}, as all of us who live here know very well, and say it."
    book.write_text(f"# Bridges (and Tides) of the Bay\n\n{words}\n", encoding="utf-8")

    before = set(app.library.now.articles.ids())

    app.adding.add([book])
    notice = app.window.notice
    qtbot.waitUntil(lambda: bool(notice.ways()), timeout=PATIENCE)
    qtbot.mouseClick(notice.ways()[0], Qt.MouseButton.LeftButton)
    shown = looked_at(app, qtbot)
    qtbot.keyClick(shown.take, Qt.Key.Key_Return)

    library = app.library.now
    [article_id] = set(library.articles.ids()) - before
    assert [each.selector.quote.exact for each in library.annotations.of_article(article_id)] == [
        LONGER
    ]
    assert not WaitingNotes(library.connection, library.now).has_any()
