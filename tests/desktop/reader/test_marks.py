"""The marks of a page: asked quickly, answered as if each had been looked at."""

from __future__ import annotations

from hypothesis import given
from hypothesis import strategies as st
from PySide6.QtGui import QColor

from desktop.core.span import Span
from desktop.reader.marks import Layer, Line, Mark, Marks

RED = QColor("#cc0000")
SPANS = st.builds(
    lambda start, length: Span(start, start + length), st.integers(0, 30), st.integers(1, 12)
)
MARKS = st.lists(
    st.builds(
        Mark,
        span=SPANS,
        layer=st.sampled_from(Layer),
        key=st.sampled_from(["a", "b", "c"]),
        colour=st.just(RED),
        line=st.just(Line.SOLID),
    ),
    max_size=15,
)


def a_mark(start: int, end: int, key: str = "a", layer: Layer = Layer.CLAIM) -> Mark:
    return Mark(Span(start, end), layer, key, RED, Line.SOLID)


@given(MARKS)
def test_no_mark_is_lost_and_they_stand_in_the_order_of_the_text(marks: list[Mark]) -> None:
    found = Marks(marks).all

    assert len(found) == len(marks)
    assert all(mark in found for mark in marks)
    assert [mark.span.start for mark in found] == sorted(mark.span.start for mark in marks)


@given(MARKS, SPANS)
def test_the_marks_in_a_stretch_are_those_that_share_a_character(
    marks: list[Mark], stretch: Span
) -> None:
    page = Marks(marks)

    numbers = list(page.between(stretch.start, stretch.end))

    assert numbers == [n for n, mark in enumerate(page.all) if mark.span.overlaps(stretch)]


@given(MARKS, st.integers(0, 45))
def test_the_marks_at_a_character_are_those_that_cover_it(
    marks: list[Mark], character: int
) -> None:
    page = Marks(marks)

    found = page.at(character)

    assert set(map(id, found)) == {id(m) for m in page.all if m.span.covers(character)}
    assert [len(mark.span) for mark in found] == sorted(len(mark.span) for mark in found)


def test_of_two_marks_of_the_same_words_the_upper_one_is_meant() -> None:
    pen, claim = a_mark(3, 8, layer=Layer.PEN), a_mark(3, 8, layer=Layer.CLAIM)

    assert Marks([claim, pen]).at(4) == (pen, claim)


@given(MARKS)
def test_lines_of_overlapping_marks_never_run_into_each_other(marks: list[Mark]) -> None:
    page = Marks(marks)

    for one, lane in enumerate(page.lanes):
        for other in range(one):
            if page.all[one].span.overlaps(page.all[other].span):
                assert lane != page.lanes[other]


@given(MARKS)
def test_there_are_no_more_lanes_than_marks_on_the_busiest_character(marks: list[Mark]) -> None:
    page = Marks(marks)

    busiest = max((len(page.at(character)) for character in range(45)), default=0)

    assert len(set(page.lanes)) == max(page.lanes, default=-1) + 1 == busiest


def test_a_page_without_marks_has_none_anywhere() -> None:
    page = Marks()

    assert (list(page.between(0, 100)), page.at(0), page.lanes) == ([], (), ())
