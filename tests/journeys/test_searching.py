"""A student who looks for something, by keyboard: narrows it down, goes there, comes back."""

from __future__ import annotations

from functools import partial

from PySide6.QtCore import Qt
from PySide6.QtGui import QAccessible
from PySide6.QtWidgets import QApplication, QLabel, QPushButton
from pytestqt.qtbot import QtBot

from desktop.cards.delegate import CardDelegate
from desktop.cards.record_list import RecordRole
from desktop.core.library.errors import LibraryError
from desktop.core.search_request import ResultKind
from desktop.core.searching.typical_words import TypicalWords
from desktop.desks.context_desk import ContextDesk
from desktop.desks.voices_desk import VoicesDesk
from desktop.search.examples import first_examples
from desktop.search.filters import FilterRow
from desktop.search.rows import EarlierSearchRow, ExampleRow, PassageRow
from desktop.shelf.rows import KeptSearchRow
from tests.journeys.student import Student

CONTROL = Qt.KeyboardModifier.ControlModifier
SHIFT = Qt.KeyboardModifier.ShiftModifier
ALT = Qt.KeyboardModifier.AltModifier


def line(student: Student) -> str:
    """All that the results say in words."""
    labels = student.app.searching.results.findChildren(QLabel)
    return " ".join(label.text() for label in labels if label.isVisible())


def waits(student: Student) -> None:
    student.waits_until_all_is_found()


def shows_results_for(student: Student, typed: str) -> bool:
    return student.app.searching.results.query == typed


def is_searching(student: Student) -> bool:
    return student.app.window.is_searching


def tabs_to_the_filters(student: Student) -> FilterRow:
    student.presses(Qt.Key.Key_Tab)
    row = QApplication.focusWidget()
    assert isinstance(row, FilterRow)
    return row


def test_a_search_is_narrowed_down_by_keyboard(student: Student) -> None:
    student.searches("bridge")
    student.presses(Qt.Key.Key_Down)

    row = tabs_to_the_filters(student)
    promised = int(row.accessibleName().split(", ")[-1].split()[0])
    speaker = row.text()
    student.presses(Qt.Key.Key_Space)
    waits(student)

    assert len(student.sees_results()) == promised
    assert {result.speaker for result in student.sees_results()} == {speaker}
    assert f"said by {speaker}" in line(student)
    assert row.hasFocus()
    student.presses(Qt.Key.Key_Space)
    waits(student)
    assert len(student.sees_results()) > promised


def test_a_mistyped_word_is_put_right_with_a_key(student: Student) -> None:
    student.searches("brigde")
    offer = next(
        button
        for button in student.app.searching.results.findChildren(QPushButton)
        if button.isVisible() and "Did you mean “bridge”?" in button.text()
    )
    offer.setFocus()

    student.presses(Qt.Key.Key_Space)
    waits(student)

    assert student.app.screen.search_field.text() == "bridge"
    assert student.sees_results()


def test_a_mistyped_operator_is_words_and_a_hint(student: Student) -> None:
    student.searches("speker:okafor")

    assert any(
        "Did you mean speaker:?" in button.text()
        for button in student.app.searching.results.findChildren(QPushButton)
        if button.isVisible()
    )


def test_enter_goes_to_the_passage_even_before_the_answer_is_there(
    student: Student, qtbot: QtBot
) -> None:
    student.searches("harbour")
    student.presses(Qt.Key.Key_A, CONTROL)

    student.writes("bridge")
    student.presses(Qt.Key.Key_Return)
    qtbot.waitUntil(lambda: not student.app.window.is_searching)
    qtbot.waitUntil(student.app.reader.finding.bar.isVisible)

    assert student.app.reader.finding.bar.field.text() == "bridge"
    assert "ridge" in student.title


def test_f3_walks_through_what_was_found(student: Student, qtbot: QtBot) -> None:
    finding = student.app.reader.finding
    student.searches("bridge")
    student.presses(Qt.Key.Key_Down)
    student.presses(Qt.Key.Key_Return)
    qtbot.waitUntil(finding.bar.isVisible)
    waits(student)

    count = len(finding.places)
    seen = []
    for _ in range(count):
        assert finding.current is not None
        seen.append(finding.current.of(student.text).lower())
        assert student.app.reader.page.caret() == finding.current.start
        student.presses(Qt.Key.Key_F3)

    assert count > 2
    assert set(seen) == {"bridge"}
    first = finding.bar.place
    student.presses(Qt.Key.Key_F3, SHIFT)
    student.presses(Qt.Key.Key_F3)
    assert finding.bar.place == first


