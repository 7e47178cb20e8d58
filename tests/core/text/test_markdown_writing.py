"""The setting of an article, written as Markdown and read again."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from desktop.core.shape import LineKind, LineRun, LineStyle, Picture, Shape, SpanKind, StyledSpan
from desktop.core.span import Span
from desktop.core.text.article_markdown import written_article
from desktop.core.text.blocks import Block, PictureBlock, ShapedText, TextRun, shaped
from desktop.core.text.markdown_writing import markdown_of

WORDS = st.text("ab1.2)#>-*+_`[]!|\\~(é ", min_size=1, max_size=12)
KINDS = st.frozensets(
    st.sampled_from([SpanKind.EMPHASIS, SpanKind.STRONG, SpanKind.CODE]), max_size=2
)
RUNS = st.lists(
    st.builds(TextRun, WORDS, KINDS, st.sampled_from(["", "", "https://example.org/a_(b)"])),
    min_size=1,
    max_size=4,
).map(tuple)
STYLES = st.sampled_from(
    [
        LineStyle(),
        LineStyle(LineKind.HEADING, 2),
        LineStyle(LineKind.LIST_ITEM, 1),
        LineStyle(LineKind.LIST_ITEM, 1, 1),
        LineStyle(LineKind.QUOTATION, 1),
    ]
)


def again(given: ShapedText) -> ShapedText:
    return shaped(written_article(markdown_of(given.text, given.shape, {})).blocks)


@given(st.lists(st.builds(Block, RUNS, STYLES), min_size=1, max_size=5))
def test_the_words_of_any_text_are_read_again(blocks: list[Block]) -> None:
    before = shaped(blocks)
    if before.text:
        assert again(before).text == before.text


def a_text(*runs: TextRun, style: LineStyle = LineStyle()) -> ShapedText:  # noqa: B008 - frozen
    return shaped([Block(runs, style)])


@pytest.mark.parametrize(
    "before",
    [
        a_text(TextRun("So "), TextRun("very", frozenset({SpanKind.EMPHASIS})), TextRun(" sure.")),
        a_text(TextRun("All", frozenset({SpanKind.EMPHASIS, SpanKind.STRONG})), TextRun(" of it")),
        a_text(TextRun("Read "), TextRun("the report", address="https://example.org/r")),
        a_text(TextRun("Type "), TextRun("a * b", frozenset({SpanKind.CODE}))),
        a_text(TextRun("2 * 3 is [six], 1. is `one` and \\ stays")),
        a_text(TextRun("1. no item")),
        a_text(TextRun("# no heading")),
        a_text(TextRun("- no item")),
        a_text(TextRun("*stars*", frozenset({SpanKind.STRONG}))),
        a_text(
            TextRun("stressed", frozenset({SpanKind.STRONG})), style=LineStyle(LineKind.HEADING, 3)
        ),
        a_text(TextRun("quoted"), style=LineStyle(LineKind.QUOTATION, 2)),
    ],
)
def test_what_stands_out_in_a_line_stands_out_again(before: ShapedText) -> None:
    assert again(before) == before


def test_tables_and_set_text_stay_what_they_are() -> None:
    rows = ShapedText("a\tb\nc\td", Shape((LineRun(0, 2, LineStyle(LineKind.TABLE_ROW)),)))
    code = ShapedText(
        "if a:\nb *c*",
        Shape(
            (
                LineRun(0, 1, LineStyle(LineKind.PREFORMATTED)),
                LineRun(1, 1, LineStyle(LineKind.PREFORMATTED, 4)),
            )
        ),
    )

    assert again(rows) == rows
    assert again(code) == code


def test_a_picture_stands_where_it_stood_with_what_is_said_under_it() -> None:
    shape = Shape(
        (LineRun(1, 1, LineStyle(LineKind.CAPTION)),),
        pictures=(Picture(1, "a1", "A [closed] bridge"), Picture(2, "b2", "Gone")),
    )

    lines = markdown_of("First.\nThe bridge in May", shape, {"a1": "media/bridge.png"})

    read = written_article(lines)
    assert lines == ("First.", "", "![A closed bridge](media/bridge.png)", "The bridge in May")
    assert [type(block) for block in read.blocks] == [Block, PictureBlock, Block]


def test_emphasis_that_markdown_cannot_say_is_left_out_and_no_word_with_it() -> None:
    shape = Shape(spans=(StyledSpan(Span(1, 2), SpanKind.EMPHASIS),))

    assert markdown_of("abc", shape, {}) == ("abc",)
