"""Marks and notes: made, changed, undone, closed away, and found again."""

from __future__ import annotations

import shutil

from PySide6.QtCore import Qt

from desktop.core.pen import Pen
from desktop.core.search_request import ResultKind
from tests.journeys.student import Student

CONTROL = Qt.KeyboardModifier.ControlModifier


def test_a_note_is_written_closed_and_found_again(student: Student) -> None:
    student.drags_over("declined to answer directly")
    student.presses(Qt.Key.Key_N)
    student.writes("Why not just yes or no? Check what the *Kremlin* said that day.")
    student.presses(Qt.Key.Key_Return, CONTROL)
    student.leaves()

    student.comes_back()
    found = student.searches("kremlin")

    assert student.notes() == ["Why not just yes or no? Check what the *Kremlin* said that day."]
    assert found[0].kind is ResultKind.NOTE
    student.presses(Qt.Key.Key_Down)
    student.presses(Qt.Key.Key_Return)
    assert not student.app.window.is_searching
    assert student.sees_words("declined to answer directly")
    assert student.app.reader.page.caret() == student.text.index("declined to answer directly")


def test_a_note_is_found_by_words_between_signs_and_shown_with_them(student: Student) -> None:
    student.drags_over("declined to answer directly")
    student.presses(Qt.Key.Key_N)
    student.writes("Is x <yodel and z> true?")
    student.presses(Qt.Key.Key_Return)
    student.writes("2*3*4")
    student.presses(Qt.Key.Key_Return, CONTROL)

    found = student.searches("yodel")

    assert found[0].kind is ResultKind.NOTE
    assert found[0].text == "Is x <yodel and z> true?"


def test_five_pens_mark_with_mouse_and_keyboard_and_may_overlap(student: Student) -> None:
    student.selects_with_the_keyboard("significant steps")
    student.presses(Qt.Key.Key_1)
    student.drags_over("very serious")
    student.presses(Qt.Key.Key_5)
    student.selects_with_the_keyboard('steps" toward')
    student.presses(Qt.Key.Key_3)

    pens = [card.annotation.pen for card in student.note_cards()]
    assert student.marked_words() == ["very serious", "significant steps", 'steps" toward']
    assert pens == [Pen.OPINION, Pen.EVIDENCE, Pen.QUESTION]


def test_everything_is_undone_and_done_again(student: Student) -> None:
    student.selects_with_the_keyboard("very serious")
    student.presses(Qt.Key.Key_2)
    student.app.reader.page.go_to(student.note_cards()[0].annotation.span)
    student.presses(Qt.Key.Key_4)
    student.presses(Qt.Key.Key_N)
    student.writes("Whose words?")
    student.presses(Qt.Key.Key_Escape)
    student.app.reader.page.go_to(student.note_cards()[0].annotation.span)
    student.presses(Qt.Key.Key_Delete)
    assert student.note_cards() == []

    seen = []
    for _ in range(4):
        student.presses(Qt.Key.Key_Z, CONTROL)
        seen.append([(c.annotation.pen, c.annotation.body) for c in student.note_cards()])
    for _ in range(4):
        student.presses(Qt.Key.Key_Y, CONTROL)

    assert seen == [
        [(Pen.QUOTE, "Whose words?")],
        [(Pen.QUOTE, "")],
        [(Pen.CLAIM, "")],
        [],
    ]
    assert student.note_cards() == []


def test_what_was_removed_can_be_put_back_after_a_new_start(student: Student) -> None:
    student.selects_with_the_keyboard("genius")
    student.presses(Qt.Key.Key_1)
    student.app.reader.page.go_to(student.note_cards()[0].annotation.span)
    student.presses(Qt.Key.Key_Delete)
    student.leaves()

    student.comes_back()
    article = student.app.live.open.article
    assert article is not None
    removed = student.app.library.now.annotations.removed_from(article.id)
    student.app.live.edits.notes.restore(removed[0].id)

    assert student.marked_words() == ["genius"]


def test_a_search_goes_to_the_words_in_another_article(student: Student) -> None:
    found = student.searches('"turned off the tap"')

    student.presses(Qt.Key.Key_Return)

    assert found[0].kind is ResultKind.QUOTATION
    assert found[0].speaker == "Rosa Okafor"
    assert student.title.startswith("Anger as town")
    assert student.sees_words("turned off the tap")


def test_escape_goes_back_to_the_line_that_was_read(student: Student) -> None:
    page = student.app.reader.page
    student.presses(Qt.Key.Key_Space)
    before = page.first_character_in_view()

    student.searches("bridge")
    student.presses(Qt.Key.Key_Escape)

    assert not student.app.window.is_searching
    assert page.first_character_in_view() == before
    assert page.hasFocus()


def test_a_deleted_index_comes_back_by_itself(student: Student) -> None:
    shutil.rmtree(student.app.library.now.index_folder)

    found = student.searches("interview")

    assert any("interview" in result.text for result in found)
    assert any(result.kind is ResultKind.ARTICLE for result in found)
    student.leaves()
    student.comes_back()
    assert (student.app.library.now.index_folder).is_dir()
    quoted = student.searches("speaker:putin victory")
    assert "Vladimir Putin" in {result.speaker for result in quoted}
