"""Reading on with the keyboard: what is seen is where one is, down to the last paragraph."""

from __future__ import annotations

from PySide6.QtCore import QRect, Qt
from pytestqt.qtbot import QtBot

from desktop.cards.record_list import RecordRole
from desktop.context.cards import ContextCard
from desktop.core.claim import NoteKind
from tests.journeys.student import Student

CONTROL = Qt.KeyboardModifier.ControlModifier


def where(student: Student) -> str:
    return student.app.window.foot.where


def lifted(student: Student) -> set[int]:
    """The paragraphs of the context cards that are lifted."""
    cards = student.app.sides["context"].cards
    records = [cards.model().index(row, 0).data(RecordRole) for row in cards.lit_rows]
    return {record.paragraph for record in records}


def opens_a_small_window(student: Student) -> None:
    student.app.window.resize(1024, 560)
    student.opens("Trump says")
    student.presses(Qt.Key.Key_1, CONTROL)
    student.presses(Qt.Key.Key_Escape)


def test_a_key_after_paging_goes_on_from_what_is_seen(student: Student) -> None:
    opens_a_small_window(student)
    page = student.app.reader.page
    student.presses(Qt.Key.Key_Home, CONTROL)
    student.presses(Qt.Key.Key_Down)

    for _ in range(2):
        student.presses(Qt.Key.Key_Space)
    first = page.first_character_in_view()
    student.presses(Qt.Key.Key_Down)

    assert first > 300
    assert page.first_character_in_view() == first
    assert first <= page.caret() < first + 300


def test_foot_and_context_follow_to_the_last_paragraph(student: Student) -> None:
    opens_a_small_window(student)
    student.presses(Qt.Key.Key_Home, CONTROL)
    seen = [where(student)]
    last = student.app.reader.page.passage_count

    for _ in range(30):
        student.presses(Qt.Key.Key_Space)
        seen.append(where(student))

    assert seen[0] == f"¶ 1 of {last}"
    assert seen[-1] == f"¶ {last} of {last}"
    assert lifted(student) <= {last}


def test_walking_by_lines_passes_every_paragraph(student: Student) -> None:
    opens_a_small_window(student)
    student.presses(Qt.Key.Key_Home, CONTROL)
    last, seen = student.app.reader.page.passage_count, [where(student)]

    for _ in range(80):
        student.presses(Qt.Key.Key_Down)
        seen.append(where(student))

    assert list(dict.fromkeys(seen)) == [f"¶ {n} of {last}" for n in range(1, last + 1)]


def test_what_speaks_against_a_claim_is_read_by_keyboard_alone(
    student: Student, qtbot: QtBot
) -> None:
    student.app.window.resize(1024, 420)
    student.opens("Trump says")
    student.presses(Qt.Key.Key_1, CONTROL)
    student.presses(Qt.Key.Key_Home)
    cards = student.app.sides["context"].cards
    qtbot.waitUntil(lambda: cards.is_measured(cards.model().rowCount() - 1))
    view = cards.viewport().rect()
    tall: dict[int, list[QRect]] = {}

    for _ in range(120):
        card = cards.currentIndex().data(RecordRole)
        assert isinstance(card, ContextCard)
        box = cards.visualRect(cards.currentIndex())
        if any(note.kind is NoteKind.EVIDENCE_AGAINST for note in card.notes):
            tall.setdefault(cards.currentIndex().row(), []).append(box)
        student.presses(Qt.Key.Key_Down)

    assert tall
    for boxes in tall.values():
        assert any(box.bottom() <= view.bottom() for box in boxes), "its end was never seen"
        assert boxes[0].top() >= 0
    assert max(box.height() for boxes in tall.values() for box in boxes) > view.height()
    assert cards.currentIndex().row() == cards.model().rowCount() - 1


def test_the_beginning_of_a_text_is_its_title(student: Student) -> None:
    """`Ctrl+Home` goes to the very top, and there a search that was looked at leads back to."""
    student.opens("Trump says")
    page = student.app.reader.page
    page.setFocus()
    student.presses(Qt.Key.Key_End, CONTROL)
    assert page.verticalScrollBar().value() > 0

    student.presses(Qt.Key.Key_Home, CONTROL)
    assert page.verticalScrollBar().value() == 0

    student.searches("war")
    student.presses(Qt.Key.Key_Escape)
    assert page.verticalScrollBar().value() == 0
