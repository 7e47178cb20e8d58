"""A text without one of its lines is set as it would have been without it from the start."""

from __future__ import annotations

from hypothesis import given
from hypothesis import strategies as st

from desktop.core.shape import PLAIN, LineKind, LineStyle, Picture, SpanKind
from desktop.core.text.blocks import Block, PictureBlock, TextRun, shaped
from desktop.core.text.removed_line import without_line

_STYLES = st.sampled_from([PLAIN, LineStyle(LineKind.HEADING, 2), LineStyle(LineKind.QUOTATION, 1)])
_RUNS = st.lists(
    st.builds(
        TextRun,
        st.sampled_from(["quay", "two boats", "Ada Quill"]),
        st.sampled_from([frozenset(), frozenset({SpanKind.EMPHASIS})]),
    ),
    min_size=1,
    max_size=3,
).map(tuple)
_BLOCKS = st.lists(st.builds(Block, _RUNS, _STYLES), min_size=2, max_size=8)


@given(_BLOCKS, st.data())
def test_it_is_as_if_the_line_had_never_been(blocks: list[Block], data: st.DataObject) -> None:
    number = data.draw(st.integers(0, len(blocks) - 1))
    picture = data.draw(st.integers(0, len(blocks)))
    whole: list[Block | PictureBlock] = [
        *blocks[:picture],
        PictureBlock(Picture(0, "p")),
        *blocks[picture:],
    ]
    made = shaped(whole)

    left = without_line(made.text, made.shape, number)

    expected = shaped([each for each in whole if each is not blocks[number]])
    assert left.text == expected.text
    assert left.shape.spans == expected.shape.spans
    assert left.shape.pictures == expected.shape.pictures
    lines = range(len(blocks) - 1)
    assert [left.shape.style(n) for n in lines] == [expected.shape.style(n) for n in lines]


def test_an_ordered_list_counts_on() -> None:
    items = [Block((TextRun(f"item {n}"),), LineStyle(LineKind.LIST_ITEM, 1, n)) for n in (3, 4, 5)]
    made = shaped(items)

    left = without_line(made.text, made.shape, 0)

    assert [left.shape.style(n).number for n in range(2)] == [4, 5]
