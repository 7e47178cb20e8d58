"""Lines in focus stay as they are and all else is dimmed; a ruler lies under one line."""

from __future__ import annotations

from dataclasses import replace

import pytest
from PySide6.QtCore import QPoint, QRect, QRectF, Qt
from PySide6.QtGui import QImage
from pytestqt.qtbot import QtBot

from desktop.appearance.preferences import Preferences
from desktop.appearance.theme import Theme
from desktop.reader.line_focus import LineFocus
from desktop.reader.reader import Reader
from tests.core.builders import an_article
from tests.desktop.conftest import OpenReader

PARAGRAPH = "The river rose again on Monday, and the people of the town went to the bridge. "
TEXT = "\n\n".join(PARAGRAPH * 4 for _ in range(12))


def liked(**chosen: str) -> Preferences:
    return replace(Preferences(), **chosen)  # type: ignore[arg-type]  # fields by name


@pytest.fixture
def reader(a_reader: OpenReader) -> Reader:
    reader = a_reader(700, 620)
    reader.show_article(an_article(text=TEXT))
    reader.page.setFocus()
    return reader


def focus_of(reader: Reader) -> LineFocus:
    focus = reader.page.line_focus
    assert focus is not None
    return focus


def in_view(reader: Reader, band: QRectF) -> QRectF:
    return band.translated(0, -reader.page.verticalScrollBar().value()) if band else band


def focus_band(reader: Reader) -> QRectF:
    return in_view(reader, focus_of(reader).focus_band)


def ruler_band(reader: Reader) -> QRectF:
    return in_view(reader, focus_of(reader).ruler_band)


def line_height(reader: Reader) -> float:
    box = reader.page.cursorRect()
    reader.page.moveCursor(reader.page.textCursor().MoveOperation.Down)
    below = reader.page.cursorRect()
    reader.page.moveCursor(reader.page.textCursor().MoveOperation.Up)
    return below.top() - box.top()


def go_down(reader: Reader, qtbot: QtBot, lines: int) -> None:
    for _ in range(lines):
        qtbot.keyClick(reader.page, Qt.Key.Key_Down)


def contrast(image: QImage, box: QRect) -> int:
    """How far the darkest and the brightest spot of a part of a picture are apart."""
    scale = image.devicePixelRatio()
    inside = QRect(box.topLeft() * scale, box.size() * scale).intersected(image.rect())
    lightness = [
        image.pixelColor(x, y).lightness()
        for x in range(inside.left(), inside.right(), 2)
        for y in range(inside.top(), inside.bottom(), 2)
    ]
    return max(lightness) - min(lightness)


def test_nothing_is_made_before_it_is_wanted(reader: Reader) -> None:
    assert reader.page.line_focus is None


@pytest.mark.parametrize("lines", [1, 2, 3])
def test_so_many_lines_are_in_focus(reader: Reader, light: Theme, qtbot: QtBot, lines: int) -> None:
    go_down(reader, qtbot, 2)
    step = line_height(reader)

    reader.show_look(light, liked(line_focus=str(lines)))

    band, caret = focus_band(reader), reader.page.cursorRect()
    assert band.height() == pytest.approx(lines * step, rel=0.12)
    assert band.top() <= caret.top()
    assert band.bottom() >= caret.bottom()


def test_a_paragraph_is_in_focus_from_its_first_line_to_its_last(
    reader: Reader, light: Theme, qtbot: QtBot
) -> None:
    go_down(reader, qtbot, 1)
    reader.show_look(light, liked(line_focus="paragraph"))
    block = reader.page.textCursor().block()

    band = focus_band(reader)

    count = block.layout().lineCount()
    assert count > 2
    assert band.height() == pytest.approx(count * line_height(reader), rel=0.08)


