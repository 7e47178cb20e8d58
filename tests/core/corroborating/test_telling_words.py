"""The words by which passages that speak of the same are found."""

from __future__ import annotations

from collections.abc import Iterable

from desktop.core.corroborating.passage_words import (
    MOST_TELLING_WORDS,
    names_in,
    sentence_span,
    telling_words,
    typed_words,
)
from desktop.core.corroborating.telling_words import Nearness, TellingWord, WordKind
from desktop.core.span import Span
from tests.core.builders import BRIDGE, span_of

TOLD = (
    "They were told that the footbridge, which carries 500 people a day, could stay shut."
    " Nobody said why."
)


def shown(words: Iterable[TellingWord]) -> list[str]:
    return [word.shown for word in words]


def test_common_words_and_words_of_reporting_tell_nothing() -> None:
    text = "She said that they had asked him again about it, and he couldn’t say."

    assert len(telling_words(text, Span(0, len(text)))) == 0


def test_what_is_asked_about_comes_before_what_stands_beside_it() -> None:
    words = telling_words(TOLD, span_of("500 people a day", TOLD))

    near = {word.shown: word.nearness for word in words}
    assert shown(words)[:3] == ["500", "people", "day"]
    assert near["carries"] is Nearness.CLAUSE
    # "Which" belongs to what stands before it.
    assert near["footbridge"] is Nearness.CLAUSE
    assert near["shut"] is Nearness.SENTENCE
    assert "Nobody" not in near


def test_other_words_for_the_same_are_asked_about_as_well() -> None:
    words = telling_words(TOLD, span_of("could stay shut", TOLD), "The bridge may be closed")

    asked = [word.shown for word in words if word.nearness is Nearness.ASKED]
    assert {"bridge", "closed", "shut"} <= set(asked)


def test_names_and_numbers_are_known_as_such() -> None:
    words = telling_words(BRIDGE, Span(0, len(BRIDGE)))

    kinds = {word.shown: word.kind for word in words}
    assert kinds["Keller"] is WordKind.NAME
    assert kinds["1931"] is WordKind.NUMBER
    assert kinds["nine"] is WordKind.NUMBER
    assert kinds["beams"] is WordKind.WORD


def test_the_first_word_of_a_sentence_is_no_name_unless_it_is_one_elsewhere() -> None:
    text = "Critics came. Reed spoke, and then Reed left."

    kinds = {word.shown: word.kind for word in telling_words(text, Span(0, len(text)))}

    assert kinds["Critics"] is WordKind.WORD
    assert kinds["Reed"] is WordKind.NAME


def test_a_number_is_found_in_words_and_in_digits() -> None:
    words = telling_words("nine beams", Span(0, 10))

    places = words.shared_with("Rust on 9 of them, nine in all; 90 were sound.", "en")

    assert [number for _, number in places] == [0, 0]


def test_every_ending_of_a_word_is_found_and_told_by_its_number() -> None:
    words = telling_words("The repair of beams", Span(0, 19))

    text = "A beam was repaired, and Repairs go on."
    found = [
        (place.of(text), words[number].shown) for place, number in words.shared_with(text, "en")
    ]

    assert found == [("beam", "beams"), ("repaired", "repair"), ("Repairs", "repair")]


def test_a_long_passage_gives_its_most_telling_words_only() -> None:
    text = " ".join(f"word{number}x" for number in range(200))

    assert len(telling_words(text, Span(0, len(text)))) == MOST_TELLING_WORDS


def test_typed_words_are_taken_as_they_are() -> None:
    assert shown(typed_words("the year of Trump")) == ["year", "Trump"]
    assert shown(typed_words("said")) == ["said"]
    assert shown(typed_words(" ,;")) == []


def test_the_sentences_of_a_passage_are_whole() -> None:
    inside = span_of("stay shut. Nobody", TOLD)

    assert sentence_span(TOLD, inside) == Span(0, len(TOLD))
    assert sentence_span(TOLD, span_of("500", TOLD)).of(TOLD).endswith("stay shut.")
    assert sentence_span("", Span(0, 0)) == Span(0, 0)


def test_the_names_of_a_text_leave_out_days_and_months() -> None:
    text = "In May the mayor, Anna Keller, met Tom Reed on Monday. Then Keller left."

    assert shown(names_in(text))[0] == "Keller"
    assert not {"May", "Monday"} & set(shown(names_in(text)))


def test_an_abbreviation_in_capitals_is_a_name() -> None:
    text = "The WHO told us that IT firms in the US pay."

    words = telling_words(text, Span(0, len(text)))

    assert [word.shown for word in words if word.kind is WordKind.NAME] == ["WHO", "IT", "US"]


def test_letters_in_a_row_are_told_as_one_run() -> None:
    text = "市议会星期一决定关闭旧桥"

    assert telling_words(text, Span(0, len(text)), language="zh").shown == (text,)
    assert typed_words("旧桥 rust", "zh").shown == ("旧桥", "rust")


def test_common_words_of_other_languages_tell_nothing() -> None:
    text = "Die Brücke wird nach dem Winter auch für alle gesperrt"

    assert shown(telling_words(text, Span(0, len(text)), language="de")) == [
        "Brücke", "Winter", "alle", "gesperrt",
    ]  # fmt: skip
