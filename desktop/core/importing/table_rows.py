"""The rows of a table as blocks; what is a table only for its looks becomes paragraphs."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from desktop.core.shape import LineKind, LineStyle
from desktop.core.text.blocks import CELL_END, Block, PictureBlock, TextRun

# A cell of so many paragraphs, or of one so long, is a column of a page.
_MOST_PARAGRAPHS, _LONGEST = 4, 700
_ROW = LineStyle(LineKind.TABLE_ROW)

Cell = Sequence[Block | PictureBlock]


def table_blocks(rows: Sequence[Sequence[Cell]]) -> Iterator[Block | PictureBlock]:
    """A block a row, with its cells parted; the cells one after the other in a table for looks."""
    if _is_for_looks(rows):
        for row in rows:
            for cell in row:
                yield from cell
        return
    for row in rows:
        yield from (each for cell in row for each in cell if isinstance(each, PictureBlock))
        yield Block(tuple(_runs(row)), _ROW)


def _is_for_looks(rows: Sequence[Sequence[Cell]]) -> bool:
    if max((sum(1 for cell in row if cell) for row in rows), default=0) < 2:
        return True
    cells = [[each for each in cell if isinstance(each, Block)] for row in rows for cell in row]
    return any(
        sum(1 for block in cell if block.words.strip()) > _MOST_PARAGRAPHS
        or any(sum(len(run.words) for run in block.runs) > _LONGEST for block in cell)
        for cell in cells
    )


def _runs(row: Sequence[Cell]) -> Iterator[TextRun]:
    for number, cell in enumerate(row):
        if number:
            yield CELL_END
        blocks = [each for each in cell if isinstance(each, Block) and each.words.strip()]
        for place, block in enumerate(blocks):
            if place:
                yield TextRun(" ")
            for run in block.runs:
                # A tab of its own would part cells that are one.
                yield TextRun(run.words.replace("\t", " "), run.kinds, run.address)
