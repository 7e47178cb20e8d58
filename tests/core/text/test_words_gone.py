"""What was taken out of words is told from what was mended."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from desktop.core.text.words_gone import is_loss, parts_gone


@given(st.text(), st.text())
def test_the_parts_of_a_wording_are_the_whole_wording(earlier: str, now: str) -> None:
    assert "".join(words for words, _ in parts_gone(earlier, now)) == earlier


def test_the_words_that_are_no_longer_there_are_told() -> None:
    parts = parts_gone("Why on a dark Monday?", "Why on a Monday?")

    assert parts == (("Why on a ", False), ("dark ", True), ("Monday?", False))


@pytest.mark.parametrize(
    ("earlier", "now", "is_one"),
    [
        ("an hour of thougt", "an hour of thought", False),
        ("an hour of thought", "an hour", True),
        ("an hour of thought", "", True),
        ("an hour of thought", " \n", True),
        ("", "", False),
        ("internationalis", "internationalisation", False),
        ("teh cat sat", "the cat sat and ran", False),
        ("rust was the cause", "something else", True),
        ("the cause was rust", "rust was the cause", False),
        ("why", "wh", False),
        ("why", "", True),
    ],
)
def test_words_that_were_taken_out_are_a_loss_and_mended_ones_are_none(
    earlier: str, now: str, is_one: bool
) -> None:
    assert is_loss(earlier, now) is is_one
