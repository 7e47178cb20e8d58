"""Corroborating: what else speaks of this, by whom, and what a student makes of it."""

from __future__ import annotations

import shutil
from collections.abc import Callable
from dataclasses import replace

import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QApplication, QToolButton
from pytestqt.qtbot import QtBot

from desktop.cards.record_list import RecordRole
from desktop.context.cards import ContextCard
from desktop.core.corroborating.answer import Agreement
from desktop.core.extraction.extract import extract
from desktop.core.pen import Pen
from desktop.core.span import Span
from desktop.corroborate.rows import CompareRow, OtherPassageRow
from desktop.desks.context_desk import ContextDesk
from desktop.desks.voices_desk import VoicesDesk
from desktop.reader.selection_bar import SelectionBar
from tests.journeys.student import Student

CONTROL = Qt.KeyboardModifier.ControlModifier
USERS = "some 400 people a day"


class Comparer:
    """A student who compares, with the keyboard alone."""

    def __init__(self, student: Student, qtbot: QtBot) -> None:
        self.student = student
        self._qtbot = qtbot

    @property
    def rows(self) -> list[CompareRow]:
        """What is listed."""
        model = self.student.app.sheets.comparing.sheet.rows.model()
        return [model.index(row, 0).data(RecordRole) for row in range(model.rowCount())]

    @property
    def passages(self) -> list[OtherPassageRow]:
        """The passages that are listed."""
        return [row for row in self.rows if isinstance(row, OtherPassageRow)]

    def presses(self, *keys: Qt.Key) -> None:
        for key in keys:
            self.student.presses(key)
            self.rests()

    def asks(self, words: str) -> None:
        """Selects words with the keyboard and presses C."""
        self.student.selects_with_the_keyboard(words)
        self.presses(Qt.Key.Key_C)

    def rests(self) -> None:
        self._qtbot.waitUntil(lambda: self.student.app.live.tasks.is_idle, timeout=60_000)


@pytest.fixture
def comparer(student: Student, qtbot: QtBot) -> Comparer:
    student.opens("Tanner’s Bridge")
    return Comparer(student, qtbot)


def has_sheet(student: Student) -> bool:
    return student.app.window.side.has_sheet


def chosen(student: Student) -> Agreement | None:
    """What the sheet shows as the student's judgement."""
    return student.app.sheets.comparing.sheet.passage.chosen


def test_a_student_compares_judges_and_keeps_without_leaving_the_page(comparer: Comparer) -> None:
    student = comparer.student
    comparer.asks(USERS)
    before = student.app.reader.page.first_character_in_view()
    assert has_sheet(student)
    assert QApplication.focusWidget() is student.app.sheets.comparing.sheet.rows
    assert any("500 people a day" in row.parallel.text for row in comparer.passages)

    comparer.presses(Qt.Key.Key_Return)
    assert (
        "More than 120 angry residents"
        in student.app.sheets.comparing.sheet.passage.text.toPlainText()
    )
    assert student.title.startswith("Tanner")
    assert student.sees_words(USERS)
    assert student.app.reader.page.first_character_in_view() == before
    comparer.presses(Qt.Key.Key_2, Qt.Key.Key_K)

    [card] = student.note_cards()
    assert card.annotation.pen is Pen.EVIDENCE
    assert card.annotation.selector.quote.exact == USERS
    assert card.annotation.body.startswith("**Differs**")
    assert "Linnet Valley Voice, 7 Mar 2025" in card.annotation.body
    comparer.presses(Qt.Key.Key_Escape)
    assert comparer.passages[0].kept is Agreement.DIFFERS


