"""A place that was stored is in the text that it is shown in, whatever was stored."""

from __future__ import annotations

from hypothesis import given
from hypothesis import strategies as st

from desktop.core.anchoring.fitting import fitted
from desktop.core.selector import Selector, TextPositionSelector, TextQuoteSelector
from tests.core.builders import BRIDGE, a_selector


def test_a_place_that_is_right_stays_as_it_is() -> None:
    place = a_selector("rust")

    assert fitted(BRIDGE, place) is place


def test_a_place_whose_words_stand_elsewhere_is_found_by_them() -> None:
    place = Selector(TextQuoteSelector("rust"), TextPositionSelector(-3, 900_000))

    assert fitted(BRIDGE, place).span.of(BRIDGE) == "rust"


@given(
    st.text(max_size=30),
    st.text(max_size=5),
    st.integers(-(2**63), 2**63 - 1),
    st.integers(-(2**63), 2**63 - 1),
)
def test_no_place_leads_out_of_its_text(text: str, exact: str, start: int, end: int) -> None:
    place = Selector(TextQuoteSelector(exact), TextPositionSelector(start, end))

    span = fitted(text, place).span

    assert 0 <= span.start <= span.end <= len(text)
    assert fitted(text, fitted(text, place)) == fitted(text, place)
