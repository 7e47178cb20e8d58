"""Paragraphs and their numbers."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from desktop.core.passage import Paragraphs, passages
from desktop.core.text.normalised import normalise

LINES = st.lists(st.text("ab 🙂\u0301.", min_size=1, max_size=8), max_size=6)


@given(LINES)
def test_the_paragraphs_of_a_stored_text_are_its_lines(lines: list[str]) -> None:
    text = normalise("\n".join(lines))

    found = passages(text)

    assert [passage.span.of(text) for passage in found] == (text.split("\n") if text else [])
    assert [passage.number for passage in found] == list(range(1, len(found) + 1))


@given(LINES)
def test_every_character_of_a_stored_text_but_its_line_ends_is_in_one_paragraph(
    lines: list[str],
) -> None:
    text = normalise("\n".join(lines))

    holders = [[p.number for p in passages(text) if p.span.covers(n)] for n in range(len(text))]

    assert [len(numbers) for numbers in holders] == [int(c != "\n") for c in text]


@given(LINES)
def test_every_character_has_the_number_of_its_paragraph(lines: list[str]) -> None:
    text = normalise("\n".join(lines))
    paragraphs = Paragraphs(text)

    for passage in passages(text):
        for position in range(passage.span.start, passage.span.end):
            assert paragraphs.at(position) == passage
            assert paragraphs.number_at(position) == passage.number


@pytest.mark.parametrize(
    ("position", "number"),
    [(0, 1), (1, 1), (2, 1), (4, 1), (5, 1), (6, 2), (8, 2), (10, 2), (11, 3), (99, 3)],
)
def test_a_line_end_belongs_to_the_paragraph_before_it(position: int, number: int) -> None:
    assert Paragraphs("\n\nOne\ntwo\n\nthree").number_at(position) == number


def test_an_empty_text_has_no_paragraph_anywhere() -> None:
    assert Paragraphs("").at(0) is None
    assert Paragraphs(" \n").number_at(1) == 0


def test_blank_lines_are_no_paragraphs() -> None:
    assert [p.number for p in passages("\n \nOne\n\t\n\ntwo\n")] == [1, 2]
    assert passages("") == passages(" \n ") == ()