def test_a_judgement_is_changed_in_its_note_and_undone_step_by_step(comparer: Comparer) -> None:
    student = comparer.student
    comparer.asks(USERS)
    comparer.presses(Qt.Key.Key_Return, Qt.Key.Key_2, Qt.Key.Key_K)
    comparer.presses(Qt.Key.Key_3, Qt.Key.Key_K)
    assert [body.split("\n")[0] for body in student.notes()] == ["**Adds something**"]

    student.presses(Qt.Key.Key_Z, CONTROL)
    assert [body.split("\n")[0] for body in student.notes()] == ["**Differs**"]
    assert chosen(student) is Agreement.DIFFERS
    student.presses(Qt.Key.Key_Z, CONTROL)
    assert student.notes() == []
    assert chosen(student) is None

    student.presses(Qt.Key.Key_Y, CONTROL)
    assert [body.split("\n")[0] for body in student.notes()] == ["**Differs**"]


def test_a_judgement_is_there_again_after_a_new_start_and_is_found_by_a_search(
    comparer: Comparer,
) -> None:
    student = comparer.student
    comparer.asks(USERS)
    comparer.presses(Qt.Key.Key_Return, Qt.Key.Key_2, Qt.Key.Key_K)
    student.leaves()

    student.comes_back()
    comparer.asks(USERS)
    assert comparer.passages[0].kept is Agreement.DIFFERS
    comparer.presses(Qt.Key.Key_Return, Qt.Key.Key_1, Qt.Key.Key_K)
    assert [body.split("\n")[0] for body in student.notes()] == ["**Agrees**"]
    student.presses(Qt.Key.Key_Z, CONTROL)
    assert chosen(student) is Agreement.DIFFERS

    [found] = student.searches("note:differs")
    assert "Differs" in found.text


def test_words_out_of_view_are_brought_into_view_when_they_are_asked_about(
    comparer: Comparer,
) -> None:
    student = comparer.student
    page = student.app.reader.page
    last = student.text.index("Halden Works")
    page.scroll_to(Span(last, last), at_top=True)
    assert not student.sees_words(USERS)

    student.app.reader.corroborate(USERS)
    comparer.rests()

    assert student.sees_words(USERS)


def test_the_other_article_is_visited_and_the_way_leads_back_to_the_line(
    comparer: Comparer,
) -> None:
    student = comparer.student
    comparer.asks("would cost £1.6 million")
    comparer.presses(Qt.Key.Key_Return, Qt.Key.Key_G)
    assert student.title.startswith("Anger")
    assert student.sees_words("nearly £2 million")
    assert has_sheet(student)

    comparer.presses(Qt.Key.Key_Escape)
    assert student.title.startswith("Tanner")
    assert student.sees_words("would cost £1.6 million")

    comparer.presses(Qt.Key.Key_Escape, Qt.Key.Key_Escape)
    assert not has_sheet(student)
    assert student.app.reader.page.hasFocus()


def test_a_claim_card_asks_and_what_nobody_else_says_is_told(comparer: Comparer) -> None:
    student = comparer.student
    student.opens("Anger as town")
    student.presses(Qt.Key.Key_1, CONTROL)
    cards = student.app.sides.desk(ContextDesk).panel.cards
    model = cards.model()
    row = next(n for n in range(model.rowCount()) if "noted in 2019" in model.index(n, 0).data())
    cards.go_to(row)

    comparer.presses(Qt.Key.Key_C)

    assert comparer.passages == []
    assert (
        "No passage of your other 4 articles shares enough words"
        in student.app.sheets.comparing.sheet.sums
    )
    assert student.app.sheets.comparing.sheet.field.hasFocus()
    student.writes("Riverside pupils")
    comparer.presses(Qt.Key.Key_Return)
    assert [row.parallel.ref.article_id.split("/")[-1] for row in comparer.passages] == ["courier"]


def test_a_quotation_card_asks_and_the_same_words_are_no_other_source(comparer: Comparer) -> None:
    student = comparer.student
    student.opens("Anger as town")
    student.presses(Qt.Key.Key_2, CONTROL)
    cards = student.app.sides.desk(VoicesDesk).panel.cards
    model = cards.model()
    row = next(
        n for n in range(model.rowCount()) if "not about to fall" in model.index(n, 0).data()
    )
    cards.go_to(row)

    student.presses(Qt.Key.Key_C)
    comparer.rests()

    [passage] = comparer.passages
    assert passage.parallel.speaker == "Idris Fenn"
    assert passage.parallel.same_as is not None
    assert "It only repeats the same words." in student.app.sheets.comparing.sheet.sums


