"""Marks on a small document: where they lie and what they leave on a picture."""

from __future__ import annotations

import pytest
from PySide6.QtCore import QRectF, Qt
from PySide6.QtGui import QColor, QImage, QPainter, QTextDocument, QTextOption
from PySide6.QtWidgets import QApplication

from desktop.appearance.fonts import Role, TypeScale
from desktop.core.span import Span
from desktop.reader.mark_painter import Strip, paint_letter, paint_lines, paint_tints, strips
from desktop.reader.marks import Layer, Line, Mark
from desktop.reader.positions import Positions
from tests.desktop.builders import a_mark, colours_in, usual_colour

WORDS = "one two three four five six seven eight nine ten"
WHITE = "#ffffff"


def a_document(text: str, width: float = 2000) -> QTextDocument:
    document = QTextDocument()
    document.setDefaultFont(TypeScale().font(Role.BODY))
    option = QTextOption()
    option.setWrapMode(QTextOption.WrapMode.WordWrap)
    document.setDefaultTextOption(option)
    document.setPlainText(text)
    document.setTextWidth(width)
    # A document is laid out when somebody asks how large it is.
    document.documentLayout().documentSize()
    return document


def places(text: str, span: Span, width: float = 2000) -> tuple[Strip, ...]:
    return strips(a_document(text, width), Positions(text), span)


def an_image() -> QImage:
    image = QImage(200, 60, QImage.Format.Format_RGB32)
    image.fill(QColor(WHITE))
    return image


STRIP = Strip(QRectF(20, 10, 100, 26), 30)


def with_lines(mark: Mark, *, lane: int = 0, is_lit: bool = False) -> QImage:
    image = an_image()
    painter = QPainter(image)
    paint_lines(painter, mark, [STRIP], lane=lane, is_lit=is_lit)
    painter.end()
    return image


def ink(image: QImage) -> int:
    """How many pixels are not white."""
    return sum(n for c, n in colours_in(image, QRectF(image.rect())).items() if c != WHITE)


def lowest_ink(image: QImage) -> int:
    return max(
        y
        for y in range(image.height())
        for x in range(image.width())
        if image.pixelColor(x, y).name() != WHITE
    )


def with_tint(mark: Mark, *, is_lit: bool = False) -> QImage:
    image = an_image()
    painter = QPainter(image)
    paint_tints(painter, mark, [STRIP], is_lit=is_lit)
    painter.end()
    return image


def test_words_on_one_line_are_one_strip(look: QApplication) -> None:
    found = places(WORDS, Span(4, 13))

    assert len(found) == 1
    assert found[0].box.top() < found[0].baseline < found[0].box.bottom()


def test_every_line_has_a_strip_and_each_lies_below_the_one_before(look: QApplication) -> None:
    found = places(WORDS, Span(0, len(WORDS)), width=120)

    baselines = [strip.baseline for strip in found]
    assert len(found) > 2
    assert baselines == sorted(set(baselines))


def test_a_strip_does_not_run_on_over_the_space_at_a_line_break(look: QApplication) -> None:
    document = a_document(WORDS, width=120)
    line = document.firstBlock().layout().lineAt(0)
    end = line.textStart() + line.textLength()
    assert WORDS[end - 1] == " "

    whole = strips(document, Positions(WORDS), Span(0, end))
    bare = strips(document, Positions(WORDS), Span(0, end - 1))

    assert whole == bare


def test_that_space_is_left_out_in_a_paragraph_with_an_emoji_too(look: QApplication) -> None:
    text = "one 😀 three four five six seven eight"
    document = a_document(text, width=140)
    positions = Positions(text)
    line = document.firstBlock().layout().lineAt(0)
    end = positions.to_character(line.textStart() + line.textLength())
    assert text[end - 1] == " "

    whole = strips(document, positions, Span(0, end))
    bare = strips(document, positions, Span(0, end - 1))

    assert whole == bare


