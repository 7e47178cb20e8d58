"""Whatever stands in the page's place comes, is told of, is dressed and goes in one way."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from contextlib import contextmanager
from pathlib import Path

import pytest
from PySide6.QtCore import QEvent, QObject, Qt
from PySide6.QtGui import QFontInfo
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QLabel, QPushButton, QWidget
from pytestqt.qtbot import QtBot

from desktop.app import App
from desktop.appearance.fonts import Role
from desktop.appearance.keys_in_words import KeysInUse
from desktop.appearance.plain_words import tell_keys
from desktop.covering.panel import CoveringPanel
from desktop.desks.commands_desk import OWN_KEYS
from desktop.panel import USUAL_KEYS
from desktop.window.own_keys import OwnKeys
from tests.desktop.conftest import OpenApp
from tests.desktop.covered_pages import COVERED, Covers, rests

every_panel = pytest.mark.parametrize("covers", COVERED, ids=lambda each: each.__name__)
NONE = Qt.KeyboardModifier.NoModifier
OTHER = "Ctrl+Alt+Shift+F35"
# One key of each.
USUAL = {
    "LibraryPanel": "O",
    "LessonPanel": "G",
    "AddingSheet": "V",
    "LoadingSheet": "A",
    "ChangedSheet": "Y",
    "WritingPanel": "C",
    "EvidencePanel": "N",
    "EssayPanel": "O",
}


@pytest.fixture
def app(open_app: OpenApp, qtbot: QtBot) -> App:
    app = open_app(1366, 768)
    rests(app, qtbot)
    return app


def press(app: App, key: Qt.Key, modifier: Qt.KeyboardModifier = NONE) -> None:
    QTest.keyClick(app.window.windowHandle(), key, modifier)
    QApplication.processEvents()


def has_keyboard(part: QWidget) -> bool:
    focused = QApplication.focusWidget()
    return focused is not None and (focused is part or part.isAncestorOf(focused))


def goes_back(app: App) -> None:
    """Presses Esc until the page is there: twice at most, where a field is written in."""
    for _ in range(2):
        if app.window.over_page is not None:
            press(app, Qt.Key.Key_Escape)


def seeks(app: App, qtbot: QtBot, words: str) -> QWidget:
    """Searches; gives the results in the page's place."""
    app.screen.search_field.search_for(words)
    qtbot.waitUntil(lambda: app.window.is_searching, timeout=60_000)
    rests(app, qtbot)
    results = app.window.over_page
    assert results is not None
    return results


def told_of_page(app: App) -> list[str]:
    """What the foot says of the page while nothing covers it."""
    return [app.window.foot.where, app.window.foot.what]


class ShownWindows(QObject):
    """Notes what is shown as a window of its own."""

    def __init__(self) -> None:
        super().__init__()
        self.seen: list[str] = []

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        if event.type() is QEvent.Type.Show and isinstance(watched, QWidget) and watched.isWindow():
            self.seen.append(f"{type(watched).__name__} {watched.accessibleName()}")
        return False


@contextmanager
def no_window_is_shown() -> Iterator[None]:
    """What is shown before it has a parent flashes up, and takes the keyboard from the window."""
    shown = ShownWindows()
    application = QApplication.instance()
    assert application is not None
    application.installEventFilter(shown)
    yield
    application.removeEventFilter(shown)
    assert shown.seen == []


@every_panel
def test_it_comes_with_the_keyboard_and_says_what_it_is(
    app: App, qtbot: QtBot, tmp_path: Path, covers: Covers
) -> None:
    with no_window_is_shown():
        panel = covers(app, qtbot, tmp_path)

    assert app.window.over_page is panel
    assert has_keyboard(panel)
    assert app.window.foot.where == panel.name
    assert panel.accessibleName() == panel.name
    if panel.sums():
        assert app.window.foot.what == panel.sums()
    has_no_large_title_in_a_low_window(app, panel)


def has_no_large_title_in_a_low_window(app: App, panel: CoveringPanel) -> None:
    large = app.live.look.theme.type.font(Role.TITLE).pixelSize()

    app.window.resize(640, 360)
    QApplication.processEvents()

    assert panel.is_low
    assert largest_letters(panel) < large


@every_panel
def test_the_page_comes_back_with_the_keyboard_and_the_foot_tells_of_it(
    app: App, qtbot: QtBot, tmp_path: Path, covers: Covers
) -> None:
    app.reader.setFocus()
    before = told_of_page(app)
    article = app.live.open.article
    assert article is not None

    def escape_in_the_bar() -> None:
        app.window.top_bar.look.setFocus(Qt.FocusReason.TabFocusReason)
        press(app, Qt.Key.Key_Escape)

    def open_an_article() -> None:
        app.reading.open_article(article.id)
        app.reader.setFocus()

    ways: dict[str, Callable[[], None]] = {
        "Esc in it": lambda: goes_back(app),
        "Esc in the bar": escape_in_the_bar,
        "an article": open_an_article,
    }
    for way, go_back in ways.items():
        app.reader.setFocus()
        panel = covers(app, qtbot, tmp_path)
        assert panel.isVisible(), way

        go_back()
        rests(app, qtbot)

        assert app.window.over_page is None, way
        assert not panel.isVisible(), way
        assert has_keyboard(app.reader), way
        assert before[0].startswith("¶")
        assert app.window.foot.where == before[0], way
        assert app.window.foot.what not in {panel.sums(), ""}, way


@every_panel
def test_of_two_texts_the_one_that_was_read_gets_the_keyboard(
    app: App, qtbot: QtBot, tmp_path: Path, covers: Covers
) -> None:
    first = app.reader.article
    others = sorted(app.library.now.articles.ids())
    app.beside.desk.get().open(next(each for each in others if first and each != first.id))
    rests(app, qtbot)
    second = app.beside.readers[1]
    second.setFocus()
    panel = covers(app, qtbot, tmp_path)
    assert app.screen.reading_in is second

    goes_back(app)

    assert not panel.isVisible()
    assert has_keyboard(second)


@every_panel
def test_it_takes_the_place_of_results_which_come_again_when_something_else_is_sought(
    app: App, qtbot: QtBot, tmp_path: Path, covers: Covers
) -> None:
    results = seeks(app, qtbot, "talks")

    panel = covers(app, qtbot, tmp_path)
    assert panel.isVisible()
    goes_back(app)
    assert app.window.over_page is None

    assert seeks(app, qtbot, "bridge") is results


def largest_letters(panel: CoveringPanel) -> int:
    """How large the largest words are that stand on a panel."""
    words = [*panel.findChildren(QLabel), *panel.findChildren(QPushButton)]
    sizes = [QFontInfo(each.font()).pixelSize() for each in words if each.isVisible()]
    return max(sizes)


def test_keys_that_its_reader_chose_are_those_of_panels_that_were_not_seen_yet(
    app: App,
) -> None:
    keys = OwnKeys(chosen={f"{panel}: {usual}": OTHER for panel, usual in USUAL.items()})
    app.live.look.keep(OWN_KEYS, keys.as_stored())

    made = [app.reading.library_panel()]
    made += [make() for _, make in app.screen.covering]
    made += [panel for _, panel in app.commands.rare.get().parts()]

    own = {
        type(panel).__name__: action.shortcut().toString()
        for panel in made
        for action in panel.actions()
        if action.property(USUAL_KEYS) == USUAL[type(panel).__name__]
    }
    tell_keys(KeysInUse())
    assert own == dict.fromkeys(USUAL, OTHER)
