"""A text is set on the page as its shape says, and not a character more stands there."""

from __future__ import annotations

from dataclasses import replace

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st
from PySide6.QtCore import QPoint, Qt
from PySide6.QtGui import QFont, QImage, QTextBlock
from PySide6.QtWidgets import QApplication
from pytestqt.qtbot import QtBot

from desktop.appearance.preferences import TEXT_SIZES, Preferences
from desktop.appearance.theme import Theme
from desktop.core.shape import (
    SHAPELESS,
    LineKind,
    LineRun,
    LineStyle,
    Picture,
    Shape,
    SpanKind,
    StyledSpan,
)
from desktop.core.span import Span
from desktop.core.text.blocks import CELL_END, Block, PictureBlock, TextRun, shaped
from desktop.reader.article_page import ArticlePage
from desktop.reader.stretch import is_whole
from tests.core.shaped_article import PICTURES, SAMPLE, heading, item, line, row
from tests.desktop.builders import a_mark, cursor_at, in_view, shown_text

TEXT, SHAPE = SAMPLE.text, SAMPLE.shape
words = st.text(st.sampled_from("ab \té\u0301🙂אש.’"), max_size=9)
styles = st.builds(
    LineStyle,
    st.sampled_from([*LineKind]),
    st.integers(0, 40),
    st.none() | st.integers(0, 12),
)
kinds = st.frozensets(st.sampled_from([*SpanKind]), max_size=2)
runs = st.builds(TextRun, words, kinds, st.sampled_from(["", "https://example.org/a"]))
blocks = st.builds(Block, st.lists(runs | st.just(CELL_END), max_size=4).map(tuple), styles)
pictures = st.builds(
    PictureBlock,
    st.builds(Picture, st.just(0), st.just("x"), words, st.integers(0, 900), st.integers(0, 900)),
)


@pytest.fixture
def page(qtbot: QtBot) -> ArticlePage:
    """A page as high as most windows."""
    made = ArticlePage(Theme.of(Preferences()), Preferences())
    qtbot.addWidget(made)
    made.resize(900, 700)
    made.show()
    return made


@pytest.fixture
def sample(page: ArticlePage) -> ArticlePage:
    """A page with the article that is set in every way."""
    page.show_text(TEXT, SHAPE)
    return page


def block_of(page: ArticlePage, words: str) -> QTextBlock:
    """The block of the document that holds words."""
    block = page.document().begin()
    while block.isValid() and words not in block.text():
        block = block.next()
    assert block.isValid(), words
    return block


def top_of(page: ArticlePage, words: str) -> float:
    return page.document().documentLayout().blockBoundingRect(block_of(page, words)).top()


def bottom_of(page: ArticlePage, words: str) -> float:
    return page.document().documentLayout().blockBoundingRect(block_of(page, words)).bottom()


def left_of(page: ArticlePage, words: str) -> float:
    """Where the line of words begins, in pixels of the viewport."""
    start = page.text.index(words)
    return page.lines_of(Span(start, start + len(words)))[0].left()


def face_of(page: ArticlePage, words: str) -> QFont:
    start = page.text.index(words)
    return cursor_at(page, page.text, start + 1).charFormat().font()


def test_the_page_holds_the_text_and_nothing_else(sample: ArticlePage) -> None:
    assert shown_text(sample) == TEXT


@settings(
    max_examples=40,
    deadline=None,
    suppress_health_check=[HealthCheck.function_scoped_fixture],
)
@given(st.lists(blocks | pictures, max_size=7))
def test_no_shape_adds_a_character(page: ArticlePage, made: list[Block | PictureBlock]) -> None:
    whole = shaped(made)

    page.show_text(whole.text, whole.shape)
    page.grab()

    assert shown_text(page) == whole.text


@settings(
    max_examples=30,
    deadline=None,
    suppress_health_check=[HealthCheck.function_scoped_fixture],
)
@given(
    st.lists(st.tuples(st.integers(0, 9), st.integers(1, 9), styles), max_size=5),
    st.lists(st.integers(0, 9), max_size=3),
)
def test_a_shape_of_another_text_is_no_harm(
    page: ArticlePage, lines: list[tuple[int, int, LineStyle]], before: list[int]
) -> None:
    shape = Shape(
        tuple(LineRun(*each) for each in sorted(lines, key=lambda each: each[0])),
        (StyledSpan(Span(4, 400), SpanKind.STRONG),),
        tuple(Picture(each, "x") for each in sorted(before)),
    )

    page.show_text("One line.\nAnother\tline.\nA third.", shape)
    page.grab()

    assert shown_text(page) == "One line.\nAnother\tline.\nA third."


