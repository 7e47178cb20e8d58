"""A panel that nobody opened is not there, and nothing of it is missed."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QTabBar
from pytestqt.qtbot import QtBot

from desktop.app import App
from desktop.core.article import ArticleId
from desktop.core.library.library import Library
from desktop.desks.context_desk import ContextDesk
from desktop.desks.notes_desk import NotesDesk
from desktop.desks.voices_desk import VoicesDesk
from desktop.live.open_article import OpenArticle
from desktop.start import Start
from tests.core.builders import an_annotation, an_article

CONTROL = Qt.KeyboardModifier.ControlModifier
BRIDGE = ArticleId("bridge")


@pytest.fixture
def app(tmp_path: Path, qtbot: QtBot) -> Iterator[App]:
    """A window on an article with a mark on it, as its reader left it: nothing beside it opened."""
    library = Library.open(tmp_path)
    library.preferences.put("seeds", "")
    library.articles.add(an_article())
    library.annotations.add(an_annotation())
    app = App(library, Start(tmp_path, until_settled=True))
    app.window.resize(1440, 900)
    with qtbot.waitSignal(app.settled, timeout=60_000):
        app.window.show()
        app.begin()
    yield app
    app.close()


def titles(app: App) -> list[str]:
    (tabs,) = app.window.findChildren(QTabBar)
    # Its text leaves out the count where there is no room.
    return [tabs.accessibleTabName(number) for number in range(tabs.count())]


def test_only_the_panel_in_front_is_made(app: App) -> None:
    assert app.sides.desk(ContextDesk).opened is not None
    assert app.sides.desk(VoicesDesk).opened is None
    assert app.sides.desk(NotesDesk).opened is None


def test_the_tabs_count_what_stands_in_panels_that_are_not_made(app: App) -> None:
    before = titles(app)

    for desk in app.sides.desks:
        assert desk.panel is desk.opened

    assert before == ["Context", "Voices 2", "My notes · 1 marked", "Questions"]
    assert titles(app) == before


@pytest.mark.parametrize(("key", "desk"), [(Qt.Key.Key_2, VoicesDesk), (Qt.Key.Key_3, NotesDesk)])
def test_a_panel_that_is_opened_shows_all_at_once(
    app: App, qtbot: QtBot, key: Qt.Key, desk: type[VoicesDesk | NotesDesk]
) -> None:
    qtbot.keyClick(app.window, key, CONTROL)

    panel = app.sides.desk(desk).opened
    assert panel is not None
    assert app.window.side.front is panel
    assert panel.isVisible()
    assert panel.cards.hasFocus()
    assert panel.cards.model().rowCount() > 0


def test_the_words_that_report_speech_are_not_looked_for_before_somebody_sees_them(
    app: App, qtbot: QtBot, monkeypatch: pytest.MonkeyPatch
) -> None:
    asked: list[OpenArticle] = []
    find = OpenArticle.find_reporting

    def noted(self: OpenArticle, *given: Any) -> None:
        asked.append(self)
        find(self, *given)

    monkeypatch.setattr(OpenArticle, "find_reporting", noted)
    app.reading.open_anew()
    qtbot.waitUntil(lambda: app.live.tasks.is_idle)
    assert asked == []

    qtbot.keyClick(app.window, Qt.Key.Key_2, CONTROL)

    assert len(asked) == 1


def test_a_mark_is_removed_whose_card_nobody_saw(app: App) -> None:
    app.reader.removal_wanted.emit(an_annotation().id)

    assert app.library.now.annotations.of_article(BRIDGE) == ()
    assert app.sides.desk(NotesDesk).opened is None
    assert titles(app)[2] == "My notes"
