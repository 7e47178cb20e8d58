"""A student adds a text that changed, and finds every mark: kept, to check, or in the drawer."""

from __future__ import annotations

from dataclasses import replace
from pathlib import Path

from PySide6.QtCore import Qt
from PySide6.QtGui import QTextCursor
from pytestqt.qtbot import QtBot

from desktop.core.annotation import AnnotationId
from desktop.core.library.kept_versions import MarkFate
from desktop.core.library.library import Library
from desktop.core.pen import Pen
from desktop.core.span import Span
from desktop.desks.changed_desk import ChangedDesk
from desktop.live.adding import AddingOutcome
from tests.journeys.student import Student
from tests.journeys.test_adding_articles import adds, pastes, report_rows

CONTROL = Qt.KeyboardModifier.ControlModifier
SHIFT = Qt.KeyboardModifier.ShiftModifier

OLD = """The bridge at Harrow Point

The mayor said on Monday that the new bridge would open on 3 May, before the summer fair begins.

Nobody in the harbour believed her, and the council met on Friday evening to talk about it again.

The last bus over the old bridge left at nine, half empty as it always is in the wet months.

"We were promised a bridge for twenty years," said Ada Quill, who runs the ferry with her sons.
"""
NEW = """The bridge at Harrow Point

Correction: an earlier version of this report named another day for the opening of the bridge.

The mayor said on Monday that the new bridge would open on 9 June, before the summer fair begins.

Nobody in the harbour believed her, and the council met late on Friday evening to talk about it.

"We were promised a bridge for twenty years," said Ada Quill, who runs the ferry with her sons.
"""
CHECK, CHANGED = "new bridge would open on 3 May", "council met on Friday evening"
LOST, SAME = "The last bus over the old bridge left at nine", "who runs the ferry with her sons"


def marks(student: Student, words: str) -> AnnotationId:
    article = student.app.live.open.article
    assert article is not None
    start = article.text.index(words)
    edits = student.app.live.edits.notes
    made = edits.mark(article, Span(start, start + len(words)), Pen.EVIDENCE, f"Why: {words[:8]}?")
    assert made is not None
    return made


def has_old_and_new(student: Student, qtbot: QtBot, folder: Path) -> ChangedDesk:
    """Adds a text, marks it, and adds it again when it has changed."""
    file = folder / "bridge.txt"
    file.write_text(OLD, "utf-8")
    adds(student, qtbot, file)
    student.presses(Qt.Key.Key_Return)
    qtbot.waitUntil(lambda: "promised a bridge" in student.text)
    for words in (CHECK, CHANGED, LOST, SAME):
        marks(student, words)
    file.write_text(NEW, "utf-8")
    adds(student, qtbot, file)
    return student.app.adding.changes.get()


def takes_version(student: Student, qtbot: QtBot, row: int = 0) -> None:
    student.presses(Qt.Key.Key_V)
    qtbot.waitUntil(lambda: report_rows(student)[row].report.outcome is AddingOutcome.NEW_VERSION)


def opens_changes(student: Student, qtbot: QtBot, desk: ChangedDesk) -> None:
    student.presses(Qt.Key.Key_C)
    qtbot.waitUntil(lambda: bool(desk.sheet.shown_cards))


def fates(desk: ChangedDesk) -> dict[str, MarkFate]:
    return {card.before: card.fate for card in desk.sheet.shown_cards}


def test_a_text_that_changed_is_taken_as_a_new_version_and_taken_back(
    student: Student, qtbot: QtBot, tmp_path: Path
) -> None:
    has_old_and_new(student, qtbot, tmp_path)
    [row] = report_rows(student)
    assert (row.report.outcome, row.is_asked) == (AddingOutcome.CHANGED, True)
    count = student.app.library.now.articles.count()

    takes_version(student, qtbot)

    assert student.app.library.now.articles.count() == count
    assert student.app.window.foot.echo.startswith("New version: 2 marks kept their place")
    student.presses(Qt.Key.Key_Return)
    qtbot.waitUntil(lambda: "9 June" in student.text)
    student.presses(Qt.Key.Key_Z, CONTROL)
    assert "3 May" in student.text
    assert "9 June" not in student.text
    student.presses(Qt.Key.Key_Z, CONTROL | SHIFT)
    assert "9 June" in student.text


