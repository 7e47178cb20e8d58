"""What was done is told at the foot with a way back, and keys do what a person expects."""

from __future__ import annotations

import ast

import pytest
from PySide6.QtCore import QPoint, QPointF, Qt, QTimer
from PySide6.QtGui import QGuiApplication, QWheelEvent
from PySide6.QtWidgets import QApplication, QWidget
from pytestqt.qtbot import QtBot

from desktop.app import App
from desktop.cards.record_list import RecordRole
from desktop.core.span import Span
from tests.architecture.source_tree import modules
from tests.desktop.conftest import OpenApp

CONTROL = Qt.KeyboardModifier.ControlModifier


@pytest.fixture
def app(open_app: OpenApp) -> App:
    return open_app()


@pytest.fixture
def heard(monkeypatch: pytest.MonkeyPatch) -> list[str]:
    """What a screen reader is told."""
    said: list[str] = []
    monkeypatch.setattr("desktop.window.foot.announce", lambda _, words: said.append(words))
    return said


def focused() -> QWidget:
    widget = QApplication.focusWidget()
    assert widget is not None
    return widget


def select_first_word(app: App, qtbot: QtBot) -> str:
    """Selects the first letters of the text by keys."""
    article = app.reader.article
    assert article is not None
    app.reader.go_to(Span(0, 0))
    qtbot.keyClick(focused(), Qt.Key.Key_Right, CONTROL | Qt.KeyboardModifier.ShiftModifier)
    selection = app.reader.page.selection()
    assert selection is not None
    return selection.of(article.text).strip()


def test_a_mark_is_told_with_its_words_and_a_button_takes_it_back(
    app: App, qtbot: QtBot, heard: list[str]
) -> None:
    foot = app.window.foot
    select_first_word(app, qtbot)

    qtbot.keyClick(focused(), Qt.Key.Key_1)

    assert foot.echo == "Marked as evidence"
    assert heard == [foot.echo]
    assert foot.undo_it.isVisible()
    qtbot.mouseClick(foot.undo_it, Qt.MouseButton.LeftButton)
    assert not app.notes.title().endswith("1")
    assert foot.state.startswith("Undone: mark on")
    assert foot.echo == ""
    assert not foot.undo_it.isVisible()


def test_the_keyboard_goes_back_to_the_text_when_the_button_was_pressed(
    app: App, qtbot: QtBot
) -> None:
    select_first_word(app, qtbot)
    qtbot.keyClick(focused(), Qt.Key.Key_1)
    app.window.foot.undo_it.setFocus()

    qtbot.keyClick(focused(), Qt.Key.Key_Return)

    assert app.window.foot.state.startswith("Undone: mark on")
    assert focused() is app.reader.page


def test_the_marks_of_a_quotation_are_not_put_into_others(app: App, qtbot: QtBot) -> None:
    qtbot.waitUntil(lambda: app.live.tasks.is_idle, timeout=60_000)
    reading = app.live.open.reading
    assert reading is not None
    quotation = reading.extraction.quotations[3]

    app.live.edits.speakers.correct_speaker(reading.article, quotation, "Ada Quill")

    words = quotation.extent.of(reading.article.text)
    assert words[0] == '"'
    assert app.window.foot.echo.startswith("Ada Quill says “We")
    qtbot.keyClick(focused(), Qt.Key.Key_Z, CONTROL)
    assert app.window.foot.state.startswith("Undone: speaker on “We")


def test_why_a_key_did_nothing_goes_when_another_does_something(app: App, qtbot: QtBot) -> None:
    foot = app.window.foot
    standing = foot.state
    app.reader.go_to(Span(0, 0))
    qtbot.keyClick(focused(), Qt.Key.Key_1)
    assert foot.state.startswith("Select words first")

    select_first_word(app, qtbot)
    qtbot.keyClick(focused(), Qt.Key.Key_1)
    assert (foot.echo, foot.state) == ("Marked as evidence", standing)

    foot.show_refused("There is nothing here.")
    qtbot.keyClick(focused(), Qt.Key.Key_B, CONTROL)
    assert foot.state == standing


def test_after_a_while_the_foot_tells_again_what_there_is(app: App, qtbot: QtBot) -> None:
    select_first_word(app, qtbot)
    qtbot.keyClick(focused(), Qt.Key.Key_1)

    for timer in app.window.foot.findChildren(QTimer):
        timer.timeout.emit()

    assert app.window.foot.echo == ""
    assert app.window.foot.what.startswith("10 quotes")


