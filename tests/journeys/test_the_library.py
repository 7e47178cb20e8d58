"""A student arranges the library: lists, sorts, tags, collects, marks, puts right and bins."""

from __future__ import annotations

from collections.abc import Callable
from typing import TypeVar

import pytest
from PySide6.QtCore import QPoint, Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QDialog, QPushButton
from pytestqt.qtbot import QtBot

from desktop.core.library.listing import ListedArticle, ListOrder, ShelfPart
from desktop.core.library.reading_marks import ReadingState
from desktop.core.library.source_data import SourceColumn
from desktop.library.articles_model import Column
from desktop.library.label_dialog import LabelDialog
from desktop.library.panel import LibraryPanel
from desktop.library.source_dialog import SourceDialog
from desktop.shelf.rows import DoorRow
from tests.journeys.student import Student

CONTROL = Qt.KeyboardModifier.ControlModifier
SHIFT = Qt.KeyboardModifier.ShiftModifier
Asked = TypeVar("Asked", bound=QDialog)


def goes_to_the_library(student: Student, qtbot: QtBot) -> LibraryPanel:
    """Presses F4, and waits until everything is listed."""
    student.presses(Qt.Key.Key_F4)
    panel = student.app.reading.browsing.get().panel
    waits(student, qtbot)
    assert panel.isVisible()
    return panel


def waits(student: Student, qtbot: QtBot) -> None:
    """Waits until what was wanted is listed and counted."""
    QTest.qWait(60)
    qtbot.waitUntil(lambda: student.app.live.tasks.is_idle, timeout=60_000)
    QTest.qWait(20)


def dialog(qtbot: QtBot, kind: type[Asked]) -> Asked:
    def is_there() -> bool:
        return any(isinstance(w, kind) and w.isVisible() for w in QApplication.topLevelWidgets())

    qtbot.waitUntil(is_there)
    asked = next(w for w in QApplication.topLevelWidgets() if isinstance(w, kind) and w.isVisible())
    with qtbot.waitActive(asked):
        asked.activateWindow()
    return asked


def goes_back(student: Student, qtbot: QtBot) -> None:
    """Where there is no window manager, nobody goes back to the window by itself."""
    with qtbot.waitActive(student.app.window):
        student.app.window.activateWindow()
    waits(student, qtbot)


def leads_to(part: str) -> Callable[[object], bool]:
    """Whether a row of the shelf leads to a part of the library."""
    return lambda row: isinstance(row, DoorRow) and row.part == part


def rows(panel: LibraryPanel) -> list[ListedArticle]:
    return [panel.model.at(row) for row in range(len(panel.model.ids))]


def titles(panel: LibraryPanel) -> list[str]:
    return [each.title for each in rows(panel)]


def types_in(dialog: LabelDialog | SourceDialog, qtbot: QtBot, words: str) -> None:
    focused = dialog.focusWidget()
    assert focused is not None
    qtbot.waitUntil(focused.hasFocus)
    QTest.qWait(20)
    qtbot.keyClicks(focused, words)
    qtbot.keyClick(focused, Qt.Key.Key_Return)


def test_f4_leads_to_all_articles_and_esc_back_to_the_line(student: Student, qtbot: QtBot) -> None:
    student.presses(Qt.Key.Key_PageDown)
    page = student.app.reader.page
    before = page.verticalScrollBar().value(), page.textCursor().position()

    panel = goes_to_the_library(student, qtbot)
    assert panel.table.hasFocus()
    assert len(titles(panel)) == student.app.library.now.articles.count()
    student.presses(Qt.Key.Key_Escape)

    assert page.hasFocus()
    assert (page.verticalScrollBar().value(), page.textCursor().position()) == before
    assert student.app.window.foot.where.startswith("¶")


def test_ctrl_f_narrows_the_list_that_is_seen_and_the_arrow_leads_into_it(
    student: Student, qtbot: QtBot
) -> None:
    panel = goes_to_the_library(student, qtbot)
    wanted = titles(panel)[-1]

    student.presses(Qt.Key.Key_F, CONTROL)
    assert panel.field.hasFocus()
    student.writes(wanted[:12])
    waits(student, qtbot)
    student.presses(Qt.Key.Key_Down)

    assert panel.isVisible()
    assert panel.table.hasFocus()
    assert titles(panel) == [wanted]


def test_in_a_low_window_what_is_chosen_has_one_line_below_the_list(
    student: Student, qtbot: QtBot
) -> None:
    panel = goes_to_the_library(student, qtbot)
    student.app.window.resize(640, 360)
    student.presses(Qt.Key.Key_A, CONTROL)
    waits(student, qtbot)

    shown = [each for each in panel.bar.findChildren(QPushButton) if each.isVisible()]
    assert len({each.geometry().center().y() for each in shown}) == 1
    assert shown


def test_enter_opens_the_article_of_the_row(student: Student, qtbot: QtBot) -> None:
    panel = goes_to_the_library(student, qtbot)
    student.presses(Qt.Key.Key_End)
    wanted = titles(panel)[-1]

    student.presses(Qt.Key.Key_Return)

    assert student.title == wanted
    assert student.app.reader.page.isVisible()


