"""Rows stand where the heights of those before them say, measured or guessed."""

from __future__ import annotations

from collections.abc import Sequence

from hypothesis import given
from hypothesis import strategies as st

from desktop.cards.row_heights import RowHeights

USUAL = 90
CHANGES = st.lists(st.tuples(st.integers(0, 39), st.none() | st.integers(1, 300)), max_size=60)


def after(changes: Sequence[tuple[int, int | None]], rows: int = 40) -> RowHeights:
    heights = RowHeights(rows, USUAL)
    for row, height in changes:
        if height is None:
            heights.forget(row)
        else:
            heights.know(row, height)
    return heights


@given(CHANGES)
def test_a_row_begins_where_the_rows_before_it_end(
    changes: list[tuple[int, int | None]],
) -> None:
    heights = after(changes)

    known = {row: height for row, height in changes if height}
    known = {row: height for row, height in known.items() if heights.is_known(row)}
    usual = max(1, round(sum(known.values()) / len(known))) if known else USUAL
    each = [known.get(row, usual) for row in range(40)]
    assert [heights.of(row) for row in range(40)] == each
    assert [heights.top(row) for row in range(40)] == [sum(each[:row]) for row in range(40)]
    assert heights.total == sum(each)


@given(CHANGES, st.integers(0, 15_000))
def test_a_place_belongs_to_the_row_that_covers_it(
    changes: list[tuple[int, int | None]], y: int
) -> None:
    heights = after(changes)

    row = heights.row_at(y)

    assert heights.top(row) <= y
    assert row == 39 or y < heights.top(row + 1)


def test_no_rows_have_no_height_and_cover_nothing() -> None:
    heights = RowHeights(0, USUAL)

    assert heights.total == 0
    assert heights.row_at(5) == -1
