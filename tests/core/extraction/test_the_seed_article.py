"""The article of the shipped pack, whose quotations the lesson builds on."""

from __future__ import annotations

from pathlib import Path

import pytest

import seeds
from desktop.core.extraction.extract import extract
from desktop.core.quotation import Extraction, QuotationKind
from desktop.core.text.normalised import normalise

_ARTICLE = Path(seeds.__file__).parent / "packs" / "who-says-so" / "articles" / "talks.md"


@pytest.fixture(scope="module")
def text() -> str:
    _, _, body = _ARTICLE.read_text("utf-8").split("---\n", 2)
    return normalise(body)


@pytest.fixture(scope="module")
def extraction(text: str) -> Extraction:
    return extract(text)


def test_ten_quotations_are_speech(extraction: Extraction) -> None:
    assert len(extraction.quotations) == len(extraction.speech) == 10


@pytest.mark.parametrize(
    ("name", "quotations", "words"),
    [("Donald Trump", 7, 43), ("Vladimir Putin", 3, 51)],
)
def test_each_voice_has_its_share_of_the_words(
    text: str, extraction: Extraction, name: str, quotations: int, words: int
) -> None:
    speaker = next(speaker for speaker in extraction.speakers if speaker.name == name)
    said = [quotation for quotation in extraction.speech if quotation.speaker == speaker.id]

    assert speaker.id == name.lower().replace(" ", "-")
    assert len(said) == quotations
    assert sum(len(quotation.content.of(text).split()) for quotation in said) == words


def test_three_people_are_talked_about_and_not_heard(extraction: Extraction) -> None:
    heard = {quotation.speaker for quotation in extraction.speech}

    silent = [speaker.name for speaker in extraction.speakers if speaker.id not in heard]

    assert silent == ["Volodymyr Zelensky", "Joe Biden", "Hillary Clinton"]


def test_the_cues_are_the_verbs_of_the_report(extraction: Extraction) -> None:
    cues = [quotation.cue.text for quotation in extraction.speech if quotation.cue]

    assert cues == [
        "said",
        "suggested",
        "told",
        "told",
        "answer",
        "calling",
        "said",
        "said",
        "calling",
        "calling",
    ]


def test_a_pronoun_leads_to_the_name_it_stands_for(extraction: Extraction) -> None:
    promised_steps = extraction.speech[1]

    way = [mention.text for mention in promised_steps.why.chain]

    assert way == ["He", "Former U.S. President Donald Trump"]


def test_fragments_and_sentences_are_told_apart(extraction: Extraction) -> None:
    kinds = [quotation.kind for quotation in extraction.speech]

    assert [kind is QuotationKind.DIRECT for kind in kinds] == [
        False,
        False,
        True,
        True,
        True,
        False,
        True,
        True,
        False,
        False,
    ]
