"""Sentences that may hold a claim are found by rule, with the words that each rule went by."""

from __future__ import annotations

from functools import partial

from desktop.core.packs.claim_hints import HintRule, claim_hints
from tests.work import steps_of

TEXT = (
    "The mayor alleged that 200 people came. It rained.\n"
    "“That war would not have started,” he said, although nobody had asked."
)


def found(text: str) -> list[tuple[str, HintRule, list[str]]]:
    return [
        (hint.sentence.of(text), hint.rule, [sign.of(text) for sign in hint.signs])
        for hint in claim_hints(text)
    ]


def test_a_sentence_is_given_with_its_rule_and_the_words_that_it_went_by() -> None:
    last = "That war would not have started,” he said, although nobody had asked."

    assert found(TEXT) == [
        ("The mayor alleged that 200 people came.", HintRule.DOUBTING_VERB, ["alleged"]),
        (last, HintRule.COUNTERFACTUAL, ["would not have"]),
        (last, HintRule.REPORTERS_CHECK, ["although"]),
    ]


def test_a_number_alone_is_no_claim_and_a_comparison_without_one_neither() -> None:
    assert found("There were 200 people.") == []
    assert found("The fare is higher now.") == []
    assert found("The fare is 12 higher now.") == [
        ("The fare is 12 higher now.", HintRule.COMPARED_NUMBER, ["12", "higher"])
    ]


def test_a_text_in_another_language_gives_no_hint() -> None:
    assert claim_hints("Der Rat behauptete, es sei sicher.", language="de") == ()


def test_a_longer_text_takes_as_much_more_work_as_it_is_longer() -> None:
    few, many = (steps_of(partial(claim_hints, f"{TEXT}\n" * count)) for count in (9, 72))

    assert many <= 10 * few
