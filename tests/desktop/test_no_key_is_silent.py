"""Wherever the keyboard is, a key that means something elsewhere does something or says why not."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from pathlib import Path

import pytest
from PySide6.QtCore import SIGNAL, QKeyCombination, Qt
from PySide6.QtGui import QAction, QKeySequence
from PySide6.QtTest import QTest
from PySide6.QtWidgets import (
    QApplication,
    QLabel,
    QLineEdit,
    QPlainTextEdit,
    QTabBar,
    QTextEdit,
    QWidget,
)
from pytestqt.qtbot import QtBot

from desktop.app import App
from desktop.core.pen import Pen
from desktop.core.span import Span
from desktop.desks.context_desk import ContextDesk
from desktop.desks.notes_desk import NotesDesk
from desktop.desks.questions_desk import QuestionsDesk
from desktop.desks.side_desk import SideDesk
from desktop.desks.voices_desk import VoicesDesk
from desktop.panel import Panel
from desktop.reader.marked_list import MarkedList
from tests.desktop.conftest import OpenApp
from tests.desktop.covered_pages import COVERED, Covers, library, rests

Key = Qt.Key
CONTROL, SHIFT = Qt.KeyboardModifier.ControlModifier, Qt.KeyboardModifier.ShiftModifier
NONE = Qt.KeyboardModifier.NoModifier
Goes = Callable[[App, QtBot, Path], object]
# Keys that move the keyboard, in lists, tabs and fields, and those by which words are edited.
MOVING = {
    *(Key.Key_Up, Key.Key_Down, Key.Key_Left, Key.Key_Right, Key.Key_Return, Key.Key_Enter),
    *(Key.Key_Escape, Key.Key_Tab),
}
EDITING = {Key.Key_Delete, Key.Key_Z, Key.Key_A, Key.Key_C, Key.Key_Y}


def text(app: App, _qtbot: QtBot, _folder: Path) -> None:
    app.reader.setFocus()


def shelf(app: App, _qtbot: QtBot, _folder: Path) -> None:
    app.screen.shelf.setFocus()


def beside(desk: type[SideDesk]) -> Goes:  # type: ignore[type-arg] # any panel
    def go(app: App, _qtbot: QtBot, _folder: Path) -> None:
        panel = app.sides.desk(desk).panel
        app.window.show_side(panel)
        panel.setFocus()

    go.__name__ = desk.__name__
    return go


def search_field(app: App, _qtbot: QtBot, _folder: Path) -> None:
    app.searching.begin()


def results(app: App, qtbot: QtBot, _folder: Path) -> None:
    app.searching.search_words("talks")
    qtbot.waitUntil(lambda: app.searching.results.query == "talks", timeout=60_000)
    rests(app, qtbot)
    app.searching.results.enter()


def examples_of_searches(app: App, _qtbot: QtBot, _folder: Path) -> None:
    app.searching.begin()
    app.searching.results.enter()


def words_to_find(app: App, _qtbot: QtBot, _folder: Path) -> None:
    app.reader.setFocus()
    press(Key.Key_F, CONTROL)


def button_of_the_bar(app: App, _qtbot: QtBot, _folder: Path) -> None:
    app.window.top_bar.look.setFocus(Qt.FocusReason.TabFocusReason)


def tabs(app: App, _qtbot: QtBot, _folder: Path) -> None:
    bar = app.window.side.findChild(QTabBar)
    assert bar is not None
    bar.setFocus(Qt.FocusReason.TabFocusReason)


def foot(app: App, _qtbot: QtBot, _folder: Path) -> None:
    app.reader.mark_wanted.emit(Span(0, 20), Pen.EVIDENCE)
    app.window.foot.undo_it.setFocus(Qt.FocusReason.TabFocusReason)


def card_of_a_person(app: App, qtbot: QtBot, _folder: Path) -> None:
    found = app.live.open.reading
    assert found is not None
    app.sheets.ask_who_that_is(found.ledger.voices[0].speaker.name)
    rests(app, qtbot)


def other_sources(app: App, qtbot: QtBot, _folder: Path) -> None:
    app.sheets.compare_words(Span(0, 20))
    rests(app, qtbot)


def second_text(app: App, qtbot: QtBot, _folder: Path) -> None:
    first = app.reader.article
    others = sorted(app.library.now.articles.ids())
    app.beside.desk.get().open(next(each for each in others if first and each != first.id))
    rests(app, qtbot)


def between_two_texts(app: App, qtbot: QtBot, folder: Path) -> None:
    second_text(app, qtbot, folder)
    app.beside.desk.get().enter_cards()


IN_WINDOW: tuple[Goes, ...] = (
    *(text, shelf),
    *(beside(each) for each in (ContextDesk, VoicesDesk, NotesDesk, QuestionsDesk)),
    *(search_field, results, examples_of_searches, words_to_find),
    *(button_of_the_bar, tabs, foot, card_of_a_person, other_sources),
    *(second_text, between_two_texts),
)


@pytest.fixture
def app(open_app: OpenApp, qtbot: QtBot) -> App:
    app = open_app(1366, 768)
    rests(app, qtbot)
    return app


@pytest.fixture
def heard(monkeypatch: pytest.MonkeyPatch) -> list[str]:
    """What a screen reader is told from the foot."""
    said: list[str] = []
    monkeypatch.setattr("desktop.window.foot.announce", lambda _, words: said.append(words))
    return said


def press(key: Qt.Key, modifier: Qt.KeyboardModifier = NONE) -> None:
    focused = QApplication.focusWidget()
    assert focused is not None
    QTest.keyClick(focused, key, modifier)
    QApplication.processEvents()


def actions_at(widget: QWidget) -> Iterator[QAction]:
    """What the keys of a widget do, and of all that it stands in."""
    part: QWidget | None = widget
    while part is not None:
        yield from part.actions()
        part = None if part.isWindow() else part.parentWidget()


def keys_of(actions: Iterator[QAction]) -> set[str]:
    return {keys.toString() for action in actions for keys in action.shortcuts()}


def is_unheard(panel: Panel) -> bool:
    return panel.isVisible() and panel.receivers(SIGNAL("refused(QString)")) == 0


def pressed(name: str) -> QKeyCombination:
    """What is pressed for keys of one press."""
    return QKeySequence(name)[0]  # type: ignore[index, no-any-return] # Qt's own


def is_heeded(home: QWidget, keys: QKeyCombination) -> bool:
    """Whether a widget of Qt's does something with keys by itself."""
    if keys.key() in MOVING:
        return True
    if not isinstance(home, QLineEdit | QPlainTextEdit | QTextEdit | QLabel):
        return False
    is_typed = not keys.keyboardModifiers() & CONTROL and keys.key() < Key.Key_Escape
    return is_typed or keys.key() in EDITING