def test_the_keyboard_stands_on_the_first_text_that_asks(
    student: Student, qtbot: QtBot, tmp_path: Path
) -> None:
    bridge, letter = tmp_path / "bridge.txt", tmp_path / "a-letter.txt"
    bridge.write_text(OLD, "utf-8")
    letter.write_text("The porpoises came back in May.", "utf-8")
    adds(student, qtbot, letter, bridge)
    bridge.write_text(NEW, "utf-8")

    adds(student, qtbot, letter, bridge)

    assert [row.is_asked for row in report_rows(student)] == [False, True]
    takes_version(student, qtbot, row=1)


def test_each_mark_is_kept_moved_or_put_away_with_a_key(
    student: Student, qtbot: QtBot, tmp_path: Path
) -> None:
    desk = has_old_and_new(student, qtbot, tmp_path)
    takes_version(student, qtbot)
    opens_changes(student, qtbot, desk)
    assert fates(desk) == {
        CHECK: MarkFate.CHECK,
        LOST: MarkFate.LOST,
        CHANGED: MarkFate.CHANGED,
        SAME: MarkFate.SAME,
    }
    assert desk.sheet.come_to == "1 to check · 1 lost its place"

    student.presses(Qt.Key.Key_Y)
    qtbot.waitUntil(lambda: fates(desk)[CHECK] is MarkFate.CHANGED)

    # The keyboard is on the next that waits: it is put on other words.
    student.presses(Qt.Key.Key_E)
    new = desk.sheet.new
    qtbot.waitUntil(new.hasFocus)
    new.moveCursor(QTextCursor.MoveOperation.Start)
    student.presses(Qt.Key.Key_Right, CONTROL | SHIFT)
    student.presses(Qt.Key.Key_Right, CONTROL | SHIFT)
    chosen = new.textCursor().selectedText().strip()
    student.presses(Qt.Key.Key_Return)
    qtbot.waitUntil(lambda: fates(desk)[LOST] is not MarkFate.LOST)
    card = next(each for each in desk.sheet.shown_cards if each.before == LOST)
    assert card.now == chosen
    assert desk.sheet.come_to == "Nothing is to be checked"

    student.presses(Qt.Key.Key_Z, CONTROL)
    student.presses(Qt.Key.Key_Z, CONTROL)
    qtbot.waitUntil(lambda: fates(desk)[CHECK] is MarkFate.CHECK)
    assert desk.sheet.isVisible()
    assert fates(desk)[LOST] is MarkFate.LOST
    desk.sheet.cards.go_to(0)
    student.presses(Qt.Key.Key_N)
    qtbot.waitUntil(lambda: fates(desk)[CHECK] is MarkFate.LOST)
    # Back to the report that led here, and from that to the text.
    student.presses(Qt.Key.Key_Escape)
    assert student.app.adding.desk.get().report.isVisible()
    student.presses(Qt.Key.Key_Escape)
    assert student.app.reader.page.hasFocus()


def test_a_file_is_added_all_the_same(student: Student, qtbot: QtBot, tmp_path: Path) -> None:
    file = tmp_path / "bridge.txt"
    file.write_text(OLD, "utf-8")
    adds(student, qtbot, file)
    adds(student, qtbot, file)
    assert report_rows(student)[0].report.outcome is AddingOutcome.ALREADY_THERE
    count = student.app.library.now.articles.count()

    student.presses(Qt.Key.Key_A)

    assert report_rows(student)[0].report.outcome is AddingOutcome.ADDED
    assert student.app.library.now.articles.count() == count + 1
    student.presses(Qt.Key.Key_Z, CONTROL)
    assert student.app.library.now.articles.count() == count


def test_a_mark_that_was_undone_does_not_hold_the_import(
    student: Student, qtbot: QtBot, tmp_path: Path
) -> None:
    count = student.app.library.now.articles.count()
    file = tmp_path / "bridge.txt"
    file.write_text(OLD, "utf-8")
    adds(student, qtbot, file)
    student.presses(Qt.Key.Key_Return)
    qtbot.waitUntil(lambda: "promised a bridge" in student.text)
    mark = marks(student, SAME)

    student.presses(Qt.Key.Key_Z, CONTROL)
    student.presses(Qt.Key.Key_Z, CONTROL)

    assert student.app.library.now.articles.count() == count
    student.presses(Qt.Key.Key_Z, CONTROL | SHIFT)
    student.presses(Qt.Key.Key_Z, CONTROL | SHIFT)
    assert student.app.library.now.annotations.find(mark) is not None


