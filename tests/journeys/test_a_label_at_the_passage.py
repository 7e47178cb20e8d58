"""Who says this, how, and how sure is that? The label at the passage says so, and leads on."""

from __future__ import annotations

import pytest
from PySide6.QtCore import QPoint, Qt
from PySide6.QtWidgets import QApplication, QToolButton
from pytestqt.qtbot import QtBot

from desktop.cards.record_list import RecordRole
from desktop.cards.speaker_menu import SpeakerMenu
from desktop.core.span import Span
from desktop.desks.voices_desk import VoicesDesk
from desktop.reader.passage_label import PassageLabel
from desktop.voices.cards import QuotationCard
from tests.desktop.builders import part_of
from tests.journeys.student import Student

CONTROL = Qt.KeyboardModifier.ControlModifier
ALT = Qt.KeyboardModifier.AltModifier
ADVICE = "“some advice was not acted on”"


@pytest.fixture
def said(monkeypatch: pytest.MonkeyPatch) -> list[str]:
    """What a screen reader is given to say of passages."""
    said: list[str] = []
    monkeypatch.setattr("desktop.reader.telling.announce", lambda _, words: said.append(words))
    return said


@pytest.fixture
def reading(student: Student) -> Student:
    """A student who reads what the Courier tells of the bridge, with the context beside it."""
    student.opens("keep children safe")
    student.presses(Qt.Key.Key_1, CONTROL)
    student.presses(Qt.Key.Key_Escape)
    return student


def rests_on(student: Student, qtbot: QtBot, words: str) -> None:
    page = student.app.reader.page
    start = student.text.index(words)
    page.scroll_to(Span(start, start))
    line = page.lines_of(Span(start, start + len(words)))[0]
    for step in (3, 0):
        qtbot.mouseMove(page.viewport(), QPoint(line.left() + 9 + step, line.center().y()))
    qtbot.waitUntil(lambda: bool(student.app.reader.told))


def sees(student: Student) -> list[str]:
    """The lines of the label."""
    return [each.spoken for each in student.app.reader.told]


def jumps_to(student: Student, qtbot: QtBot, words: str) -> None:
    """Goes from mark to mark until the keyboard is before these words."""
    student.presses(Qt.Key.Key_Home, CONTROL)
    start = student.text.index(words)
    for _ in range(40):
        if student.app.reader.page.caret() == start:
            break
        student.presses(Qt.Key.Key_Down, ALT)
    assert student.app.reader.page.caret() == start
    qtbot.waitUntil(lambda: bool(student.app.reader.told))


def front(student: Student) -> str:
    return student.app.sides.front


def card(student: Student) -> QuotationCard:
    """The card of Voices that the keyboard is on."""
    found = student.app.sides.desk(VoicesDesk).panel.cards.currentIndex().data(RecordRole)
    assert isinstance(found, QuotationCard)
    return found


def test_the_mouse_learns_who_speaks_and_the_tab_stays(reading: Student, qtbot: QtBot) -> None:
    rests_on(reading, qtbot, ADVICE)

    assert sees(reading)[-1] == "Quotation, Maud Ellery, said, partial quote, sure"
    assert front(reading) == "context"


def test_why_is_one_click_away(reading: Student, qtbot: QtBot) -> None:
    rests_on(reading, qtbot, "“The bridge is not about")
    label = part_of(reading.app.reader, PassageLabel)
    why = next(b for b in label.findChildren(QToolButton) if b.text() == "why?")

    qtbot.mouseClick(why, Qt.MouseButton.LeftButton)

    assert front(reading) == "voices"
    assert card(reading).is_open
    assert "not about to fall down" in card(reading).words
    assert reading.app.reader.shown_words
    assert not reading.app.reader.told