def test_the_selection_bar_asks_too(comparer: Comparer, qtbot: QtBot) -> None:
    student = comparer.student
    student.drags_over("would cost £1.6 million")
    bar = student.app.reader.findChildren(QToolButton)
    [button] = [each for each in bar if each.text() == "Corroborate"]
    assert button.isVisible()

    qtbot.mouseClick(button, Qt.MouseButton.LeftButton)
    comparer.rests()

    assert "nearly £2 million" in comparer.passages[0].parallel.text


def test_it_answers_without_an_index(comparer: Comparer) -> None:
    shutil.rmtree(comparer.student.app.library.now.index_folder)

    comparer.asks(USERS)

    assert any("500 people a day" in row.parallel.text for row in comparer.passages)


def test_a_panel_beside_the_text_takes_the_place_of_the_sheet(comparer: Comparer) -> None:
    student = comparer.student
    comparer.asks(USERS)

    student.presses(Qt.Key.Key_3, CONTROL)

    assert not has_sheet(student)
    assert student.app.window.side.front is student.app.notes


def seen(student: Student) -> tuple[object, ...]:
    """What a student sees of the page, the cards and the keyboard."""
    app = student.app
    whereabouts = app.reader.whereabouts
    assert whereabouts is not None
    page, cards = app.reader.page, app.sides.desk(ContextDesk).panel.cards
    return (
        page.selection(),
        page.caret(),
        page.verticalScrollBar().value(),
        whereabouts.found,
        any(bar.isVisible() for bar in app.reader.findChildren(SelectionBar)),
        app.window.side.front,
        cards.currentIndex().data(RecordRole),
        cards.verticalScrollBar().value(),
        QApplication.focusWidget(),
    )


def first_quotation(student: Student) -> Span:
    """Where the first words stand that somebody says in the open article."""
    article = student.app.live.open.article
    assert article is not None
    return extract(article.text).spoken[0].content


def test_escape_leads_back_to_the_words_that_were_selected(comparer: Comparer) -> None:
    student = comparer.student
    page = student.app.reader.page
    student.selects_with_the_keyboard(USERS)
    page.verticalScrollBar().setValue(page.verticalScrollBar().value() + 37)
    before = seen(student)
    assert before[0] is not None

    comparer.presses(Qt.Key.Key_C, Qt.Key.Key_Return, Qt.Key.Key_Escape)
    assert page.selection() is None
    comparer.presses(Qt.Key.Key_Escape)
    assert seen(student) == before

    # The same once more, now from the page itself and with the words far away.
    page.verticalScrollBar().setValue(page.verticalScrollBar().maximum())
    before = seen(student)
    comparer.presses(Qt.Key.Key_C)
    assert student.sees_words(USERS)
    page.setFocus()
    comparer.presses(Qt.Key.Key_Escape)
    assert not has_sheet(student)
    assert seen(student) == before


def goes_to_card(student: Student, is_wanted: Callable[[ContextCard], bool]) -> ContextCard:
    """Walks to a card of Context with the arrow keys."""
    student.presses(Qt.Key.Key_1, CONTROL)
    cards = student.app.sides.desk(ContextDesk).panel.cards
    for _ in range(cards.model().rowCount()):
        card = cards.currentIndex().data(RecordRole)
        if is_wanted(card):
            assert isinstance(card, ContextCard)
            return card
        student.presses(Qt.Key.Key_Down)
    raise AssertionError("no such card")


