"""The tree that a screen reader walks: each part of each panel and box has a role and a name."""

from __future__ import annotations

from collections.abc import Iterator

import pytest
from PySide6.QtCore import Qt
from PySide6.QtGui import QAccessible, QAccessibleInterface
from PySide6.QtWidgets import QApplication, QLabel, QStackedWidget, QWidget
from pytestqt.qtbot import QtBot

from desktop.app import App
from desktop.appearance.heard_roles import tell_roles
from desktop.appearance.plain_words import HeadingLabel
from desktop.core.span import Span
from desktop.reader.find_bar import FindBar
from desktop.reader.legend import Legend
from desktop.reader.marked_list import MarkedList
from desktop.window.key_list import KeyList
from tests.desktop.builders import part_of
from tests.desktop.conftest import OpenApp

CONTROL = Qt.KeyboardModifier.ControlModifier
ROLES = QAccessible.Role
# What says nothing of what a part is for: "filler", "layered pane", a frame round others.
VAGUE = {ROLES.NoRole, ROLES.Client, ROLES.LayeredPane, ROLES.Border}
SIGNS = {"", "×", "?", "▲", "▼", "…"}


@pytest.fixture(autouse=True)
def roles_told(qapp: QApplication) -> None:
    """As soon as the window is there."""
    tell_roles()


def walk(part: QAccessibleInterface) -> Iterator[QAccessibleInterface]:
    """Everything in a part that is there for a screen reader."""
    if not part.isValid() or part.state().invisible:
        return
    yield part
    for number in range(part.childCount()):
        child = part.child(number)
        if child is not None:
            yield from walk(child)


def name_of(part: QAccessibleInterface) -> str:
    return str(part.text(QAccessible.Text.Name)).strip()


def badly_told(widget: QWidget) -> list[str]:
    """What has the keyboard or a name, and no role or no name that tells anything."""
    found = []
    for part in walk(QAccessible.queryAccessibleInterface(widget)):
        name, role = name_of(part), part.role()
        is_focusable = bool(part.state().focusable)
        is_nameless = is_focusable and (name in SIGNS or "<" in name)
        is_vague = (is_focusable or bool(name)) and role in VAGUE
        if is_nameless or is_vague or role in (ROLES.NoRole, ROLES.LayeredPane):
            found.append(f"{type(part.object()).__name__} {role.name} {name!r}")
    return found


def searches(app: App, qtbot: QtBot, words: str) -> None:
    app.screen.search_field.search_for(words)
    qtbot.waitUntil(lambda: app.searching.results.query == words, timeout=60_000)


@pytest.fixture
def app(open_app: OpenApp) -> App:
    return open_app(article="courier")


def test_the_window_with_each_panel_is_told(app: App, qtbot: QtBot) -> None:
    told = {}
    for key in (Qt.Key.Key_1, Qt.Key.Key_2, Qt.Key.Key_3):
        qtbot.keyClick(app.window, key, CONTROL)
        told[app.sides.front] = badly_told(app.window)
    app.window.resize(640, 360)
    told["narrow"] = badly_told(app.window)
    qtbot.keyClick(app.window, Qt.Key.Key_B, CONTROL)
    told["with the shelf over it"] = badly_told(app.window)

    assert told == {name: [] for name in told}
    assert len(told) == 5


def test_what_comes_up_over_the_page_is_told(app: App, qtbot: QtBot) -> None:
    told = {}
    page = app.reader.page
    page.setFocus()
    page.select(Span(0, 8))
    told["selection"] = badly_told(app.window)
    qtbot.keyClick(page, Qt.Key.Key_N)
    told["note"] = badly_told(app.window)
    app.notes.close_editor()
    qtbot.keyClick(page, Qt.Key.Key_Down, Qt.KeyboardModifier.AltModifier)
    qtbot.waitUntil(lambda: bool(app.reader.told))
    told["label"] = badly_told(app.window)
    qtbot.keyClick(page, Qt.Key.Key_F, CONTROL)
    assert part_of(app.reader, FindBar).isVisible()
    told["find"] = badly_told(app.window)
    app.reader.finding.close()
    app.looking.turn_panel()
    told["look"] = badly_told(app.window)
    app.window.notice.say("a topic", "Something happened.", "Do this.", [("Do it", print)])
    told["notice"] = badly_told(app.window)
    app.first_steps.begin_again()
    told["first steps"] = badly_told(app.window)

    assert told == {name: [] for name in told}


def test_results_and_what_else_speaks_of_it_are_told(app: App, qtbot: QtBot) -> None:
    told = {}
    for words in ("bridge", "brigde", "zzqxv", "speaker:ellery"):
        searches(app, qtbot, words)
        told[words] = badly_told(app.window)
    app.searching.end()
    app.reader.corroborate("some 400 people a day")
    qtbot.waitUntil(lambda: app.live.tasks.is_idle, timeout=60_000)
    told["corroborate"] = badly_told(app.window)
    qtbot.keyClick(app.sheets.comparing.sheet.rows, Qt.Key.Key_Return)
    qtbot.waitUntil(app.sheets.comparing.sheet.passage.isVisible)
    told["passage"] = badly_told(app.window)
    app.sheets.people.ask("Maud Ellery")
    qtbot.waitUntil(lambda: app.live.tasks.is_idle, timeout=60_000)
    told["person"] = badly_told(app.window)

    assert told == {name: [] for name in told}


@pytest.mark.parametrize(
    ("key", "modifier", "kind"),
    [
        (Qt.Key.Key_F1, Qt.KeyboardModifier.NoModifier, KeyList),
        (Qt.Key.Key_F1, Qt.KeyboardModifier.ShiftModifier, Legend),
        (Qt.Key.Key_F7, Qt.KeyboardModifier.NoModifier, MarkedList),
    ],
)
def test_each_box_is_told(
    app: App,
    qtbot: QtBot,
    key: Qt.Key,
    modifier: Qt.KeyboardModifier,
    kind: type[QWidget],
) -> None:
    qtbot.keyClick(app.reader.page, key, modifier)
    box = part_of(app.window, kind)

    assert badly_told(box) == []


def test_the_title_is_a_heading_and_pages_tell_only_the_one_in_front(app: App) -> None:
    qualities = {
        type(part.object()).__name__: (part.role(), part.childCount())
        for part in walk(QAccessible.queryAccessibleInterface(app.window))
        if isinstance(part.object(), HeadingLabel | QStackedWidget)
    }

    assert qualities == {
        "HeadingLabel": (ROLES.Heading, 0),
        "QStackedWidget": (ROLES.Grouping, 1),
    }
    [title] = [each for each in app.window.findChildren(HeadingLabel) if each.isVisible()]
    assert isinstance(title, QLabel)
    assert name_of(QAccessible.queryAccessibleInterface(title)) == title.text()