def test_the_keyboard_hears_who_speaks_asks_why_and_comes_back(
    reading: Student, qtbot: QtBot, said: list[str]
) -> None:
    jumps_to(reading, qtbot, ADVICE)
    place = reading.app.reader.page.caret()
    heard = said[-1]

    reading.presses(Qt.Key.Key_W)
    why_is_open = card(reading).is_open
    reading.presses(Qt.Key.Key_Escape)
    reading.presses(Qt.Key.Key_Escape)

    assert "Quotation, Maud Ellery, said, partial quote, sure" in heard
    assert why_is_open
    assert QApplication.focusWidget() is reading.app.reader.page
    assert reading.app.reader.page.caret() == place
    assert not reading.app.reader.shown_words


def test_a_speaker_is_put_right_from_the_label(reading: Student, qtbot: QtBot) -> None:
    jumps_to(reading, qtbot, ADVICE)

    reading.presses(Qt.Key.Key_S)
    qtbot.waitUntil(lambda: isinstance(QApplication.activePopupWidget(), SpeakerMenu))
    menu = QApplication.activePopupWidget()
    assert isinstance(menu, SpeakerMenu)
    choice = next(each for each in menu.actions() if each.text() == "Idris Fenn")
    menu.setActiveAction(choice)
    qtbot.keyClick(menu, Qt.Key.Key_Return)
    qtbot.waitUntil(lambda: reading.app.live.tasks.is_idle, timeout=60_000)
    # Without a screen nobody gives the keyboard back to the window below a menu.
    reading.app.window.activateWindow()
    reading.app.reader.setFocus()
    qtbot.waitUntil(reading.app.reader.page.hasFocus)
    jumps_to(reading, qtbot, ADVICE)

    assert any(each.startswith("Quotation, Idris Fenn,") for each in sees(reading))
    assert any(each.endswith("put right by you") for each in sees(reading))


def test_a_claim_says_who_makes_it_and_who_judged_it(
    reading: Student, qtbot: QtBot, said: list[str]
) -> None:
    jumps_to(reading, qtbot, "nine months")

    claim = "Claim, Maud Ellery, Cannot be checked, says The Sourcebook authors"
    assert sees(reading) == [claim]
    assert said[-1] == f"{claim}: “nine months”"


def test_own_words_stand_on_the_label_of_their_mark(reading: Student, qtbot: QtBot) -> None:
    reading.drags_over("some 400 people a day")
    reading.presses(Qt.Key.Key_3)
    reading.presses(Qt.Key.Key_N)
    reading.writes("Who counted them?")
    reading.waits_until_it_says_saved()
    reading.presses(Qt.Key.Key_Escape)

    rests_on(reading, qtbot, "some 400 people a day")

    assert "Mark, Question, your note: Who counted them?" in sees(reading)


def test_a_word_that_the_lesson_explains_is_dotted_and_told(
    reading: Student, qtbot: QtBot, said: list[str]
) -> None:
    page, start = reading.app.reader.page, reading.text.index("bearings were")
    qtbot.waitUntil(lambda: any(m.key.startswith("word:") for m in page.marks_covering(start)))

    jumps_to(reading, qtbot, "bearings were")

    meaning = "Word, bearing, The part on which a bridge rests, and which lets it move a little"
    assert f"{meaning}." in sees(reading)
    assert meaning in said[-1]
    assert front(reading) == "context"


def test_escape_frees_the_lines_and_leaves_the_rest(reading: Student, qtbot: QtBot) -> None:
    reading.searches("speaker:ellery council")
    reading.presses(Qt.Key.Key_Return)
    qtbot.waitUntil(lambda: reading.app.reader.finding.is_open)
    reading.app.reader.setFocus()
    reading.presses(Qt.Key.Key_Right)
    qtbot.waitUntil(lambda: bool(reading.app.reader.told))

    reading.presses(Qt.Key.Key_Escape)
    is_still_read = not reading.app.window.is_searching and not reading.app.reader.told
    reading.presses(Qt.Key.Key_Escape)

    assert is_still_read
    assert reading.app.window.is_searching
