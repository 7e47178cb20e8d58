"""The page shows a text exactly, and every place on it can be pointed at."""

from __future__ import annotations

import pytest
from PySide6.QtCore import QPoint, QRectF, Qt
from PySide6.QtGui import QColor, QImage, QTextCursor
from PySide6.QtWidgets import QApplication
from pytestqt.qtbot import QtBot

from desktop.appearance.preferences import Preferences
from desktop.appearance.theme import Theme
from desktop.core.passage import passages
from desktop.core.span import Span
from desktop.reader.article_page import ArticlePage
from desktop.reader.mark_painter import strips
from desktop.reader.marks import Layer, Line
from desktop.reader.positions import Positions
from tests.core.builders import BRIDGE, span_of
from tests.desktop.builders import (
    LONG,
    a_mark,
    colours_in,
    cursor_at,
    edge_of,
    in_view,
    is_near,
    keys_of,
    shown_text,
    spot_of,
    usual_colour,
)
from tests.desktop.conftest import OpenPage

TEXTS = {
    "plain": BRIDGE,
    "emoji": "A 🌉 bridge 👩‍👩‍👧‍👦 and 🇺🇦 flags.\n😀😀 twice, then words.",
    "combining": "q̈ and x̂ have no letter of their own; n̄̇ has two marks.",
    "tabs": "Name\tAge\tTown\nAnn\t12\t\tSeaton",
    "right to left": "قال العمدة: «الجسر آمن».\nשלום means peace.\nThen عربي, then English.",
    "spaces": "two  spaces, a\u00a0no-break space, a\u2009thin one, a soft\u00adhyphen",
    "typographic": "“Quotes” ‘inside’ – dashes — and … dots",
    "chinese": "市長は「橋は安全だ」と言った。\n𠮷野家 is beyond the first plane.",
    "one letter": "a",
    "nothing": "",
    "tags": "<b>not bold</b> &amp; not an ampersand\n<img src='x'>",
}
EMOJI = "😀 The 🌉 bridge is safe, said 👩‍👩‍👧‍👦 the mayor."


def strips_of(page: ArticlePage, text: str, span: Span) -> list[QRectF]:
    """The boxes of a span, in pixels of the viewport."""
    found = strips(page.document(), Positions(text), span)
    return [in_view(page, strip.box) for strip in found]


def has_width(page: ArticlePage, text: str, character: int) -> bool:
    """Whether a character has room of its own: where signs are drawn as one, only the first has."""
    first, last = (page.cursorRect(cursor_at(page, text, at)) for at in (character, character + 1))
    return bool(first.topLeft() != last.topLeft())


def picture(page: ArticlePage) -> QImage:
    return page.viewport().grab().toImage()


# The text


@pytest.mark.parametrize("text", TEXTS.values(), ids=TEXTS.keys())
def test_the_page_holds_the_text_character_for_character(open_page: OpenPage, text: str) -> None:
    page = open_page(text)

    assert shown_text(page) == text


def test_marks_never_change_the_text(open_page: OpenPage) -> None:
    page = open_page(BRIDGE)
    places = [page.cursorRect(cursor_at(page, BRIDGE, n)) for n in range(0, len(BRIDGE), 7)]

    page.show_marks(
        [
            a_mark(Span(0, 40), "a", tint="#ffff00"),
            a_mark(Span(10, 200), "b", line=Line.WAVY, layer=Layer.PEN, letter="E"),
            a_mark(span_of("beams"), "c", line=Line.DOUBLE),
        ]
    )
    page.light(["b"])
    picture(page)

    assert shown_text(page) == BRIDGE
    assert [page.cursorRect(cursor_at(page, BRIDGE, n)) for n in range(0, len(BRIDGE), 7)] == places


def test_another_text_begins_at_its_top(open_page: OpenPage, qtbot: QtBot) -> None:
    page = open_page(LONG)
    page.scroll_to(Span(len(LONG) - 1, len(LONG)))

    page.show_text(LONG.upper())

    assert page.verticalScrollBar().value() == 0
    assert page.caret() == 0


def test_typing_changes_nothing(open_page: OpenPage, qtbot: QtBot) -> None:
    page = open_page(BRIDGE)

    qtbot.keyClicks(page, "zzz")
    qtbot.keyClick(page, Qt.Key.Key_Delete)
    qtbot.keyClick(page, Qt.Key.Key_V, Qt.KeyboardModifier.ControlModifier)

    assert shown_text(page) == BRIDGE


