"""What goes on the screen stands in the order in which it is stored."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from desktop.core.span import Span
from desktop.core.speaker_key import speaker_key
from desktop.core.text.normalised import normalise
from desktop.core.text.shown import SIGN, shown, words_around

TURNING = "\u202a\u202b\u202c\u202d\u202e\u2066\u2067\u2068\u2069"


@given(st.text(st.sampled_from(TURNING + "ab👩\u200d🙂\u05d0\u200f"), max_size=30))
def test_nothing_turns_the_order_and_every_offset_stays_true(stored: str) -> None:
    words = shown(stored)

    assert not set(words) & set(TURNING)
    assert len(words) == len(stored)
    assert len(words.encode("utf-16")) == len(stored.encode("utf-16"))
    assert all(a == b for a, b in zip(words, stored, strict=True) if b not in TURNING)


@given(st.text(st.sampled_from(TURNING + "ab\n\u05d0"), max_size=30))
def test_what_is_stored_now_is_shown_as_it_is(raw: str) -> None:
    assert shown(normalise(raw)) == normalise(raw)
    assert SIGN not in normalise(raw)


@pytest.mark.parametrize("unseen", ["\u200b", "\u200c", "\u200e", "\u202e", "\u00ad", "\u2060"])
def test_a_character_that_nobody_sees_makes_no_second_speaker(unseen: str) -> None:
    assert speaker_key(f"Anna Kel{unseen}ler") == speaker_key("Anna Keller")


def test_words_around_a_place_are_whole_and_of_its_paragraph() -> None:
    text = "Before it.\nThe old bridge over the river was closed again last week.\nAfter it."
    start = text.index("river")
    river = Span(start, start + len("river"))

    assert words_around(text, river, 12) == "over the river was closed"
    assert words_around(text, river, 500) == text.split("\n")[1]
