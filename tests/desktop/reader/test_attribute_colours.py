"""The colours of marks, for who asks how a word looks."""

from __future__ import annotations

import pytest
from PySide6.QtCore import Qt
from PySide6.QtGui import QColor, QTextCursor
from pytestqt.qtbot import QtBot

from desktop.appearance import plain_words
from desktop.core.span import Span
from desktop.reader.article_page import ArticlePage
from desktop.reader.attribute_colours import topmost
from desktop.reader.marks import Layer, Line, Mark
from tests.desktop.conftest import OpenPage

TEXT = "One 😀 two three four five."
RED, BLUE = QColor("#B5482F"), QColor("#0072B2")


def a_mark(span: Span, layer: Layer, colour: QColor) -> Mark:
    return Mark(span, layer, f"mark:{span.start}", colour, Line.SOLID)


@pytest.fixture
def somebody_listens(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(plain_words, "listening", [lambda: True])


def colour_behind(page: ArticlePage, words: str) -> QColor | None:
    """What is told of the first letter of words."""
    cursor = QTextCursor(page.document())
    # Words behind the one character that Qt counts as two.
    cursor.setPosition(TEXT.index(words) + 2)
    ground = cursor.charFormat().background()
    return ground.color() if ground.style() != Qt.BrushStyle.NoBrush else None


def test_words_have_the_colour_of_what_lies_on_top(
    open_page: OpenPage, somebody_listens: None
) -> None:
    page = open_page(TEXT)
    both = Span(TEXT.index("two"), TEXT.index(" four"))
    three = Span(TEXT.index("three"), TEXT.index(" four"))

    page.show_marks([a_mark(three, Layer.PEN, RED), a_mark(both, Layer.QUOTATION, BLUE)])

    told = [colour_behind(page, words) for words in ("two", "three", "four")]
    assert [each.name() if each else None for each in told] == [BLUE.name(), RED.name(), None]
    assert {each.alpha() for each in told if each} == {0}
    assert page.toPlainText() == TEXT


def test_a_mark_that_went_is_told_no_more_and_a_new_layout_tells_all_again(
    open_page: OpenPage, somebody_listens: None
) -> None:
    page = open_page(TEXT)
    two, four = (Span(TEXT.index(w), TEXT.index(w) + 3) for w in ("two", "four"))
    page.show_marks([a_mark(two, Layer.CLAIM, RED), a_mark(four, Layer.CLAIM, RED)])

    page.show_marks([a_mark(four, Layer.CLAIM, RED)])
    page.refresh_margins()

    assert colour_behind(page, "two") is None
    assert colour_behind(page, "four") is not None


def test_where_nobody_listens_the_text_is_left_alone(open_page: OpenPage) -> None:
    page = open_page(TEXT)

    page.show_marks([a_mark(Span(6, 9), Layer.CLAIM, RED)])

    assert colour_behind(page, "two") is None


def test_what_is_copied_has_the_words_alone(
    open_page: OpenPage, somebody_listens: None, qtbot: QtBot
) -> None:
    page = open_page(TEXT)
    page.show_marks([a_mark(Span(6, 9), Layer.CLAIM, RED)])
    page.select(Span(6, 15))

    copied = page.createMimeDataFromSelection()

    assert copied.formats() == ["text/plain"]
    assert copied.text() == "two three"


def test_found_words_and_what_lies_outside_have_no_colour() -> None:
    marks = [a_mark(Span(0, 9), Layer.FOUND, RED), a_mark(Span(5, 30), Layer.PEN, BLUE)]

    told = list(topmost(marks, Span(10, 20)))

    assert [(start, end) for start, end, _ in told] == [(10, 20)]
