"""Notes of another library are merged in the window: looked at, merged, and taken back."""

from __future__ import annotations

import shutil
from collections.abc import Callable
from dataclasses import replace
from pathlib import Path

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QFileDialog
from pytestqt.qtbot import QtBot

from desktop.app import App
from desktop.core.library.library import Library
from desktop.window.merge_dialog import MergeDialog
from tests.core.builders import an_annotation, an_article

BRIDGE = an_article(title="Repairs of the bridge")
NOTE = an_annotation("rust", "Who?", article=BRIDGE)
PATIENCE = 20_000


@pytest.fixture(name="other")
def another_library(library: Library, tmp_path: Path) -> Path:
    library.articles.add(BRIDGE)
    library.annotations.add(NOTE)
    library.copy_to(tmp_path / "copy.db")
    folder = tmp_path / "theirs"
    folder.mkdir()
    shutil.move(tmp_path / "copy.db", folder / "library.db")
    with Library.open_existing(folder) as theirs:
        theirs.annotations.change(replace(NOTE, body="The survey."))
        theirs.annotations.add(an_annotation("beams", "New", name="n2", article=BRIDGE))
    return folder / "library.db"


@pytest.fixture(name="app")
def an_open_text(other: Path, open_app: Callable[..., App]) -> App:
    assert other.is_file()
    return open_app(article="bridge")


def looked_at(app: App, qtbot: QtBot) -> MergeDialog:
    def is_read() -> bool:
        dialogs = app.window.findChildren(MergeDialog)
        return bool(dialogs) and "Reading" not in dialogs[-1].summary.text()

    qtbot.waitUntil(is_read, timeout=PATIENCE)
    return app.window.findChildren(MergeDialog)[-1]


def bodies(app: App) -> list[tuple[str, str]]:
    found = app.library.now.annotations.of_article(BRIDGE.id)
    return [(each.body, each.author) for each in found]


def test_a_key_asks_for_a_library_and_a_look_writes_nothing(
    app: App, other: Path, qtbot: QtBot
) -> None:
    control = Qt.KeyboardModifier.ControlModifier
    QTest.keyClick(app.window.windowHandle(), Qt.Key.Key_M, control)
    [choice] = app.window.findChildren(QFileDialog)
    choice.filesSelected.emit([str(other)])

    dialog = looked_at(app, qtbot)

    [row] = dialog.records
    assert (row.title, row.told) == (
        "Repairs of the bridge",
        "1 new · 1 with other words or another pen",
    )
    assert dialog.author.isVisible()
    assert bodies(app) == [("Who?", "")]


def test_notes_are_merged_with_their_name_and_taken_back_in_one_step(
    app: App, other: Path, qtbot: QtBot
) -> None:
    app.adding.merging.get().look(other)
    dialog = looked_at(app, qtbot)
    dialog.author.setText("Bea")

    qtbot.keyClick(dialog.take, Qt.Key.Key_Return)
    qtbot.waitUntil(lambda: len(bodies(app)) == 2, timeout=PATIENCE)

    assert bodies(app) == [("The survey.", ""), ("New", "Bea")]
    qtbot.waitUntil(lambda: dialog.summary.text() == "2 notes were merged.", timeout=PATIENCE)
    assert not dialog.author.isVisible()
    dialog.reject()
    app.undoing.undo()
    assert bodies(app) == [("Who?", "")]


def test_what_is_no_library_is_refused(app: App, tmp_path: Path, qtbot: QtBot) -> None:
    story = tmp_path / "story.db"
    story.write_text("Once upon a time", encoding="utf-8")

    app.adding.merging.get().look(story)

    dialog = looked_at(app, qtbot)
    assert dialog.take.isHidden()
    assert dialog.hint.text()


def test_a_card_says_who_wrote_it(app: App, other: Path, qtbot: QtBot) -> None:
    app.adding.merging.get().look(other)
    dialog = looked_at(app, qtbot)
    dialog.author.setText("Bea")
    qtbot.keyClick(dialog.take, Qt.Key.Key_Return)
    qtbot.waitUntil(lambda: len(bodies(app)) == 2, timeout=PATIENCE)
    dialog.reject()

    app.sides.show("notes")

    def heard() -> list[str]:
        model = app.notes.cards.model()
        return [str(model.index(row, 0).data()) for row in range(model.rowCount())]

    qtbot.waitUntil(lambda: any("Written by Bea" in words for words in heard()), timeout=PATIENCE)
    assert sum("Written by" in words for words in heard()) == 1
