"""Text and shape made together: a line a block, and each span the words it was made of."""

from __future__ import annotations

from hypothesis import given
from hypothesis import strategies as st

from desktop.core.shape import (
    LineKind,
    LineRun,
    LineStyle,
    Picture,
    Shape,
    SpanKind,
    StyledSpan,
)
from desktop.core.span import Span
from desktop.core.text.blocks import (
    CELL_END,
    Block,
    PictureBlock,
    TextRun,
    block_of,
    followed,
    shaped,
)
from desktop.core.text.normalised import normalise, normalise_line

STRONG = frozenset({SpanKind.STRONG})
HEADING = LineStyle(LineKind.HEADING, 2)
ROW = LineStyle(LineKind.TABLE_ROW)

words = st.text(st.sampled_from("ab é\u0301\u0308\u200b\u200f\t\n\u00a0אש가ᄀ\u1161.’"), max_size=8)
kinds = st.frozensets(st.sampled_from([SpanKind.STRONG, SpanKind.EMPHASIS]), max_size=2)
runs = st.builds(TextRun, words, kinds, st.sampled_from(["", "https://example.org/a"]))
styles = st.builds(LineStyle, st.sampled_from([*LineKind]))
blocks = st.builds(Block, st.lists(runs | st.just(CELL_END), max_size=6).map(tuple), styles)


def test_a_block_is_a_line_with_single_blanks() -> None:
    made = shaped([block_of("The\n  harbour "), block_of(" \n"), block_of("is  closed.")])

    assert made.text == "The harbour\nis closed."
    assert made.shape == Shape()


def test_the_kind_of_a_line_stands_beside_the_text() -> None:
    made = shaped([block_of("News", HEADING), block_of("The harbour is closed.")])

    assert made.text == "News\nThe harbour is closed."
    assert made.shape.lines == (LineRun(0, 1, HEADING),)
    assert made.shape.style(0) == HEADING
    assert made.shape.style(1).kind is LineKind.PARAGRAPH


def test_an_ordered_list_is_one_run_that_counts() -> None:
    items = [block_of(f"Item {n}", LineStyle(LineKind.LIST_ITEM, 1, n)) for n in (3, 4, 5)]

    shape = shaped(items).shape

    assert shape.lines == (LineRun(0, 3, LineStyle(LineKind.LIST_ITEM, 1, 3)),)
    assert [shape.style(line).number for line in range(4)] == [3, 4, 5, None]


def test_stressed_words_are_covered_to_the_letter_and_blanks_are_not() -> None:
    block = Block(
        (TextRun("It was "), TextRun(" very\n", STRONG), TextRun("serious", STRONG), TextRun(" ."))
    )

    made = shaped([block_of("Before"), block])

    [styled] = made.shape.spans
    assert styled.span.of(made.text) == "very serious"
    assert made.text == "Before\nIt was very serious ."


def test_a_link_leads_to_a_page_or_is_no_link() -> None:
    block = Block(
        (TextRun("a", address="https://example.org/"), TextRun("b", address="javascript:no()"))
    )

    made = shaped([block])

    assert made.shape.spans == (StyledSpan(Span(0, 1), SpanKind.LINK, "https://example.org/"),)
    assert followed("file:///etc/passwd") == followed("http://[") == followed("https:") == ""


def test_two_links_side_by_side_stay_two() -> None:
    block = Block((TextRun("a", address="https://a.org/"), TextRun("b", address="https://b.org/")))

    assert [styled.address for styled in shaped([block]).shape.spans] == [
        "https://a.org/",
        "https://b.org/",
    ]


def test_a_row_of_a_table_keeps_its_cells_apart() -> None:
    row = Block(
        (TextRun(" Year "), CELL_END, TextRun("Rain\nfall", STRONG), CELL_END, TextRun("")), ROW
    )

    made = shaped([row])

    assert made.text == "Year\tRain fall"
    assert made.shape.spans[0].span.of(made.text) == "Rain fall"


def test_empty_cells_before_the_first_are_counted() -> None:
    row = Block(
        (CELL_END, CELL_END, TextRun("a", STRONG), CELL_END, CELL_END, TextRun("b", STRONG)), ROW
    )

    made = shaped([row])

    assert made.text == "a\t\tb"
    assert made.shape.style(0).level == 2
    assert [styled.span.of(made.text) for styled in made.shape.spans] == ["a", "b"]


def test_preformatted_words_keep_their_blanks_and_count_those_before_them() -> None:
    made = shaped([block_of("    if a  b:", LineStyle(LineKind.PREFORMATTED))])

    assert made.text == "if a  b:"
    assert made.shape.style(0).level == 4


def test_a_picture_stands_before_the_line_that_follows_it() -> None:
    picture = PictureBlock(Picture(0, "f00d", "A harbour"))

    made = shaped([block_of("One"), picture, block_of(" "), block_of("Two"), picture])

    assert [each.before for each in made.shape.pictures] == [1, 2]
    assert made.text == "One\nTwo"


def test_a_letter_that_grows_together_over_the_end_of_a_run_leaves_the_text_whole() -> None:
    made = shaped([Block((TextRun("cafe", STRONG), TextRun("\u0301 au lait")))])

    assert made.text == "café au lait"
    assert made.shape.spans == ()


@given(st.lists(blocks, max_size=5))
def test_a_text_that_is_made_of_blocks_is_in_the_stored_form(made_of: list[Block]) -> None:
    made = shaped(made_of)

    assert normalise(made.text) == made.text
    lines = made.text.split("\n")
    for run in made.shape.lines:
        assert run.first + run.count <= len(lines)
    for styled in made.shape.spans:
        assert styled.span.of(made.text).strip() == styled.span.of(made.text) != ""
        assert "\n" not in styled.span.of(made.text)
    assert list(made.shape.spans) == sorted(made.shape.spans, key=lambda styled: styled.span)


@given(st.lists(runs, max_size=6))
def test_a_span_covers_the_words_of_its_runs(made_of: list[TextRun]) -> None:
    made = shaped([Block(tuple(made_of))])

    stressed = [
        normalise_line(run.words) for run in made_of if run.kinds and normalise_line(run.words)
    ]
    together = normalise_line("".join(run.words for run in made_of))
    assert made.text == together
    for styled in made.shape.spans:
        assert styled.span.of(made.text) in together
        assert not stressed or styled.kind in {SpanKind.LINK, SpanKind.STRONG, SpanKind.EMPHASIS}
