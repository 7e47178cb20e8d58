"""What holds for every text, and what a caller of `extract` relies on."""

from __future__ import annotations

from itertools import pairwise

import pytest
from hypothesis import example, given
from hypothesis import strategies as st

from desktop.core.extraction.extract import extract
from desktop.core.quotation import (
    PROBABLE_FROM,
    Certainty,
    Extraction,
    MentionKind,
    QuotationKind,
)
from tests.work import steps_of

_SCRAPS = st.sampled_from(
    [
        *"\"“”„‟«»‘’'`.,?!:;—–-…()[] \n",
        "''",
        "``",
        "she said",
        "said Ada Quill",
        "He",
        "Mayor Ada Quill",
        "the company",
        "according to",
        "so-called",
        "told",
        "who",
        "’s",
        "of",
        "U.S.",
        "27",
        "OSTWICK",
        "Quill",
        "😀",
        "\r\n",
        "\u2028",
        *("”\n“", "\n\n", ",,", "&quot;", "❝", "PELL: ", "Q: ", "— "),
        *("heard them shout", "shot back", "her claim that", "hundreds of", "a statement from"),
        *("in his book", "raids", "… ", "(", ":\n"),
    ]
)
_LANGUAGES = st.sampled_from(["en", "fr", "de", "es", "he", ""])
_MESSY_TEXT = st.one_of(
    st.text(), st.lists(_SCRAPS, max_size=60).map("".join), st.lists(_SCRAPS).map(" ".join)
)


@given(_MESSY_TEXT)
def test_any_text_gives_spans_inside_it_and_the_same_answer_twice(text: str) -> None:
    extraction = extract(text)

    assert extract(text) == extraction
    for quotation in extraction.quotations:
        assert quotation.extent.end <= len(text)
        assert quotation.extent.encloses(quotation.content)
        assert quotation.content.of(text).strip() == quotation.content.of(text) != ""
        if quotation.cue:
            assert quotation.cue.span.of(text) == quotation.cue.text
        for mention in filter(None, (quotation.mention, *quotation.why.chain)):
            assert mention.span.of(text) == mention.text
    for speaker in extraction.speakers:
        assert all(mention.span.of(text) == mention.text for mention in speaker.mentions)


@given(_MESSY_TEXT, _LANGUAGES)
@example("“We “knew ‘it” all’ said Ada Quill. ” “ " * 4, "en")
@example("Ada Quill said: “It is safe.\n\n“It was\n\nPELL: “No.” Q: why? A: “no”", "en")
@example("— Non, dit-elle. « Oui » “\n— Si »", "fr")
def test_quotations_are_in_order_and_do_not_overlap(text: str, language: str) -> None:
    quotations = extract(text, language=language).quotations

    for before, after in pairwise(quotations):
        assert before.extent.end <= after.extent.start
        assert before.utterance <= after.utterance


@given(_MESSY_TEXT)
def test_who_speaks_is_among_the_speakers_and_probable(text: str) -> None:
    extraction = extract(text)

    ids = [speaker.id for speaker in extraction.speakers]
    assert len(set(ids)) == len(ids)
    for quotation in extraction.quotations:
        assert 0 <= quotation.confidence <= 1
        if quotation.speaker is None:
            assert quotation.why.chain == ()
            assert quotation.certainty is Certainty.UNKNOWN
        else:
            assert quotation.speaker in ids
            assert quotation.is_speech
            assert quotation.confidence >= PROBABLE_FROM
            assert quotation.why.chain[0] == quotation.mention


def test_an_empty_text_gives_nothing() -> None:
    assert extract("") == Extraction()


def test_content_is_without_and_extent_with_the_marks() -> None:
    text = "Ada Quill said: “Not today.”"

    (quotation,) = extract(text).quotations

    assert quotation.content.of(text) == "Not today."
    assert quotation.extent.of(text) == "“Not today.”"


def test_pieces_of_a_split_quotation_share_their_utterance() -> None:
    first, second, third = extract(
        "“We knew,” Ada Quill said, “and kept quiet.” She left. “It was wrong,” she said later."
    ).quotations

    assert first.utterance == second.utterance
    assert second.utterance != third.utterance
    assert second.kind is QuotationKind.DIRECT


