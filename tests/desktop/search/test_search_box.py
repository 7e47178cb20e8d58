"""The help beside the search field."""

from __future__ import annotations

import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QLabel, QToolButton
from pytestqt.qtbot import QtBot

from desktop.appearance.theme import Theme
from desktop.core.indexing.documents import OPERATORS
from desktop.core.searching.typical_words import TypicalWords
from desktop.search.examples import examples, first_examples
from desktop.search.search_box import SearchBox
from desktop.search.search_field import SearchField
from desktop.search.search_help import SearchHelp
from index.asking.parsing import parse
from tests.desktop.builders import part_of
from tests.desktop.conftest import ShowWidget

# What the library itself has to answer; the index knows no more than the names.
OF_THE_LIBRARY = ("is:", "in:")


@pytest.fixture
def box(light: Theme, show: ShowWidget) -> SearchBox:
    box = SearchBox(SearchField(), light)
    show(box, 520, 48)
    return box


def help_of(box: SearchBox) -> SearchHelp:
    return part_of(box, SearchHelp)


def test_the_question_mark_opens_the_help_and_escape_closes_it(
    box: SearchBox, qtbot: QtBot
) -> None:
    button = part_of(box, QToolButton)

    qtbot.mouseClick(button, Qt.MouseButton.LeftButton)
    assert help_of(box).isVisible()
    qtbot.keyClick(help_of(box), Qt.Key.Key_Escape)

    assert not help_of(box).isVisible()
    assert button.accessibleName()


def test_the_help_has_the_colours_of_the_theme_it_is_opened_in(
    box: SearchBox, in_the_dark: Theme
) -> None:
    box.show_theme(in_the_dark)

    box.show_help()

    assert in_the_dark.colours["accent"] in part_of(help_of(box), QLabel).text()
    help_of(box).hide()


def test_an_example_is_tried_at_once(box: SearchBox, qtbot: QtBot) -> None:
    box.show_help()
    field = part_of(box, SearchField)

    with qtbot.waitSignal(field.searched) as searched:
        help_of(box).example_taken.emit("note:why")

    assert searched.args == ["note:why"]
    assert field.text() == "note:why"
    assert not help_of(box).isVisible()


KNOWN = TypicalWords(
    "harbour", "bridge", "The harbour is safe", 'the "old" mayor', "The Post", "rust"
)


@pytest.mark.parametrize("known", [TypicalWords(), KNOWN])
def test_every_example_is_understood_without_a_doubt(known: TypicalWords) -> None:
    for typed, meaning in (*examples(known), *first_examples(known)):
        assert meaning
        # A name alone lists what there is to choose from.
        if not typed.startswith(OF_THE_LIBRARY) and typed != "speaker:":
            assert parse(typed, OPERATORS).understood.remarks == ()


def test_every_operator_has_its_place_in_the_help() -> None:
    words = " ".join(typed + " " + meaning for typed, meaning in examples(KNOWN))

    for name in ("speaker", "said", "note", "tag", "title", "publisher", "author", "lesson"):
        assert f"{name}:" in words
    for name in ("in", "before", "after", "is"):
        assert f"{name}:" in words
    for said in ("harbour", "bridge", "The harbour is safe", "The Post", "tag:rust"):
        assert said in words


def test_the_tab_key_leads_through_the_box_and_out(box: SearchBox, qtbot: QtBot) -> None:
    field, button = part_of(box, SearchField), part_of(box, QToolButton)
    box.setFocus()
    assert field.hasFocus()

    qtbot.keyClick(field, Qt.Key.Key_Tab)
    assert button.hasFocus()

    assert button.nextInFocusChain() is not field
