"""Finding words in one text."""

from __future__ import annotations

from itertools import pairwise

import pytest
from hypothesis import given
from hypothesis import strategies as st

from desktop.core.text.typed_words import FindableText


def found(text: str, sought: str) -> list[str]:
    return [span.of(text) for span in FindableText(text).find(sought)]


@pytest.mark.parametrize(
    ("text", "sought", "there"),
    [
        ("The bridge, the Bridge.", "bridge", ["bridge", "Bridge"]),
        ("café Cafe\u0301 CAFE", "cafe", ["café", "Cafe\u0301", "CAFE"]),
        ("cafe", "café", ["cafe"]),
        ("“It’s safe,” he said.", '"it\'s safe,"', ["“It’s safe,”"]),
        ('"It\'s safe"', "“it’s safe”", ['"It\'s safe"']),
        ("the\nharbour  bridge", "harbour bridge", ["harbour  bridge"]),
        ("the\nharbour\u00a0bridge", "the harbour bridge", ["the\nharbour\u00a0bridge"]),
        ("2019–2024", "2019-2024", ["2019–2024"]),
        ("Straße, STRASSE", "strasse", ["Straße", "STRASSE"]),
        ("Łódź", "lodz", ["Łódź"]),
        ("Colour, color, cooler, recolour", "col*r", ["Colour", "color"]),
        (
            "Bridge, bridges, brigde, ridge, bridled",
            "bridge~",
            ["Bridge", "bridges", "brigde", "ridge"],
        ),
        ("He said sh*t.", "sh*t", ["sh*t"]),
        ("co\u00adoperate", "cooperate", ["co\u00adoperate"]),
        ("🙂 word", "word", ["word"]),
        ("שלום עולם", "עולם", ["עולם"]),
        ("aaaa", "aa", ["aa", "aa"]),
        ("abc", "   ", []),
        ("abc", "", []),
        ("a.c abc", "a.c", ["a.c"]),
    ],
)
def test_words_are_found_however_they_are_printed(text: str, sought: str, there: list[str]) -> None:
    assert found(text, sought) == there


@given(st.text(), st.text(max_size=3))
def test_anything_can_be_sought(text: str, sought: str) -> None:
    spans = FindableText(text).find(sought)

    assert all(0 <= span.start < span.end <= len(text) for span in spans)
    assert all(one.end <= other.start for one, other in pairwise(spans))


@given(st.text(min_size=1))
def test_a_text_finds_itself(text: str) -> None:
    if text.strip() and (spans := FindableText(text).find(text)):
        assert spans[0].of(text).strip()
