"""Words that were written are got back: after an undo, after other words, from another window."""

from __future__ import annotations

from dataclasses import replace

import pytest
from PySide6.QtCore import Qt
from pytestqt.qtbot import QtBot

from desktop.cards.record_list import RecordRole
from desktop.core.library.library import Library
from desktop.notes.cards import WordingCard
from desktop.shelf.rows import ArticleRow
from tests.desktop.builders import rows_of
from tests.journeys.student import Student

CONTROL = Qt.KeyboardModifier.ControlModifier


def another_title(student: Student) -> str:
    rows = [index.data(RecordRole) for index in rows_of(student.app.screen.shelf.rows)]
    return next(
        row.title for row in rows if isinstance(row, ArticleRow) and row.title != student.title
    )


def writes_a_note(student: Student, words: str) -> None:
    student.selects_with_the_keyboard("significant steps")
    student.presses(Qt.Key.Key_N)
    student.writes(words)
    student.waits_until_it_says_saved()


def test_words_undone_from_another_article_are_shown_and_kept_in_the_bin(student: Student) -> None:
    first = student.title
    article = student.app.live.open.article
    assert article is not None
    writes_a_note(student, "My own thought")
    student.opens(another_title(student))

    student.presses(Qt.Key.Key_Z, CONTROL)
    assert student.title == first
    assert student.app.window.foot.state == "Undone: note on “significant steps”"
    assert student.app.window.foot.show_it.isVisible()
    student.presses(Qt.Key.Key_Z, CONTROL)
    student.leaves()

    with Library.open(student.app.library.now.folder) as library:
        [kept] = library.annotations.removed_from(article.id)
        known = library.annotations.wordings_in(article.id)[kept.id]
    assert kept.body == "My own thought"
    assert "My own thought" in [each.value for each in known]
    student.comes_back()


def test_an_earlier_wording_is_put_back_by_keyboard(student: Student) -> None:
    writes_a_note(student, "first")
    student.presses(Qt.Key.Key_Escape)
    notes = student.app.notes
    notes.edit(student.note_cards()[0].annotation.id)
    student.writes(" and second")
    student.presses(Qt.Key.Key_Escape)
    notes.go_to(student.note_cards()[0].key)

    student.presses(Qt.Key.Key_H)
    student.presses(Qt.Key.Key_Down)
    student.presses(Qt.Key.Key_P)

    assert student.note_cards()[0].annotation.body == "first"
    student.presses(Qt.Key.Key_Z, CONTROL)
    assert student.note_cards()[0].annotation.body == "first and second"


def test_what_another_window_writes_shows_here(student: Student, qtbot: QtBot) -> None:
    writes_a_note(student, "mine")
    student.presses(Qt.Key.Key_Escape)
    note = student.note_cards()[0].annotation
    with Library.open(student.app.library.now.folder) as other:
        other.annotations.change(replace(note, body="from elsewhere"), seen=note)

    qtbot.waitUntil(lambda: student.notes() == ["from elsewhere"], timeout=60_000)


def test_words_typed_in_two_windows_at_once_are_both_on_the_screen(student: Student) -> None:
    writes_a_note(student, "mine")
    note = student.note_cards()[0].annotation
    with Library.open(student.app.library.now.folder) as other:
        other.annotations.change(replace(note, body="theirs"), seen=note)

    student.writes(" too")
    student.waits_until_it_says_saved()

    card, below = (index.data(RecordRole) for index in rows_of(student.app.notes.cards))
    assert card.annotation.body == "mine too"
    assert isinstance(below, WordingCard)
    assert (below.wording.value, below.wording.is_beside) == ("theirs", True)
    assert "also written elsewhere" in student.app.window.foot.state


@pytest.mark.parametrize("name", ["notes", "context"])
def test_escape_leads_from_a_panel_back_to_the_text(student: Student, name: str) -> None:
    writes_a_note(student, "mine")
    app = student.app
    app.notes.close_editor()
    panel = app.sides[name]
    app.sides.enter(panel)
    assert panel.cards.hasFocus()

    student.presses(Qt.Key.Key_Escape)

    assert app.reader.page.hasFocus()
