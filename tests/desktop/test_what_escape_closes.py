"""Esc closes what is nearest, from wherever the keyboard is, and leads at last to the text."""

from __future__ import annotations

import sys
from collections.abc import Callable
from threading import Event

import pytest
from PySide6.QtCore import Qt
from PySide6.QtGui import QGuiApplication
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QTabBar, QWidget
from pytestqt.qtbot import QtBot

from desktop.adding.preview import PastePreview
from desktop.app import App
from desktop.core.span import Span
from desktop.reader.reader import Reader
from desktop.word.word_card import WordCard
from tests.desktop.conftest import OpenApp

Key = Qt.Key
CONTROL, SHIFT = Qt.KeyboardModifier.ControlModifier, Qt.KeyboardModifier.ShiftModifier
ALT, NONE = Qt.KeyboardModifier.AltModifier, Qt.KeyboardModifier.NoModifier


def press(app: App, key: Qt.Key, modifier: Qt.KeyboardModifier = NONE) -> None:
    QTest.keyClick(app.window.windowHandle(), key, modifier)
    QApplication.processEvents()


def rest(app: App, qtbot: QtBot) -> None:
    qtbot.waitUntil(lambda: app.live.tasks.is_idle, timeout=60_000)


def is_look_open(app: App) -> bool:
    panel = app.looking.panel
    return panel is not None and not panel.isHidden()


def is_selected(reader: Reader) -> bool:
    return reader.page.selection() is not None


def select(reader: Reader) -> None:
    reader.go_to(Span(0, 0))
    window = reader.window().windowHandle()
    QTest.keyClick(window, Key.Key_Right, CONTROL | SHIFT)


def two_texts(app: App) -> Reader:
    """Opens a second text; gives its page."""
    first = app.reader.article
    others = sorted(app.library.now.articles.ids())
    app.beside.desk.get().open(next(each for each in others if first and each != first.id))
    return app.beside.readers[1]


def has_keyboard(part: QWidget) -> bool:
    focused = QApplication.focusWidget()
    return focused is not None and (focused is part or part.isAncestorOf(focused))


def button_of_the_bar(app: App) -> None:
    app.window.top_bar.look.setFocus(Qt.FocusReason.TabFocusReason)


def tabs_beside_the_text(app: App) -> None:
    tabs = app.window.side.findChild(QTabBar)
    assert tabs is not None
    tabs.setFocus(Qt.FocusReason.TabFocusReason)


def card_of_a_person(app: App) -> None:
    found = app.live.open.reading
    assert found is not None
    app.sheets.ask_who_that_is(found.ledger.voices[0].speaker.name)


def other_sources(app: App) -> None:
    select(app.reader)
    press(app, Key.Key_C)


PLACES: dict[str, Callable[[App], object]] = {
    "text": lambda app: app.reader.setFocus(),
    "field": lambda app: app.screen.search_field.setFocus(),
    "bar": button_of_the_bar,
    "shelf": lambda app: app.screen.shelf.setFocus(),
    "tabs": tabs_beside_the_text,
    "context": lambda app: press(app, Key.Key_1, CONTROL),
    "voices": lambda app: press(app, Key.Key_2, CONTROL),
    "notes": lambda app: press(app, Key.Key_3, CONTROL),
    "person": card_of_a_person,
    "other sources": other_sources,
}


@pytest.mark.parametrize("place", PLACES)
def test_the_open_panel_goes_from_wherever_the_keyboard_is(
    place: str, open_app: OpenApp, qtbot: QtBot
) -> None:
    app = open_app()
    rest(app, qtbot)
    app.reader.setFocus()
    press(app, Key.Key_T, CONTROL)
    PLACES[place](app)
    rest(app, qtbot)
    assert is_look_open(app)
    if place != "text":
        assert not has_keyboard(app.reader)

    press(app, Key.Key_Escape)

    assert not is_look_open(app)