def test_copied_words_are_the_words_of_the_article(open_page: OpenPage, qtbot: QtBot) -> None:
    page = open_page(EMOJI)
    page.select(span_of("bridge is safe, said 👩‍👩‍👧‍👦 the", EMOJI))

    qtbot.keyClick(page, Qt.Key.Key_C, Qt.KeyboardModifier.ControlModifier)

    assert QApplication.clipboard().text() == "bridge is safe, said 👩‍👩‍👧‍👦 the"


# Selecting


def test_the_keyboard_selects_characters(open_page: OpenPage, qtbot: QtBot) -> None:
    page = open_page(BRIDGE)
    page.go_to(Span(4, 4))

    for _ in range(7):
        qtbot.keyClick(page, Qt.Key.Key_Right, Qt.KeyboardModifier.ShiftModifier)

    assert page.selection() == span_of("council")


def test_the_keyboard_selects_words(open_page: OpenPage, qtbot: QtBot) -> None:
    page = open_page(BRIDGE)
    both = Qt.KeyboardModifier.ShiftModifier | Qt.KeyboardModifier.ControlModifier

    qtbot.keyClick(page, Qt.Key.Key_Right, both)

    assert page.selection() == Span(0, 4)


def test_the_keyboard_selects_exactly_after_an_emoji(open_page: OpenPage, qtbot: QtBot) -> None:
    page = open_page(EMOJI)
    page.go_to(span_of("bridge", EMOJI))

    for _ in "bridge":
        qtbot.keyClick(page, Qt.Key.Key_Right, Qt.KeyboardModifier.ShiftModifier)

    selection = page.selection()
    assert selection is not None
    assert selection.of(EMOJI) == "bridge"


def test_an_emoji_is_selected_whole(open_page: OpenPage, qtbot: QtBot) -> None:
    page = open_page(EMOJI)

    qtbot.keyClick(page, Qt.Key.Key_Right, Qt.KeyboardModifier.ShiftModifier)

    assert page.selection() == Span(0, 1)


def test_a_selection_backwards_is_the_same_span(open_page: OpenPage, qtbot: QtBot) -> None:
    page = open_page(EMOJI)
    there = span_of("bridge", EMOJI)
    page.go_to(Span(there.end, there.end))

    for _ in "bridge":
        qtbot.keyClick(page, Qt.Key.Key_Left, Qt.KeyboardModifier.ShiftModifier)

    assert page.selection() == there


def test_select_all_is_the_whole_text(open_page: OpenPage, qtbot: QtBot) -> None:
    page = open_page(EMOJI)

    qtbot.keyClick(page, Qt.Key.Key_A, Qt.KeyboardModifier.ControlModifier)

    assert page.selection() == Span(0, len(EMOJI))


@pytest.mark.parametrize("text", [BRIDGE, EMOJI], ids=["plain", "emoji"])
def test_the_mouse_selects_what_it_is_drawn_over(
    open_page: OpenPage, qtbot: QtBot, text: str
) -> None:
    page = open_page(text)
    wanted = span_of("bridge", text)
    view = page.viewport()

    qtbot.mousePress(view, Qt.MouseButton.LeftButton, pos=edge_of(page, text, wanted.start))
    qtbot.mouseMove(view, edge_of(page, text, wanted.end - 2))
    qtbot.mouseMove(view, edge_of(page, text, wanted.end))
    qtbot.mouseRelease(view, Qt.MouseButton.LeftButton, pos=edge_of(page, text, wanted.end))

    assert page.selection() == wanted


def test_a_double_click_selects_a_word(open_page: OpenPage, qtbot: QtBot) -> None:
    page = open_page(EMOJI)
    wanted = span_of("bridge", EMOJI)

    qtbot.mouseDClick(
        page.viewport(), Qt.MouseButton.LeftButton, pos=spot_of(page, EMOJI, wanted.start + 2)
    )

    assert page.selection() == wanted


def test_a_selection_is_said_and_its_end_too(open_page: OpenPage, qtbot: QtBot) -> None:
    page = open_page(BRIDGE)
    said: list[Span | None] = []
    page.selected.connect(said.append)

    qtbot.keyClick(page, Qt.Key.Key_Right, Qt.KeyboardModifier.ShiftModifier)
    qtbot.keyClick(page, Qt.Key.Key_Right)

    assert said == [Span(0, 1), None]


