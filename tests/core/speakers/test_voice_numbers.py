"""Whoever speaks keeps the same number, whatever is put right."""

from __future__ import annotations

from desktop.core.article import Article
from desktop.core.correction import Correction, CorrectionKind, SpeakerName
from desktop.core.extraction.extract import extract
from desktop.core.speakers.correcting import corrected_by, ledger_of
from desktop.core.speakers.put_right import PutRight
from tests.core.builders import a_correction, a_speaker_name, an_article

TEXT = (
    "“It is safe,” said Anna Keller.\n"
    "“It is not,” said Tom Reed.\n"
    "“Who pays for it?” asked Ida Brandt.\n"
    "“We do,” said Anna Keller."
)
ARTICLE: Article = an_article(text=TEXT)


def a_speaker(words: str, speaker: str, **known: CorrectionKind) -> Correction:
    return a_correction(words, speaker, article=ARTICLE, **known)


def numbers(
    *corrections: Correction, names: tuple[SpeakerName, ...] = (), given: tuple[str, ...] = ()
) -> dict[str, int]:
    found = extract(TEXT)
    given = given or tuple(each.speaker for each in corrections if each.speaker)
    put_right = PutRight(corrections, names, (), given)
    extraction = corrected_by(TEXT, found, put_right)
    voices = ledger_of(TEXT, found, extraction, put_right).voices
    return {voice.speaker.name: voice.number for voice in voices}


def test_speakers_are_numbered_as_they_are_first_quoted() -> None:
    assert numbers() == {"Anna Keller": 0, "Tom Reed": 1, "Ida Brandt": 2}


def test_who_says_less_after_a_correction_leaves_the_others_their_numbers() -> None:
    anna = a_speaker("“It is safe,”", "Ida Brandt")
    tom = a_speaker("“It is not,”", "", kind=CorrectionKind.NOT_SPEECH)

    assert numbers(anna) == {"Anna Keller": 0, "Tom Reed": 1, "Ida Brandt": 2}
    assert numbers(anna, tom) == {"Anna Keller": 0, "Ida Brandt": 2}


def test_who_is_named_by_hand_comes_after_all_others_wherever_they_are_quoted() -> None:
    late = a_speaker("“We do,”", "Nadia Ferro")
    early = a_speaker("“It is safe,”", "Priya Raman")

    assert numbers(late)["Nadia Ferro"] == 3
    assert numbers(late, early) == {
        "Priya Raman": 4,
        "Tom Reed": 1,
        "Ida Brandt": 2,
        "Nadia Ferro": 3,
    }


def test_a_name_that_was_taken_back_leaves_the_later_ones_their_numbers() -> None:
    early = a_speaker("“It is safe,”", "Priya Raman")

    assert numbers(early, given=("Nadia Ferro", "Priya Raman"))["Priya Raman"] == 4


def test_another_name_keeps_the_number() -> None:
    assert numbers(names=(a_speaker_name("Tom Reed", "Thomas Reed"),)) == {
        "Anna Keller": 0,
        "Thomas Reed": 1,
        "Ida Brandt": 2,
    }


def test_two_who_become_one_have_the_number_of_the_one_whose_name_is_kept() -> None:
    assert numbers(names=(a_speaker_name("Anna Keller", "Ida Brandt"),)) == {
        "Tom Reed": 1,
        "Ida Brandt": 2,
    }
