"""The bar that rises over selected words."""

from __future__ import annotations

import pytest
from PySide6.QtCore import QPoint, QRect, Qt
from PySide6.QtGui import QTextCursor
from PySide6.QtWidgets import QToolButton, QWidget
from pytestqt.qtbot import QtBot

from desktop.appearance.theme import Theme
from desktop.core.pen import Pen
from desktop.core.span import Span
from desktop.reader.reader import Reader
from desktop.reader.resting_place import is_clear
from desktop.reader.selection_bar import SelectionBar
from tests.core.builders import BRIDGE, an_article, span_of
from tests.desktop.builders import LONG, edge_of
from tests.desktop.conftest import OpenReader, ShowWidget

ROOM = QRect(0, 0, 700, 500)


@pytest.fixture
def ground(show: ShowWidget) -> QWidget:
    ground = QWidget()
    show(ground, ROOM.width(), ROOM.height())
    return ground


@pytest.fixture
def bar(light: Theme, ground: QWidget) -> SelectionBar:
    return SelectionBar(light, ground)


def bar_of(reader: Reader) -> SelectionBar:
    found = reader.findChild(SelectionBar)
    assert found is not None
    return found


def buttons(bar: SelectionBar) -> list[QToolButton]:
    return bar.findChildren(QToolButton)


def test_pens_say_what_they_mean_and_which_key_they_have(bar: SelectionBar) -> None:
    names = [button.accessibleName() for button in buttons(bar)[:5]]

    assert names == [
        "Evidence (1)",
        "Claim (2)",
        "Question (3)",
        "Quote (4)",
        "Opinion (5)",
    ]


@pytest.mark.parametrize(("width", "lines"), [(754, 1), (500, 2)])
def test_pens_say_their_names_on_as_many_lines_as_there_is_room_for(
    bar: SelectionBar, width: int, lines: int
) -> None:
    bar.rise_over([QRect(200, 200, 80, 24)], QRect(0, 0, width, 500))

    pens = buttons(bar)[:5]
    told = [button.text() for button in pens]
    assert told == ["E  Evidence", "C  Claim", "?  Question", "Q  Quote", "!  Opinion"]
    assert len({button.geometry().center().y() for button in buttons(bar)}) == lines
    assert all(button.width() >= button.sizeHint().width() for button in buttons(bar))
    assert bar.width() <= width


def test_a_narrow_page_shows_the_letters_of_the_pens(bar: SelectionBar) -> None:
    bar.rise_over([QRect(100, 200, 80, 24)], QRect(0, 0, 320, 500))

    assert [button.text() for button in buttons(bar)[:5]] == ["E", "C", "?", "Q", "!"]
    assert bar.width() <= 320


def test_every_button_has_a_name_and_is_large_enough(bar: SelectionBar) -> None:
    bar.rise_over([QRect(200, 200, 80, 24)], ROOM)

    for button in buttons(bar):
        assert button.accessibleName() or button.text()
        assert button.height() >= 24, button.text()
        assert button.width() >= 24, button.text()


def test_a_pen_says_that_it_was_taken(bar: SelectionBar, qtbot: QtBot) -> None:
    bar.rise_over([QRect(200, 200, 80, 24)], ROOM)

    for button, pen in zip(buttons(bar), Pen, strict=False):
        with qtbot.waitSignal(bar.pen_taken) as said:
            qtbot.mouseClick(button, Qt.MouseButton.LeftButton)
        assert said.args == [pen]


def test_the_last_button_asks_for_a_note(bar: SelectionBar, qtbot: QtBot) -> None:
    bar.rise_over([QRect(200, 200, 80, 24)], ROOM)

    with qtbot.waitSignal(bar.note_wanted):
        qtbot.mouseClick(buttons(bar)[5], Qt.MouseButton.LeftButton)


