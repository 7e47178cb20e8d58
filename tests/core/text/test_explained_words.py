"""The words of a glossary are found where a text has them."""

from __future__ import annotations

from desktop.core.glossary_word import GlossaryWord
from desktop.core.span import Span
from desktop.core.text.explained_words import explained_at, explained_words

BEARING = GlossaryWord("bearing", ("bearings", "bearing block"), "Where a bridge rests.")


def found(text: str, *words: GlossaryWord) -> list[str]:
    return [each.span.of(text) for each in explained_words(text, words or (BEARING,))]


def test_every_form_of_a_word_is_found() -> None:
    assert found("Two bearings.\nA Bearing block.\nBEARING") == [
        "bearings",
        "Bearing block",
        "BEARING",
    ]


def test_a_word_counts_where_a_paragraph_has_it_first() -> None:
    text = "The bearings and a bearing.\nA bearing, the bearings."

    assert found(text) == ["bearings", "bearing"]


def test_a_part_of_a_word_is_none() -> None:
    assert found("A ballbearing, forbearings and bearinglike things.") == []


def test_of_words_that_overlap_the_longer_stands() -> None:
    block = GlossaryWord("block")

    assert found("A bearing block. The block.", BEARING, block) == ["bearing block", "block"]


def test_signs_in_a_glossary_are_no_patterns() -> None:
    assert found("color, colour", GlossaryWord("col*r"), GlossaryWord("colr~")) == []


def test_each_place_tells_its_word() -> None:
    [each] = explained_words("Council!", [BEARING, GlossaryWord("council", (), "They decide.")])

    assert (each.word, each.meaning) == ("council", "They decide.")


def test_an_empty_glossary_explains_nothing() -> None:
    assert explained_words("Text", ()) == ()


SOURCE = GlossaryWord("unnamed source", ("anonymous source",), "Nobody says who it is.")


def at(text: str, word: str, *words: GlossaryWord) -> list[str]:
    start = text.rindex(word)
    found = explained_at(text, Span(start, start + len(word)), words or (SOURCE, BEARING))
    return [each.span.of(text) for each in found]


def test_a_word_is_explained_wherever_it_stands_in_its_paragraph() -> None:
    assert at("A bearing, two bearings.", "bearings") == ["bearings"]


def test_a_word_is_explained_with_the_phrase_that_it_is_of() -> None:
    text = "A source said so, and an Anonymous Source too."

    assert at(text, "Source") == ["Anonymous Source"]
    assert at(text, "source said") == []
    assert at("The source of all", "source") == []


def test_the_longest_explanation_comes_first_and_each_once() -> None:
    found = at("A bearing block.", "bearing", GlossaryWord("bearing"), BEARING, SOURCE)

    assert found == ["bearing block"]
    block = GlossaryWord("bearing block")
    assert at("A bearing block.", "bearing", GlossaryWord("bearing"), block) == [
        "bearing block",
        "bearing",
    ]


def test_far_into_a_long_text_as_well() -> None:
    assert at("Nothing. " * 50_000 + "The bearing.", "bearing") == ["bearing"]