@pytest.mark.parametrize("goes", [*IN_WINDOW, *COVERED], ids=lambda each: each.__name__)
def test_a_key_of_another_place_says_that_it_does_nothing_here(
    app: App, qtbot: QtBot, tmp_path: Path, heard: list[str], goes: Goes
) -> None:
    goes(app, qtbot, tmp_path)
    rests(app, qtbot)
    home = QApplication.focusWidget()
    assert home is not None
    elsewhere = (app.reader, app.screen.shelf, *app.sides, app.reading.library_panel())
    wanted = {each for part in elsewhere for each in keys_of(iter(part.actions()))}
    silent = []

    for name in (*sorted(wanted - keys_of(actions_at(home))), "F12", "Ctrl+Shift+U"):
        keys = pressed(name)
        if is_heeded(home, keys):
            continue
        heard.clear()
        QTest.keyClick(home, keys.key(), keys.keyboardModifiers())
        if len(heard) != 1 or app.window.foot.state != heard[0]:
            silent.append((name, tuple(heard)))

    assert silent == []
    assert QApplication.focusWidget() is home
    # What a panel refuses is told by somebody.
    unheard = [type(each).__name__ for each in app.window.findChildren(Panel) if is_unheard(each)]
    assert unheard == []


@pytest.mark.parametrize("goes", IN_WINDOW, ids=lambda each: each.__name__)
def test_all_that_is_marked_is_listed_wherever_the_text_is_seen(
    app: App, qtbot: QtBot, tmp_path: Path, heard: list[str], goes: Goes
) -> None:
    goes(app, qtbot, tmp_path)
    rests(app, qtbot)
    heard.clear()

    press(Key.Key_F7)

    listed = app.window.findChild(MarkedList)
    is_listed = listed is not None and listed.isVisible()
    why = "text on the page" if app.window.over_page is not None else "Nothing is marked"
    assert is_listed or [why in words for words in heard] == [True]


ON_TEXT = {
    "F7": (Key.Key_F7, NONE),
    "F9": (Key.Key_F9, NONE),
    "Ctrl+I": (Key.Key_I, CONTROL),
    "Ctrl+Shift+I": (Key.Key_I, CONTROL | SHIFT),
    "Ctrl+Shift+F": (Key.Key_F, CONTROL | SHIFT),
    "Ctrl+Shift+C": (Key.Key_C, CONTROL | SHIFT),
    "Ctrl+Shift+B": (Key.Key_B, CONTROL | SHIFT),
}


@pytest.mark.parametrize("covers", COVERED, ids=lambda each: each.__name__)
def test_what_is_done_with_the_text_is_refused_where_something_covers_it(
    app: App, qtbot: QtBot, tmp_path: Path, heard: list[str], covers: Covers
) -> None:
    panel = covers(app, qtbot, tmp_path)
    rests(app, qtbot)
    told = {}

    for name, (key, modifier) in ON_TEXT.items():
        heard.clear()
        press(key, modifier)
        told[name] = len(heard) == 1 and "text" in heard[0] and app.window.over_page is panel

    assert told == dict.fromkeys(ON_TEXT, True)


@pytest.mark.parametrize("number", [1, 2, 3, 4])
def test_the_key_of_the_panel_that_has_the_keyboard_says_so(
    app: App, heard: list[str], number: int
) -> None:
    app.reader.setFocus()
    key = Key(Key.Key_0 + number)
    press(key, CONTROL)
    heard.clear()

    press(key, CONTROL)
    press(Key.Key_B, CONTROL | SHIFT)

    assert [words.endswith("already. Esc leads to the text.") for words in heard] == [True, True]


def test_letters_that_lead_to_no_row_of_the_shelf_say_so(app: App, heard: list[str]) -> None:
    app.screen.shelf.setFocus()
    heard.clear()

    press(Key.Key_Q)

    assert heard == ["Nothing on the shelf begins with “Q”."]


def test_a_menu_of_no_card_says_so(app: App, heard: list[str]) -> None:
    beside(NotesDesk)(app, None, Path())  # type: ignore[arg-type] # nothing is waited for
    heard.clear()

    press(Key.Key_F10, SHIFT)

    assert heard == ["Choose a card first: the arrow keys go through them."]


def test_a_held_key_says_it_once(app: App, qtbot: QtBot, heard: list[str], tmp_path: Path) -> None:
    library(app, qtbot, tmp_path)
    heard.clear()

    for key in (Key.Key_Shift, Key.Key_Control, Key.Key_Alt, Key.Key_CapsLock):
        press(key)

    assert heard == []
