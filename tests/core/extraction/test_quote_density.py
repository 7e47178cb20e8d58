"""Texts that consist of marks more than of words."""

from __future__ import annotations

import time

import pytest

from desktop.core.extraction.extract import extract
from desktop.core.extraction.reading.quote_marks import is_all_marks


@pytest.mark.parametrize("row", ['"a" ', '"a"\n', "“a\n", "'a' ", "“a” b "])
def test_a_megabyte_of_quoted_letters_takes_no_time(row: str) -> None:
    text = row * (1_000_000 // len(row))
    started = time.perf_counter()

    extraction = extract(text)

    assert time.perf_counter() - started < 2
    assert extraction.quotations == ()


def test_a_short_text_may_be_full_of_marks() -> None:
    assert not is_all_marks('"a" "b" "c"')


def test_a_book_of_dialogue_is_prose() -> None:
    assert not is_all_marks("“Where have you been?” she said.\n“At home,” he said.\n" * 5000)
