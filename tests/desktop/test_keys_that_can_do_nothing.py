"""A key that has nothing to act on says so, at the foot and to a screen reader."""

from __future__ import annotations

from collections.abc import Callable

import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QApplication, QMenu
from pytestqt.qtbot import QtBot

from desktop.app import App
from desktop.cards.panel import CardPanel
from desktop.core.pen import Pen
from desktop.core.span import Span
from desktop.desks.context_desk import ContextDesk
from desktop.desks.notes_desk import NotesDesk
from desktop.desks.side_desk import SideDesk
from desktop.desks.voices_desk import VoicesDesk
from tests.desktop.conftest import OpenApp

Key = Qt.Key
NONE = Qt.KeyboardModifier.NoModifier
CONTROL = Qt.KeyboardModifier.ControlModifier
SHIFT, ALT = Qt.KeyboardModifier.ShiftModifier, Qt.KeyboardModifier.AltModifier
IN_TEXT = {
    Key.Key_1: "Select words first",
    Key.Key_2: "Select words first",
    Key.Key_3: "Select words first",
    Key.Key_4: "Select words first",
    Key.Key_5: "Select words first",
    Key.Key_N: "Select words first",
    Key.Key_S: "Select words first",
    Key.Key_C: "Select words first",
    Key.Key_Delete: "Go to one of your marks first",
}
EVERYWHERE = {
    (Key.Key_Z, CONTROL): "nothing to undo",
    (Key.Key_Y, CONTROL): "nothing to do again",
    (Key.Key_J, CONTROL): "no place to show",
    (Key.Key_S, CONTROL): "Search for something first",
    (Key.Key_F3, NONE): "Find words on the page first",
    (Key.Key_F3, SHIFT): "Find words on the page first",
    (Key.Key_Left, ALT): "no place to go back to",
}


@pytest.fixture
def app(open_app: OpenApp) -> App:
    return open_app()


@pytest.fixture
def heard(monkeypatch: pytest.MonkeyPatch) -> list[str]:
    """What a screen reader is told."""
    said: list[str] = []
    monkeypatch.setattr("desktop.window.foot.announce", lambda _, words: said.append(words))
    return said


def press(qtbot: QtBot, key: Qt.Key, modifier: Qt.KeyboardModifier = NONE) -> None:
    focused = QApplication.focusWidget()
    assert focused is not None
    qtbot.keyClick(focused, key, modifier)


def on_plain_words(app: App) -> None:
    """Puts the keyboard where nothing is marked."""
    reader, page = app.reader, app.reader.page
    assert reader.article is not None
    places = range(len(reader.article.text))
    for place in places:
        page.go_to(Span(place, place))
        if not page.marks_at_caret():
            break
    page.setFocus()


@pytest.mark.parametrize("key", IN_TEXT)
def test_in_the_text(app: App, qtbot: QtBot, heard: list[str], key: Qt.Key) -> None:
    on_plain_words(app)

    press(qtbot, key)

    assert app.window.foot.state.startswith(IN_TEXT[key])
    assert heard == [app.window.foot.state]


@pytest.mark.parametrize(("key", "modifier"), EVERYWHERE)
def test_everywhere(
    app: App, qtbot: QtBot, heard: list[str], key: Qt.Key, modifier: Qt.KeyboardModifier
) -> None:
    app.reader.setFocus()

    press(qtbot, key, modifier)

    assert EVERYWHERE[key, modifier] in app.window.foot.state
    assert heard == [app.window.foot.state]


def test_marks_end_at_both_ends_of_the_text(app: App, qtbot: QtBot, heard: list[str]) -> None:
    article = app.reader.article
    assert article is not None
    app.reader.go_to(Span(0, 0))
    press(qtbot, Key.Key_Up, ALT)
    app.reader.go_to(Span(len(article.text), len(article.text)))
    press(qtbot, Key.Key_Down, ALT)

    assert heard == ["No marked passage stands before this.", "No marked passage comes after this."]


@pytest.mark.parametrize(
    ("desk", "keys"), [(ContextDesk, "C"), (VoicesDesk, "WSLC"), (NotesDesk, "ECHPK")]
)
def test_beside_the_text_where_no_card_is_chosen(
    app: App, qtbot: QtBot, heard: list[str], desk: type[SideDesk[CardPanel]], keys: str
) -> None:
    app.reader.mark_wanted.emit(Span(0, 5), Pen.CLAIM)
    panel = app.sides.desk(desk).panel
    heard.clear()
    app.window.show_side(panel)
    panel.cards.setFocus()
    panel.cards.setCurrentIndex(panel.cards.model().index(-1, 0))

    for key in keys:
        qtbot.keyClick(panel, key)

    assert len(heard) == len(keys)
    assert all(words.startswith("Choose a ") for words in heard)


def test_on_a_mark_on_which_nothing_was_written(app: App, qtbot: QtBot, heard: list[str]) -> None:
    app.reader.mark_wanted.emit(Span(0, 5), Pen.CLAIM)
    panel = app.sides.desk(NotesDesk).panel
    app.window.show_side(panel)
    panel.cards.setFocus()
    panel.cards.go_to(0)
    heard.clear()

    for key in "PHK":
        qtbot.keyClick(panel, key)

    assert heard == [
        "Nothing was written on this mark.",
        "Nothing was written on this mark.",
        "This note was not written elsewhere as well.",
    ]


def test_what_can_do_nothing_is_grey_in_the_menu(app: App) -> None:
    app.window.top_bar.commands.click()

    menu = next(menu for menu in app.window.findChildren(QMenu) if menu.isVisible())
    grey = {line.text() for line in menu.actions() if not line.isEnabled()}
    assert {"Undo", "Redo", "Save this search", "Next place", "Place before"} <= grey
    assert {"Search", "What the keys do", "Find in this article"}.isdisjoint(grey)
    menu.close()


def test_a_line_of_the_menu_does_what_its_key_does(app: App) -> None:
    app.window.top_bar.commands.click()
    menu = next(menu for menu in app.window.findChildren(QMenu) if menu.isVisible())
    line = next(line for line in menu.actions() if line.text() == "Larger text")
    before = app.live.look.preferences

    line.trigger()

    assert app.live.look.preferences != before
    menu.close()


def in_the_text(app: App) -> None:
    on_plain_words(app)


def beside_the_text(desk: type[SideDesk[CardPanel]]) -> Callable[[App], None]:
    def go(app: App) -> None:
        panel = app.sides.desk(desk).panel
        app.window.show_side(panel)
        panel.setFocus()

    return go


@pytest.mark.parametrize(
    "go", [in_the_text, *(beside_the_text(each) for each in (ContextDesk, VoicesDesk, NotesDesk))]
)
def test_a_sign_that_means_nothing_here_says_so_once(
    app: App, qtbot: QtBot, heard: list[str], go: Callable[[App], None]
) -> None:
    go(app)
    heard.clear()

    press(qtbot, Key.Key_X)

    assert heard == ["X does nothing here. F1 shows what each key does."]
    assert app.window.foot.state == heard[0]
