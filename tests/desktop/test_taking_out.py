"""Notes and sources leave the window: looked at, then written, or copied with their source."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace
from pathlib import Path

import pytest
from PySide6.QtCore import Qt
from PySide6.QtGui import QGuiApplication
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QFileDialog
from pytestqt.qtbot import QtBot

from desktop.app import App
from desktop.core.article import ArticleId
from desktop.core.library.library import Library
from desktop.core.pen import Pen
from desktop.core.student_work.exporting import WorkFormat
from desktop.notes.notes import Notes
from desktop.window.export_dialog import ExportDialog
from tests.core.builders import an_annotation, an_article
from tests.desktop.builders import spoken_rows

BRIDGE = an_article(
    "harbour", title="Repairs", byline="By Ana Reyes", publisher="Harbour Post", published="2020"
)
CONTROL = Qt.KeyboardModifier.ControlModifier
CONTROL_SHIFT = Qt.KeyboardModifier.ControlModifier | Qt.KeyboardModifier.ShiftModifier


@pytest.fixture(name="app")
def an_open_text(library: Library, open_app: Callable[..., App]) -> App:
    library.articles.add(BRIDGE)
    library.annotations.add(an_annotation("nine of the twelve", "Who counted?", article=BRIDGE))
    return open_app(article="harbour")


def press(app: App, key: Qt.Key) -> None:
    QTest.keyClick(app.window.windowHandle(), key, CONTROL_SHIFT)


def opened(app: App, qtbot: QtBot) -> ExportDialog:
    press(app, Qt.Key.Key_E)
    qtbot.waitUntil(lambda: bool(app.window.findChildren(ExportDialog)))
    dialog = app.window.findChildren(ExportDialog)[-1]
    assert isinstance(dialog, ExportDialog)
    qtbot.waitUntil(dialog.save.isEnabled)
    return dialog


def choose(dialog: ExportDialog, form: WorkFormat, qtbot: QtBot) -> None:
    dialog.form.setCurrentIndex(list(WorkFormat).index(form))
    qtbot.waitUntil(dialog.save.isEnabled)


def save_as(file: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(QFileDialog, "getSaveFileName", lambda *_: (str(file), ""))


def test_a_look_shows_what_will_be_written(app: App, qtbot: QtBot) -> None:
    dialog = opened(app, qtbot)

    assert dialog.summary.text() == "1 mark from 1 article."
    assert "“nine of the twelve”" in dialog.page.toPlainText()
    assert "Who counted?" in dialog.page.toPlainText()
    assert "Reyes, Ana. “Repairs.” Harbour Post, 2020." in dialog.page.toPlainText()
    assert not dialog.source.isVisible()


def test_what_is_chosen_is_written_under_the_name_that_is_given(
    app: App, qtbot: QtBot, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    dialog = opened(app, qtbot)
    choose(dialog, WorkFormat.MARKDOWN, qtbot)
    file = tmp_path / "mine.md"
    save_as(file, monkeypatch)

    qtbot.mouseClick(dialog.save, Qt.MouseButton.LeftButton)
    qtbot.waitUntil(lambda: app.window.foot.state == "Your notes are in mine.md")

    assert file.read_text(encoding="utf-8").startswith("# Notes on “Repairs”\n")


def test_a_file_that_got_its_ending_here_is_not_written_over(
    app: App, qtbot: QtBot, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    dialog = opened(app, qtbot)
    choose(dialog, WorkFormat.MARKDOWN, qtbot)
    (tmp_path / "mine.md").write_text("before")
    save_as(tmp_path / "mine", monkeypatch)

    qtbot.mouseClick(dialog.save, Qt.MouseButton.LeftButton)
    qtbot.waitUntil(lambda: "Nothing was changed" in dialog.summary.text())

    assert (tmp_path / "mine.md").read_text() == "before"


def test_the_style_that_was_chosen_stays(app: App, qtbot: QtBot) -> None:
    dialog = opened(app, qtbot)
    dialog.style_of_sources.setCurrentIndex(1)
    qtbot.waitUntil(lambda: "Reyes, A. (2020)." in dialog.page.toPlainText())
    dialog.reject()

    again = opened(app, qtbot)

    assert again.style_of_sources.currentText() == "APA 7"


def test_the_list_of_sources_is_copied(app: App, qtbot: QtBot) -> None:
    dialog = opened(app, qtbot)

    qtbot.mouseClick(dialog.sources, Qt.MouseButton.LeftButton)

    assert QGuiApplication.clipboard().text() == "Reyes, Ana. “Repairs.” Harbour Post, 2020.\n"


def test_selected_words_are_copied_with_their_source(app: App) -> None:
    app.reader.page.select_word_at(BRIDGE.text.index("beams"))

    press(app, Qt.Key.Key_C)

    assert QGuiApplication.clipboard().text() == (
        "“beams” (Reyes)\n\nReyes, Ana. “Repairs.” Harbour Post, 2020.\n"
    )
    assert app.window.foot.state == "Copied with the source: Repairs"


def test_without_selected_words_the_key_says_what_it_needs(app: App) -> None:
    press(app, Qt.Key.Key_C)

    assert app.window.foot.state == "Select the words that you want to copy first."


def test_what_is_not_known_of_a_source_can_be_found_out(
    library: Library, open_app: Callable[..., App], qtbot: QtBot
) -> None:
    library.articles.add(an_article("bare", title="Tides"))
    app = open_app(article="bare")
    dialog = opened(app, qtbot)

    assert dialog.summary.text() == "0 marks from 1 article. Of 1 source not all is known yet."
    qtbot.mouseClick(dialog.source, Qt.MouseButton.LeftButton)

    qtbot.waitUntil(app.sheets.sources.sheet.isVisible)


def test_of_a_long_text_it_is_told_how_its_speakers_come_along(
    library: Library, open_app: Callable[..., App], qtbot: QtBot
) -> None:
    long = replace(BRIDGE, id=ArticleId("long"), text=f"{BRIDGE.text}\n" * 80)
    library.articles.add_all([long, an_article("short")])
    library.annotations.add(an_annotation("is safe", article=long))
    app = open_app(article="short")
    dialog = opened(app, qtbot)
    dialog.scope.setCurrentIndex(dialog.scope.count() - 1)
    qtbot.waitUntil(dialog.save.isEnabled)

    assert "Who speaks in 1 long text is not known yet" in dialog.summary.text()


def test_what_was_chosen_among_the_notes_goes_out_alone(app: App, qtbot: QtBot) -> None:
    app.live.library.now.annotations.add(an_annotation("rust", name="other", article=BRIDGE))
    app.live.library.now.annotations.add(an_annotation("council met", name="x", article=BRIDGE))
    QTest.keyClick(app.window.windowHandle(), Qt.Key.Key_3, CONTROL)
    panel = app.sides["notes"]
    assert isinstance(panel, Notes)
    qtbot.waitUntil(lambda: panel.cards.model().rowCount() == 3)
    for row in (1, 2):
        panel.cards.go_to(row)
        qtbot.keyClick(panel.cards, Qt.Key.Key_T)
    chosen = spoken_rows(panel.cards)
    assert ["Chosen to be taken out" in spoken for spoken in chosen] == [False, True, True]
    qtbot.keyClick(panel.cards, Qt.Key.Key_T)

    dialog = opened(app, qtbot)

    assert dialog.scope.currentText() == "What I chose of this text: Repairs"
    assert dialog.summary.text() == "1 mark from 1 article."
    dialog.scope.setCurrentIndex(1)
    qtbot.waitUntil(lambda: dialog.summary.text() == "3 marks from 1 article.")


def test_the_headings_are_by_article_by_pen_or_by_tag(app: App, qtbot: QtBot) -> None:
    app.live.library.now.annotations.add(
        an_annotation("rust", "#metal", name="other", article=BRIDGE, pen=Pen.QUESTION)
    )
    dialog = opened(app, qtbot)

    def headings(number: int) -> list[str]:
        dialog.order.setCurrentIndex(number)
        qtbot.waitUntil(dialog.save.isEnabled)
        lines = dialog.page.toPlainText().splitlines()
        return [line for line in lines[1:] if line and not line.startswith((" ", "Reyes"))]

    assert headings(0) == ["Repairs", "Sources"]
    assert headings(1) == ["Evidence", "Question", "Sources"]
    assert headings(2) == ["#metal", "The others", "Sources"]


def test_what_a_search_found_goes_out_together(app: App, qtbot: QtBot) -> None:
    app.screen.search_field.search_for("rust")
    now = app.live.search_on_screen
    qtbot.waitUntil(lambda: bool(now.now.results.groups), timeout=60_000)
    qtbot.waitUntil(lambda: app.window.is_searching, timeout=60_000)

    dialog = opened(app, qtbot)

    assert dialog.scope.currentText() == "What was found for “rust”"
    assert dialog.page.toPlainText().startswith("Notes on what was found for “rust”")
    assert "Who counted?" in dialog.page.toPlainText()
