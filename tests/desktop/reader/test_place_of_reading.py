"""There is one place of reading: keyboard and window never part, down to the last paragraph."""

from __future__ import annotations

import pytest
from PySide6.QtCore import QPoint, QPointF, Qt
from PySide6.QtGui import QWheelEvent
from PySide6.QtWidgets import QAbstractSlider, QApplication
from pytestqt.qtbot import QtBot

from desktop.core.span import Span
from desktop.reader.article_page import ArticlePage
from tests.core.builders import an_article
from tests.desktop.builders import LONG
from tests.desktop.conftest import OpenPage, OpenReader

NONE = Qt.KeyboardModifier.NoModifier
CONTROL = Qt.KeyboardModifier.ControlModifier
SHORT = "\n".join(f"Paragraph {number} is short." for number in range(1, 8))
VERY_LONG = "\n".join(
    f"Paragraph {number}. {LONG[:300].replace(chr(10), ' ')}" for number in range(1, 900)
)


def is_seen(page: ArticlePage) -> bool:
    """Whether the line of the keyboard is in the window."""
    return 0 <= page.cursorRect().center().y() < page.viewport().height()


def turn(page: ArticlePage, notches: int) -> None:
    """Turns the wheel over the page, towards oneself if positive."""
    spot = page.viewport().rect().center()
    event = QWheelEvent(
        QPointF(spot),
        QPointF(page.viewport().mapToGlobal(spot)),
        QPoint(0, 0),
        QPoint(0, -120 * notches),
        Qt.MouseButton.NoButton,
        NONE,
        Qt.ScrollPhase.NoScrollPhase,
        False,
    )
    QApplication.sendEvent(page.viewport(), event)


def press(page: ArticlePage, qtbot: QtBot, *keys: Qt.Key) -> None:
    for key in keys:
        qtbot.keyClick(page, key)


