"""Who is behind this? What a page does not say is found out, kept, undone and found again."""

from __future__ import annotations

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QApplication, QToolButton
from pytestqt.qtbot import QtBot

from desktop.core.search_request import ResultKind
from desktop.source.publisher import PublisherSheet
from desktop.source.source import SourceSheet
from tests.journeys.student import Student

CONTROL = Qt.KeyboardModifier.ControlModifier
SHIFT = Qt.KeyboardModifier.ShiftModifier


def asks(student: Student) -> SourceSheet:
    student.presses(Qt.Key.Key_I, CONTROL)
    sheet = student.app.sheets.sources.sheet
    assert sheet.isVisible()
    return sheet


def goes_to_the_field_of(student: Student, question: str) -> None:
    forms = (student.app.sheets.sources.sheet, student.app.sheets.sources.publisher)
    [form] = [each for each in forms if each.isVisible()]
    wanted = form.fields[question].field
    for _ in range(40):
        if QApplication.focusWidget() is wanted:
            return
        student.presses(Qt.Key.Key_Tab)
    raise AssertionError(question)


def waits_until_saved(student: Student, qtbot: QtBot) -> None:
    qtbot.waitUntil(lambda: not student.app.sheets.sources.has_unsaved_words)


def answer(sheet: SourceSheet | PublisherSheet, question: str) -> str:
    return sheet.fields[question].body


def test_what_the_lesson_says_stands_there_with_where_it_says_so(student: Student) -> None:
    student.app.reading.open_named("courier")
    sheet = asks(student)

    given = sheet.fields["publisher"].field.accessibleDescription()
    assert given == "The Ostermere Courier · from the lesson"
    assert answer(sheet, "publisher") == ""
    assert QApplication.focusWidget() is sheet.fields["author"].field


def test_an_answer_is_there_tomorrow_and_found_by_search(student: Student, qtbot: QtBot) -> None:
    sheet = asks(student)
    goes_to_the_field_of(student, "missing")
    student.writes("Nobody asked the ferryman.")
    waits_until_saved(student, qtbot)
    title = student.title
    student.presses(Qt.Key.Key_Escape)
    assert not sheet.isVisible()
    assert QApplication.focusWidget() is student.app.reader.page
    student.leaves()

    student.comes_back()
    [found] = student.searches("ferryman")
    assert (found.kind, found.question) == (ResultKind.NOTE, "missing")
    student.presses(Qt.Key.Key_Down)
    student.presses(Qt.Key.Key_Return)

    sheet = student.app.sheets.sources.sheet
    assert student.title == title
    assert QApplication.focusWidget() is sheet.fields["missing"].field
    assert answer(sheet, "missing") == "Nobody asked the ferryman."


def test_what_was_written_and_chosen_is_undone_step_by_step(student: Student, qtbot: QtBot) -> None:
    sheet = asks(student)
    goes_to_the_field_of(student, "audience")
    student.writes("For neighbours")
    waits_until_saved(student, qtbot)
    chips = sheet.fields["kind"].choices
    chips["opinion"].setFocus()
    student.presses(Qt.Key.Key_Space)
    chips["study"].setFocus()
    student.presses(Qt.Key.Key_Space)
    assert answer(sheet, "kind") == "study"
    assert "You answered a question about the source" in student.app.window.foot.echo

    student.presses(Qt.Key.Key_Z, CONTROL)
    assert answer(sheet, "kind") == "opinion"
    student.presses(Qt.Key.Key_Z, CONTROL)
    assert answer(sheet, "kind") == ""
    assert answer(sheet, "audience") == "For neighbours"
    student.presses(Qt.Key.Key_Z, CONTROL)
    assert answer(sheet, "audience") == ""
    student.presses(Qt.Key.Key_Y, CONTROL)
    assert answer(sheet, "audience") == "For neighbours"


def test_what_is_typed_when_the_window_closes_is_kept(student: Student) -> None:
    asks(student)
    goes_to_the_field_of(student, "author")
    student.writes("A gull")
    student.leaves()

    student.comes_back()

    assert answer(asks(student), "author") == "A gull"


def test_the_shelf_tells_that_the_source_was_looked_at(student: Student, qtbot: QtBot) -> None:
    asks(student)
    student.writes("Somebody")
    waits_until_saved(student, qtbot)

    article = student.app.live.open.article
    assert article is not None
    [summary] = student.app.library.now.articles.summaries([article.id])
    assert (summary.is_looked_at, summary.annotation_count) == (True, 0)
    assert student.note_cards() == []


def test_the_card_of_a_publisher_is_written_once_and_shown_with_all_its_articles(
    student: Student, qtbot: QtBot
) -> None:
    student.app.reading.open_named("courier")
    student.presses(Qt.Key.Key_I, CONTROL | SHIFT)
    sheet = student.app.sheets.sources.publisher
    assert sheet.isVisible()
    goes_to_the_field_of(student, "owner")
    student.writes("A family of rivermen")
    goes_to_the_field_of(student, "owner-from")
    student.writes("its own imprint")
    waits_until_saved(student, qtbot)
    student.presses(Qt.Key.Key_Escape)
    assert QApplication.focusWidget() is student.app.reader.page

    [fact] = student.searches("rivermen")
    assert fact.is_of_publisher
    student.app.reading.open_named("voice")
    student.presses(Qt.Key.Key_I, CONTROL | SHIFT)
    assert answer(sheet, "owner") == ""
    student.app.reading.open_named("courier")
    student.presses(Qt.Key.Key_I, CONTROL | SHIFT)
    assert answer(sheet, "owner") == "A family of rivermen"
    assert answer(sheet, "owner-from") == "its own imprint"


def test_the_card_is_one_step_from_the_form_and_esc_leads_back_to_it(student: Student) -> None:
    student.app.reading.open_named("courier")
    sheet = asks(student)
    about = sheet.about_publisher
    for _ in range(10):
        if QApplication.focusWidget() is not about:
            student.presses(Qt.Key.Key_Tab)
    student.presses(Qt.Key.Key_Space)
    card = student.app.sheets.sources.publisher
    assert card.isVisible()

    student.presses(Qt.Key.Key_Escape)
    assert sheet.isVisible()
    assert QApplication.focusWidget() is about
    student.presses(Qt.Key.Key_Escape)
    assert not sheet.isVisible()
    assert isinstance(about, QToolButton)
    assert QApplication.focusWidget() is student.app.reader.page
