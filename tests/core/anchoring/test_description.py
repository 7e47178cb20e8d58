"""From a place to the selector that will find it again."""

from __future__ import annotations

import pytest
from hypothesis import assume, given
from hypothesis import strategies as st

from desktop.core.anchoring.description import CONTEXT, describe
from desktop.core.span import Span

TEXTS = st.text(st.sampled_from("ab \n🙂e\u0301“שã"), max_size=120)


@given(TEXTS, st.data())
def test_a_selector_has_the_words_and_what_stands_around_them(
    text: str, data: st.DataObject
) -> None:
    assume(text)
    start = data.draw(st.integers(0, len(text) - 1))
    span = Span(start, data.draw(st.integers(start + 1, len(text))))

    selector = describe(text, span)
    quote = selector.quote

    assert selector.span == span
    assert text[span.start : span.end] == quote.exact
    assert (quote.prefix + quote.exact + quote.suffix) in text
    assert text[: span.start].endswith(quote.prefix)
    assert text[span.end :].startswith(quote.suffix)
    assert len(quote.prefix) == min(CONTEXT, span.start)
    assert len(quote.suffix) == min(CONTEXT, len(text) - span.end)


def test_thirty_two_characters_are_kept_on_either_side() -> None:
    text = "a" * 40 + "MIDDLE" + "b" * 40

    quote = describe(text, Span(40, 46)).quote

    assert (quote.exact, quote.prefix, quote.suffix) == ("MIDDLE", "a" * 32, "b" * 32)


@pytest.mark.parametrize("span", [Span(2, 2), Span(0, 0), Span(0, 6), Span(9, 12)])
def test_nothing_and_what_runs_past_the_end_cannot_be_described(span: Span) -> None:
    with pytest.raises(ValueError, match="cannot describe"):
        describe("words", span)