@pytest.mark.parametrize(
    "selection",
    [
        QRect(300, 200, 80, 24),
        QRect(0, 0, 40, 24),
        QRect(660, 0, 40, 24),
        QRect(0, 476, 40, 24),
        QRect(660, 476, 40, 24),
        QRect(0, 470, 700, 24),
    ],
    ids=["middle", "top left", "top right", "bottom left", "bottom right", "whole line"],
)
def test_the_bar_rises_inside_the_room_and_beside_the_words(
    bar: SelectionBar, selection: QRect
) -> None:
    bar.rise_over([selection], ROOM)

    assert bar.isVisible()
    assert ROOM.contains(bar.geometry())
    assert not bar.geometry().intersects(selection)


def test_the_bar_is_near_the_end_of_the_words(bar: SelectionBar) -> None:
    selection = QRect(300, 200, 80, 24)

    bar.rise_over([selection], ROOM)

    assert bar.geometry().left() < selection.right() < bar.geometry().right()
    assert 0 < bar.geometry().top() - selection.bottom() < 20


# In the reader


def test_selecting_words_raises_the_bar(a_reader: OpenReader, qtbot: QtBot) -> None:
    reader = a_reader()
    reader.show_article(an_article())
    assert not any(each.isVisible() for each in reader.findChildren(SelectionBar))

    qtbot.keyClick(reader.page, Qt.Key.Key_Right, Qt.KeyboardModifier.ShiftModifier)

    assert bar_of(reader).isVisible()


def test_dropping_the_selection_hides_the_bar(a_reader: OpenReader, qtbot: QtBot) -> None:
    reader = a_reader()
    reader.show_article(an_article())
    reader.page.select(Span(4, 11))

    qtbot.keyClick(reader.page, Qt.Key.Key_Right)

    assert not bar_of(reader).isVisible()


@pytest.mark.parametrize("place", range(0, 420, 30))
def test_the_bar_stays_in_the_window_wherever_words_are_selected(
    a_reader: OpenReader, place: int
) -> None:
    reader = a_reader(700, 420)
    reader.show_article(an_article())
    words = Span(min(place, len(BRIDGE) - 20), min(place, len(BRIDGE) - 20) + 15)
    reader.page.go_to(words)

    reader.page.select(words)

    bar = bar_of(reader)
    assert bar.isVisible()
    assert reader.page.viewport().rect().contains(bar.geometry())
    assert is_clear(bar.geometry(), reader.page.selection_lines())


@pytest.mark.parametrize("size", [(1100, 700), (980, 520), (600, 224)])
@pytest.mark.parametrize("forward", [True, False])
@pytest.mark.parametrize("lines", [1, 2, 3, 5])
def test_the_bar_covers_nothing_that_is_selected_nor_the_line_with_the_keyboard(
    a_reader: OpenReader, size: tuple[int, int], lines: int, forward: bool
) -> None:
    reader = a_reader(*size)
    reader.show_article(an_article(text=LONG))
    page = reader.page

    for start in range(200, 1400, 150):
        page.go_to(Span(start, start))
        ends = Span(start, start + 60 * lines)
        page.select(ends)
        if not forward:
            cursor = page.textCursor()
            first, last = cursor.selectionStart(), cursor.selectionEnd()
            cursor.setPosition(last)
            cursor.setPosition(first, QTextCursor.MoveMode.KeepAnchor)
            page.setTextCursor(cursor)
        bar, boxes = bar_of(reader).geometry(), page.selection_lines()
        seen = [box for box in boxes if box.intersects(page.viewport().rect())]
        caret = page.cursorRect()

        assert page.viewport().rect().contains(bar)
        assert not bar.intersects(QRect(0, caret.top() + 2, size[0], caret.height() - 4))
        free = page.viewport().height() - (seen[-1].bottom() - seen[0].top())
        if free > 2 * (bar.height() + 20):
            assert is_clear(bar, boxes)


def test_the_bar_rises_at_the_last_line_of_the_window(a_reader: OpenReader) -> None:
    reader = a_reader()
    reader.show_article(an_article(text=LONG))
    page = reader.page
    bottom = page.viewport().height() - 6
    end = page.cursorForPosition(QPoint(page.column.left() + 100, bottom)).position()

    page.select(Span(end - 3, end))

    assert page.viewport().rect().contains(bar_of(reader).geometry())


