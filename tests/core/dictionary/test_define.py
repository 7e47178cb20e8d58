"""Words and phrases are found in the dictionary in the forms in which texts have them."""

from __future__ import annotations

import pytest

from desktop.core.dictionary.dictionary import MOST_SENSES, Definition, define
from desktop.core.dictionary.part_of_speech import likely_part
from desktop.core.span import Span


def defined(text: str, word: str) -> Definition | None:
    at = text.index(word)
    return define(text, Span(at, at + len(word)))


def head(text: str, word: str) -> str:
    definition = defined(text, word)
    assert definition is not None
    return definition.word


@pytest.mark.parametrize(
    ("text", "word", "expected"),
    [
        ("The talks stopped.", "stopped", "stop"),
        ("They went home.", "went", "go"),
        ("The geese flew away.", "geese", "goose"),
        ("Two wolves came.", "wolves", "wolf"),
        ("She tries it again.", "tries", "try"),
        ("He was hoping for rain.", "hoping", "hope"),
        ("The happiest day.", "happiest", "happy"),
        ("The minister’s speech.", "minister’s", "minister"),
        ("Most whistleblowers lost their work.", "whistleblowers", "whistleblower"),
        ("CHILDREN FOUND", "CHILDREN", "child"),
    ],
)
def test_a_form_leads_to_its_word(text: str, word: str, expected: str) -> None:
    assert head(text, word) == expected


@pytest.mark.parametrize(
    ("text", "word", "expected"),
    [
        ("It was in a press release of the firm.", "press", "press release"),
        ("It was in a press release of the firm.", "release", "press release"),
        ("The United Nations agreed.", "Nations", "United Nations"),
        ("Both data sets agree.", "sets", "data set"),
        ("His mother-in-law came.", "mother-in-law", "mother-in-law"),
    ],
)
def test_a_phrase_goes_before_its_words(text: str, word: str, expected: str) -> None:
    definition = defined(text, word)

    assert definition is not None
    assert definition.word == expected
    assert word in definition.span.of(text)


def test_the_part_of_speech_of_the_place_comes_first() -> None:
    as_verb = defined("They will table the plan.", "table")
    as_noun = defined("The table was set.", "table")

    assert as_verb is not None
    assert as_noun is not None
    assert as_verb.senses[0].part == "verb"
    assert as_noun.senses[0].part == "noun"


def test_there_are_few_meanings_and_no_two_alike() -> None:
    definition = defined("They run.", "run")

    assert definition is not None
    assert len(definition.senses) == MOST_SENSES
    assert len({sense.meaning for sense in definition.senses}) == MOST_SENSES


def test_a_word_of_newsrooms_is_explained_for_its_reader() -> None:
    definition = defined("It was clickbait.", "clickbait")

    assert definition is not None
    assert definition.senses[0].meaning.startswith("a headline made only so that people click")


def test_a_small_word_is_no_land() -> None:
    definition = defined("He told us of it.", "us")

    assert definition is None or definition.word != "US"


@pytest.mark.parametrize(
    ("text", "word"),
    [
        ("They said that his team was there.", "his"),
        ("He told us of it.", "us"),
        ("And he left.", "he"),
        ("We can wait.", "can"),
        ("It will rain.", "will"),
        ("They may come.", "may"),
        ("The war in Ukraine.", "in"),
        ("They met at noon.", "at"),
        ("It rose despite the rain.", "despite"),
        ("They ate while it rained.", "while"),
        ("A year ago.", "A"),
    ],
)
def test_what_holds_a_sentence_together_is_no_other_word_of_its_letters(
    text: str, word: str
) -> None:
    assert defined(text, word) is None


@pytest.mark.parametrize(
    ("text", "word", "known"),
    [
        ("It was her last will.", "will", "will"),
        ("It came in May.", "May", "may"),
        ("She opened a can of beans.", "can", "can"),
        ("They waited for a while.", "while", "for a while"),
        ("He walked in.", "in", "in"),
        ("I like it.", "like", "like"),
        ("They had no time.", "had", "have"),
        ("He joined the WHO.", "WHO", "WHO"),
    ],
)
def test_a_small_word_that_stands_as_a_word_of_its_own_is_explained(
    text: str, word: str, known: str
) -> None:
    definition = defined(text, word)

    assert definition is not None
    assert definition.word == known


@pytest.mark.parametrize("text", ["qwertzuiop", "12", "—", "", "x" * 500, "אבג", "战争"])
def test_what_is_in_no_dictionary_has_no_meaning(text: str) -> None:
    definition = define(text, Span(0, len(text)))

    assert definition is None or definition.word == "12"


@pytest.mark.parametrize(
    ("text", "word", "part"),
    [
        ("She wants to report it.", "report", "verb"),
        ("She read the report.", "report", "noun"),
        ("They report it.", "report", "verb"),
        ("It was slowly done.", "slowly", "adverb"),
        ("It is serious.", "serious", "adjective"),
        ("Report", "Report", ""),
    ],
)
def test_the_words_around_tell_the_part_of_speech(text: str, word: str, part: str) -> None:
    at = text.index(word)

    assert likely_part(text, Span(at, at + len(word))) == part
