"""Why a quotation has its speaker, in words."""

from __future__ import annotations

from dataclasses import replace

import pytest

from desktop.core.quotation import (
    Cue,
    Mention,
    MentionKind,
    Quotation,
    QuotationKind,
    Reason,
    SpeakerId,
)
from desktop.core.span import Span
from desktop.voices.reasons import evidence, reasons

NAME = Mention(Span(40, 51), "Joan Pell", MentionKind.NAME)
SHE = Mention(Span(30, 33), "she", MentionKind.PRONOUN)
SAID = Cue(Span(34, 38), "said")


def a_quotation(
    rule: str,
    *,
    mention: Mention | None = NAME,
    cue: Cue | None = SAID,
    chain: tuple[Mention, ...] = (NAME,),
) -> Quotation:
    return Quotation(
        content=Span(1, 20),
        extent=Span(0, 21),
        kind=QuotationKind.DIRECT,
        utterance=0,
        cue=cue,
        mention=mention,
        speaker=SpeakerId("joan-pell"),
        confidence=0.874,
        why=Reason(rule, chain),
    )


@pytest.mark.parametrize(
    "rule",
    [
        "after-name-verb",
        "after-verb-name",
        "after-according-to",
        "after-dash",
        "before-name-verb",
        "before-participle",
        "before-according-to",
        "before-transcript",
        "before-colon",
        "before-subject",
        "same-paragraph",
        "sentence-before",
        "many-paragraphs",
        "paragraph-before-subject",
        "weighed",
        "weighed-last-speaker",
        "takes-turns",
        "addressed",
        "spoken-to",
        "turns-before",
        "before-passive",
        "after-passive",
        "beside-action",
        "label",
        "newcomer",
        "signed-below",
        "signed-above",
        "before-doer",
        "before-opening",
        "a-rule-of-tomorrow",
    ],
)
def test_every_rule_names_its_evidence_and_how_often_it_is_right(rule: str) -> None:
    said = reasons(a_quotation(rule), "Joan Pell")

    assert "Joan Pell" in said[0]
    assert "{" not in "".join(said)
    assert "87 times in 100" in said[-1]


def test_a_passive_is_not_said_to_stand_where_it_does_not() -> None:
    said = reasons(a_quotation("after-passive", cue=Cue(Span(34, 40), "called")), "Joan Pell")

    assert said[0] == "“called”, with “by”, says that it is “Joan Pell” who does that."


def test_a_pronoun_is_led_back_to_the_name_it_stands_for() -> None:
    earlier = replace(NAME, span=Span(3, 12))

    said = reasons(a_quotation("after-name-verb", mention=SHE, chain=(SHE, earlier)), "Joan Pell")

    assert said[1] == "“she” means Joan Pell: “Joan Pell” is the name before it that fits best."


def test_a_pronoun_may_mean_a_name_that_comes_after_it() -> None:
    later = replace(NAME, span=Span(90, 99))

    said = reasons(a_quotation("after-name-verb", mention=SHE, chain=(SHE, later)), "Joan Pell")

    assert said[1] == "“she” means Joan Pell: “Joan Pell” is the name after it that fits best."


def test_without_a_speaker_nothing_is_made_up() -> None:
    said = reasons(a_quotation("", mention=None, cue=None, chain=()), "")

    assert said == ("Nothing near these words says clearly enough who speaks.",)


def test_a_mention_without_a_name_is_shown_for_what_it_is() -> None:
    said = reasons(a_quotation("after-name-verb", mention=SHE, chain=(SHE,)), "")

    assert "“she”" in said[0]
    assert said[1] == "That is not clear enough to give these words a name."


def test_a_correction_says_who_made_it() -> None:
    assert reasons(a_quotation("corrected"), "Joan Pell") == ("You said whose words these are.",)
    by_pack = reasons(a_quotation("corrected by a pack"), "Joan Pell")
    assert by_pack == ("The lesson says whose words these are.",)


def test_the_evidence_is_the_cue_and_every_mention_in_the_order_of_the_text() -> None:
    quotation = a_quotation("after-name-verb", mention=SHE, chain=(SHE, NAME))

    assert evidence(quotation) == (SHE.span, SAID.span, NAME.span)