def test_what_is_typed_is_told_to_the_eye_alone(app: App, qtbot: QtBot, heard: list[str]) -> None:
    select_first_word(app, qtbot)
    qtbot.keyClick(focused(), Qt.Key.Key_N)
    heard.clear()

    qtbot.keyClicks(focused(), "why")
    app.notes.save()

    assert app.window.foot.echo.startswith("You wrote on “")
    assert heard == []


def test_typing_is_undone_before_anything_else(app: App, qtbot: QtBot) -> None:
    select_first_word(app, qtbot)
    qtbot.keyClick(focused(), Qt.Key.Key_N)
    qtbot.keyClicks(focused(), "why")

    qtbot.keyClick(focused(), Qt.Key.Key_Z, CONTROL)

    assert app.notes.editor.body == ""
    assert app.notes.title() == "My notes · 1 marked"

    for _ in range(3):
        qtbot.keyClick(focused(), Qt.Key.Key_Z, CONTROL)

    assert app.notes.title() == "My notes"


def test_words_are_copied_without_the_looks_of_the_page(app: App, qtbot: QtBot) -> None:
    word = select_first_word(app, qtbot)

    qtbot.keyClick(focused(), Qt.Key.Key_C, CONTROL)

    copied = QGuiApplication.clipboard().mimeData()
    assert copied.text().strip() == word
    assert not copied.hasHtml()


def turn(over: QWidget, by: int, modifier: Qt.KeyboardModifier = CONTROL) -> None:
    middle = QPointF(over.rect().center())
    wheel = QWheelEvent(
        middle,
        over.mapToGlobal(middle),
        QPoint(),
        QPoint(0, by),
        Qt.MouseButton.NoButton,
        modifier,
        Qt.ScrollPhase.NoScrollPhase,
        False,
    )
    QApplication.sendEvent(over, wheel)


def test_the_wheel_with_ctrl_changes_the_size_of_the_text(app: App) -> None:
    before = app.live.look.preferences
    viewport = app.reader.page.viewport()

    turn(viewport, 60)
    assert app.live.look.preferences == before
    turn(viewport, 60)
    larger = app.live.look.preferences
    turn(viewport, -120)

    assert larger.text_size > before.text_size
    assert app.live.look.preferences == before


@pytest.mark.parametrize("key", [Qt.Key.Key_W, Qt.Key.Key_Q])
def test_a_key_closes_the_window(app: App, qtbot: QtBot, key: Qt.Key) -> None:
    qtbot.keyClick(focused(), key, CONTROL)

    assert not app.window.isVisible()


def test_f11_fills_the_screen_and_ends_that(app: App, qtbot: QtBot) -> None:
    qtbot.keyClick(focused(), Qt.Key.Key_F11)
    was_full = app.window.isFullScreen()
    qtbot.keyClick(focused(), Qt.Key.Key_F11)

    assert was_full
    assert not app.window.isFullScreen()


def test_the_title_of_the_window_names_article_and_library(app: App) -> None:
    article = app.reader.article
    assert article is not None

    folder = app.library.now.folder.name

    assert app.window.windowTitle() == f"{article.title} — {folder} — Sourcebook"


def test_every_step_is_told_in_a_sentence_of_its_own() -> None:
    takes = [
        (f"{module.name}:{node.lineno}", {each.arg for each in node.keywords})
        for module in modules("desktop.live.edits")
        for node in module.nodes
        if isinstance(node, ast.Call) and ast.unparse(node.func) == "self._steps.take"
    ]

    assert takes
    assert [place for place, given in takes if not given & {"told", "said_back"}] == []


def test_what_is_thought_of_a_claim_is_told_as_a_person_would_say_it(
    app: App, qtbot: QtBot
) -> None:
    qtbot.waitUntil(lambda: app.live.tasks.is_idle, timeout=60_000)
    qtbot.keyClick(focused(), Qt.Key.Key_1, CONTROL)
    panel = app.sides["context"]
    rows = range(panel.cards.model().rowCount())
    keys = [panel.cards.model().index(row, 0).data(RecordRole).key for row in rows]
    panel.cards.go_to(next(row for row in rows if keys[row].startswith("claim:")))
    told = []

    for key in (Qt.Key.Key_D, Qt.Key.Key_A, Qt.Key.Key_A):
        qtbot.keyClick(focused(), key)
        told.append(app.window.foot.echo)

    assert [each.partition(": “")[0] for each in told] == [
        "You doubt",
        "You agree",
        "You leave it open",
    ]
    assert all(each.endswith("”") and "{" not in each for each in told)
