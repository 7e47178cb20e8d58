"""A panel beside the text is a folder, a desk and a line: those that CONTRIBUTING shows."""

from __future__ import annotations

import ast
import re
from collections.abc import Iterator
from pathlib import Path

import pytest
from PySide6.QtCore import Qt
from PySide6.QtGui import QAccessible
from PySide6.QtWidgets import QApplication, QLabel, QMenu, QTabBar
from pytestqt.qtbot import QtBot

import desktop
import desktop.desks
from desktop.app import App
from desktop.appearance.plain_words import MarkupLabel
from desktop.cards.panel import CardPanel
from desktop.cards.record_list import RecordRole
from desktop.start import SIDE_DESKS
from desktop.starting.options import parser
from desktop.window.key_list import KeyList
from tests.architecture.source_tree import HOUSE
from tests.desktop.builders import part_of
from tests.desktop.conftest import OpenApp

EXAMPLE = re.compile(r"```python\n# (desktop/\S+?)(, in \w+)?\n(.*?)```", re.DOTALL)


@pytest.fixture
def one_more(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> str:
    """The worked example, put where it says that it belongs; gives the panel's name."""
    line = ""
    guide = (HOUSE / "CONTRIBUTING.md").read_text(encoding="utf-8")
    for place, is_a_line, code in EXAMPLE.findall(guide):
        if is_a_line:
            line = code
            continue
        path = tmp_path / place
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_text(code, encoding="utf-8")
    for package in (desktop, desktop.desks):
        folder = tmp_path.joinpath(*package.__name__.split("."))
        monkeypatch.setattr(package, "__path__", [*package.__path__, str(folder)])
    [(name, desk)] = ast.literal_eval(f"{{{line}}}").items()
    monkeypatch.setitem(SIDE_DESKS, name, desk)
    return str(name)


@pytest.fixture
def app(one_more: str, open_app: OpenApp) -> App:
    return open_app()


@pytest.fixture
def panel(app: App, one_more: str) -> Iterator[CardPanel]:
    yield app.sides[one_more]
    app.window.hide()


def tabs(app: App) -> QTabBar:
    return part_of(app.window, QTabBar)


def spoken_name(panel: CardPanel) -> str:
    interface = QAccessible.queryAccessibleInterface(panel.cards)
    assert interface is not None
    return interface.text(QAccessible.Text.Name)


def test_until_somebody_opens_it_only_its_tab_is_there(app: App, qtbot: QtBot) -> None:
    desk = app.sides.desks[-1]
    qtbot.waitUntil(lambda: app.live.tasks.is_idle)
    assert desk.opened is None
    told = tabs(app).accessibleTabName(4)

    qtbot.keyClick(app.window, Qt.Key.Key_5, Qt.KeyboardModifier.ControlModifier)

    assert app.sides.desks[-1].opened is app.window.side.front
    panel = app.window.side.front
    assert isinstance(panel, CardPanel)
    assert told == f"Figures {panel.cards.model().rowCount()}"
    assert tabs(app).accessibleTabName(4) == told


def test_its_key_brings_it_to_the_front_with_the_keyboard(
    app: App, panel: CardPanel, qtbot: QtBot
) -> None:
    qtbot.keyClick(app.window, Qt.Key.Key_5, Qt.KeyboardModifier.ControlModifier)

    assert app.window.side.front is panel
    assert panel.cards.hasFocus()
    assert spoken_name(panel) == "Figures"


def test_it_is_the_last_of_the_tabs_and_says_how_much_it_holds(app: App, panel: CardPanel) -> None:
    words = [tabs(app).tabText(number).split()[0] for number in range(tabs(app).count())]

    assert words == ["Context", "Voices", "My", "Questions", "Figures"]
    assert tabs(app).accessibleTabName(4) == f"Figures {panel.cards.model().rowCount()}"


def test_it_says_so_where_it_is_empty(app: App, panel: CardPanel) -> None:
    # Known to the panel of the example alone.
    panel.show_cards(())  # type: ignore[attr-defined]

    app.window.show_side(panel)

    shown = [label.text() for label in panel.findChildren(QLabel) if label.isVisible()]
    assert shown == ["No figures stand in this article."]


def test_f6_comes_to_it_where_it_is_in_front(app: App, panel: CardPanel, qtbot: QtBot) -> None:
    app.window.show_side(panel)
    app.reader.setFocus()

    qtbot.keyClick(app.window, Qt.Key.Key_F6)

    focused = QApplication.focusWidget()
    assert focused is not None
    assert panel.isAncestorOf(focused)


def test_escape_leads_from_it_back_to_the_text(app: App, panel: CardPanel, qtbot: QtBot) -> None:
    qtbot.keyClick(app.window, Qt.Key.Key_5, Qt.KeyboardModifier.ControlModifier)

    qtbot.keyClick(panel.cards, Qt.Key.Key_Escape)

    assert app.reader.page.hasFocus()


def test_the_list_of_keys_has_it_and_what_its_keys_do(
    app: App, panel: CardPanel, qtbot: QtBot
) -> None:
    qtbot.keyClick(app.window, Qt.Key.Key_F1)

    keys = part_of(app.window, KeyList)
    words = part_of(keys, MarkupLabel).text()
    assert "<b>In Figures</b>" in words
    assert "Ctrl+5" in words
    keys.close()


def test_the_menu_of_everything_has_it(app: App, panel: CardPanel) -> None:
    app.window.top_bar.commands.click()

    menu = next(menu for menu in app.window.findChildren(QMenu) if menu.isVisible())
    assert panel.name in [action.text() for action in menu.actions()]
    menu.close()


def test_its_mark_on_the_page_leads_to_its_card_and_the_card_back(
    app: App, panel: CardPanel, qtbot: QtBot
) -> None:
    qtbot.waitUntil(lambda: panel.cards.model().rowCount() > 0)
    card = panel.cards.model().index(0, 0).data(RecordRole)

    app.reader.page.chosen.emit((card.key,))

    assert app.window.side.front is panel
    assert panel.cards.currentIndex().row() == 0
    assert card.key in [mark.key for mark in app.reader.page.marks_covering(card.span.start)]
    qtbot.keyClick(panel.cards, Qt.Key.Key_Return)
    assert app.reader.page.caret() == card.span.start


def test_the_command_line_knows_its_name(one_more: str) -> None:
    assert parser().parse_args(["--show", one_more]).show == one_more


def test_every_line_leads_to_a_desk_with_a_name_keys_and_marks_of_its_own(app: App) -> None:
    tabs = [desk.tab for desk in app.sides.desks]

    assert all(tab.name() and tab.keys and tab.marks for tab in tabs)
    assert len({tab.keys for tab in tabs}) == len(tabs)
    assert sum(len(tab.marks) for tab in tabs) == len(
        frozenset[str]().union(*(tab.marks for tab in tabs))
    )