def test_copied_words_take_the_place_of_those_that_are_there(
    student: Student, qtbot: QtBot, tmp_path: Path
) -> None:
    file = tmp_path / "bridge.txt"
    file.write_text(OLD, "utf-8")
    adds(student, qtbot, file)
    count = student.app.library.now.articles.count()
    student.presses(Qt.Key.Key_Return)
    qtbot.waitUntil(lambda: "3 May" in student.text)

    look = pastes(student, qtbot, NEW)
    assert look.notice.text().startswith("Almost the same text as")
    [button] = [each for each in look.buttons.buttons() if "new version" in each.text()]
    qtbot.mouseClick(button, Qt.MouseButton.LeftButton)

    # The text on the page follows, as nothing else is done with it.
    qtbot.waitUntil(lambda: "9 June" in student.text)
    assert student.app.library.now.articles.count() == count


def test_what_changed_is_seen_from_the_page_and_from_the_shelf_with_the_versions_there_were(
    student: Student, qtbot: QtBot, tmp_path: Path
) -> None:
    desk = has_old_and_new(student, qtbot, tmp_path)
    takes_version(student, qtbot)
    student.presses(Qt.Key.Key_Return)
    qtbot.waitUntil(lambda: "9 June" in student.text)

    student.presses(Qt.Key.Key_H, CONTROL | SHIFT)
    qtbot.waitUntil(desk.sheet.isVisible)
    versions = desk.sheet.texts.versions
    assert [versions.itemText(row)[:9] for row in range(versions.count())] == ["Version 1"]
    assert "3 May" in desk.sheet.old.toPlainText()
    student.presses(Qt.Key.Key_Escape)
    assert not desk.sheet.isVisible()

    shelf = student.app.screen.shelf
    shelf.rows.setFocus()
    row = next(
        row
        for row in range(shelf.rows.model().rowCount())
        if "Harrow Point" in str(shelf.rows.model().index(row, 0).data())
    )
    shelf.rows.setCurrentIndex(shelf.rows.model().index(row, 0))
    student.presses(Qt.Key.Key_H, CONTROL)
    qtbot.waitUntil(desk.sheet.isVisible)


def test_a_mark_that_waits_to_be_checked_says_so_where_it_stands(
    student: Student, qtbot: QtBot, tmp_path: Path
) -> None:
    desk = has_old_and_new(student, qtbot, tmp_path)
    takes_version(student, qtbot)
    foot = student.app.window.foot
    assert foot.where == "Adding articles"
    student.presses(Qt.Key.Key_Return)
    qtbot.waitUntil(lambda: "9 June" in student.text)

    def letters() -> list[str]:
        page = student.app.reader.page
        marked = ("9 June", "council met", "sons")
        under = [page.marks_covering(student.text.index(words)) for words in marked]
        return [mark.letter for each in under for mark in each if mark.letter]

    assert letters() == ["E?", "E", "E"]

    student.presses(Qt.Key.Key_H, CONTROL | SHIFT)
    qtbot.waitUntil(lambda: bool(desk.sheet.shown_cards))
    student.presses(Qt.Key.Key_Y)
    student.presses(Qt.Key.Key_Escape)
    qtbot.waitUntil(lambda: letters() == ["E", "E", "E"])


def test_a_text_that_never_changed_has_nothing_beside_it(student: Student, qtbot: QtBot) -> None:
    student.presses(Qt.Key.Key_H, CONTROL | SHIFT)

    foot = student.app.window.foot
    qtbot.waitUntil(lambda: "never another one" in foot.state)
    assert student.app.window.over_page is None


def test_a_mark_that_lost_its_place_stands_in_my_notes_and_not_on_the_page(
    student: Student, qtbot: QtBot, tmp_path: Path
) -> None:
    has_old_and_new(student, qtbot, tmp_path)
    takes_version(student, qtbot)
    student.presses(Qt.Key.Key_Return)
    qtbot.waitUntil(lambda: "9 June" in student.text)

    student.presses(Qt.Key.Key_3, CONTROL)
    cards = student.app.notes.cards.model()
    spoken = [cards.index(row, 0).data() for row in range(cards.rowCount())]

    assert [LOST in words and "Lost its place" in words for words in spoken] == [
        *([False] * 3),
        True,
    ]


def test_a_version_that_another_program_takes_comes_to_the_page(
    student: Student, qtbot: QtBot, tmp_path: Path
) -> None:
    file = tmp_path / "bridge.txt"
    file.write_text(OLD, "utf-8")
    adds(student, qtbot, file)
    student.presses(Qt.Key.Key_Return)
    qtbot.waitUntil(lambda: "3 May" in student.text)
    article = student.app.live.open.article
    assert article is not None

    with Library.open_existing(student.app.library.now.folder) as other:
        changed = replace(article, text=article.text.replace("3 May", "9 June"))
        other.versions.take(other.versions.plan(changed))

    qtbot.waitUntil(lambda: "9 June" in student.text, timeout=60_000)