def test_the_open_panel_goes_after_tab_led_out_of_it_either_way(
    open_app: OpenApp, qtbot: QtBot
) -> None:
    app = open_app()
    rest(app, qtbot)
    for key, modifier in ((Key.Key_Tab, NONE), (Key.Key_Backtab, SHIFT)):
        press(app, Key.Key_T, CONTROL)
        panel = app.looking.panel
        assert panel is not None
        for _ in range(40):
            press(app, key, modifier)
            if not has_keyboard(panel):
                break
        assert not has_keyboard(panel)

        press(app, Key.Key_Escape)

        assert not is_look_open(app)


def test_each_press_goes_one_step_and_the_last_is_the_text(open_app: OpenApp, qtbot: QtBot) -> None:
    """What is open at once: a selection, the panel, the bar that finds, a sheet, two texts."""
    app = open_app()
    rest(app, qtbot)
    second = two_texts(app)
    select(app.reader)
    press(app, Key.Key_F, CONTROL)
    press(app, Key.Key_T, CONTROL)
    select(second)
    app.reader.setFocus()
    button_of_the_bar(app)
    finding = app.screen.reading_in.finding

    def state() -> tuple[bool, bool, bool, bool]:
        selected = is_selected(app.reader) or is_selected(second)
        return selected, is_look_open(app), finding.is_open, app.beside.is_open

    seen = [state()]
    for _ in range(4):
        press(app, Key.Key_Escape)
        seen.append(state())

    assert seen == [
        (True, True, True, True),
        (False, True, True, True),
        (False, False, True, True),
        (False, False, False, True),
        (False, False, False, False),
    ]
    assert has_keyboard(app.reader)


@pytest.mark.parametrize("place", ["first", "second", "cards"])
def test_of_two_texts_words_are_let_go_of_before_one_closes(
    place: str, open_app: OpenApp, qtbot: QtBot
) -> None:
    app = open_app()
    rest(app, qtbot)
    second = two_texts(app)
    rest(app, qtbot)
    for reader, other in ((app.reader, second), (second, app.reader)):
        select(reader)
        homes = {"first": app.reader, "second": second, "cards": app.beside.desk.get().cards}
        homes[place].setFocus()
        assert is_selected(reader)
        assert not is_selected(other)

        press(app, Key.Key_Escape)

        assert not is_selected(reader)
        assert app.beside.is_open
    press(app, Key.Key_Escape)
    assert not app.beside.is_open


def test_a_search_that_is_typed_ends_before_the_panel_goes(open_app: OpenApp, qtbot: QtBot) -> None:
    app = open_app()
    rest(app, qtbot)
    press(app, Key.Key_T, CONTROL)
    press(app, Key.Key_K, CONTROL)
    QTest.keyClicks(app.screen.search_field, "talks")
    qtbot.waitUntil(lambda: app.searching.results.query == "talks", timeout=60_000)

    press(app, Key.Key_Escape)
    assert not app.window.is_searching
    assert is_look_open(app)
    press(app, Key.Key_Escape)

    assert not is_look_open(app)
    assert has_keyboard(app.reader)


def test_the_card_of_a_word_goes_before_the_panel(open_app: OpenApp, qtbot: QtBot) -> None:
    app = open_app()
    rest(app, qtbot)
    press(app, Key.Key_T, CONTROL)
    app.reader.go_to(Span(0, 0))
    press(app, Key.Key_D)
    card = app.sheets.words.card
    qtbot.waitUntil(card.isVisible, timeout=60_000)

    press(app, Key.Key_Escape)
    assert not card.isVisible()
    assert is_look_open(app)
    press(app, Key.Key_Escape)

    assert not is_look_open(app)


def test_writing_ends_before_the_panel_goes(open_app: OpenApp, qtbot: QtBot) -> None:
    app = open_app()
    rest(app, qtbot)
    press(app, Key.Key_T, CONTROL)
    select(app.reader)
    press(app, Key.Key_N)
    QTest.keyClicks(app.notes.editor.focusWidget(), "why")

    press(app, Key.Key_Escape)
    assert is_look_open(app)
    assert not app.notes.is_writing
    press(app, Key.Key_Escape)

    assert not is_look_open(app)


