"""What a screen reader calls everything that search and Corroborate can be worked with."""

from __future__ import annotations

from pathlib import Path

import pytest
from PySide6.QtCore import Qt
from PySide6.QtGui import QAccessible
from PySide6.QtWidgets import QAbstractItemView, QLabel, QWidget
from pytestqt.qtbot import QtBot

from desktop.app import App
from desktop.search.search_help import SearchHelp
from tests.desktop.builders import part_of
from tests.desktop.conftest import OpenApp
from tests.desktop.dialogs_of_notes import OPENED, Opens

PLACEHOLDERS = {"", "×", "?", "▲", "▼"}


def name_of(widget: QWidget) -> str:
    return QAccessible.queryAccessibleInterface(widget).text(QAccessible.Text.Name)


def nameless(*parts: QWidget) -> list[str]:
    """Everything that can have the keyboard and has no name, or one that says nothing."""
    return [
        f"{type(widget).__name__} {name_of(widget)!r}"
        for part in parts
        for widget in (part, *part.findChildren(QWidget))
        if widget.isVisible()
        and widget.focusPolicy() & Qt.FocusPolicy.TabFocus
        and (name_of(widget).strip() in PLACEHOLDERS or "<" in name_of(widget))
    ]


def searches(app: App, qtbot: QtBot, words: str) -> None:
    app.screen.search_field.search_for(words)
    qtbot.waitUntil(lambda: app.searching.results.query == words, timeout=60_000)


def corroborates(app: App, qtbot: QtBot, words: str) -> None:
    app.reader.corroborate(words)
    qtbot.waitUntil(lambda: app.live.tasks.is_idle, timeout=60_000)


def test_everything_that_searches_has_a_name(open_app: OpenApp, qtbot: QtBot) -> None:
    app = open_app(1024, 768)
    found = (app.screen.search_box, app.searching.results)

    for words in ("bridge", "brigde", "speaker:trmp", "zzqxv"):
        searches(app, qtbot, words)
        assert nameless(*found) == []
    app.searching.desk.get().search_for("")
    assert nameless(*found) == []
    app.window.resize(720, 600)
    searches(app, qtbot, "bridge")
    assert nameless(*found) == []


def test_everything_on_the_help_and_the_find_bar_has_a_name(
    open_app: OpenApp, qtbot: QtBot
) -> None:
    app = open_app()
    app.screen.search_box.show_help()
    helped = part_of(app.screen.search_box, SearchHelp)
    assert nameless(helped) == []
    helped.hide()

    app.reader.show_hits("war", (), 0)

    assert nameless(app.reader.finding.bar) == []


def test_everything_on_corroborate_has_a_name(open_app: OpenApp, qtbot: QtBot) -> None:
    app = open_app(article="courier")
    corroborates(app, qtbot, "some 400 people a day")
    assert nameless(app.sheets.comparing.sheet) == []

    qtbot.keyClick(app.sheets.comparing.sheet.rows, Qt.Key.Key_Return)

    qtbot.waitUntil(app.sheets.comparing.sheet.passage.isVisible)
    assert nameless(app.sheets.comparing.sheet) == []


@pytest.mark.parametrize("opens", OPENED, ids=lambda each: each.__name__)
def test_everything_that_notes_come_and_go_through_has_a_name(
    open_app: OpenApp, qtbot: QtBot, tmp_path: Path, opens: Opens
) -> None:
    dialog = opens(open_app(), qtbot, tmp_path)

    assert nameless(dialog) == []
    assert dialog.windowTitle()


def test_every_row_of_the_results_says_more_than_nothing(open_app: OpenApp, qtbot: QtBot) -> None:
    app = open_app()

    for words in ("bridge", ""):
        app.searching.desk.get().search_for(words)
        qtbot.waitUntil(lambda: app.live.tasks.is_idle, timeout=60_000)
        app.searching.desk.get().show()
        rows: QAbstractItemView = app.searching.results.rows
        model = rows.model()
        spoken = [str(model.index(row, 0).data()) for row in range(model.rowCount())]
        assert spoken
        assert all(len(words) > 2 for words in spoken)


def test_the_line_that_says_how_it_was_understood_is_described(
    open_app: OpenApp, qtbot: QtBot
) -> None:
    app = open_app()
    searches(app, qtbot, "rust bridge")

    [label] = [
        label
        for label in app.searching.results.findChildren(QLabel)
        if label.isVisible() and "rust, bridge" in label.text()
    ]
    interface = QAccessible.queryAccessibleInterface(label)
    assert interface.text(QAccessible.Text.Description) == "How your search was understood"


def test_everything_about_an_essay_and_its_evidence_has_a_name(
    open_app: OpenApp, qtbot: QtBot
) -> None:
    app = open_app()
    rare = app.commands.rare.get()
    quotes, evidence = rare.quotes.get(), rare.evidence.get()
    quotes.show()
    assert nameless(quotes.panel) == []
    quotes.panel.pasted.setPlainText("She said “nobody ever wrote these words here”.")
    quotes.panel.asking.check.click()
    assert nameless(quotes.panel) == []
    qtbot.waitUntil(lambda: quotes.panel.is_checked, timeout=60_000)
    assert nameless(quotes.panel) == []

    evidence.show()

    qtbot.waitUntil(lambda: app.live.tasks.is_idle, timeout=60_000)
    assert nameless(evidence.panel) == []