def test_headings_are_larger_by_their_rank_and_lists_are_set_in(sample: ArticlePage) -> None:
    body = face_of(sample, "A survey found").pixelSize()

    assert face_of(sample, "What the survey").pixelSize() > body
    assert face_of(sample, "What is to be done").weight() == QFont.Weight.Bold
    assert block_of(sample, "What the survey").blockFormat().headingLevel() == 2
    assert (
        left_of(sample, "A survey")
        < left_of(sample, "The beams")
        < left_of(sample, "those of the north")
        < left_of(sample, "two of them")
    )


def test_words_stand_out_in_the_way_they_should(sample: ArticlePage) -> None:
    assert face_of(sample, "harbour bridge").bold()
    assert face_of(sample, "very").italic()
    assert face_of(sample, "1931").underline()
    assert not face_of(sample, "which was built").underline()
    assert face_of(sample, "beam --all").fixedPitch()


def test_cells_stand_under_one_another(sample: ArticlePage) -> None:
    assert left_of(sample, "Metres 🙂") == pytest.approx(left_of(sample, "12.5"), abs=1)
    assert left_of(sample, "21.5") == pytest.approx(left_of(sample, "12.5"), abs=1)
    assert left_of(sample, "Both") == pytest.approx(left_of(sample, "What was found"), abs=1)


def test_the_last_column_goes_on_under_itself(sample: ArticlePage) -> None:
    start = TEXT.index("Nothing that would need")
    end = TEXT.index(", says Tom Reed") + len(", says Tom Reed")

    lines = sample.lines_of(Span(start, end))

    assert len(lines) > 1
    assert all(each.left() == pytest.approx(lines[0].left(), abs=2) for each in lines)


def test_a_table_without_room_stays_in_the_column(page: ArticlePage) -> None:
    cells = [f"Column {n} with words" for n in range(12)]
    made = shaped([row(*cells), row(*cells)])

    page.show_text(made.text, made.shape)

    lines = page.lines_of(Span(0, made.text.index("\n")))
    assert len(lines) > 2
    assert max(each.right() for each in lines) <= page.column.right() + 2


def test_a_picture_stands_between_its_lines_and_is_asked_for_when_it_is_seen(
    sample: ArticlePage, qtbot: QtBot
) -> None:
    asked: list[str] = []
    sample.picture_wanted.connect(lambda picture, _: asked.append(picture.name))

    sample.grab()
    qtbot.waitUntil(lambda: asked == ["bridge"])
    room = top_of(sample, "The bridge on Monday") - bottom_of(sample, "The council met")
    assert room >= 260 * min(1, sample.column.width() / 600)

    sample.verticalScrollBar().setValue(sample.verticalScrollBar().maximum())
    sample.grab()
    qtbot.waitUntil(lambda: "beam" in asked)


def test_a_picture_is_painted_where_it_belongs_and_its_words_until_then(
    sample: ArticlePage,
) -> None:
    sample.grab()
    box = in_view(sample, sample.tipped_pictures[0][0]).toRect()
    middle = box.center()
    before = sample.viewport().grab().toImage().pixelColor(box.topLeft() + QPoint(30, 30))

    sample.show_picture("bridge", QImage.fromData(PICTURES["bridge"]))

    after = sample.viewport().grab().toImage().pixelColor(box.topLeft() + QPoint(30, 30))
    assert before != after
    assert (after.red(), after.green(), after.blue()) == (70, 120, 160)
    assert sample.tip_at(middle) == "The bridge, seen from the harbour"


def test_a_picture_above_the_first_line_has_its_room(page: ArticlePage) -> None:
    made = shaped([PictureBlock(Picture(0, "x", "", 200, 150)), heading("First", 2)])

    page.show_text(made.text, made.shape)

    assert top_of(page, "First") >= 150


def test_a_link_tells_where_it_leads_and_is_copied_but_never_followed(
    sample: ArticlePage,
) -> None:
    start = TEXT.index("1931")
    address = "https://example.org/bridge/1931?lang=en"
    spot = sample.lines_of(Span(start, start + 4))[0].center()

    assert sample.tip_at(spot) == address
    sample.go_to(Span(start, start))
    assert sample.link_at_caret() == address
    sample.go_to(Span(0, 0))
    assert sample.link_at_caret() == ""


