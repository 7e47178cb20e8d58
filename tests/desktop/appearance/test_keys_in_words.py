"""Keys are told as they are, and nothing is said of those that an action has not."""

from __future__ import annotations

import pytest
from PySide6.QtWidgets import QPushButton
from pytestqt.qtbot import QtBot

from desktop.appearance.keys_in_words import KeysInUse, describe, follow_keys, with_keys
from desktop.appearance.plain_words import PlainLabel, show_tip, tell_keys

OTHER = KeysInUse({"Window: Ctrl+Z": "Ctrl+U", "Reader: D; Shift+D": "Ctrl+Alt+D"})
NO_LETTERS = KeysInUse(has_letters=False)


@pytest.mark.parametrize(
    ("words", "usual", "without_letters"),
    [
        ("Undo ({Window: Ctrl+Z})", "Undo (Ctrl+Z)", "Undo (Ctrl+Z)"),
        ("Write a note ({Reader: N})", "Write a note (N)", "Write a note"),
        ("Mark them ({Reader: 1} to {Reader: 5}), or so.", "Mark them (1 to 5), or so.",
         "Mark them, or so."),
        ("{A: W} says why, {A: S} puts right, Enter goes.", "W says why, S puts right, Enter goes.",
         "Enter goes."),
        ("Enter goes, {A: O} turns, Esc closes.", "Enter goes, O turns, Esc closes.",
         "Enter goes, Esc closes."),
        ("Choose one first: {A: H} shows them.", "Choose one first: H shows them.",
         "Choose one first."),
        ("{0} of {1}, {Window: F6} goes", "{0} of {1}, F6 goes", "{0} of {1}, F6 goes"),
        ("{Shelf: Ctrl+Return} opens", "Ctrl+Enter opens", "Ctrl+Enter opens"),
    ],
)  # fmt: skip
def test_words_name_keys_by_their_action(words: str, usual: str, without_letters: str) -> None:
    assert KeysInUse().within(words) == usual
    assert NO_LETTERS.within(words) == without_letters


def test_keys_that_were_chosen_are_told_by_the_first_of_the_usual_ones() -> None:
    assert OTHER.within("Undo ({Window: Ctrl+Z})") == "Undo (Ctrl+U)"
    assert OTHER.within("Define ({Reader: D})") == "Define (Ctrl+Alt+D)"


def test_other_words_can_stand_where_there_are_no_keys() -> None:
    assert NO_LETTERS.within("Press {Reader: N}.", "Look below.") == "Look below."
    assert KeysInUse().within("Press {Reader: N}.", "Look below.") == "Press N."


def test_what_is_on_the_screen_is_told_anew(qtbot: QtBot) -> None:
    button, label, told = QPushButton(), PlainLabel(), "Undo ({Window: Ctrl+Z})"
    for each in (button, label):
        qtbot.addWidget(each)
    show_tip(button, told)
    button.setAccessibleName(with_keys(told))
    label.setText(follow_keys(label, told))
    describe(label, "{Reader: D} tells")

    tell_keys(OTHER)
    try:
        assert "Undo (Ctrl+U)" in button.toolTip()
        assert button.accessibleDescription() == button.accessibleName() == "Undo (Ctrl+U)"
        assert label.text() == "Undo (Ctrl+U)"
        assert label.accessibleDescription() == "Ctrl+Alt+D tells"
    finally:
        tell_keys(KeysInUse())

    assert label.text() == button.accessibleName() == "Undo (Ctrl+Z)"
