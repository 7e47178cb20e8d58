"""Some lines of a text keep how they are set."""

from __future__ import annotations

from desktop.core.shape import LineKind, LineStyle, Picture, SpanKind
from desktop.core.text.blocks import Block, PictureBlock, TextRun, block_of, shaped
from desktop.core.text.chosen_lines import chosen_lines

ITEM = LineKind.LIST_ITEM
BLOCKS: list[Block | PictureBlock] = [
    block_of("The weir", LineStyle(LineKind.HEADING, 1)),
    block_of("first", LineStyle(ITEM, 1, 1)),
    PictureBlock(Picture(0, "a weir")),
    block_of("second", LineStyle(ITEM, 1, 2)),
    Block((TextRun("It was "), TextRun("closed", frozenset({SpanKind.STRONG})))),
    block_of("behind it"),
]


def test_chosen_lines_are_set_as_they_were() -> None:
    whole = shaped(BLOCKS)

    made = chosen_lines(whole.text, whole.shape, [range(2, 4)])

    assert made == shaped(BLOCKS[2:5])


def test_lines_that_are_apart_come_together() -> None:
    whole = shaped(BLOCKS)

    made = chosen_lines(whole.text, whole.shape, [range(1), range(3, 5)])

    assert made == shaped([BLOCKS[0], *BLOCKS[4:]])


def test_all_lines_are_the_text() -> None:
    whole = shaped(BLOCKS)

    assert chosen_lines(whole.text, whole.shape, [range(5)]) == whole
