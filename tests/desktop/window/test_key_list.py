"""The list of what the keys do."""

from __future__ import annotations

import pytest
from PySide6.QtCore import Qt
from PySide6.QtGui import QAction, QKeySequence
from pytestqt.qtbot import QtBot

from desktop.appearance.plain_words import MarkupLabel
from desktop.desks.context_desk import ContextDesk
from desktop.desks.voices_desk import VoicesDesk
from desktop.window.key_list import KeyList
from tests.desktop.builders import part_of
from tests.desktop.conftest import OpenApp


@pytest.mark.parametrize("size", [(1440, 900), (1024, 640)])
def test_the_list_of_keys_fits_into_the_window_and_can_be_scrolled(
    open_app: OpenApp, qtbot: QtBot, size: tuple[int, int]
) -> None:
    app = open_app(*size)

    qtbot.keyClick(app.window, Qt.Key.Key_F1)

    keys = part_of(app.window, KeyList)
    assert keys.sizeHint().height() <= app.window.height()
    bar = keys.room.verticalScrollBar()
    qtbot.waitUntil(lambda: bar.maximum() > 0)
    table, shown = part_of(keys.room, MarkupLabel), keys.room.viewport().width()
    assert (table.width(), table.height()) == (shown, table.heightForWidth(shown))
    # To ask Qt's label how large it wants to be takes longer than all else.
    assert table.sizeHint().height() < keys.room.height()
    qtbot.keyClick(keys.room, Qt.Key.Key_Down)
    assert bar.value() > 0
    keys.close()


def test_one_letter_means_one_thing_wherever_it_can_be_typed(
    open_app: OpenApp, qtbot: QtBot
) -> None:
    app = open_app()

    means: dict[str, set[str]] = {}
    for panel in (app.reader, app.sides.desk(ContextDesk).panel, app.sides.desk(VoicesDesk).panel):
        for action in panel.actions():
            for key in action.shortcuts():
                means.setdefault(key.toString(), set()).add(action.text().split(":")[0].lower())

    assert means["C"] == {"corroborate"}
    assert all(("right" in words and "speaker" in words) or "says" in words for words in means["S"])
    # No letter needs Shift, but where a card has another use for it.
    with_shift = {key for key in means if "Shift+" in key and len(key.rpartition("+")[2]) == 1}
    assert with_shift == {"Shift+D"}


def test_the_list_says_where_each_key_works(open_app: OpenApp, qtbot: QtBot) -> None:
    app = open_app()

    qtbot.keyClick(app.window, Qt.Key.Key_F1)

    keys = part_of(app.window, KeyList)
    words = part_of(keys, MarkupLabel).text()
    places = ["Everywhere", "In the text", "In Context", "In Voices", "In My notes"]
    found = [words.index(f"<b>{place}</b>") for place in places]
    assert found == sorted(found)
    keys.close()


def test_no_part_of_the_window_takes_a_key_of_the_whole_window(
    open_app: OpenApp, qtbot: QtBot
) -> None:
    """Qt does neither of two things that wait for one key, and so both were dead."""
    app = open_app()
    # Every part is made to tell what its keys do.
    qtbot.keyClick(app.window, Qt.Key.Key_F1)
    part_of(app.window, KeyList).close()
    everywhere, inside = set[QKeySequence](), list[QAction]()
    for action in app.window.findChildren(QAction):
        if action.shortcutContext() is Qt.ShortcutContext.WindowShortcut:
            everywhere.update(action.shortcuts())
        else:
            inside.append(action)
    assert QKeySequence("F2") in everywhere
    assert len(inside) > 50

    assert [each.text() for each in inside if everywhere & set(each.shortcuts())] == []