def test_a_form_that_is_written_in_goes_before_the_panel(open_app: OpenApp, qtbot: QtBot) -> None:
    app = open_app()
    rest(app, qtbot)
    press(app, Key.Key_T, CONTROL)
    press(app, Key.Key_I, CONTROL)
    rest(app, qtbot)
    before = app.window.side.has_sheet, is_look_open(app)

    press(app, Key.Key_Escape)
    after_one = app.window.side.has_sheet, is_look_open(app)
    press(app, Key.Key_Escape)

    assert (before, after_one) == ((True, True), (False, True))
    assert not is_look_open(app)


@pytest.mark.parametrize("place", ["bar", "shelf", "context", "tabs"])
@pytest.mark.parametrize("width", [700, 1440])
def test_with_nothing_open_it_leads_to_the_text(
    place: str, width: int, open_app: OpenApp, qtbot: QtBot
) -> None:
    app = open_app(width=width)
    rest(app, qtbot)
    if place == "shelf" and app.screen.shelf.isHidden():
        press(app, Key.Key_B, CONTROL)
    PLACES[place](app)
    assert not has_keyboard(app.reader)

    press(app, Key.Key_Escape)

    assert has_keyboard(app.reader)
    assert app.screen.shelf.isHidden() == (width < 900)
    assert not app.window.middle.is_side_over_page


def test_from_the_bar_results_give_the_page_its_place_again(
    open_app: OpenApp, qtbot: QtBot
) -> None:
    app = open_app()
    rest(app, qtbot)
    press(app, Key.Key_K, CONTROL)
    button_of_the_bar(app)

    press(app, Key.Key_Escape)

    assert app.window.over_page is None
    assert has_keyboard(app.reader)


def test_a_word_that_is_being_looked_up_is_let_go_of_first(
    open_app: OpenApp, qtbot: QtBot, monkeypatch: pytest.MonkeyPatch
) -> None:
    answered = Event()
    monkeypatch.setattr(
        "desktop.core.dictionary.word_meaning.meaning_of", lambda *_: answered.wait(20)
    )
    app = open_app()
    rest(app, qtbot)
    select(app.reader)
    press(app, Key.Key_D)
    qtbot.waitUntil(lambda: app.window.foot.state == "Looking it up …", timeout=60_000)

    press(app, Key.Key_Escape)
    answered.set()
    rest(app, qtbot)

    assert app.window.foot.state == "Stopped"
    assert is_selected(app.reader)
    assert app.window.findChildren(WordCard) == []


def test_copied_words_that_are_being_read_are_let_go_of(open_app: OpenApp, qtbot: QtBot) -> None:
    app = open_app()
    rest(app, qtbot)
    QGuiApplication.clipboard().setText("The lamp on the harbour wall went out at nine. " * 9)
    app.reader.setFocus()
    press(app, Key.Key_V, CONTROL)
    assert "Reading the words" in app.window.foot.state

    press(app, Key.Key_Escape)
    rest(app, qtbot)

    assert app.window.foot.state == "Stopped"
    assert app.window.findChildren(PastePreview) == []


def test_looking_up_a_first_word_loads_nothing_in_the_window(
    open_app: OpenApp, qtbot: QtBot, monkeypatch: pytest.MonkeyPatch
) -> None:
    app = open_app()
    rest(app, qtbot)
    app.reader.go_to(Span(0, 0))
    started: list[str] = []
    monkeypatch.setattr(app.live.tasks, "start", lambda topic, *_, **__: started.append(topic))
    for name in [each for each in sys.modules if each.startswith("desktop.core.dictionary")]:
        monkeypatch.delitem(sys.modules, name)

    press(app, Key.Key_D)

    # A window that has been open for a while copies and gets ready by itself meanwhile.
    assert [each for each in started if each not in ("backup", "ready")] == ["meaning"]
    assert [each for each in sys.modules if each.startswith("desktop.core.dictionary")] == []