def test_a_selection_has_lines_from_its_first_word_to_its_last(open_page: OpenPage) -> None:
    page = open_page(BRIDGE)
    page.select(Span(0, 90))

    lines = page.selection_lines()

    assert len(lines) > 1
    assert lines[0].contains(spot_of(page, BRIDGE, 2))
    assert lines[-1].contains(spot_of(page, BRIDGE, 88))


def test_no_selection_has_no_lines(open_page: OpenPage) -> None:
    page = open_page(BRIDGE)

    assert page.selection_lines() == []


# Where marks stand


@pytest.mark.parametrize("text", [BRIDGE, EMOJI, LONG], ids=["plain", "emoji", "long"])
def test_strips_lie_on_the_lines_of_their_words(open_page: OpenPage, text: str) -> None:
    page = open_page(text, width=420)
    span = Span(5, min(len(text) - 3, 150))

    boxes = strips_of(page, text, span)

    for character in range(span.start, span.end):
        # What joins two signs has no width of its own, nor a place inside of anything.
        if not text[character].isspace() and has_width(page, text, character):
            spot = spot_of(page, text, character)
            assert any(box.contains(spot) for box in boxes), (character, text[character])


def test_strips_hold_nothing_but_their_words(open_page: OpenPage) -> None:
    page = open_page(BRIDGE, width=420)
    span = Span(30, 120)

    boxes = strips_of(page, BRIDGE, span)

    outside = [*range(span.start - 1), *range(span.end + 1, len(BRIDGE))]
    for character in outside:
        if not BRIDGE[character].isspace():
            spot = spot_of(page, BRIDGE, character)
            assert not any(box.contains(spot) for box in boxes), character


def test_a_strip_begins_and_ends_with_its_words(open_page: OpenPage) -> None:
    page = open_page(BRIDGE)
    span = span_of("council met")

    (box,) = strips_of(page, BRIDGE, span)

    assert abs(box.left() - page.cursorRect(cursor_at(page, BRIDGE, span.start)).center().x()) <= 2
    assert abs(box.right() - page.cursorRect(cursor_at(page, BRIDGE, span.end)).center().x()) <= 2


def test_a_span_over_paragraphs_has_strips_in_each(open_page: OpenPage) -> None:
    page = open_page(BRIDGE, width=1200)
    first, second = BRIDGE.split("\n")[:2]

    boxes = strips_of(page, BRIDGE, Span(5, len(first) + 1 + len(second)))

    tops = {round(box.top()) for box in boxes}
    assert len(tops) >= 2
    assert all(box.width() > 10 for box in boxes)


def test_a_line_break_in_a_span_is_not_marked_as_room(open_page: OpenPage) -> None:
    page = open_page(BRIDGE, width=420)

    boxes = strips_of(page, BRIDGE, Span(0, 140))

    assert all(box.right() <= page.column.right() + 1 for box in boxes)


def test_strips_lie_on_words_that_run_from_right_to_left(open_page: OpenPage) -> None:
    text = TEXTS["right to left"]
    page = open_page(text)
    span = span_of("العمدة", text)

    (box,) = strips_of(page, text, span)

    for character in range(span.start, span.end):
        assert box.contains(spot_of(page, text, character))


def test_an_empty_span_has_no_strips(open_page: OpenPage) -> None:
    page = open_page(BRIDGE)

    assert strips_of(page, BRIDGE, Span(5, 5)) == []


# Pointing at marks


def test_hovering_a_mark_says_its_key(open_page: OpenPage, qtbot: QtBot) -> None:
    page = open_page(BRIDGE)
    span = span_of("council met")
    page.show_marks([a_mark(span, "claim:council")])

    with qtbot.waitSignal(page.hovered) as said:
        qtbot.mouseMove(page.viewport(), spot_of(page, BRIDGE, span.start + 2))

    assert said.args is not None
    assert keys_of(said.args[0]) == ("claim:council",)