def test_neighbouring_spans_touch_and_do_not_overlap(look: QApplication) -> None:
    (first,) = places(WORDS, Span(0, 7))
    (second,) = places(WORDS, Span(7, 13))

    assert abs(first.box.right() - second.box.left()) < 0.01


def test_a_span_of_a_whole_text_with_an_emoji_ends_at_its_end(look: QApplication) -> None:
    text = "😀 one 🌉"

    (whole,) = places(text, Span(0, len(text)))
    (last,) = places(text, Span(len(text) - 1, len(text)))

    assert abs(whole.box.right() - last.box.right()) < 0.01
    assert last.box.width() > 5


def test_an_empty_paragraph_in_a_span_has_no_strip(look: QApplication) -> None:
    text = "one\n\ntwo"

    found = places(text, Span(0, len(text)))

    assert len(found) == 2


@pytest.mark.parametrize("line", [line for line in Line if line is not Line.NONE])
def test_a_line_is_drawn_under_the_words(line: Line) -> None:
    image = with_lines(a_mark(Span(0, 5), line=line))

    assert ink(image) > 30
    assert ink(image.copy(0, 0, 200, 31)) == 0


def test_no_line_draws_nothing() -> None:
    assert ink(with_lines(a_mark(Span(0, 5), line=Line.NONE))) == 0


def test_all_lines_differ_without_their_colour() -> None:
    drawn = [
        with_lines(a_mark(Span(0, 5), line=line, layer=Layer.PEN))
        for line in Line
        if line is not Line.NONE
    ]

    bits = {bytes(image.constBits()) for image in drawn}
    assert len(bits) == len(drawn)


def test_a_lower_lane_is_drawn_lower() -> None:
    mark = a_mark(Span(0, 5))

    rows = [lowest_ink(with_lines(mark, lane=lane)) for lane in range(4)]

    assert rows == sorted(set(rows))


def test_many_lanes_do_not_run_into_the_next_line() -> None:
    mark = a_mark(Span(0, 5))

    assert lowest_ink(with_lines(mark, lane=50)) == lowest_ink(with_lines(mark, lane=3))


def test_a_lit_line_is_stronger() -> None:
    mark = a_mark(Span(0, 5))

    assert ink(with_lines(mark, is_lit=True)) > ink(with_lines(mark))


def test_a_lit_wave_and_a_lit_double_line_are_stronger_too() -> None:
    for line in (Line.WAVY, Line.DOUBLE):
        mark = a_mark(Span(0, 5), line=line, layer=Layer.PEN)

        assert with_lines(mark, is_lit=True) != with_lines(mark), line


def test_a_tint_fills_the_box() -> None:
    image = with_tint(a_mark(Span(0, 5), tint="#aaddff"))

    assert usual_colour(image, STRIP.box).name() == "#aaddff"
    assert image.pixelColor(10, 20).name() == WHITE


def test_a_mark_without_a_tint_leaves_the_paper_alone() -> None:
    assert ink(with_tint(a_mark(Span(0, 5)))) == 0


def test_a_lit_mark_without_a_tint_has_a_light_one() -> None:
    image = with_tint(a_mark(Span(0, 5), colour="#000000"), is_lit=True)

    assert 200 < usual_colour(image, STRIP.box).lightness() < 250


def test_a_lit_own_mark_keeps_the_colour_of_its_pen() -> None:
    mark = a_mark(Span(0, 5), layer=Layer.PEN, tint="#ceff44")

    assert with_tint(mark, is_lit=True) == with_tint(mark)


def test_the_letter_of_a_pen_stands_on_its_chip(look: QApplication) -> None:
    image = an_image()
    painter = QPainter(image)
    mark = a_mark(Span(0, 5), layer=Layer.PEN, tint="#ceff44", letter="E")
    paint_letter(
        painter,
        mark,
        QRectF(20, 10, 17, 16),
        QColor(Qt.GlobalColor.black),
        TypeScale().font(Role.SIGN),
    )
    painter.end()

    found = colours_in(image, QRectF(20, 10, 17, 16))
    assert found["#ceff44"] > 60
    assert any(QColor(name).lightness() < 60 for name in found)
