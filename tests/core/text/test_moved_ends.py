"""Where an end of a mark comes to stand when it is moved."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from desktop.core.span import Span
from desktop.core.text.moved_ends import End, Unit, moved
from desktop.core.text.whole_words import is_inside_word

TEXT = (
    "It was late. Mr. Bell wouldn't go: “We counted 1,200.50 euros.” She left the U.S. then.\n"
    "Nobody asked why. 橋は古い。誰も知らない。"
)


def of(words: str) -> Span:
    start = TEXT.index(words)
    return Span(start, start + len(words))


@pytest.mark.parametrize(
    ("words", "end", "unit", "is_forward", "then"),
    [
        ("Bell", End.LAST, Unit.WORD, True, "Bell wouldn't"),
        ("Bell wouldn't", End.LAST, Unit.WORD, False, "Bell"),
        ("Bell", End.LAST, Unit.WORD, False, "Bell"),
        ("We", End.FIRST, Unit.WORD, False, "go: “We"),
        ("counted 1,200.50", End.FIRST, Unit.WORD, True, "1,200.50"),
        ("the", End.LAST, Unit.WORD, True, "the U.S."),
        ("Bell", End.LAST, Unit.SENTENCE, True, "Bell wouldn't go: “We counted 1,200.50 euros."),
        ("Bell", End.FIRST, Unit.SENTENCE, False, "Mr. Bell"),
        ("She", End.FIRST, Unit.SENTENCE, False, TEXT[13 : TEXT.index("She") + 3]),
        ("She", End.LAST, Unit.SENTENCE, True, "She left the U.S. then."),
        ("古い。", End.LAST, Unit.SENTENCE, True, "古い。誰も知らない。"),
        ("then.", End.LAST, Unit.SENTENCE, True, "then.\nNobody asked why."),
        (
            "Nobody asked why.",
            End.FIRST,
            Unit.SENTENCE,
            False,
            "She left the U.S. then.\nNobody asked why.",
        ),
    ],
)
def test_an_end_is_moved_by_word_and_by_sentence(
    words: str, end: End, unit: Unit, is_forward: bool, then: str
) -> None:
    assert moved(TEXT, of(words), end, unit, is_forward=is_forward).of(TEXT) == then


def test_at_the_ends_of_the_text_nothing_moves() -> None:
    whole = Span(0, len(TEXT))

    for unit in Unit:
        assert moved(TEXT, whole, End.LAST, unit, is_forward=True) == whole
        assert moved(TEXT, whole, End.FIRST, unit, is_forward=False) == whole


@given(
    st.text(st.sampled_from("abU.S,! \n'’“”橋1。"), min_size=1, max_size=40),
    st.data(),
    st.sampled_from(End),
    st.sampled_from(Unit),
    st.booleans(),
)
def test_one_end_moves_the_way_it_is_asked_to_and_cuts_no_word(
    text: str, data: st.DataObject, end: End, unit: Unit, is_forward: bool
) -> None:
    start = data.draw(st.integers(0, len(text) - 1))
    span = Span(start, data.draw(st.integers(start + 1, len(text))))

    new = moved(text, span, end, unit, is_forward=is_forward)

    assert len(new) > 0
    if end is End.LAST:
        assert new.start == span.start
        assert new.end == span.end or (new.end > span.end) is is_forward
        at = new.end
    else:
        assert new.end == span.end
        assert new.start == span.start or (new.start > span.start) is is_forward
        at = new.start
    if new != span and unit is Unit.WORD:
        assert not is_inside_word(text, at)