def test_hovering_plain_text_says_nothing_is_there(open_page: OpenPage, qtbot: QtBot) -> None:
    page = open_page(BRIDGE)
    page.show_marks([a_mark(span_of("council met"), "claim:council")])

    with qtbot.waitSignal(page.hovered) as said:
        qtbot.mouseMove(page.viewport(), spot_of(page, BRIDGE, BRIDGE.index("Critics") + 2))

    assert said.args == [()]


def test_the_room_right_of_a_paragraph_belongs_to_no_mark(open_page: OpenPage) -> None:
    page = open_page(BRIDGE, width=900)
    last = span_of("hurt.")
    page.show_marks([a_mark(last, "claim:hurt")])
    right = page.cursorRect(cursor_at(page, BRIDGE, last.end))

    assert page.keys_at(right.center() + QPoint(30, 0)) == ()
    assert page.keys_at(right.center() - QPoint(8, 0)) == ("claim:hurt",)


@pytest.mark.parametrize("place", [0, -1], ids=["first letter", "last letter"])
def test_a_mark_is_hit_at_its_first_and_last_letter(open_page: OpenPage, place: int) -> None:
    page = open_page(EMOJI)
    span = span_of("bridge is safe", EMOJI)
    page.show_marks([a_mark(span, "claim:safe")])
    character = span.start if place == 0 else span.end - 1

    assert page.keys_at(spot_of(page, EMOJI, character)) == ("claim:safe",)


def test_of_overlapping_marks_the_shortest_is_told_first(open_page: OpenPage) -> None:
    page = open_page(BRIDGE)
    page.show_marks(
        [
            a_mark(Span(0, 60), "long"),
            a_mark(span_of("met"), "short"),
            a_mark(span_of("council met on"), "middle"),
        ]
    )

    keys = page.keys_at(spot_of(page, BRIDGE, BRIDGE.index("met") + 1))

    assert keys == ("short", "middle", "long")


def test_of_marks_of_one_length_the_readers_own_is_told_first(open_page: OpenPage) -> None:
    page = open_page(BRIDGE)
    span = span_of("council met")
    page.show_marks(
        [
            a_mark(span, "quotation:1", layer=Layer.QUOTATION),
            a_mark(span, "annotation:n1", layer=Layer.PEN),
            a_mark(span, "claim:a", layer=Layer.CLAIM),
        ]
    )

    keys = page.keys_at(spot_of(page, BRIDGE, span.start + 1))

    assert keys == ("annotation:n1", "claim:a", "quotation:1")


def test_clicking_a_mark_chooses_it_once(open_page: OpenPage, qtbot: QtBot) -> None:
    page = open_page(BRIDGE)
    span = span_of("council met")
    page.show_marks([a_mark(span, "claim:council")])
    said: list[tuple[str, ...]] = []
    page.chosen.connect(said.append)

    qtbot.mouseClick(
        page.viewport(), Qt.MouseButton.LeftButton, pos=spot_of(page, BRIDGE, span.start + 3)
    )

    assert said == [("claim:council",)]


def test_clicking_plain_text_chooses_nothing(open_page: OpenPage, qtbot: QtBot) -> None:
    page = open_page(BRIDGE)
    page.show_marks([a_mark(span_of("council met"))])

    with qtbot.assertNotEmitted(page.chosen):
        qtbot.mouseClick(page.viewport(), Qt.MouseButton.LeftButton, pos=spot_of(page, BRIDGE, 120))


def test_selecting_over_a_mark_does_not_choose_it(open_page: OpenPage, qtbot: QtBot) -> None:
    page = open_page(BRIDGE)
    span = span_of("council met")
    page.show_marks([a_mark(span)])
    view = page.viewport()

    with qtbot.assertNotEmitted(page.chosen):
        qtbot.mousePress(view, Qt.MouseButton.LeftButton, pos=edge_of(page, BRIDGE, span.start))
        qtbot.mouseMove(view, edge_of(page, BRIDGE, span.start + 4))
        qtbot.mouseMove(view, edge_of(page, BRIDGE, span.end))
        qtbot.mouseRelease(view, Qt.MouseButton.LeftButton, pos=edge_of(page, BRIDGE, span.end))

    assert page.selection() == span