def test_all_else_is_dimmed_and_the_title_with_it(
    reader: Reader, light: Theme, qtbot: QtBot
) -> None:
    go_down(reader, qtbot, 2)
    page = reader.page
    width, height = page.viewport().width(), page.viewport().height()
    before = page.viewport().grab().toImage()
    title = QRect(page.column.left(), 20, 300, 90)

    reader.show_look(light, liked(line_focus="1"))
    after = page.viewport().grab().toImage()

    band = focus_band(reader).toRect()
    inside = QRect(0, band.top() + 2, width, band.height() - 4)
    below = QRect(0, band.bottom() + 8, width, height - band.bottom() - 8)
    assert contrast(after, inside) == pytest.approx(contrast(before, inside), abs=3)
    assert contrast(after, below) < contrast(before, below) * 0.4
    assert contrast(after, title) < contrast(before, title) * 0.4


def test_the_focus_goes_along_with_the_keyboard(reader: Reader, light: Theme, qtbot: QtBot) -> None:
    reader.show_look(light, liked(line_focus="1"))
    tops = []

    for _ in range(6):
        go_down(reader, qtbot, 1)
        tops.append(focus_band(reader).top())
        caret = reader.page.cursorRect()
        assert focus_band(reader).top() <= caret.center().y() <= focus_band(reader).bottom()

    assert tops == sorted(set(tops))


def test_the_focus_is_in_the_window_wherever_one_scrolls(
    reader: Reader, light: Theme, qtbot: QtBot
) -> None:
    reader.show_look(light, liked(line_focus="3"))

    for _ in range(4):
        qtbot.keyClick(reader.page, Qt.Key.Key_Space)
        band = focus_band(reader)
        assert 0 < band.center().y() < reader.page.viewport().height()
    reader.page.verticalScrollBar().setValue(reader.page.verticalScrollBar().maximum() // 2)
    band = focus_band(reader)
    assert 0 < band.center().y() < reader.page.viewport().height()


def test_the_last_line_and_the_first_are_in_focus_too(
    reader: Reader, light: Theme, qtbot: QtBot
) -> None:
    reader.show_look(light, liked(line_focus="3"))
    ends = []

    for key in (Qt.Key.Key_End, Qt.Key.Key_Home):
        qtbot.keyClick(reader.page, key, Qt.KeyboardModifier.ControlModifier)
        band, caret = focus_band(reader), reader.page.cursorRect()
        ends.append(band.top() <= caret.center().y() <= band.bottom())

    assert ends == [True, True]


def test_the_ruler_lies_under_the_line_of_the_keyboard(
    reader: Reader, light: Theme, qtbot: QtBot
) -> None:
    reader.show_look(light, liked(ruler="on"))
    go_down(reader, qtbot, 3)

    band, caret = ruler_band(reader), reader.page.cursorRect()

    assert band.top() <= caret.center().y() <= band.bottom()
    assert focus_band(reader).isEmpty()


def test_the_ruler_follows_the_mouse_until_a_key_is_pressed(
    reader: Reader, light: Theme, qtbot: QtBot
) -> None:
    reader.show_look(light, liked(ruler="on"))
    page = reader.page
    spot = QPoint(page.column.center().x(), page.viewport().height() - 120)

    qtbot.mouseMove(page.viewport(), spot)
    at_mouse = ruler_band(reader)
    go_down(reader, qtbot, 1)
    at_caret = ruler_band(reader)

    assert at_mouse.top() - 30 <= spot.y() <= at_mouse.bottom() + 30
    caret = page.cursorRect()
    assert at_caret.top() <= caret.center().y() <= at_caret.bottom()


def test_it_can_be_put_away_again(reader: Reader, light: Theme) -> None:
    page = reader.page
    before = page.viewport().grab().toImage()

    reader.show_look(light, liked(line_focus="2", ruler="on"))
    with_help = page.viewport().grab().toImage()
    reader.show_look(light, Preferences())

    assert with_help != before
    assert page.viewport().grab().toImage() == before


def test_the_text_does_not_move_for_it(reader: Reader, light: Theme, qtbot: QtBot) -> None:
    qtbot.keyClick(reader.page, Qt.Key.Key_Space)
    place = reader.page.verticalScrollBar().value()

    reader.show_look(light, liked(line_focus="paragraph", ruler="on"))

    assert reader.page.verticalScrollBar().value() == place > 0