def test_all_articles_on_the_shelf_leads_there_too(student: Student, qtbot: QtBot) -> None:
    shelf = student.app.screen.shelf
    student.clicks_row(shelf.rows, leads_to("all"))
    waits(student, qtbot)

    assert student.app.reading.browsing.get().panel.isVisible()


def test_the_head_of_a_column_and_words_sort_and_narrow(student: Student, qtbot: QtBot) -> None:
    panel = goes_to_the_library(student, qtbot)
    head = panel.table.head
    middle = head.sectionViewportPosition(Column.TITLE) + 20
    qtbot.mouseClick(
        head.viewport(), Qt.MouseButton.LeftButton, pos=QPoint(middle, head.height() // 2)
    )
    waits(student, qtbot)
    assert titles(panel) == sorted(titles(panel))
    assert panel.wanted.order is ListOrder.TITLE

    student.presses(Qt.Key.Key_F)
    assert panel.field.hasFocus()
    qtbot.keyClicks(panel.field, "bridge")
    waits(student, qtbot)

    assert 0 < len(titles(panel)) < panel.listing.total
    assert all("bridge" in each.lower() for each in titles(panel))
    student.presses(Qt.Key.Key_Escape)
    waits(student, qtbot)
    assert len(titles(panel)) == panel.listing.total
    student.presses(Qt.Key.Key_Escape)
    assert student.app.reader.page.isVisible()


def test_what_fits_nothing_leads_back_to_everything(student: Student, qtbot: QtBot) -> None:
    panel = goes_to_the_library(student, qtbot)
    student.presses(Qt.Key.Key_F)
    assert panel.field.hasFocus()
    qtbot.keyClicks(panel.field, "zzzz")
    waits(student, qtbot)
    assert panel.empty.isVisible()

    panel.empty_button.setFocus()
    student.presses(Qt.Key.Key_Return)
    waits(student, qtbot)

    assert panel.table.isVisible()
    assert len(titles(panel)) == panel.listing.total


def test_many_are_tagged_in_one_step_and_found_by_it(student: Student, qtbot: QtBot) -> None:
    panel = goes_to_the_library(student, qtbot)
    student.presses(Qt.Key.Key_Home)
    student.presses(Qt.Key.Key_Down, SHIFT)
    waits(student, qtbot)
    assert len(panel.table.picked_ids) == 2
    assert panel.bar.isVisible()
    assert "2 chosen" in student.app.window.foot.what

    student.presses(Qt.Key.Key_T)
    types_in(dialog(qtbot, LabelDialog), qtbot, "History fair")
    goes_back(student, qtbot)

    assert [each.tags for each in rows(panel)] == [("history-fair",)] * 2 + [()] * 4
    assert student.app.window.foot.echo == "2 articles with #history-fair"
    assert len(panel.table.picked_ids) == 2
    student.waits_until_all_is_found()
    student.presses(Qt.Key.Key_Z, CONTROL)
    waits(student, qtbot)
    assert [each.tags for each in rows(panel)] == [()] * 6
    student.presses(Qt.Key.Key_Y, CONTROL)
    waits(student, qtbot)
    assert [each.tags for each in rows(panel)] == [("history-fair",)] * 2 + [()] * 4
    student.waits_until_all_is_found()
    found = {each.ref.article_id for each in student.searches("tag:history-fair")}
    assert found == set(panel.model.ids[:2])


def test_a_collection_stands_on_the_shelf_and_is_listed_from_there(
    student: Student, qtbot: QtBot
) -> None:
    panel = goes_to_the_library(student, qtbot)
    student.presses(Qt.Key.Key_Home)
    first = titles(panel)[0]
    student.presses(Qt.Key.Key_C)
    types_in(dialog(qtbot, LabelDialog), qtbot, "Climate project")
    goes_back(student, qtbot)
    shelf = student.app.screen.shelf

    student.clicks_row(shelf.rows, leads_to("collection"))
    waits(student, qtbot)

    assert panel.wanted.part.value == ShelfPart.COLLECTION.value
    assert panel.title.text() == "Climate project ▾"
    assert titles(panel) == [first]
    student.presses(Qt.Key.Key_Z, CONTROL)
    waits(student, qtbot)
    assert panel.wanted.part.value == ShelfPart.ALL.value
    assert panel.listing.collections == ()


def test_many_are_marked_as_read_and_unread(student: Student, qtbot: QtBot) -> None:
    panel = goes_to_the_library(student, qtbot)
    before = [each.state for each in rows(panel)]
    student.presses(Qt.Key.Key_A, CONTROL)

    student.presses(Qt.Key.Key_R)
    waits(student, qtbot)

    assert {each.state for each in rows(panel)} == {ReadingState.READ}
    assert panel.chips[ReadingState.READ].text() == f"Read {len(before)}"
    student.presses(Qt.Key.Key_Z, CONTROL)
    waits(student, qtbot)
    assert [each.state for each in rows(panel)] == before


def test_what_goes_into_the_bin_is_on_no_shelf_and_comes_back(
    student: Student, qtbot: QtBot
) -> None:
    panel = goes_to_the_library(student, qtbot)
    everything = list(panel.model.ids)
    student.presses(Qt.Key.Key_Home)
    student.presses(Qt.Key.Key_Delete)
    waits(student, qtbot)
    assert list(panel.model.ids) == everything[1:]
    assert student.app.window.foot.echo == "1 article put into the bin"
    assert everything[0] not in student.app.library.now.articles.ids()

    student.clicks_row(student.app.screen.shelf.rows, leads_to("bin"))
    waits(student, qtbot)
    assert list(panel.model.ids) == everything[:1]
    student.presses(Qt.Key.Key_Return)
    assert "bin" in student.app.window.foot.state
    student.presses(Qt.Key.Key_U)
    waits(student, qtbot)

    assert panel.empty.isVisible()
    assert everything[0] in student.app.library.now.articles.ids()


def test_source_data_is_put_right_and_known_as_from_you(student: Student, qtbot: QtBot) -> None:
    open_id = student.app.live.open.article
    assert open_id is not None
    panel = goes_to_the_library(student, qtbot)
    while panel.table.current is not None and panel.table.current.id != open_id.id:
        student.presses(Qt.Key.Key_Down)
    before = student.title

    student.presses(Qt.Key.Key_E)
    form = dialog(qtbot, SourceDialog)
    form.fields[SourceColumn.TITLE].selectAll()
    types_in(form, qtbot, "A title of my own")
    goes_back(student, qtbot)

    assert student.title == "A title of my own"
    assert "A title of my own (from you; before: " in panel.details.said
    assert student.app.window.foot.echo == "Source data of 1 article changed"
    student.presses(Qt.Key.Key_Z, CONTROL)
    waits(student, qtbot)
    assert student.title == before


def test_a_day_that_is_none_is_not_saved(student: Student, qtbot: QtBot) -> None:
    panel = goes_to_the_library(student, qtbot)
    student.presses(Qt.Key.Key_E)
    form = dialog(qtbot, SourceDialog)
    day = form.fields[SourceColumn.PUBLISHED]
    day.setFocus()
    day.selectAll()

    types_in(form, qtbot, "31.1.2025")

    assert form.isVisible()
    assert "2025-03-14" in form.trouble.text()
    day.selectAll()
    types_in(form, qtbot, "2025-01-31")
    goes_back(student, qtbot)
    current = panel.table.current
    assert current is not None
    assert current.published == "2025-01-31"


def test_a_key_that_can_do_nothing_says_why(student: Student, qtbot: QtBot) -> None:
    panel = goes_to_the_library(student, qtbot)
    assert panel.table.current is not None

    student.presses(Qt.Key.Key_U)

    assert student.app.window.foot.state == "This is no article of the bin."


@pytest.mark.parametrize("key", [Qt.Key.Key_L, Qt.Key.Key_S])
def test_parts_and_orders_are_chosen_by_a_key(student: Student, qtbot: QtBot, key: Qt.Key) -> None:
    goes_to_the_library(student, qtbot)

    student.presses(key)
    qtbot.waitUntil(lambda: QApplication.activePopupWidget() is not None)
    menu = QApplication.activePopupWidget()
    assert menu is not None
    lines = [action.text() for action in menu.actions()]
    qtbot.keyClick(menu, Qt.Key.Key_Escape)

    assert any(each.startswith(("All articles", "Newest first")) for each in lines)


def test_a_saved_search_fills_itself(student: Student, qtbot: QtBot) -> None:
    student.searches("bridge")
    student.presses(Qt.Key.Key_S, CONTROL)
    student.presses(Qt.Key.Key_Escape)
    [search] = student.app.library.now.searches.saved()

    student.app.reading.browse("search", search.id)
    waits(student, qtbot)
    panel = student.app.reading.browsing.get().panel

    assert panel.title.text() == "bridge ▾"
    assert 0 < len(panel.model.ids) < panel.listing.total


def test_the_program_knows_what_was_read(student: Student, qtbot: QtBot) -> None:
    student.presses(Qt.Key.Key_End, CONTROL)
    student.app.reader.say_place()

    panel = goes_to_the_library(student, qtbot)
    QTest.qWait(1_000)
    waits(student, qtbot)

    [read] = [each for each in rows(panel) if each.title == student.title]
    assert (read.state, read.percent) == (ReadingState.READ, 100)


def test_what_is_unread_is_one_row_of_the_shelf(student: Student, qtbot: QtBot) -> None:
    student.clicks_row(student.app.screen.shelf.rows, leads_to("unread"))
    waits(student, qtbot)
    panel = student.app.reading.browsing.get().panel

    assert panel.chips[ReadingState.UNREAD].isChecked()
    assert rows(panel)
    assert {each.state for each in rows(panel)} == {ReadingState.UNREAD}