def test_escape_leads_back_to_the_card_that_asked_also_after_a_visit(comparer: Comparer) -> None:
    student = comparer.student
    goes_to_card(student, lambda card: card.claim is not None and "400" in card.claim.title)
    before = seen(student)

    comparer.presses(Qt.Key.Key_C, Qt.Key.Key_Return, Qt.Key.Key_G)
    assert student.title.startswith("Anger")
    comparer.presses(Qt.Key.Key_Escape)
    assert student.title.startswith("Tanner")
    assert has_sheet(student)
    comparer.presses(Qt.Key.Key_Escape, Qt.Key.Key_Escape)

    assert not has_sheet(student)
    assert seen(student) == before


def test_the_card_is_chosen_again_although_the_article_is_still_worked_through(
    comparer: Comparer,
) -> None:
    student = comparer.student
    goes_to_card(student, lambda card: card.claim is not None and "400" in card.claim.title)
    before = seen(student)

    comparer.presses(Qt.Key.Key_C, Qt.Key.Key_Return, Qt.Key.Key_G)
    # Without a pause, before the cards of the article are there again.
    for _ in range(3):
        student.presses(Qt.Key.Key_Escape)
    comparer.rests()

    assert not has_sheet(student)
    assert seen(student)[5:] == before[5:]


def test_what_a_search_has_found_is_lit_again_afterwards(comparer: Comparer, qtbot: QtBot) -> None:
    student = comparer.student
    student.searches("bridge")
    student.presses(Qt.Key.Key_Return)
    qtbot.waitUntil(student.app.reader.finding.bar.isVisible)
    comparer.rests()
    before = seen(student)
    whereabouts = student.app.reader.whereabouts
    assert whereabouts is not None
    assert len(whereabouts.found) > 2

    student.app.reader.corroborate("Tanner")
    comparer.rests()
    comparer.presses(Qt.Key.Key_Escape)

    assert seen(student) == before


def test_a_note_card_asks_about_its_words_and_tells_who_says_them(comparer: Comparer) -> None:
    student = comparer.student
    app = student.app
    student.opens("Anger as town")
    card = goes_to_card(student, lambda card: card.claim is None)
    before = seen(student)

    comparer.presses(Qt.Key.Key_C)

    assert app.window.side.has_sheet
    assert app.sheets.comparing.sheet.asked is not None
    span = card.places[0].span
    assert app.sheets.comparing.sheet.asked.span == span
    assert app.sheets.comparing.sheet.asked.speaker == app.reader.speaker_of(span) == ""
    comparer.presses(Qt.Key.Key_Escape)
    assert seen(student) == before

    quoted = first_quotation(student)
    app.sides.desk(ContextDesk).panel.words_wanted.emit(quoted)
    comparer.rests()
    assert app.sheets.comparing.sheet.asked.speaker == "Rosa Okafor"


def test_a_note_of_ones_own_asks_about_the_words_it_stands_on(comparer: Comparer) -> None:
    student = comparer.student
    app = student.app
    student.opens("Anger as town")
    quoted = first_quotation(student)
    assert app.live.open.article is not None
    app.live.edits.notes.mark(app.live.open.article, quoted, Pen.EVIDENCE, "Is this so?")
    app.sides.enter(app.notes)
    [card] = student.note_cards()
    app.notes.go_to(card.key)
    comparer.rests()
    before = seen(student)

    comparer.presses(Qt.Key.Key_C)

    assert app.window.side.has_sheet
    assert app.sheets.comparing.sheet.asked is not None
    assert app.sheets.comparing.sheet.asked.span == card.annotation.span
    assert app.sheets.comparing.sheet.asked.speaker == "Rosa Okafor"
    comparer.presses(Qt.Key.Key_Escape)
    assert seen(student) == before


def test_a_card_that_belongs_to_no_words_says_so_at_the_foot(comparer: Comparer) -> None:
    student = comparer.student
    app = student.app
    card = goes_to_card(student, lambda card: card.claim is None)
    app.sides.desk(ContextDesk).panel.show_cards([replace(card, places=())])
    app.sides.desk(ContextDesk).panel.go_to(card.key)

    comparer.presses(Qt.Key.Key_C)

    assert not app.window.side.has_sheet
    assert "belongs to no words of the text" in app.window.foot.state