def test_the_way_back_leads_to_the_line_that_was_read(student: Student, qtbot: QtBot) -> None:
    page, title = student.app.reader.page, student.title
    student.presses(Qt.Key.Key_Space)
    before = page.first_character_in_view()
    student.searches("bridge")
    student.presses(Qt.Key.Key_Return)
    qtbot.waitUntil(lambda: student.title != title)
    waits(student)

    student.presses(Qt.Key.Key_Left, ALT)
    waits(student)

    assert student.title == title
    assert page.first_character_in_view() == before
    assert not student.app.reader.finding.bar.isVisible()


def test_words_are_found_in_the_article_that_is_read(student: Student) -> None:
    student.presses(Qt.Key.Key_F, CONTROL)
    student.writes("RUSSIA")

    finding = student.app.reader.finding
    assert len(finding.places) > 1
    assert {place.of(student.text) for place in finding.places} == {"Russia"}
    student.presses(Qt.Key.Key_Escape)
    assert student.app.reader.page.hasFocus()


def test_a_search_is_saved_found_on_the_shelf_taken_off_and_put_back(student: Student) -> None:
    student.searches("note: OR said:bridge")
    student.presses(Qt.Key.Key_S, CONTROL)
    student.leaves()

    student.comes_back()
    shelf = student.app.screen.shelf.rows
    student.clicks_row(shelf, lambda row: isinstance(row, KeptSearchRow))
    waits(student)
    assert student.app.screen.search_field.text() == "note: OR said:bridge"
    assert student.sees_results()

    shelf.setFocus()
    shelf.setCurrentIndex(shelf.model().index(shelf.model().rowCount() - 1, 0))
    student.presses(Qt.Key.Key_Delete)
    assert student.app.library.now.searches.saved() == ()
    student.presses(Qt.Key.Key_Z, CONTROL)
    [saved] = student.app.library.now.searches.saved()
    assert saved.request.words == "note: OR said:bridge"


def test_what_was_searched_before_is_there_again(student: Student, qtbot: QtBot) -> None:
    student.searches("bridge in:quotes")
    student.presses(Qt.Key.Key_Return)
    qtbot.waitUntil(lambda: not student.app.window.is_searching)
    student.leaves()

    student.comes_back()
    student.presses(Qt.Key.Key_K, CONTROL)
    student.presses(Qt.Key.Key_Down)
    assert isinstance(
        student.app.searching.results.rows.currentIndex().data(RecordRole), EarlierSearchRow
    )
    student.presses(Qt.Key.Key_Return)
    waits(student)

    assert student.app.screen.search_field.text() == "bridge in:quotes"
    assert {result.kind for result in student.sees_results()} == {ResultKind.QUOTATION}


def test_unread_articles_are_found_until_they_are_opened(student: Student, qtbot: QtBot) -> None:
    found = {result.ref.article_id for result in student.searches("bridge is:unread")}
    title = student.title
    student.presses(Qt.Key.Key_Return)
    qtbot.waitUntil(lambda: student.title != title)
    student.app.reader.say_place()
    waits(student)

    left = {result.ref.article_id for result in student.searches("bridge is:unread")}

    assert len(found) == 2
    assert len(left) == 1


def opens_the_second_result(student: Student, qtbot: QtBot) -> int:
    """Walks into the results of "bridge" and opens one; gives its row."""
    student.searches("bridge")
    student.presses(Qt.Key.Key_Down)
    student.presses(Qt.Key.Key_Down)
    row = student.app.searching.results.rows.currentIndex().row()
    student.presses(Qt.Key.Key_Return)
    qtbot.waitUntil(student.app.reader.finding.bar.isVisible)
    waits(student)
    return row


def test_escape_leads_from_a_hit_to_its_place_in_the_results_and_to_the_line_read_before(
    student: Student, qtbot: QtBot
) -> None:
    page, title = student.app.reader.page, student.title
    student.presses(Qt.Key.Key_Space)
    before = page.first_character_in_view()
    row = opens_the_second_result(student, qtbot)
    student.presses(Qt.Key.Key_F3)

    student.presses(Qt.Key.Key_Escape)
    waits(student)
    assert student.app.window.is_searching
    assert student.app.searching.results.rows.hasFocus()
    assert student.app.searching.results.rows.currentIndex().row() == row
    assert student.app.screen.search_field.text() == "bridge"

    student.presses(Qt.Key.Key_Escape)
    waits(student)
    assert student.title == title
    assert page.first_character_in_view() == before
    assert page.hasFocus()
    student.presses(Qt.Key.Key_Escape)
    assert not student.app.window.is_searching


