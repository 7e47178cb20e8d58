"""What does this word mean? The lesson says it first, then the dictionary, and nothing is lost."""

from __future__ import annotations

import pytest
from PySide6.QtCore import QPoint, QRect, Qt
from PySide6.QtWidgets import QApplication, QComboBox, QInputDialog, QMenu, QTextEdit, QToolButton
from pytestqt.qtbot import QtBot

from desktop.core.dictionary.word_meaning import WordMeaning
from desktop.core.span import Span
from desktop.desks.context_desk import ContextDesk
from tests.desktop.builders import part_of
from tests.journeys.student import Student

SHIFT, NONE = Qt.KeyboardModifier.ShiftModifier, Qt.KeyboardModifier.NoModifier
CONTROL = Qt.KeyboardModifier.ControlModifier


@pytest.fixture
def said(monkeypatch: pytest.MonkeyPatch) -> list[str]:
    """What a screen reader is given to say of words."""
    said: list[str] = []
    monkeypatch.setattr("desktop.word.word_card.announce", lambda _, words: said.append(words))
    return said


@pytest.fixture
def reading(student: Student) -> Student:
    student.opens("keep children safe")
    student.app.reader.setFocus()
    return student


def stands_in(student: Student, word: str, letters: int = 2) -> None:
    """Puts the keyboard into a word."""
    start = student.text.index(word)
    student.app.reader.page.go_to(Span(start, start))
    student.app.reader.page.setFocus()
    for _ in range(letters):
        student.presses(Qt.Key.Key_Right)


def waits(student: Student, qtbot: QtBot) -> None:
    qtbot.waitUntil(lambda: student.app.live.tasks.is_idle, timeout=60_000)


def looks_up(student: Student, qtbot: QtBot, modifier: Qt.KeyboardModifier = NONE) -> WordMeaning:
    student.presses(Qt.Key.Key_D, modifier)
    waits(student, qtbot)
    return told(student)


def told(student: Student) -> WordMeaning:
    meaning = student.app.sheets.words.card.meaning
    assert meaning is not None
    return meaning


def is_away(student: Student) -> bool:
    return student.app.sheets.words.card.meaning is None


def shown(student: Student) -> list[Span]:
    """The words that are lit on the page."""
    return list(student.app.reader.shown_words)


def on_card(student: Student) -> str:
    return part_of(student.app.sheets.words.card, QTextEdit).toPlainText()


def test_the_lesson_speaks_first_then_the_dictionary(
    reading: Student, qtbot: QtBot, said: list[str]
) -> None:
    stands_in(reading, "bearings were")
    place = reading.app.reader.page.caret()

    meaning = looks_up(reading, qtbot)

    assert [each.word for each in meaning.lessons] == ["bearing"]
    words = on_card(reading)
    assert words.startswith("bearings  →  bearing\nIn the lesson “One bridge, two stories”")
    assert words.index("lets it move a little") < words.index("In the dictionary")
    assert len(said) == 1
    assert said[0].startswith("bearings, bearing. In the lesson")
    assert shown(reading) == [meaning.span]

    reading.presses(Qt.Key.Key_Escape)

    assert is_away(reading)
    assert QApplication.focusWidget() is reading.app.reader.page
    assert reading.app.reader.page.caret() == place
    assert shown(reading) == []
    assert not reading.app.window.is_searching


def test_a_selected_word_stays_selected_for_what_comes_next(reading: Student, qtbot: QtBot) -> None:
    reading.drags_over("quietly")

    looks_up(reading, qtbot, SHIFT)
    reading.presses(Qt.Key.Key_Escape)
    reading.presses(Qt.Key.Key_3)
    waits(reading, qtbot)

    assert "quietly" in reading.marked_words()


def test_define_stands_in_the_bar_over_selected_words(reading: Student, qtbot: QtBot) -> None:
    reading.drags_over("quietly")
    define = next(b for b in reading.app.reader.findChildren(QToolButton) if b.text() == "Define")

    qtbot.mouseClick(define, Qt.MouseButton.LeftButton)
    waits(reading, qtbot)

    assert told(reading).words == "quietly"
    assert not define.isVisible()
    reading.presses(Qt.Key.Key_Escape)
    assert define.isVisible()


def test_define_stands_in_the_menu_of_a_word(reading: Student, qtbot: QtBot) -> None:
    reading.clicks_with_the_other_button("quietly")
    menu = QApplication.activePopupWidget()
    assert isinstance(menu, QMenu)

    assert any(each.text().startswith("Define:") for each in menu.actions())
    menu.close()


def test_a_name_says_that_it_is_in_no_dictionary_and_leads_to_the_library(
    reading: Student, qtbot: QtBot
) -> None:
    stands_in(reading, "Okafor")
    meaning = looks_up(reading, qtbot)
    assert not meaning.is_known
    assert "in no dictionary" in on_card(reading)

    with qtbot.waitSignal(reading.app.live.search.found, timeout=60_000):
        reading.presses(Qt.Key.Key_L)
    reading.waits_until_all_is_found()

    assert is_away(reading)
    assert reading.app.window.is_searching
    assert reading.app.screen.search_field.text() == "Okafor"
    assert reading.sees_results()
    reading.presses(Qt.Key.Key_Escape)
    qtbot.waitUntil(lambda: not reading.app.window.is_searching)


