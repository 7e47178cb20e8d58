"""What stands in the page's place gives way to what stood there before it, the results too."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QWidget
from pytestqt.qtbot import QtBot

from desktop.app import App
from desktop.cards.record_list import RecordRole
from desktop.core.passage import PassageRef
from desktop.search.rows import ArticleHeading, PassageRow
from tests.desktop.conftest import OpenApp
from tests.desktop.covered_pages import COVERED, Covers, library, rests

Key = Qt.Key
CONTROL, ALT = Qt.KeyboardModifier.ControlModifier, Qt.KeyboardModifier.AltModifier
NONE = Qt.KeyboardModifier.NoModifier
every_panel = pytest.mark.parametrize("covers", COVERED, ids=lambda each: each.__name__)


@pytest.fixture
def app(open_app: OpenApp, qtbot: QtBot) -> App:
    app = open_app(1366, 768)
    rests(app, qtbot)
    app.reader.setFocus()
    return app


def press(app: App, key: Qt.Key, modifier: Qt.KeyboardModifier = NONE) -> None:
    QTest.keyClick(app.window.windowHandle(), key, modifier)
    QApplication.processEvents()


def has_keyboard(part: QWidget) -> bool:
    focused = QApplication.focusWidget()
    return focused is not None and (focused is part or part.isAncestorOf(focused))


def chosen(app: App) -> PassageRef:
    """The passage among the results that the keyboard is on."""
    row = app.searching.results.rows.currentIndex().data(RecordRole)
    assert isinstance(row, PassageRow | ArticleHeading)
    return row.result.ref if isinstance(row, PassageRow) else row.first


def chooses_the_second_result(app: App, qtbot: QtBot) -> PassageRef:
    press(app, Key.Key_K, CONTROL)
    QTest.keyClicks(app.screen.search_field, "talks")
    qtbot.waitUntil(lambda: app.searching.results.query == "talks", timeout=60_000)
    rests(app, qtbot)
    press(app, Key.Key_Down)
    press(app, Key.Key_Down)
    return chosen(app)


def is_back(app: App, qtbot: QtBot, passage: PassageRef) -> bool:
    """Whether the results are there, with the keyboard on the passage it was on."""
    rests(app, qtbot)
    results = app.searching.results
    return app.window.over_page is results and has_keyboard(results) and chosen(app) == passage


def steps_back(app: App, most: int = 3) -> None:
    """Presses Esc until the results are there: more often where a field is written in."""
    for _ in range(most):
        if not app.window.is_searching:
            press(app, Key.Key_Escape)


@every_panel
@pytest.mark.parametrize("is_typing", [False, True])
def test_a_panel_gives_the_results_back_as_they_were(
    app: App, qtbot: QtBot, tmp_path: Path, covers: Covers, is_typing: bool
) -> None:
    before = app.window.foot.where
    passage = chooses_the_second_result(app, qtbot)
    if is_typing:
        press(app, Key.Key_K, CONTROL)
    panel = covers(app, qtbot, tmp_path)
    assert panel.isVisible()

    steps_back(app)

    assert is_back(app, qtbot, passage)
    assert app.window.foot.where == app.searching.results.sums()
    press(app, Key.Key_Escape)
    assert app.window.over_page is None
    assert has_keyboard(app.reader)
    assert app.window.foot.where == before


def beside(key: Qt.Key) -> Callable[[App], None]:
    return lambda app: press(app, key, CONTROL)


def find(app: App) -> None:
    press(app, Key.Key_F, CONTROL)


def another_article(app: App) -> str:
    here = app.live.open.article
    return next(each for each in sorted(app.library.now.articles.ids()) if here and each != here.id)


def from_the_shelf(app: App) -> None:
    app.screen.shelf.article_chosen.emit(another_article(app))


def beside_the_page(app: App) -> None:
    app.screen.shelf.beside_wanted.emit(another_article(app))


def by_the_library(app: App) -> None:
    app.reading.browse("all", "")
    app.reading.browsing.get().article_wanted.emit(another_article(app))


WAYS: dict[str, Callable[[App], None]] = {
    "context": beside(Key.Key_1),
    "voices": beside(Key.Key_2),
    "notes": beside(Key.Key_3),
    "questions": beside(Key.Key_4),
    "words to find": find,
    "shelf": from_the_shelf,
    "second text": beside_the_page,
    "library": by_the_library,
}


@pytest.mark.parametrize("way", WAYS)
def test_from_the_text_esc_leads_back_to_the_results_it_was_come_to_from(
    app: App, qtbot: QtBot, way: str
) -> None:
    here = app.live.open.article
    passage = chooses_the_second_result(app, qtbot)

    WAYS[way](app)
    rests(app, qtbot)

    assert app.window.over_page is None
    assert "Esc leads back" in app.window.foot.state
    steps_back(app)
    assert is_back(app, qtbot, passage)
    press(app, Key.Key_Escape)
    rests(app, qtbot)
    assert app.window.over_page is None
    assert app.live.open.article == here


def test_the_text_after_that_leads_to_no_results_any_more(app: App, qtbot: QtBot) -> None:
    here = app.live.open.article
    chooses_the_second_result(app, qtbot)
    from_the_shelf(app)
    rests(app, qtbot)
    assert here is not None

    app.screen.shelf.article_chosen.emit(here.id)
    rests(app, qtbot)
    steps_back(app)

    assert app.window.over_page is None


def test_the_results_that_led_to_a_passage_wait_while_other_words_are_found_there(
    app: App, qtbot: QtBot
) -> None:
    passage = chooses_the_second_result(app, qtbot)
    press(app, Key.Key_Return)
    rests(app, qtbot)
    find(app)
    press(app, Key.Key_Escape)
    assert not app.reader.finding.is_open

    steps_back(app)

    assert is_back(app, qtbot, passage)


def test_what_was_asked_and_not_yet_answered_is_asked_once_more(app: App, qtbot: QtBot) -> None:
    press(app, Key.Key_K, CONTROL)
    app.screen.search_field.setText("talks")
    app.searching.desk.get().search_for("talks")
    press(app, Key.Key_2, CONTROL)
    rests(app, qtbot)

    steps_back(app)

    qtbot.waitUntil(lambda: app.searching.results.query == "talks", timeout=60_000)
    assert app.window.is_searching


def test_where_nothing_was_asked_the_text_stays(app: App, qtbot: QtBot) -> None:
    press(app, Key.Key_K, CONTROL)
    assert app.window.is_searching
    press(app, Key.Key_2, CONTROL)
    rests(app, qtbot)

    steps_back(app)

    assert app.window.over_page is None


@every_panel
def test_a_panel_gives_back_the_panel_before_it(
    app: App, qtbot: QtBot, tmp_path: Path, covers: Covers
) -> None:
    if covers is library:
        return
    before = library(app, qtbot, tmp_path)
    panel = covers(app, qtbot, tmp_path)
    assert panel.isVisible()

    for _ in range(2):
        if app.window.over_page is panel:
            press(app, Key.Key_Escape)
    rests(app, qtbot)

    assert before.isVisible()
    assert has_keyboard(before)
    assert app.window.foot.where == before.name
    press(app, Key.Key_Escape)
    assert app.window.over_page is None
    assert has_keyboard(app.reader)


@every_panel
def test_a_search_gives_back_the_panel_over_which_it_was_begun(
    app: App, qtbot: QtBot, tmp_path: Path, covers: Covers
) -> None:
    panel = covers(app, qtbot, tmp_path)
    chooses_the_second_result(app, qtbot)

    press(app, Key.Key_Escape)
    rests(app, qtbot)

    assert panel.isVisible()
    assert has_keyboard(panel)
    assert app.window.foot.where == panel.name


def test_nothing_is_gone_back_to_twice(app: App, qtbot: QtBot, tmp_path: Path) -> None:
    library(app, qtbot, tmp_path)
    press(app, Key.Key_F5)
    rests(app, qtbot)
    shown = library(app, qtbot, tmp_path)

    seen = []
    for _ in range(4):
        over = app.window.over_page
        seen.append(over.accessibleName() if over else "")
        press(app, Key.Key_Escape)
        rests(app, qtbot)

    assert seen == [shown.name, "My evidence", "", ""]


def test_a_claim_that_was_found_leads_back_to_the_results(app: App, qtbot: QtBot) -> None:
    app.live.edits.evidence.make_claim("Talks help more than threats, whoever makes them.")
    app.index.feed_if_behind()
    rests(app, qtbot)
    press(app, Key.Key_K, CONTROL)
    QTest.keyClicks(app.screen.search_field, "claim:talks")
    results = app.searching.results
    qtbot.waitUntil(lambda: results.query == "claim:talks" and bool(results.sums()), timeout=60_000)
    rests(app, qtbot)
    press(app, Key.Key_Down)
    press(app, Key.Key_Return)
    rests(app, qtbot)
    assert app.window.foot.where == "My evidence"

    press(app, Key.Key_Escape)

    assert app.window.is_searching
    assert has_keyboard(results)