def test_filters_are_still_chosen_where_escape_leads_back_to(
    student: Student, qtbot: QtBot
) -> None:
    student.searches("bridge")
    student.presses(Qt.Key.Key_Down)
    tabs_to_the_filters(student)
    student.presses(Qt.Key.Key_Space)
    waits(student)
    found = [result.ref for result in student.sees_results()]
    student.app.searching.results.rows.setFocus()
    student.presses(Qt.Key.Key_Home)
    student.presses(Qt.Key.Key_Down)
    student.presses(Qt.Key.Key_Return)
    qtbot.waitUntil(lambda: not student.app.window.is_searching)
    waits(student)

    student.presses(Qt.Key.Key_Escape)
    waits(student)

    # Their colours are those that their speakers have on the page, which is another by now.
    assert [result.ref for result in student.sees_results()] == found
    assert "said by" in line(student)


def test_the_arrow_down_from_the_same_words_leads_to_the_results_again(
    student: Student, qtbot: QtBot
) -> None:
    row = opens_the_second_result(student, qtbot)

    student.presses(Qt.Key.Key_K, CONTROL)
    student.presses(Qt.Key.Key_Down)

    assert student.sees_results()
    assert student.app.searching.results.rows.currentIndex().row() == row


def test_an_article_from_the_shelf_is_no_hit_to_come_back_from(
    student: Student, qtbot: QtBot
) -> None:
    opens_the_second_result(student, qtbot)
    student.opens("Trump says")

    student.presses(Qt.Key.Key_Escape)

    assert not student.app.window.is_searching


def test_an_emptied_field_counts_nothing_and_lets_no_late_answer_come(
    student: Student, qtbot: QtBot
) -> None:
    student.searches("bridge")
    assert student.app.window.foot.where == "26 passages in 2 articles"

    student.presses(Qt.Key.Key_A, CONTROL)
    student.writes("r")
    student.app.screen.search_field.search_for("rust")
    student.presses(Qt.Key.Key_A, CONTROL)
    student.presses(Qt.Key.Key_Backspace)
    waits(student)

    assert student.app.window.foot.where == ""
    assert student.sees_results() == []
    assert "Type words to search" in line(student)


def test_an_emptied_field_has_nothing_to_come_back_to_that_is_counted(
    student: Student, qtbot: QtBot
) -> None:
    opens_the_second_result(student, qtbot)
    student.presses(Qt.Key.Key_K, CONTROL)
    student.presses(Qt.Key.Key_Backspace)

    student.app.searching.return_to_results()
    waits(student)

    assert student.app.window.is_searching
    assert student.app.window.foot.where == ""
    assert "Type words to search" in line(student)


def test_where_a_search_fails_nothing_of_the_one_before_is_counted(student: Student) -> None:
    student.searches("bridge")

    student.app.live.search.failed.emit(LibraryError(student.app.library.now.folder / "library.db"))

    assert student.sees_results() == []
    assert student.app.window.foot.where == ""


def examples_shown(student: Student) -> list[str]:
    model = student.app.searching.results.rows.model()
    rows = (model.index(row, 0).data(RecordRole) for row in range(model.rowCount()))
    return [row.typed for row in rows if isinstance(row, ExampleRow)]


def test_the_shortcut_leads_to_the_field_and_shows_what_can_be_searched(student: Student) -> None:
    app = student.app
    student.presses(Qt.Key.Key_K, CONTROL)
    assert app.screen.search_field.hasFocus()
    assert is_searching(student)
    assert app.window.foot.where == ""
    assert len(examples_shown(student)) == len(first_examples(TypicalWords()))
    student.presses(Qt.Key.Key_Escape)
    assert not is_searching(student)
    assert app.reader.page.hasFocus()

    student.searches("bridge")
    student.presses(Qt.Key.Key_Escape)
    student.presses(Qt.Key.Key_K, CONTROL)
    assert app.screen.search_field.hasFocus()
    assert app.screen.search_field.selectedText() == "bridge"
    assert not app.window.is_searching


def test_two_mistyped_words_and_a_phrase_are_put_right_with_one_key(student: Student) -> None:
    student.searches('brigde clsoed "will stay clsoed"')
    [offer] = [
        button
        for button in student.app.searching.results.findChildren(QPushButton)
        if button.isVisible() and "Did you mean" in button.text()
    ]
    offer.setFocus()

    student.presses(Qt.Key.Key_Space)
    waits(student)

    assert student.app.screen.search_field.text() == 'bridge closed "will stay closed"'
    assert student.sees_results()