def test_only_paragraphs_have_numbers(sample: ArticlePage) -> None:
    plain = [
        text
        for number, text in enumerate(TEXT.split("\n"))
        if SHAPE.style(number).kind is LineKind.PARAGRAPH
    ]

    assert sample.passage_count == len(plain)
    sample.go_to(Span(TEXT.index("those of the south"), TEXT.index("those of the south")))
    passage = sample.passage_in_view()
    assert passage is not None
    assert (passage.number, passage.span.of(TEXT)[:8]) == (2, "A survey")


def test_marks_lie_on_the_words_of_every_kind_of_line(sample: ArticlePage) -> None:
    for said in ("in “nine” beams", "those of the south side", "21.5", "It will be blue", "12.5"):
        start = TEXT.rindex(said)
        span = Span(start, start + len(said))
        sample.show_marks([a_mark(span)])
        sample.go_to(span)

        box = sample.lines_of(span)[0]

        assert sample.marks_under(box.center()), said
        sample.select(span)
        assert sample.selection() == span
        assert sample.createMimeDataFromSelection().text() == said


@pytest.mark.parametrize("name", ["light", "dark"])
@pytest.mark.parametrize("size", [TEXT_SIZES[0], TEXT_SIZES[-1]])
def test_size_and_colours_keep_the_text_and_the_place(
    sample: ArticlePage, name: str, size: int
) -> None:
    there = TEXT.index("The beams over")
    sample.scroll_to(Span(there, there), at_top=True)
    before = sample.first_character_in_view()
    liked = replace(Preferences(), theme=name, text_size=size)

    sample.show_look(Theme.of(liked), liked)
    sample.grab()

    assert shown_text(sample) == TEXT
    assert sample.first_character_in_view() == before
    assert (
        face_of(sample, "What was said").pixelSize()
        >= face_of(sample, "Tom Reed called").pixelSize()
    )


def test_another_width_sets_tables_and_pictures_anew(sample: ArticlePage) -> None:
    QApplication.processEvents()
    sample.resize(420, 500)
    sample.grab()

    assert shown_text(sample) == TEXT
    start = TEXT.index("Beam\tMetres")
    lines = sample.lines_of(Span(start, TEXT.index("Beams of the harbour")))
    assert max(each.right() for each in lines) <= sample.column.right() + 2


def long_shaped() -> tuple[str, Shape]:
    """A text of which the page holds a stretch only."""
    made = shaped(
        block
        for number in range(900)
        for block in (
            heading(f"Chapter {number}", 2),
            item(f"Point {number} 🙂", 1, number),
            line("Word after word. " * 8, LineKind.QUOTATION, 1),
            line("More words stand here. " * 6, LineKind.PARAGRAPH),
        )
    )
    return made.text, made.shape


def test_a_long_text_is_set_in_every_stretch_of_it(page: ArticlePage) -> None:
    text, shape = long_shaped()
    assert not is_whole(text)

    page.show_text(text, shape)
    for number in (0, 450, 899, 20):
        there = text.index(f"Chapter {number}\n")
        page.go_to(Span(there, there))
        page.grab()

        block = block_of(page, f"Chapter {number}")
        assert block.blockFormat().headingLevel() == 2
        assert left_of(page, f"Point {number} 🙂") > left_of(page, f"Chapter {number}\n"[:-1])
        assert page.passage_count == 900


def test_a_long_line_keeps_its_sign_and_room_once(page: ArticlePage) -> None:
    made = shaped([heading("First"), item("word " * 5_000, 1, 7), item("last", 1, 8)])

    page.show_text(made.text, made.shape)
    page.grab()

    assert page.text == made.text
    assert block_of(page, "last").blockFormat().indent() == 1


def test_a_text_without_a_shape_is_laid_out_as_before(page: ArticlePage) -> None:
    page.show_text(TEXT, SHAPE)
    page.show_text(TEXT, SHAPELESS)

    block = page.document().begin()
    while block.isValid():
        assert block.blockFormat().indent() == 0
        assert block.blockFormat().topMargin() == 0
        block = block.next()
    assert page.passage_count == TEXT.count("\n") + 1
    assert page.layoutDirection() == Qt.LayoutDirection.LeftToRight