def test_a_selection_by_mouse_raises_the_bar(a_reader: OpenReader, qtbot: QtBot) -> None:
    reader = a_reader()
    reader.show_article(an_article())
    words, view = span_of("council met"), reader.page.viewport()

    qtbot.mousePress(view, Qt.MouseButton.LeftButton, pos=edge_of(reader.page, BRIDGE, 4))
    qtbot.mouseMove(view, edge_of(reader.page, BRIDGE, 9))
    qtbot.mouseMove(view, edge_of(reader.page, BRIDGE, words.end))
    qtbot.mouseRelease(view, Qt.MouseButton.LeftButton, pos=edge_of(reader.page, BRIDGE, words.end))

    assert reader.page.selection() == words
    assert bar_of(reader).isVisible()


def test_a_pen_of_the_bar_marks_the_selected_words(a_reader: OpenReader, qtbot: QtBot) -> None:
    reader = a_reader()
    reader.show_article(an_article())
    words = span_of("council met")
    reader.page.select(words)

    with qtbot.waitSignal(reader.mark_wanted) as said:
        qtbot.mouseClick(buttons(bar_of(reader))[2], Qt.MouseButton.LeftButton)

    assert said.args == [words, Pen.QUESTION]
    assert not bar_of(reader).isVisible()


def test_the_bar_goes_when_its_words_scroll_away(a_reader: OpenReader) -> None:
    reader = a_reader()
    reader.show_article(an_article(text=LONG))
    reader.page.select(Span(4, 11))

    reader.page.verticalScrollBar().setValue(3000)

    assert not bar_of(reader).isVisible()


def test_the_bar_comes_back_with_its_words(a_reader: OpenReader) -> None:
    reader = a_reader()
    reader.show_article(an_article(text=LONG))
    reader.page.select(Span(4, 11))

    reader.page.verticalScrollBar().setValue(3000)
    reader.page.verticalScrollBar().setValue(0)

    assert bar_of(reader).isVisible()


def test_the_bar_moves_with_its_words(a_reader: OpenReader) -> None:
    reader = a_reader()
    reader.show_article(an_article(text=LONG))
    reader.page.select(span_of("Mayor Anna Keller", LONG))
    before = bar_of(reader).y()

    reader.page.verticalScrollBar().setValue(30)

    assert bar_of(reader).y() == before - 30


def test_another_article_has_no_bar(a_reader: OpenReader) -> None:
    reader = a_reader()
    reader.show_article(an_article())
    reader.page.select(Span(4, 11))

    reader.show_article(an_article(text=LONG))

    assert not bar_of(reader).isVisible()
    assert reader.page.selection() is None


def test_a_pen_is_called_what_the_lesson_calls_it(a_reader: OpenReader, qtbot: QtBot) -> None:
    reader = a_reader(width=1000)
    reader.show_article(an_article())
    reader.page.go_to(span_of("harbour"))
    qtbot.keyClick(reader.page, Qt.Key.Key_Right, Qt.KeyboardModifier.ShiftModifier)

    reader.show_pens({Pen.EVIDENCE: "Proof & {more}"})

    first = buttons(bar_of(reader))[0]
    assert first.accessibleName() == "Proof & (more) (1)"
    told = [action.text() for action in reader.actions()]
    assert "Mark the selected words: Proof && {more}" in told
    assert "Mark just the selected characters: Proof && {more}" in told
    assert "Mark the selected words: Claim" in told


def test_another_text_has_the_usual_names_again(a_reader: OpenReader, qtbot: QtBot) -> None:
    reader = a_reader()
    reader.show_article(an_article())
    reader.show_pens({Pen.EVIDENCE: "Proof"})

    with qtbot.waitSignal(reader.pens_named) as named:
        reader.show_article(an_article("another"))

    assert named.args == [{}]
    assert "Mark the selected words: Evidence" in [each.text() for each in reader.actions()]