def test_a_mistyped_name_is_put_right_with_a_key(student: Student) -> None:
    student.searches("speaker:trmp")
    offer = next(
        button
        for button in student.app.searching.results.findChildren(QPushButton)
        if button.isVisible() and "Did you mean “speaker:Trump”?" in button.text()
    )
    offer.setFocus()

    student.presses(Qt.Key.Key_Space)
    waits(student)

    quoted = [r for r in student.sees_results() if r.kind is ResultKind.QUOTATION]
    assert {result.speaker for result in quoted} == {"Donald Trump"}
    assert student.app.screen.search_field.hasFocus()


def test_a_text_that_was_pasted_is_not_put_right(student: Student) -> None:
    student.searches("the bridge was closed because its beams rust and nobody told them why")

    assert student.sees_results()
    assert "Did you mean" not in " ".join(
        button.text()
        for button in student.app.searching.results.findChildren(QPushButton)
        if button.isVisible()
    )


def test_the_tab_key_comes_to_everything_and_nothing_twice(student: Student) -> None:
    student.searches("bridge")
    seen = []
    for _ in range(40):
        student.presses(Qt.Key.Key_Tab)
        focused = QApplication.focusWidget()
        assert focused is not None
        assert focused.isVisible()
        if focused is student.app.screen.search_field:
            break
        seen.append(focused)

    named = [QAccessible.queryAccessibleInterface(w).text(QAccessible.Text.Name) for w in seen]
    assert len(set(seen)) == len(seen)
    tools = ["All 26", "Order: Best match", "Save this search"]
    wanted = [*tools, "Results", "Idris Fenn, 2 passages"]
    assert [name for name in named if name in wanted] == wanted


def test_every_example_to_begin_with_finds_something_or_says_what_to_do(
    student: Student, qtbot: QtBot
) -> None:
    with qtbot.waitSignal(student.app.live.search.knows, timeout=60_000):
        student.presses(Qt.Key.Key_K, CONTROL)
    for typed in examples_shown(student):
        student.searches(typed)
        qtbot.waitUntil(partial(shows_results_for, student, typed))
        found = student.sees_results()

        lists = typed == "speaker:" and examples_shown(student)
        assert found or lists or (typed == "note:" and "press N" in line(student)), typed


def test_escape_on_the_shelf_leads_back_to_the_text(student: Student) -> None:
    student.searches("bridge")
    student.app.screen.shelf.rows.setFocus()

    student.presses(Qt.Key.Key_Escape)

    assert not student.app.window.is_searching
    assert student.app.reader.page.hasFocus()


def test_a_context_note_that_was_found_is_lit_and_in_view(student: Student, qtbot: QtBot) -> None:
    app = student.app
    app.window.show_side(app.sides.desk(VoicesDesk).panel)
    for row, result in enumerate(student.searches("context:bearing")):
        if row:
            student.searches("context:bearing")
        key = result.note_id and f"note:{result.note_id}"
        key = key or f"claim:{result.claim_id}"
        cards = app.sides.desk(ContextDesk).panel.cards
        rows = app.searching.results.rows
        row_of = next(
            n
            for n in range(rows.model().rowCount())
            if isinstance(shown := rows.model().index(n, 0).data(RecordRole), PassageRow)
            and shown.result == result
        )
        student.presses(Qt.Key.Key_Down)
        rows.go_to(row_of)
        student.presses(Qt.Key.Key_Return)
        waits(student)
        qtbot.waitUntil(lambda: not app.window.is_searching)

        delegate = cards.itemDelegate()
        assert isinstance(delegate, CardDelegate)
        [lit_row] = delegate.lit_rows
        lit = cards.model().index(lit_row, 0)
        card = lit.data(RecordRole)
        assert key in (card.key, *(f"note:{note.id}" for note in card.notes))
        assert cards.isVisible()
        assert cards.viewport().rect().intersects(cards.visualRect(lit))
        assert app.reader.whereabouts is not None
        assert app.reader.whereabouts.found == (result.ref.span,)
        student.presses(Qt.Key.Key_Escape)
        waits(student)


def test_where_nothing_is_found_keys_lead_to_what_may_be_meant_or_say_why(
    student: Student,
) -> None:
    student.searches("brigde")
    student.presses(Qt.Key.Key_Down)

    meant = QApplication.focusWidget()
    assert isinstance(meant, QPushButton)
    assert "bridge" in meant.text()
    student.presses(Qt.Key.Key_Return)
    waits(student)
    assert student.sees_results()

    for key in (Qt.Key.Key_Down, Qt.Key.Key_Return):
        student.searches("zzzz")
        student.app.window.foot.rest()
        student.presses(key)
        assert student.app.window.foot.state.startswith("Nothing found for “zzzz”")
        assert student.app.screen.search_field.hasFocus()
