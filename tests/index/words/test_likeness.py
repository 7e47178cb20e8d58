"""Words that are written as a pattern says, or but for one slip."""

from __future__ import annotations

import re
import sys

from hypothesis import given
from hypothesis import strategies as st
from whoosh.support.levenshtein import distance

from index.words.likeness import is_but_for_a_slip, is_written_so

LETTERS = st.text("abé", max_size=7)


@given(LETTERS, st.text("abé*", max_size=7))
def test_a_word_is_written_so_as_a_regular_expression_has_it(word: str, pattern: str) -> None:
    expression = ".*".join(map(re.escape, pattern.split("*")))

    assert is_written_so(word, pattern) == bool(re.fullmatch(expression, word))


@given(LETTERS, LETTERS)
def test_one_slip_is_one_step_of_damerau(word: str, other: str) -> None:
    assert is_but_for_a_slip(word, other) == (distance(word, other, limit=9) <= 1)
    assert is_but_for_a_slip(word, other) == is_but_for_a_slip(other, word)


def test_a_pattern_with_many_stars_takes_steps_in_proportion_to_the_word() -> None:
    word = "ab" * 32
    calls = 0

    def count(*_: object) -> None:
        nonlocal calls
        calls += 1

    sys.setprofile(count)
    try:
        assert not is_written_so(word, "a*b*a*b*a*x")
        assert not is_written_so(word, "*".join("ab" * 31) + "*cb")
    finally:
        sys.setprofile(None)

    assert calls < 400