def test_paragraphs_of_one_speech_share_their_utterance() -> None:
    text = "“The river took the field.\n“Then it took the barn,” Ada Quill said."

    first, second = extract(text).quotations

    assert first.utterance == second.utterance
    assert first.extent.of(text) == "“The river took the field."
    assert first.speaker == second.speaker == "ada-quill"


def test_a_role_counts_as_the_only_person_who_bears_it() -> None:
    extraction = extract("Mayor Ada Quill stood up. “We begin at nine,” the mayor said.")

    (quotation,) = extraction.speech
    assert [mention.kind for mention in quotation.why.chain] == [
        MentionKind.NOMINAL,
        MentionKind.NAME,
    ]
    assert quotation.speaker == "ada-quill"


def test_two_bearers_of_a_role_leave_it_unnamed() -> None:
    extraction = extract(
        "Mayor Ada Quill met Mayor Nils Aker in the town hall. “We begin at nine,” the mayor said."
    )

    (quotation,) = extraction.speech
    assert quotation.speaker == "the-mayor"


def test_namesakes_get_different_ids() -> None:
    extraction = extract(
        "“It is late,” said Ada Quill Sr. today. “It is early,” replied Ada Quill Jr. at once."
    )

    assert [speaker.id for speaker in extraction.speakers] == ["ada-quill-sr", "ada-quill-jr"]


def test_titles_and_words_at_arms_length_are_kept_without_a_speaker() -> None:
    extraction = extract("The so-called “experts” read her novel “The Salt Road Home” aloud.")

    assert [quotation.kind for quotation in extraction.quotations] == [
        QuotationKind.SCARE,
        QuotationKind.TITLE,
    ]
    assert extraction.speech == ()
    assert all(quotation.speaker is None for quotation in extraction.quotations)


def test_places_and_months_are_nobody() -> None:
    extraction = extract(
        "In March, Ukraine and Russia met in New York. Reporters waited near the Oval Office. "
        "President Ada Quill was praised by Tom Reed, a teacher from Texas."
    )

    assert [speaker.name for speaker in extraction.speakers] == ["Ada Quill", "Tom Reed"]


_GERMAN = (
    "Der Bürgermeister war gestern nicht im Rathaus, und die Leute standen lange vor der Tür. "
    "„Wir haben davon nichts gewusst“, sagte Ada Quill, die seit drei Jahren in der Stadt wohnt. "
    "»Das ist nicht gut«, sagte Nils Aker."
)


@pytest.mark.parametrize("language", ["de", "de-AT", "en"])
def test_another_language_has_quotations_but_no_guessed_speakers(language: str) -> None:
    extraction = extract(_GERMAN, language=language)

    assert [quotation.content.of(_GERMAN) for quotation in extraction.quotations] == [
        "Wir haben davon nichts gewusst",
        "Das ist nicht gut",
    ]
    assert all(quotation.speaker is None for quotation in extraction.quotations)
    assert extraction.speakers == ()


@pytest.mark.parametrize("language", ["en", "en-GB", "EN_us"])
def test_every_english_is_english(language: str) -> None:
    extraction = extract("“Not today,” said Ada Quill.", language=language)

    assert extraction.speech[0].speaker == "ada-quill"


@pytest.mark.parametrize("row", ['"', "“", "”", "'", "‘’", "“”", "«»", "''", "”“", '"“', "\"'"])
def test_a_megabyte_of_nothing_but_marks_is_not_read_through(row: str) -> None:
    text = row * (1_000_000 // len(row))

    assert steps_of(lambda: extract(text)) < 100
    assert extract(text).quotations == ()


@pytest.mark.parametrize(
    "sentence",
    [
        "“We waited all night,” said Mayor Ada Quill, who runs the shelter.\n",
        "Ada Quill told Nils Aker that the plan was “painful but final” and she left. ",
        "the mayor said and the union said and ",
        "A, b, c, ",
        "“open ",
        "Ada Quill ",
    ],
)
def test_a_long_text_takes_steps_in_proportion_to_its_length(sentence: str) -> None:
    def steps_for(length: int) -> int:
        return steps_of(lambda: extract(sentence * (length // len(sentence))))

    extract(sentence)

    # With the square of the length, eight times the text would take 64 times as many.
    assert steps_for(8_000) < 10 * steps_for(1_000)
