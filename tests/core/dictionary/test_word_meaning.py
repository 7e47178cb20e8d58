"""What a word means: for the lesson of its article first, then for the dictionary."""

from __future__ import annotations

import pytest

from desktop.core.dictionary import word_meaning
from desktop.core.dictionary.stored_words import DictionaryUnreadable
from desktop.core.dictionary.word_meaning import DictionaryState, WordMeaning, meaning_of
from desktop.core.glossary_word import Glossary, GlossaryWord
from desktop.core.span import Span

LESSON = Glossary(
    "Who says so?",
    (
        GlossaryWord("unnamed source", ("anonymous source",), "Nobody says who it is."),
        GlossaryWord("levy", (), "Money that *all* have to pay."),
    ),
)


def meaning(text: str, word: str, *glossaries: Glossary, language: str = "en") -> WordMeaning:
    at = text.index(word)
    return meaning_of(text, Span(at, at + len(word)), glossaries, language)


def test_a_form_leads_to_its_word_in_the_dictionary() -> None:
    found = meaning("They went home.", "went")

    assert found.words == "went"
    assert found.definition is not None
    assert found.definition.word == "go"
    assert found.lessons == ()


def test_the_lesson_tells_its_own_meaning_beside_that_of_the_dictionary() -> None:
    found = meaning("It said so to an unnamed source.", "source", LESSON)

    assert [(each.lesson, each.word) for each in found.lessons] == [
        ("Who says so?", "unnamed source")
    ]
    assert found.words == "unnamed source"
    assert found.definition is not None
    assert found.definition.word == "source"


@pytest.mark.parametrize("form", ["levies", "Levy", "levied"])
def test_a_form_that_the_lesson_does_not_name_counts_as_its_word(form: str) -> None:
    found = meaning(f"The {form} of old.", form, LESSON)

    assert [each.word for each in found.lessons] == ["levy"]


def test_several_lessons_tell_what_they_mean_each() -> None:
    other = Glossary("Taxes", (GlossaryWord("levy", (), "A tax."),))

    found = meaning("A levy.", "levy", LESSON, other)

    assert [each.lesson for each in found.lessons] == ["Who says so?", "Taxes"]


def test_quotation_marks_and_blanks_around_a_word_are_not_looked_up() -> None:
    found = meaning("He said “ruin ” today.", "“ruin ”")

    assert found.words == "ruin"
    assert found.is_known


def test_a_word_that_nobody_explains_is_unknown() -> None:
    found = meaning("The zzyxes came.", "zzyxes", LESSON)

    assert not found.is_known
    assert found.state is DictionaryState.ANSWERED
    assert found.words == "zzyxes"


def test_no_english_meaning_is_told_of_another_language() -> None:
    found = meaning("Das Gift wirkt.", "Gift", language="de")

    assert found.definition is None
    assert found.state is DictionaryState.OTHER_LANGUAGE


def test_the_lesson_is_heard_in_any_language() -> None:
    lesson = Glossary("Chemie", (GlossaryWord("Gift", (), "Was schadet."),))

    assert meaning("Das Gift wirkt.", "Gift", lesson, language="de-AT").lessons


def test_the_lesson_is_heard_where_the_dictionary_cannot_be_read(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    def unreadable(_text: str, _span: Span) -> None:
        raise DictionaryUnreadable("english.dictionary")

    monkeypatch.setattr(word_meaning, "define", unreadable)

    found = meaning("A levy.", "levy", LESSON)

    assert found.state is DictionaryState.UNREADABLE
    assert [each.word for each in found.lessons] == ["levy"]


def test_words_of_newsrooms_say_that_they_are_not_from_wordnet() -> None:
    found = meaning("Half of it was agency copy.", "copy")

    assert found.definition is not None
    assert found.definition.word == "agency copy"
    assert found.definition.senses[0].is_of_newsrooms
    went = meaning("They went.", "went").definition
    assert went is not None
    assert not any(each.is_of_newsrooms for each in went.senses)


@pytest.mark.parametrize("word", ["The", "would", "and"])
def test_a_small_word_is_told_from_one_that_nobody_knows(word: str) -> None:
    meaning = meaning_of(f"{word} bridge", Span(0, len(word)))

    assert meaning.is_known or meaning.state is DictionaryState.SMALL_WORD
