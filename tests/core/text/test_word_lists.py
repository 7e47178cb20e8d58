"""Reading the lists of words that ship."""

from __future__ import annotations

import pytest

from desktop.core.text.word_lists import rows, words, words_by_kind


def test_a_row_has_its_columns_and_comments_are_none() -> None:
    first, *_, last = rows("numbers")

    assert first == ("two", "2", "counted")
    assert last == ("hundred", "100", "telling")


def test_the_words_of_a_list_are_its_first_column() -> None:
    assert {"monday", "may", "sept.", "easter"} < words("calendar")


def test_a_word_may_be_of_several_kinds() -> None:
    kinds = words_by_kind("calendar")

    assert "may" in kinds["month"] & kinds["name"]
    assert "monday" in kinds["day"] - kinds["name"]


def test_what_does_not_ship_is_no_list() -> None:
    with pytest.raises(FileNotFoundError):
        rows("nothing")
