"""Text without the differences that nobody means."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from desktop.core.text.folding import FoldedText
from desktop.core.text.quotation_marks import DOUBLE, SINGLE


@pytest.mark.parametrize(
    ("text", "loosely", "strictly"),
    [
        ("“It’s CAFÉ”", '"it\'s cafe"', '"it\'s café"'),
        ("Łódź – no…", "lodz - no...", "łódź - no…"),
        ("  one \u00a0\n two", "one two", "one two"),
        ("co\u00adoperate", "cooperate", "cooperate"),
        ("Straße", "strasse", "strasse"),
        ("`one´ ‹two›", "'one' 'two'", "'one' 'two'"),
        ("צה״ל", 'צה"ל', 'צה"ל'),
        ("Þór کی", "thor كي", "þór کی"),
    ],
)
def test_letters_lose_their_accents_unless_they_are_kept(
    text: str, loosely: str, strictly: str
) -> None:
    assert FoldedText(text).folded == loosely
    assert FoldedText(text, keeps_letters=True).folded == strictly


def test_every_quotation_mark_is_typed_as_one_of_two() -> None:
    assert set(FoldedText(DOUBLE).folded) == {'"'}
    assert set(FoldedText(SINGLE).folded) == {"'"}


def test_what_is_folded_knows_the_characters_it_stands_for() -> None:
    folded = FoldedText("Die Stra\u00dfe  e\u0301")

    assert folded.folded == "die strasse e"
    assert folded.span(4, 11).of(folded.text) == "Stra\u00dfe"
    assert folded.span(8, 9).of(folded.text) == "\u00df"
    assert folded.span(12, 13).of(folded.text) == "e\u0301"
    assert not folded.is_between_characters(9)
    assert folded.is_between_characters(10)


@given(st.text(), st.booleans())
def test_every_part_comes_from_a_part_of_the_text(text: str, keeps_letters: bool) -> None:
    folded = FoldedText(text, keeps_letters=keeps_letters)

    spans = [folded.span(at, at + 1) for at in range(len(folded.folded))]

    assert all(0 <= span.start < span.end <= len(text) for span in spans)
    assert [span.start for span in spans] == sorted(span.start for span in spans)
    assert folded.is_between_characters(0)
    assert folded.is_between_characters(len(folded.folded))
