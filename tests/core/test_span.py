"""Stretches of text obey the laws of half-open ranges."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from desktop.core.span import Span
from tests.core.builders import an_annotation

ENDS = st.integers(0, 12)
SPANS = st.tuples(ENDS, ENDS).map(lambda ends: Span(min(ends), max(ends)))
TEXTS = st.text(max_size=12)


def characters(span: Span) -> set[int]:
    return set(range(span.start, span.end))


@pytest.mark.parametrize(("start", "end"), [(3, 2), (-1, 2), (-2, -1)])
def test_there_is_no_backward_span_and_none_before_the_text(start: int, end: int) -> None:
    with pytest.raises(ValueError, match=f"{start} to {end}"):
        Span(start, end)


@given(SPANS, TEXTS)
def test_a_span_gives_its_own_characters_of_a_text(span: Span, text: str) -> None:
    assert span.of(text) == "".join(c for n, c in enumerate(text) if n in characters(span))


@given(SPANS)
def test_a_span_is_as_long_as_it_has_characters(span: Span) -> None:
    assert len(span) == len(characters(span))


@given(SPANS, ENDS)
def test_a_span_covers_exactly_its_characters(span: Span, position: int) -> None:
    assert span.covers(position) == (position in characters(span))


@given(SPANS, SPANS)
def test_spans_overlap_when_they_share_a_character_and_not_when_they_touch(
    a: Span, b: Span
) -> None:
    if len(a) and len(b):
        assert a.overlaps(b) == b.overlaps(a) == bool(characters(a) & characters(b))


@given(SPANS, SPANS)
def test_a_span_encloses_what_has_no_character_outside_it(a: Span, b: Span) -> None:
    if len(b):
        assert a.encloses(b) == (characters(b) <= characters(a))


@given(SPANS, SPANS)
def test_spans_stand_in_the_order_of_their_starts(a: Span, b: Span) -> None:
    assert sorted([a, b]) == sorted([a, b], key=lambda span: (span.start, span.end))


def test_an_annotation_stands_where_its_selector_says() -> None:
    annotation = an_annotation("rust")

    assert annotation.span == Span(
        annotation.selector.position.start, annotation.selector.position.end
    )
