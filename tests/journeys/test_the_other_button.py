"""What can be done with words and cards, by the other button of the mouse and by the keyboard."""

from __future__ import annotations

import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QApplication, QMenu

from desktop.core.pen import Pen
from tests.journeys.student import Student

SHIFT = Qt.KeyboardModifier.ShiftModifier


def menu() -> QMenu:
    opened = QApplication.activePopupWidget()
    assert isinstance(opened, QMenu)
    return opened


def told(opened: QMenu) -> list[str]:
    return [action.text() for action in opened.actions()]


def take(opened: QMenu, words: str) -> None:
    next(each for each in opened.actions() if each.text() == words).trigger()
    opened.close()


BAR = [
    "Mark the selected words: Evidence",
    "Mark the selected words: Claim",
    "Mark the selected words: Question",
    "Mark the selected words: Quote",
    "Mark the selected words: Opinion",
    "Write a note on the selected words",
    "Put right who says the selected words, or the quotation",
    "Corroborate: who else speaks of the selected words, or the mark?",
    "Define: what do the selected words, or the word at the keyboard, mean?",
]


def test_the_other_button_on_selected_words_gives_the_commands_of_the_bar(
    student: Student,
) -> None:
    student.drags_over("suggested that")
    student.clicks_with_the_other_button("that he")

    assert told(menu()) == [*BAR, "Copy"]
    take(menu(), "Mark the selected words: Question")

    assert [card.annotation.pen for card in student.note_cards()] == [Pen.QUESTION]
    assert student.marked_words() == ["suggested that"]


def test_a_word_that_is_neither_selected_nor_marked_is_meant_by_a_click_on_it(
    student: Student,
) -> None:
    student.clicks_with_the_other_button("suggested")
    take(menu(), "Mark the selected words: Evidence")

    assert student.marked_words() == ["suggested"]


@pytest.mark.parametrize(
    ("key", "modifier"),
    [(Qt.Key.Key_Menu, Qt.KeyboardModifier.NoModifier), (Qt.Key.Key_F10, SHIFT)],
    ids=["menu key", "Shift+F10"],
)
def test_keys_open_it_for_the_mark_that_the_keyboard_is_in(
    student: Student, key: Qt.Key, modifier: Qt.KeyboardModifier
) -> None:
    student.selects_with_the_keyboard("suggested that")
    student.presses(Qt.Key.Key_1)
    student.presses(key, modifier)

    assert told(menu()) == [*BAR, "Remove the mark under the cursor", "Copy"]
    take(menu(), "Remove the mark under the cursor")

    assert student.marked_words() == []


def test_cards_have_it_by_mouse_and_by_key(student: Student) -> None:
    student.selects_with_the_keyboard("suggested that")
    student.presses(Qt.Key.Key_1)
    notes = student.app.notes
    student.presses(Qt.Key.Key_3, Qt.KeyboardModifier.ControlModifier)
    student.presses(Qt.Key.Key_Down)
    student.presses(Qt.Key.Key_F10, SHIFT)
    by_key = told(menu())
    menu().close()

    student.clicks_row_with_the_other_button(notes.cards, 0)
    by_mouse = told(menu())
    take(menu(), "Remove the chosen mark or note")

    assert by_key == by_mouse
    assert "Corroborate: who else speaks of the marked words?" in by_key
    assert student.marked_words() == []
