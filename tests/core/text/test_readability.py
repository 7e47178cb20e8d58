"""How long a text is and how hard to read."""

from __future__ import annotations

from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

import seeds
from desktop.core.packs.reading import read_pack
from desktop.core.text.readability import Readability, length_of, readability

SHORT_SENTENCES = "The cat sat on the mat. " * 20
LONG_SENTENCES = "Considerable international deliberation necessitates administrative " * 20


def test_the_shipped_article_takes_two_minutes_and_grade_twelve() -> None:
    pack = read_pack(Path(seeds.__file__).parent / "packs" / "who-says-so").pack
    assert pack is not None
    [article] = pack.articles

    assert readability(article.text) == Readability(words=336, minutes=2, grade=12)


def test_an_empty_text_takes_no_time() -> None:
    assert readability(" \n") == Readability(words=0, minutes=0, grade=None)


@pytest.mark.parametrize(("words", "minutes"), [(1, 1), (200, 1), (299, 1), (301, 2), (2000, 10)])
def test_a_minute_is_two_hundred_words_and_never_none(words: int, minutes: int) -> None:
    assert readability("word " * words).minutes == minutes


@pytest.mark.parametrize("language", ["de", "fr-CA", ""])
def test_the_grade_is_told_for_english_only(language: str) -> None:
    assert readability(SHORT_SENTENCES, language).grade is None
    assert readability(SHORT_SENTENCES, "en-GB").grade is not None


def test_a_few_words_have_no_grade() -> None:
    assert readability("word " * 99).grade is None
    assert readability("word " * 100).grade is not None


def test_the_grade_stays_within_school_and_study() -> None:
    assert readability(SHORT_SENTENCES).grade == 1
    assert readability(LONG_SENTENCES).grade == 18


def test_a_title_before_a_name_ends_no_sentence() -> None:
    with_points = "A long letter by Sen. Jones and Gov. Smith came to the town hall. " * 20

    assert (
        readability(with_points).grade
        == readability(with_points.replace("Sen.", "Sen").replace("Gov.", "Gov")).grade
    )


def test_a_point_after_an_abbreviation_ends_no_sentence() -> None:
    with_points = "Mr. Smith of the U.S. team met Dr. Jones on Jan. 5 in the town hall. " * 20
    without = "Mr Smith of the US team met Dr Jones on Jan 5 in the town hall. " * 20

    assert readability(with_points).grade == readability(without).grade


@given(st.text(max_size=80))
def test_any_text_has_a_length(text: str) -> None:
    found = readability(text * 8)

    assert found.words == length_of(text * 8, are_characters=found.are_characters)
    assert found.grade is None or 1 <= found.grade <= 18
