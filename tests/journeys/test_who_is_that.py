"""Who is that? A person's card, asked for from a voice and from a claim, and the way back."""

from __future__ import annotations

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QApplication
from pytestqt.qtbot import QtBot

from desktop.cards.record_list import RecordRole
from desktop.person.cards import ClaimCard, MomentsCard, PersonCard, QuoteCard
from desktop.person.person import PersonSheet
from tests.desktop.builders import spoken_rows
from tests.journeys.student import Student

CONTROL = Qt.KeyboardModifier.ControlModifier


def asks_of_the_first_voice(student: Student, qtbot: QtBot) -> PersonSheet:
    student.presses(Qt.Key.Key_2, CONTROL)
    voices = student.app.sides["voices"].cards
    qtbot.waitUntil(lambda: voices.model().rowCount() > 2)
    while not str(voices.currentIndex().data(RecordRole)).startswith("VoiceCard"):
        student.presses(Qt.Key.Key_Down)
    student.presses(Qt.Key.Key_P)
    sheet = student.app.sheets.people.sheet
    qtbot.waitUntil(lambda: is_known(sheet))
    return sheet


def is_known(sheet: PersonSheet) -> bool:
    person = sheet.person
    return bool(person and person.introductions is not None and person.heard is not None)


def test_a_voice_is_introduced_by_the_lesson_and_counted_here_and_in_the_library(
    student: Student, qtbot: QtBot
) -> None:
    sheet = asks_of_the_first_voice(student, qtbot)

    assert QApplication.focusWidget() is sheet.cards
    person = sheet.person
    assert person is not None
    assert person.introductions
    assert person.quotes > 0
    assert person.heard is not None
    assert person.heard.quotes >= person.quotes
    said = spoken_rows(sheet.cards)[0]
    assert person.introductions[0].person.body in said
    assert person.introductions[0].lesson in said
    assert f"{person.words} of {person.words_in_all} words" in said


def test_quotes_on_the_card_lead_to_the_text_and_esc_back_to_the_voice(
    student: Student, qtbot: QtBot
) -> None:
    sheet = asks_of_the_first_voice(student, qtbot)
    kinds = {type(index) for index in rows(sheet)}
    assert kinds >= {PersonCard, QuoteCard, ClaimCard, MomentsCard}

    while not isinstance(quote := sheet.cards.currentIndex().data(RecordRole), QuoteCard):
        student.presses(Qt.Key.Key_Down)
    student.presses(Qt.Key.Key_Return)
    assert student.app.reader.page.caret() == quote.quotation.extent.start
    student.presses(Qt.Key.Key_Escape)

    assert not sheet.isVisible()
    assert QApplication.focusWidget() is student.app.sides["voices"].cards


def rows(sheet: PersonSheet) -> list[object]:
    model = sheet.cards.model()
    return [model.index(row, 0).data(RecordRole) for row in range(model.rowCount())]


def test_who_makes_a_claim_is_asked_on_its_card(student: Student, qtbot: QtBot) -> None:
    student.presses(Qt.Key.Key_1, CONTROL)
    context = student.app.sides["context"].cards
    while not (
        (card := context.currentIndex().data(RecordRole)) and card.speaker and card.speaker.name
    ):
        student.presses(Qt.Key.Key_Down)
    student.presses(Qt.Key.Key_P)

    sheet = student.app.sheets.people.sheet
    qtbot.waitUntil(lambda: is_known(sheet))
    assert sheet.person is not None
    assert sheet.person.name == card.speaker.name
    student.presses(Qt.Key.Key_Escape)
    assert QApplication.focusWidget() is context


def test_all_that_a_person_says_in_the_library_is_one_key_away(
    student: Student, qtbot: QtBot
) -> None:
    sheet = asks_of_the_first_voice(student, qtbot)
    assert sheet.person is not None
    name = sheet.person.name

    with qtbot.waitSignal(student.app.live.search.found, timeout=60_000):
        student.presses(Qt.Key.Key_L)

    assert {result.speaker for result in student.sees_results()} == {name}


def test_another_article_puts_the_card_away(student: Student, qtbot: QtBot) -> None:
    sheet = asks_of_the_first_voice(student, qtbot)

    student.app.reading.open_named("voice")

    assert not sheet.isVisible()
    assert student.app.sides["voices"].isVisible()