def scroll(page: ArticlePage, qtbot: QtBot, way: str) -> None:
    """Goes on by far in one of the ways there are."""
    bar = page.verticalScrollBar()
    if way == "space":
        press(page, qtbot, *[Qt.Key.Key_Space] * 3)
    elif way == "page down":
        press(page, qtbot, *[Qt.Key.Key_PageDown] * 3)
    elif way == "wheel":
        for _ in range(30):
            turn(page, 1)
    elif way == "bar":
        bar.triggerAction(QAbstractSlider.SliderAction.SliderToMaximum)
    else:
        page.scroll_to(Span(len(page.text) // 2, len(page.text) // 2))


@pytest.mark.parametrize("text", [LONG, VERY_LONG], ids=["whole", "stretch"])
@pytest.mark.parametrize("way", ["space", "page down", "wheel", "bar", "shown by a card"])
@pytest.mark.parametrize("key", [Qt.Key.Key_Down, Qt.Key.Key_Right, Qt.Key.Key_End])
def test_the_next_key_starts_from_what_is_in_view(
    open_page: OpenPage, qtbot: QtBot, text: str, way: str, key: Qt.Key
) -> None:
    page = open_page(text)
    press(page, qtbot, Qt.Key.Key_Down)

    scroll(page, qtbot, way)
    seen = is_seen(page)
    first = page.first_character_in_view()
    press(page, qtbot, key)

    assert seen
    assert is_seen(page)
    assert first > 300
    # Not a line of what was seen is gone but for those that a step needs.
    assert abs(page.first_character_in_view() - first) < 200


def test_what_is_seen_need_not_be_walked_to(open_page: OpenPage, qtbot: QtBot) -> None:
    page = open_page(LONG)

    turn(page, 40)
    turn(page, -40)
    press(page, qtbot, Qt.Key.Key_Down)

    assert page.verticalScrollBar().value() == 0


def test_scrolling_keeps_the_selected_words(open_page: OpenPage, qtbot: QtBot) -> None:
    page = open_page(LONG)
    page.select(Span(20, 30))

    press(page, qtbot, Qt.Key.Key_Space, Qt.Key.Key_Space)

    assert page.selection() == Span(20, 30)


def test_a_key_without_shift_leaves_words_selected_out_of_sight(
    open_page: OpenPage, qtbot: QtBot
) -> None:
    page = open_page(LONG)
    page.select(Span(20, 30))
    press(page, qtbot, Qt.Key.Key_Space, Qt.Key.Key_Space)
    first = page.first_character_in_view()

    press(page, qtbot, Qt.Key.Key_Down)

    assert page.selection() is None
    assert page.caret() >= first
    assert is_seen(page)


def test_nobody_is_told_of_a_keyboard_that_only_went_along(
    open_page: OpenPage, qtbot: QtBot
) -> None:
    page = open_page(LONG)
    told: list[int] = []
    page.caret_moved.connect(told.append)

    press(page, qtbot, Qt.Key.Key_Space, Qt.Key.Key_Space)
    scrolled = list(told)
    press(page, qtbot, Qt.Key.Key_Down)

    assert scrolled == []
    assert told == [page.caret()]


def test_a_narrower_window_takes_the_keyboard_along(open_page: OpenPage, qtbot: QtBot) -> None:
    page = open_page(LONG, width=1200)
    press(page, qtbot, Qt.Key.Key_Space, *[Qt.Key.Key_Down] * 15)

    page.resize(420, 300)

    assert is_seen(page)


def test_up_from_the_first_line_shows_the_title(a_reader: OpenReader, qtbot: QtBot) -> None:
    reader = a_reader()
    reader.show_article(an_article(text=LONG))
    page = reader.page
    press(page, qtbot, Qt.Key.Key_PageDown, Qt.Key.Key_PageUp, Qt.Key.Key_PageUp, Qt.Key.Key_Up)

    assert page.verticalScrollBar().value() == 0


def numbers_passed(page: ArticlePage) -> list[int]:
    """The paragraphs where the reader is while the window goes from the top to the end."""
    bar, passed = page.verticalScrollBar(), []
    for value in range(0, bar.maximum() + 1, 7):
        bar.setValue(value)
        passage = page.passage_in_view()
        assert passage is not None
        passed.append(passage.number)
    bar.setValue(bar.maximum())
    last = page.passage_in_view()
    assert last is not None
    return [*passed, last.number]


@pytest.mark.parametrize("height", [300, 500, 900])
def test_scrolling_passes_every_paragraph_to_the_last(open_page: OpenPage, height: int) -> None:
    page = open_page(LONG, height=height)

    passed = numbers_passed(page)

    assert passed == sorted(passed)
    assert set(passed) == set(range(1, page.passage_count + 1))


def test_a_text_that_nearly_fits_is_gone_through_as_well(open_page: OpenPage) -> None:
    page = open_page(SHORT, height=290)

    passed = numbers_passed(page)

    assert 0 < page.verticalScrollBar().maximum() < page.viewport().height()
    assert (passed[0], passed[-1]) == (1, 7)
    assert passed == sorted(passed)


def test_in_a_text_that_fits_one_is_where_the_keyboard_is(
    open_page: OpenPage, qtbot: QtBot
) -> None:
    page = open_page(SHORT, height=800)
    numbers = []

    for _ in range(7):
        passage = page.passage_in_view()
        assert passage is not None
        numbers.append(passage.number)
        press(page, qtbot, Qt.Key.Key_Down)

    assert numbers == [1, 2, 3, 4, 5, 6, 7]


def test_the_reader_says_each_paragraph_that_the_keyboard_comes_to(
    a_reader: OpenReader, qtbot: QtBot
) -> None:
    reader = a_reader(height=900)
    reader.show_article(an_article(text=SHORT))
    said: list[tuple[int, int]] = []
    reader.passage_reached.connect(lambda number, count: said.append((number, count)))

    press(reader.page, qtbot, *[Qt.Key.Key_Down] * 6)

    assert said[-1] == (7, 7)
    assert [number for number, _ in dict.fromkeys(said)] == [2, 3, 4, 5, 6, 7]


@pytest.mark.parametrize("sizes", [((500, 400), (1400, 1000)), ((1400, 1000), (500, 400))])
def test_where_its_reader_is_survives_a_window_of_another_size(
    a_reader: OpenReader, qtbot: QtBot, sizes: tuple[tuple[int, int], tuple[int, int]]
) -> None:
    article = an_article(text=LONG)
    place = len(LONG) - 700
    for width, height in (*sizes, *sizes):
        reader = a_reader(width, height)
        with qtbot.waitSignal(reader.place_changed, timeout=60_000) as said:
            reader.show_article(article, place)
        assert said.args[:2] == [article.id, place]


@pytest.mark.parametrize("way", ["space", "wheel", "bar", "keys"])
def test_whoever_moves_in_it_is_elsewhere(a_reader: OpenReader, qtbot: QtBot, way: str) -> None:
    reader = a_reader(700, 400)
    reader.show_article(an_article(text=LONG), 900)
    with qtbot.waitSignal(reader.place_changed, timeout=60_000):
        pass
    reader.setFocus()
    said: list[int] = []
    reader.place_changed.connect(lambda _id, place, _seen: said.append(place))

    if way == "wheel":
        turn(reader.page, 2)
    elif way == "bar":
        reader.page.verticalScrollBar().triggerAction(
            QAbstractSlider.SliderAction.SliderSingleStepAdd
        )
    else:
        key = Qt.Key.Key_Space if way == "space" else Qt.Key.Key_Up
        press(reader.page, qtbot, *[key] * 4)

    qtbot.waitUntil(lambda: bool(said), timeout=60_000)
    assert said[-1] == reader.page.first_character_in_view() != 900


def test_what_is_covered_at_once_was_not_read(a_reader: OpenReader, qtbot: QtBot) -> None:
    reader = a_reader(700, 400)
    said: list[tuple[object, ...]] = []
    reader.place_changed.connect(lambda *place: said.append(place))

    reader.show_article(an_article(text=LONG))
    reader.stand_beneath()
    reader.say_place()
    # The time after which it would be said.
    qtbot.wait(900)

    assert said == []
    reader.hide()
    reader.show()
    qtbot.waitUntil(lambda: bool(said), timeout=60_000)
