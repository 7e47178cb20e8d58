"""The headings of a text, as its table of contents lists them."""

from __future__ import annotations

from desktop.core.shape import SHAPELESS
from desktop.core.text.blocks import block_of, shaped
from desktop.core.text.headings import heading_at, headings_of
from tests.core.shaped_article import SAMPLE, heading


def test_the_headings_are_listed_with_their_places_and_depths() -> None:
    found = headings_of(SAMPLE.text, SAMPLE.shape)

    assert [(each.words, each.depth) for each in found] == [
        ("What the survey found 🙂 in “nine” beams", 0),
        ("What is to be done", 1),
        ("In figures", 1),
        ("What was said", 0),
    ]
    assert all(each.span.of(SAMPLE.text) == each.words for each in found)


def test_headings_that_follow_each_other_are_each_there() -> None:
    made = shaped([heading("One"), heading("Two"), block_of("Words."), heading("Three")])

    found = headings_of(made.text, made.shape)

    assert [each.span.of(made.text) for each in found] == ["One", "Two", "Three"]


def test_the_heading_that_a_place_is_under_is_the_last_before_it() -> None:
    found = headings_of(SAMPLE.text, SAMPLE.shape)

    assert heading_at(found, 0) is None
    assert heading_at(found, SAMPLE.text.index("Paint it")) == 1
    assert heading_at(found, found[2].span.start) == 2
    assert heading_at(found, len(SAMPLE.text)) == 3


def test_a_plain_text_has_none() -> None:
    assert headings_of(SAMPLE.text, SHAPELESS) == ()
