"""Marks and selections on the page are whole words, unless Alt asks for characters."""

from __future__ import annotations

import pytest
from PySide6.QtCore import Qt
from pytestqt.qtbot import QtBot

from desktop.core.pen import Pen
from desktop.core.span import Span
from desktop.reader.article_page import ArticlePage
from desktop.reader.reader import Reader
from tests.core.builders import an_article
from tests.desktop.builders import edge_of, spot_of
from tests.desktop.conftest import OpenPage, OpenReader

TEXT = "L'inspectrice wouldn't say: “We counted 1,200.50 euros,” she wrote.\nIt was late."
ALT = Qt.KeyboardModifier.AltModifier


def drag(page: ArticlePage, qtbot: QtBot, start: int, end: int, *, with_alt: bool = False) -> None:
    held = ALT if with_alt else Qt.KeyboardModifier.NoModifier
    view, left = page.viewport(), Qt.MouseButton.LeftButton
    to = edge_of(page, TEXT, end)
    qtbot.mousePress(view, left, held, edge_of(page, TEXT, start))
    qtbot.mouseMove(view, edge_of(page, TEXT, (start + end) // 2))
    qtbot.mouseMove(view, to)
    qtbot.mouseRelease(view, left, held, to)


def selected(page: ArticlePage) -> str:
    span = page.selection()
    return span.of(TEXT) if span else ""


def of(words: str) -> Span:
    start = TEXT.index(words)
    return Span(start, start + len(words))


@pytest.fixture
def reader(a_reader: OpenReader) -> Reader:
    reader = a_reader()
    reader.show_article(an_article(text=TEXT))
    return reader


@pytest.mark.parametrize("word", ["L'inspectrice", "wouldn't", "1,200.50", "late"])
def test_a_double_click_anywhere_in_a_word_selects_it(
    open_page: OpenPage, qtbot: QtBot, word: str
) -> None:
    page = open_page(TEXT)

    for character in range(of(word).start, of(word).end):
        spot = spot_of(page, TEXT, character)
        qtbot.mouseDClick(page.viewport(), Qt.MouseButton.LeftButton, pos=spot)

        assert selected(page) == word


def test_a_drag_takes_in_the_words_it_begins_and_ends_in(open_page: OpenPage, qtbot: QtBot) -> None:
    page = open_page(TEXT)

    drag(page, qtbot, of("ouldn't").start, of("sa").end)
    forward = selected(page)
    caret = page.caret()
    drag(page, qtbot, of("unted").end - 2, of("nted").start)

    assert forward == "wouldn't say"
    assert caret == of("say").end
    assert selected(page) == "counted"
    assert page.caret() == of("counted").start


def test_with_alt_a_drag_selects_characters_and_a_pen_marks_just_these(
    reader: Reader, qtbot: QtBot
) -> None:
    drag(reader.page, qtbot, of("unted").start, of("unted").end, with_alt=True)
    assert selected(reader.page) == "unted"

    with qtbot.waitSignal(reader.mark_wanted) as said:
        qtbot.keyClick(reader.page, Qt.Key.Key_1)

    assert said.args == [of("unted"), Pen.EVIDENCE]


def test_what_keys_selected_is_marked_as_whole_words(reader: Reader, qtbot: QtBot) -> None:
    reader.page.select(of("“We counted 1,2"))

    with qtbot.waitSignal(reader.mark_wanted) as said:
        qtbot.keyClick(reader.page, Qt.Key.Key_2)

    assert said.args == [of("We counted 1,200.50"), Pen.CLAIM]


def test_alt_and_a_pen_mark_just_the_selected_characters(reader: Reader, qtbot: QtBot) -> None:
    reader.page.select(of("ounted 1,2"))

    with qtbot.waitSignal(reader.mark_wanted) as said:
        qtbot.keyClick(reader.page, Qt.Key.Key_2, ALT)

    assert said.args == [of("ounted 1,2"), Pen.CLAIM]


@pytest.mark.parametrize("key", [Qt.Key.Key_1, Qt.Key.Key_N, Qt.Key.Key_C])
def test_blanks_and_quotation_marks_alone_are_nothing_to_mark(
    reader: Reader, qtbot: QtBot, key: Qt.Key
) -> None:
    reader.page.select(of(" “"))

    with (
        qtbot.assertNotEmitted(reader.mark_wanted),
        qtbot.assertNotEmitted(reader.note_wanted),
        qtbot.assertNotEmitted(reader.corroboration_wanted),
    ):
        qtbot.keyClick(reader.page, key)
