"""Texts that consist of marks more than of words."""

from __future__ import annotations

import pytest

from desktop.core.extraction.extract import extract
from desktop.core.extraction.reading.quote_marks import is_all_marks
from tests.work import steps_of


@pytest.mark.parametrize("row", ['"a" ', '"a"\n', "“a\n", "'a' ", "“a” b "])
def test_a_megabyte_of_quoted_letters_is_not_read_through(row: str) -> None:
    text = row * (1_000_000 // len(row))

    assert steps_of(lambda: extract(text)) < 100
    assert extract(text).quotations == ()


def test_a_short_text_may_be_full_of_marks() -> None:
    assert not is_all_marks('"a" "b" "c"')


def test_a_book_of_dialogue_is_prose() -> None:
    assert not is_all_marks("“Where have you been?” she said.\n“At home,” he said.\n" * 5000)
