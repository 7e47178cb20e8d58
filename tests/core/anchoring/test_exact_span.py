"""The very words of a selector are found where they stand, and nowhere else."""

from __future__ import annotations

from dataclasses import replace

from hypothesis import given
from hypothesis import strategies as st

from desktop.core.anchoring.description import describe
from desktop.core.anchoring.exact_span import exact_span
from desktop.core.selector import Selector, TextPositionSelector, TextQuoteSelector
from desktop.core.span import Span
from tests.core.builders import BRIDGE, a_selector, span_of


def test_words_that_stand_where_they_stood_are_found_there() -> None:
    second = Span(BRIDGE.rindex("harbour"), BRIDGE.rindex("harbour") + 7)

    assert exact_span(BRIDGE, describe(BRIDGE, second)) == second


def test_words_that_moved_are_found_by_what_stands_around_them() -> None:
    selector = a_selector("harbour found rust")
    text = f"The harbour found rust in a new paragraph.\n{BRIDGE}"

    place = exact_span(text, selector)

    assert place is not None
    assert place.start == text.rindex("harbour found rust")


def test_of_places_that_are_alike_the_nearest_to_the_old_one_is_meant() -> None:
    selector = replace(
        describe("x a x", Span(2, 3)), position=TextPositionSelector(start=9, end=10)
    )

    assert exact_span("x a x a x a x", selector) == Span(10, 11)


def test_words_that_are_gone_have_no_place() -> None:
    assert exact_span(BRIDGE.replace("rust", "nothing"), a_selector("found rust")) is None
    assert exact_span("", a_selector("found rust")) is None


def test_a_selector_without_words_has_no_place() -> None:
    selector = Selector(TextQuoteSelector(""), TextPositionSelector(3, 3))

    assert exact_span(BRIDGE, selector) is None


def test_a_place_whose_position_is_not_that_of_its_words_is_found_by_the_words() -> None:
    selector = replace(a_selector("found rust"), position=TextPositionSelector(0, 900))

    assert exact_span(BRIDGE, selector) == span_of("found rust")


@given(st.text("ab“” \n🙂", min_size=1, max_size=30), st.data())
def test_what_was_described_is_found_in_its_own_text(text: str, data: st.DataObject) -> None:
    start = data.draw(st.integers(0, len(text) - 1))
    span = Span(start, data.draw(st.integers(start + 1, len(text))))

    assert exact_span(text, describe(text, span)) == span


@given(st.text("ab “", max_size=30), st.text("ab “", min_size=1, max_size=30), st.data())
def test_what_is_found_in_another_text_is_the_very_words(
    text: str, other: str, data: st.DataObject
) -> None:
    start = data.draw(st.integers(0, len(other) - 1))
    selector = describe(other, Span(start, data.draw(st.integers(start + 1, len(other)))))

    place = exact_span(text, selector)

    assert (place is None) == (selector.quote.exact not in text)
    assert place is None or place.of(text) == selector.quote.exact
