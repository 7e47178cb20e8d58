"""Where a reporter tells in other words what people say."""

from __future__ import annotations

from itertools import pairwise

import pytest
from hypothesis import given
from hypothesis import strategies as st

from desktop.core.extraction.extract import extract
from desktop.core.reporting.cue_class import CueClass
from desktop.core.reporting.verbs import reporting_verbs
from tests.core.reporting.test_cue_class import texts_that_ship
from tests.work import steps_of

_SCRAPS = st.sampled_from(
    [
        *'“”".,:;()—\n',
        *["Ann Hale", "he", "the mayor", "who", "critics", "it", "’s", "of", "the", "and", "that"],
        *["said", "claim", "claims", "adding", "is said to have", "would not say", "declined to"],
        *["According to", "according to", "may have", "not", "was", "repeatedly", "made clear"],
    ]
)


def verbs(text: str) -> list[str]:
    return [verb.text for verb in reporting_verbs(text, extract(text))]


def test_the_verbs_of_the_shipped_report_are_found() -> None:
    text = next(text for text in texts_that_ship() if text.startswith("Former U.S. President"))

    expected = "said suggested told insisted declined claimed criticized arguing praised calling"
    assert " ".join(verbs(text)) == f"{expected} said urged calling"


def test_each_verb_has_its_place_and_class() -> None:
    text = "Ann Hale said it was safe. Critics claimed that it was not."

    found = reporting_verbs(text, extract(text))

    assert [(verb.span.of(text), verb.cue_class) for verb in found] == [
        ("said", CueClass.NEUTRAL),
        ("claimed", CueClass.DOUBTING),
    ]


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("Ann Hale has repeatedly claimed that it is safe.", ["claimed"]),
        ("Ann Hale did not leave but insisted that it was safe.", ["insisted"]),
        ("Ann Hale left early, adding that it was safe.", ["adding"]),
        ("Ann Hale, who runs the shelter, said it was safe.", ["said"]),
        ("A spokesman for the mayor said it was safe.", ["said"]),
        ("According to Ann Hale, it is safe.", ["According to"]),
        ("Ann Hale would not say whether it was safe.", ["would not say"]),
        ("Ann Hale declined to answer.", ["declined"]),
        ("Ann Hale may have said that it was safe.", ["may have said"]),
        ("Critics claim that it is safe.", ["claim"]),
        ("“It is safe,” said Ann Hale.", ["said"]),
        ("Ann Hale called him “a fool”.", ["called"]),
        ("Ann Hale believes that it is safe.", ["believes"]),
    ],
)
def test_a_verb_with_somebody_beside_it_reports(text: str, expected: list[str]) -> None:
    assert verbs(text) == expected


@pytest.mark.parametrize(
    "text",
    [
        "The claim that it is safe was in the report.",
        "Ann Hale’s claims about the answer were read by many.",
        "The old bridge notes the claims and states the name of every member state.",
        "Ann Hale added three goals and called a taxi.",
        "Ann Hale found the key and showed it to Ben.",
        "It was claimed in 2019 that it was safe.",
        "They were told that it was safe.",
        "Ann Hale never said it was safe.",
        "He never heard any racist remarks from the crowd.",
        "“Ben claimed that it was safe,” and so on.",
        "According to plan, the bridge was opened.",
        "Ann Hale went to the “old” bridge and used the “new” one.",
    ],
)
def test_nouns_passives_and_other_doings_report_nothing(text: str) -> None:
    assert verbs(text) == []


def test_a_word_inside_a_quotation_is_no_report() -> None:
    text = "Ann Hale said: “Ben Pike claimed that it was safe.”"

    assert verbs(text) == ["said"]


@given(st.lists(_SCRAPS, max_size=60).map(" ".join))
def test_verbs_stand_in_order_and_outside_quotations(text: str) -> None:
    extraction = extract(text)

    spans = [verb.span for verb in reporting_verbs(text, extraction)]

    assert all(first.end <= second.start for first, second in pairwise(spans))
    assert not any(span.overlaps(q.extent) for span in spans for q in extraction.quotations)


def test_other_languages_have_no_reporting_verbs() -> None:
    text = "Ann Hale said that it was safe and that it was the best of all the bridges in the town."

    assert reporting_verbs(text, extract(text, language="de"), language="de") == ()


@pytest.mark.parametrize(
    "passage",
    [
        "Ann Hale said, Ben Pike claimed and he, who had asked, told the mayor of the town ",
        "said ",
        "Ann, ",
        "said, and claimed, adding, ",
        "according to ",
    ],
)
def test_a_long_text_takes_steps_in_proportion(passage: str) -> None:
    plainly_english = "It was one of the things that he had said to all of them. " * 80

    def steps_for(length: int) -> int:
        text = plainly_english + passage * (length // len(passage))
        extraction = extract(text, language="xx")
        assert len(reporting_verbs(text, extraction)) >= 80
        return steps_of(lambda: reporting_verbs(text, extraction))

    without = steps_for(0)

    assert steps_for(8_000) - without < 10 * (steps_for(1_000) - without)