# QTest warns that the page leaves a press of this button to its menu.
@pytest.mark.qt_log_ignore("not accepted by receiving widget")
def test_a_right_click_on_a_mark_does_not_choose_it(open_page: OpenPage, qtbot: QtBot) -> None:
    page = open_page(BRIDGE)
    page.show_marks([a_mark(Span(0, 20))])

    with qtbot.assertNotEmitted(page.chosen):
        qtbot.mouseClick(page.viewport(), Qt.MouseButton.RightButton, pos=spot_of(page, BRIDGE, 8))


def test_enter_on_a_mark_chooses_it(open_page: OpenPage, qtbot: QtBot) -> None:
    page = open_page(EMOJI)
    span = span_of("bridge", EMOJI)
    page.show_marks([a_mark(span, "claim:bridge")])
    page.go_to(span)

    with qtbot.waitSignal(page.chosen) as said:
        qtbot.keyClick(page, Qt.Key.Key_Return)

    assert said.args == [("claim:bridge",)]


def test_the_keyboard_goes_from_mark_to_mark(open_page: OpenPage) -> None:
    page = open_page(BRIDGE)
    first, second = span_of("Monday"), span_of("rust")
    page.show_marks([a_mark(second, "b"), a_mark(first, "a")])
    walked = []

    for forward in (True, True, True, False):
        page.go_to_neighbour(forward=forward)
        walked.append(page.caret())

    assert walked == [first.start, second.start, second.start, first.start]


def test_the_letter_chip_of_an_own_mark_can_be_clicked(open_page: OpenPage, qtbot: QtBot) -> None:
    page = open_page(BRIDGE)
    span = span_of("council met")
    page.show_marks([a_mark(span, "annotation:n1", layer=Layer.PEN, letter="E", tint="#ceff44")])
    picture(page)
    beside = QPoint(page.column.right() + 20, edge_of(page, BRIDGE, span.start).y())

    with qtbot.waitSignal(page.chosen) as said:
        qtbot.mouseClick(page.viewport(), Qt.MouseButton.LeftButton, pos=beside)

    assert said.args == [("annotation:n1",)]


def test_chips_of_marks_on_one_line_stand_side_by_side(open_page: OpenPage) -> None:
    page = open_page(BRIDGE, width=900)
    one, other = span_of("council"), span_of("met")
    page.show_marks(
        [
            a_mark(one, "annotation:1", layer=Layer.PEN, letter="E"),
            a_mark(other, "annotation:2", layer=Layer.PEN, letter="C"),
        ]
    )
    picture(page)
    y = edge_of(page, BRIDGE, one.start).y()

    found = [page.keys_at(QPoint(page.column.right() + x, y)) for x in range(10, 60)]

    assert ("annotation:1",) in found
    assert ("annotation:2",) in found
    assert ("annotation:1", "annotation:2") not in found


# Going places


def test_space_scrolls_down_and_backspace_up(open_page: OpenPage, qtbot: QtBot) -> None:
    page = open_page(LONG)
    bar = page.verticalScrollBar()

    qtbot.keyClick(page, Qt.Key.Key_Space)
    down = bar.value()
    qtbot.keyClick(page, Qt.Key.Key_Backspace)

    assert 0 < down < page.viewport().height()
    assert bar.value() == 0


def test_a_line_is_not_skipped_by_space(open_page: OpenPage, qtbot: QtBot) -> None:
    page = open_page(LONG)
    page.scroll_to(Span(2000, 2000), at_top=True)
    last = page.cursorForPosition(QPoint(page.column.left() + 5, page.viewport().height() - 40))

    qtbot.keyClick(page, Qt.Key.Key_Space)

    box = page.cursorRect(last)
    assert box.top() >= 0
    assert box.bottom() < page.viewport().height() // 3