def test_a_whole_sentence_is_no_word(reading: Student, qtbot: QtBot) -> None:
    page = reading.app.reader.page
    page.select(Span(0, 160))

    reading.presses(Qt.Key.Key_D)
    waits(reading, qtbot)

    assert "a dictionary has no sentences" in reading.app.window.foot.state
    assert is_away(reading)


def test_whoever_goes_elsewhere_leaves_the_card(reading: Student, qtbot: QtBot) -> None:
    stands_in(reading, "footbridge")
    looks_up(reading, qtbot)

    reading.presses(Qt.Key.Key_F6)

    assert is_away(reading)
    assert shown(reading) == []


def test_a_key_on_the_way_goes_before_an_answer_that_comes_late(
    reading: Student, qtbot: QtBot
) -> None:
    stands_in(reading, "footbridge")

    reading.presses(Qt.Key.Key_D)
    reading.presses(Qt.Key.Key_K, CONTROL)
    waits(reading, qtbot)

    assert is_away(reading)
    assert QApplication.focusWidget() is reading.app.screen.search_field


@pytest.mark.parametrize("size", [(1366, 768), (640, 360)])
@pytest.mark.parametrize("word", ["meeting on", "bearings were", "customers", "spokesperson"])
def test_the_card_keeps_inside_the_window_and_clear_of_the_word(
    reading: Student, qtbot: QtBot, size: tuple[int, int], word: str
) -> None:
    app = reading.app
    app.window.resize(*size)
    stands_in(reading, word)

    meaning = looks_up(reading, qtbot)

    card, page = app.sheets.words.card, app.reader.page
    box = QRect(card.mapTo(app.window, QPoint(0, 0)), card.size())
    assert app.window.rect().contains(box)
    corner = page.viewport().mapTo(app.window, QPoint(0, 0))
    lines = [each.translated(corner) for each in page.lines_of(meaning.span)]
    assert not any(box.intersects(each) for each in lines)
    app.window.resize(size[0] - 0, size[1] + 40)
    qtbot.waitUntil(
        lambda: app.window.rect().contains(QRect(card.mapTo(app.window, QPoint(0, 0)), card.size()))
    )


# On cards


def word_on_card(student: Student, word: str) -> tuple[int, QPoint]:
    """The row of a card of Context with a word, and the point at which it is drawn."""
    from desktop.cards.word_choice import word_on  # noqa: PLC0415 - only here

    cards = student.app.sides.desk(ContextDesk).panel.cards
    for row in range(cards.model().rowCount()):
        index = cards.model().index(row, 0)
        cards.scrollTo(index)
        seen = cards.visualRect(index).intersected(cards.viewport().rect())
        for y in range(seen.top(), seen.bottom(), 5):
            for x in range(seen.left(), seen.right(), 6):
                found = word_on(cards, QPoint(x, y))
                if found is not None and found[0] == word:
                    return row, QPoint(x, y)
    raise AssertionError(word)


def test_a_word_of_a_card_by_its_menu(reading: Student, qtbot: QtBot) -> None:
    reading.presses(Qt.Key.Key_1, CONTROL)
    cards = reading.app.sides.desk(ContextDesk).panel.cards
    _, point = word_on_card(reading, "engineer")
    reading.clicks_with_the_other_button_at(cards.viewport(), point)
    menu = QApplication.activePopupWidget()
    assert isinstance(menu, QMenu)
    define = next(each for each in menu.actions() if each.text() == "Define “engineer”")

    menu.setActiveAction(define)
    qtbot.keyClick(menu, Qt.Key.Key_Return)
    waits(reading, qtbot)

    assert told(reading).words == "engineer"
    reading.app.window.activateWindow()
    reading.app.sheets.words.card.setFocus()
    qtbot.waitUntil(part_of(reading.app.sheets.words.card, QTextEdit).hasFocus)
    reading.presses(Qt.Key.Key_Escape)
    assert is_away(reading)
    assert QApplication.focusWidget() is cards


def test_a_word_of_a_card_by_a_double_click(reading: Student, qtbot: QtBot) -> None:
    reading.presses(Qt.Key.Key_1, CONTROL)
    cards = reading.app.sides.desk(ContextDesk).panel.cards
    _, point = word_on_card(reading, "engineer")

    qtbot.mouseClick(cards.viewport(), Qt.MouseButton.LeftButton, pos=point)
    qtbot.mouseDClick(cards.viewport(), Qt.MouseButton.LeftButton, pos=point)
    waits(reading, qtbot)

    assert told(reading).words == "engineer"


def test_a_word_of_a_card_by_the_keyboard(reading: Student, qtbot: QtBot) -> None:
    reading.presses(Qt.Key.Key_1, CONTROL)
    cards = reading.app.sides.desk(ContextDesk).panel.cards
    row, _ = word_on_card(reading, "engineer")
    cards.go_to(row)
    reading.presses(Qt.Key.Key_D, SHIFT)
    box = part_of(reading.app.window, QInputDialog)
    choice = part_of(box, QComboBox)
    offered = [choice.itemText(n) for n in range(choice.count())]
    assert "engineer" in offered

    choice.setCurrentIndex(offered.index("engineer"))
    qtbot.keyClick(choice, Qt.Key.Key_Return)
    waits(reading, qtbot)

    assert told(reading).words == "engineer"
