"""Lines broken to fit a page are joined; lines that are paragraphs are not."""

from __future__ import annotations

from desktop.core.extraction.reading.wrapped_lines import without_wrapping

_WRAPPED = "one two three\nfour five six\nseven eight\nnine ten\neleven\n\ntwelve\nthirteen\n"


def test_breaks_inside_paragraphs_become_blanks_and_every_offset_stays() -> None:
    joined = without_wrapping(_WRAPPED)

    assert joined.count("\n") == 3
    assert joined.split() == _WRAPPED.split()
    assert all(joined.index(word) == _WRAPPED.index(word) for word in ("five", "eleven", "twelve"))


def test_lines_that_begin_with_capitals_are_paragraphs() -> None:
    text = "One came.\nTwo went.\nThree sat.\nFour fell.\nFive rose.\nSix slept.\n\nSeven woke.\n"

    assert without_wrapping(text) is text


def test_a_few_broken_lines_are_left_alone() -> None:
    text = "A list\nof two\n\nand no more\n"

    assert without_wrapping(text) is text