def test_scroll_to_brings_a_place_into_the_window(open_page: OpenPage) -> None:
    page = open_page(LONG)
    span = Span(len(LONG) // 2, len(LONG) // 2 + 10)

    page.scroll_to(span)

    box = page.cursorRect(cursor_at(page, LONG, span.start))
    assert 0 < box.top() < page.viewport().height() // 2
    assert page.caret() == page.first_character_in_view()


def test_scroll_to_a_place_in_view_does_not_move_the_page(open_page: OpenPage) -> None:
    page = open_page(LONG)
    page.scroll_to(Span(3000, 3000))
    before = page.verticalScrollBar().value()

    page.scroll_to(Span(3050, 3060))

    assert page.verticalScrollBar().value() == before


def test_go_to_puts_the_keyboard_there_as_well(open_page: OpenPage) -> None:
    page = open_page(LONG)
    span = Span(len(LONG) // 2, len(LONG) // 2 + 10)

    page.go_to(span)

    box = page.cursorRect()
    assert page.caret() == span.start
    assert 0 < box.top() < page.viewport().height() // 2


def test_go_to_the_very_end_shows_it(open_page: OpenPage) -> None:
    page = open_page(LONG)

    page.go_to(Span(len(LONG), len(LONG)))

    assert page.caret() == len(LONG)
    assert page.viewport().rect().contains(page.cursorRect().center())


def test_going_beyond_the_end_goes_to_the_end(open_page: OpenPage) -> None:
    page = open_page(BRIDGE)

    page.go_to(Span(10_000, 10_005))

    assert page.caret() == len(BRIDGE)


def test_who_stood_somewhere_is_put_back_there_to_the_pixel(open_page: OpenPage) -> None:
    page = open_page(LONG)
    cursor = cursor_at(page, LONG, 900)
    cursor.setPosition(cursor.position() - 30, QTextCursor.MoveMode.KeepAnchor)
    page.setTextCursor(cursor)
    page.verticalScrollBar().setValue(page.verticalScrollBar().value() + 333)
    before = (page.selection(), page.caret(), page.verticalScrollBar().value())
    standing = page.standing

    page.show_text(LONG)
    assert page.verticalScrollBar().value() == 0
    page.stand(standing)

    assert (page.selection(), page.caret(), page.verticalScrollBar().value()) == before
    assert before[1] == 870


def test_who_stood_at_the_top_is_put_back_at_the_top(open_page: OpenPage) -> None:
    page = open_page(LONG)
    standing = page.standing

    page.go_to(Span(len(LONG) - 1, len(LONG)))
    page.stand(standing)

    assert page.verticalScrollBar().value() == 0
    assert page.caret() == 0
    assert page.selection() is None


def test_dropping_a_selection_does_not_move_the_page(open_page: OpenPage) -> None:
    page = open_page(LONG)
    page.select(Span(0, 10))
    page.verticalScrollBar().setValue(page.verticalScrollBar().maximum())

    page.deselect()

    assert page.selection() is None
    assert page.verticalScrollBar().value() == page.verticalScrollBar().maximum()


def test_the_paragraph_in_view_follows_the_window(open_page: OpenPage) -> None:
    page = open_page(LONG)
    there = passages(LONG)[19]

    page.scroll_to(Span(there.span.start, there.span.start))

    passage = page.passage_in_view()
    assert passage is not None
    assert abs(passage.number - there.number) <= 1


def test_scrolling_tells_that_the_view_moved(open_page: OpenPage, qtbot: QtBot) -> None:
    page = open_page(LONG)

    with qtbot.waitSignal(page.view_moved):
        qtbot.keyClick(page, Qt.Key.Key_Space)


# Keeping the reader's place


def place_in_window(page: ArticlePage, text: str, character: int) -> int:
    return page.cursorRect(cursor_at(page, text, character)).top()


def test_a_narrower_window_keeps_the_readers_place(open_page: OpenPage, qtbot: QtBot) -> None:
    page = open_page(LONG, width=800)
    page.scroll_to(Span(4000, 4000), at_top=True)
    place = page.first_character_in_view()

    page.resize(480, 600)

    line = page.fontMetrics().height() * 2
    qtbot.waitUntil(lambda: abs(place_in_window(page, LONG, place)) < line, timeout=1000)


def test_a_wider_window_keeps_the_readers_place(open_page: OpenPage, qtbot: QtBot) -> None:
    page = open_page(LONG, width=480)
    page.scroll_to(Span(4000, 4000), at_top=True)
    place = page.first_character_in_view()

    page.resize(800, 600)

    line = page.fontMetrics().height() * 2
    qtbot.waitUntil(lambda: abs(place_in_window(page, LONG, place)) < line, timeout=1000)


def test_a_window_made_narrow_and_wide_again_shows_the_same_line(
    open_page: OpenPage, qtbot: QtBot
) -> None:
    page = open_page(LONG, width=800)
    page.scroll_to(Span(4000, 4000), at_top=True)
    place = page.first_character_in_view()

    for width in (760, 700, 640, 560, 480, 600, 800):
        page.resize(width, 600)
        QApplication.processEvents()

    line = page.fontMetrics().height() * 2
    qtbot.waitUntil(lambda: abs(place_in_window(page, LONG, place)) < line, timeout=1000)


@pytest.mark.parametrize("size", [15, 22, 36])
def test_another_text_size_keeps_the_readers_place(
    open_page: OpenPage, light: Theme, size: int
) -> None:
    page = open_page(LONG)
    page.scroll_to(Span(4000, 4000), at_top=True)
    place = page.first_character_in_view()

    page.show_look(light, Preferences(text_size=size))

    assert abs(place_in_window(page, LONG, place)) < 2 * 1.6 * size
    assert page.document().defaultFont().pixelSize() == size


def test_another_theme_does_not_move_the_text(open_page: OpenPage, dark: Theme) -> None:
    page = open_page(LONG)
    page.scroll_to(Span(4000, 4000), at_top=True)
    before = place_in_window(page, LONG, 4000)

    page.show_look(dark, page.preferences)

    assert place_in_window(page, LONG, 4000) == before


@pytest.mark.parametrize("measure", [55, 66, 75])
def test_a_line_is_about_as_long_as_was_asked_for(
    open_page: OpenPage, light: Theme, measure: int
) -> None:
    text = BRIDGE.replace("\n", " ") * 6
    page = open_page(text, width=1200, preferences=Preferences(measure=measure))
    layout = page.document().firstBlock().layout()

    lengths = [layout.lineAt(n).textLength() for n in range(layout.lineCount() - 1)]

    assert measure * 0.88 < sum(lengths) / len(lengths) < measure * 1.12


def test_the_column_never_runs_out_of_a_narrow_window(open_page: OpenPage) -> None:
    page = open_page(BRIDGE, width=300)

    assert page.column.left() >= 0
    assert page.column.right() <= page.viewport().width()


# Sizes and scripts


def test_a_very_long_article_opens_and_is_painted(open_page: OpenPage) -> None:
    text = (LONG * 24)[:300_000]
    page = open_page(text)
    page.show_marks(
        [a_mark(Span(n, n + 30), f"claim:{n}", tint="#ffff00") for n in range(0, 299_000, 300)]
    )

    page.go_to(Span(250_000, 250_010))

    found = colours_in(picture(page), QRectF(page.viewport().rect()))
    assert page.caret() == 250_000
    assert found.get("#ffff00", 0) > 100


def test_words_from_right_to_left_are_selected_by_their_letters(
    open_page: OpenPage, qtbot: QtBot
) -> None:
    text = TEXTS["right to left"]
    page = open_page(text)
    wanted = span_of("שלום", text)
    page.go_to(wanted)

    # On the screen the next letter stands to the left.
    for _ in range(4):
        qtbot.keyClick(page, Qt.Key.Key_Left, Qt.KeyboardModifier.ShiftModifier)

    assert page.selection() == wanted


# What is painted


def test_a_tint_lies_under_its_words_and_nowhere_else(open_page: OpenPage, light: Theme) -> None:
    page = open_page(BRIDGE)
    span = span_of("council met")
    page.show_marks([a_mark(span, tint="#aaddff")])

    image = picture(page)

    (box,) = strips_of(page, BRIDGE, span)
    beside = box.translated(0, 400)
    assert usual_colour(image, box).name() == "#aaddff"
    assert usual_colour(image, beside) == light.colour("paper")


def test_a_mark_without_a_tint_has_only_a_line(open_page: OpenPage, light: Theme) -> None:
    page = open_page(BRIDGE)
    span = span_of("council met")
    page.show_marks([a_mark(span, colour="#cc0000")])

    image = picture(page)

    (box,) = strips_of(page, BRIDGE, span)
    assert usual_colour(image, box) == light.colour("paper")
    assert colours_in(image, box).get("#cc0000", 0) > box.width() * 0.8


def line_ink(page: ArticlePage, span: Span) -> int:
    """How many pixels of a mark's box are of the colour of its line."""
    (box,) = strips_of(page, BRIDGE, span)
    return colours_in(picture(page), box.adjusted(0, 0, 0, 6)).get("#cc0000", 0)


def test_a_dotted_line_has_less_ink_than_a_solid_one(open_page: OpenPage) -> None:
    page = open_page(BRIDGE)
    span = span_of("council met")

    page.show_marks([a_mark(span, line=Line.SOLID)])
    solid = line_ink(page, span)
    page.show_marks([a_mark(span, line=Line.DOTTED)])
    dotted = line_ink(page, span)

    assert 0 < dotted < solid * 0.8


@pytest.mark.parametrize("line", [line for line in Line if line is not Line.NONE])
def test_every_kind_of_line_is_drawn(open_page: OpenPage, line: Line) -> None:
    page = open_page(BRIDGE)
    span = span_of("council met on Monday")
    (box,) = strips_of(page, BRIDGE, span)
    plain = colours_in(picture(page), box.adjusted(0, 0, 0, 6))

    page.show_marks([a_mark(span, line=line)])

    assert colours_in(picture(page), box.adjusted(0, 0, 0, 6)) != plain


def test_an_own_mark_lies_over_a_quotation(open_page: OpenPage) -> None:
    page = open_page(BRIDGE)
    quoted, own = span_of("council met on Monday"), span_of("met on")
    page.show_marks(
        [
            a_mark(own, "annotation:1", layer=Layer.PEN, tint="#ffff00", letter="E"),
            a_mark(quoted, "quotation:4", layer=Layer.QUOTATION, tint="#aaddff"),
        ]
    )

    image = picture(page)

    (box,) = strips_of(page, BRIDGE, own)
    (whole,) = strips_of(page, BRIDGE, quoted)
    assert usual_colour(image, box).name() == "#ffff00"
    rest = QRectF(whole.left(), whole.top(), box.left() - whole.left() - 4, whole.height())
    assert usual_colour(image, rest).name() == "#aaddff"


def test_a_lit_mark_without_tint_gets_one_for_the_time(open_page: OpenPage) -> None:
    page = open_page(BRIDGE)
    span = span_of("council met")
    page.show_marks([a_mark(span, "claim:a", colour="#000099")])
    (box,) = strips_of(page, BRIDGE, span)
    before = usual_colour(picture(page), box)

    page.light(["claim:a"])
    lit = usual_colour(picture(page), box)
    page.light([])
    after = usual_colour(picture(page), box)

    assert lit != before
    assert after == before


def test_lines_of_overlapping_marks_do_not_cover_each_other(open_page: OpenPage) -> None:
    page = open_page(BRIDGE)
    span = span_of("council met")
    page.show_marks(
        [
            a_mark(span, "a", colour="#cc0000", layer=Layer.QUOTATION),
            a_mark(span, "b", colour="#0000cc", layer=Layer.CLAIM),
        ]
    )

    (box,) = strips_of(page, BRIDGE, span)
    found = colours_in(picture(page), box.adjusted(0, 0, 0, 6))
    assert found.get("#cc0000", 0) > box.width() * 0.5
    assert found.get("#0000cc", 0) > box.width() * 0.5


def test_the_paragraph_number_stands_left_of_the_column(open_page: OpenPage, light: Theme) -> None:
    page = open_page(BRIDGE)
    image = picture(page)
    top = page.cursorRect(cursor_at(page, BRIDGE, 0))

    margin = QRectF(page.column.left() - 46, top.top(), 44, top.height())
    found = colours_in(image, margin)

    assert len(found) > 1
    assert usual_colour(image, margin) == light.colour("paper")


def test_text_is_light_on_dark_in_the_dark_theme(open_page: OpenPage, in_the_dark: Theme) -> None:
    page = open_page(BRIDGE, theme=in_the_dark)
    (box,) = strips_of(page, BRIDGE, span_of("council met"))

    image = picture(page)

    inks = colours_in(image, box)
    assert usual_colour(image, box) == in_the_dark.colour("paper")
    assert any(is_near(in_the_dark.colour("ink"), QColor(name), 20) for name in inks)


def test_the_same_marks_are_painted_after_scrolling_there_and_back(
    open_page: OpenPage, qtbot: QtBot
) -> None:
    page = open_page(LONG)
    page.show_marks([a_mark(Span(n, n + 20), f"claim:{n}") for n in range(0, len(LONG) - 30, 200)])
    page.setCursorWidth(0)
    before = picture(page)

    qtbot.keyClick(page, Qt.Key.Key_Space)
    qtbot.keyClick(page, Qt.Key.Key_Backspace)

    assert picture(page) == before
