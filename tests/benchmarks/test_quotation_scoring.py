"""What the score of the benchmark takes for right."""

from __future__ import annotations

from typing import Any

from tests.benchmarks.quotation_scoring import Score, score

TEXT = "“We lost the key,” said Ida Brandt. “Twice.” She calls it “bad luck”."


def a_quotation(words: str, speaker: str | None, **known: Any) -> dict[str, Any]:
    start = TEXT.index(words)
    return {"start": start, "end": start + len(words), "speaker_text": speaker, **known}


def test_the_same_quotation_and_speaker_are_right() -> None:
    gold = [a_quotation("“We lost the key,”", "Ida Brandt")]
    found = [a_quotation("We lost the key,", "Brandt")]

    assert score(TEXT, gold, found) == Score(marked=1, found=1, matched=1, right=1)


def test_a_pronoun_is_right_at_its_place_whatever_name_is_found_for_it() -> None:
    she = TEXT.index("She")
    place = {"speaker_start": she, "speaker_end": she + 3}
    gold = [a_quotation("bad luck", "She", **place)]
    found = [a_quotation("bad luck", "Nadia Ferro", **place)]

    assert score(TEXT, gold, found).right == 1


def test_another_speaker_is_wrong_and_a_needless_quotation_costs() -> None:
    gold = [a_quotation("We lost the key,", "Ida Brandt")]
    found = [a_quotation("We lost the key,", "Nadia Ferro"), a_quotation("Twice", None)]

    counted = score(TEXT, gold, found)

    assert counted == Score(marked=1, found=2, matched=1, right=0)
    assert (round(counted.spans), counted.speaker, counted.end_to_end) == (67, 0.0, 0.0)


def test_partial_quotations_neither_count_nor_cost_where_only_whole_ones_are_asked_for() -> None:
    gold = [
        a_quotation("We lost the key,", "Ida Brandt", kind="direct"),
        a_quotation("bad luck", "She", kind="partial"),
    ]
    found = [a_quotation("We lost the key,", "Ida Brandt"), a_quotation("bad", "She")]

    assert score(TEXT, gold, found, direct_only=True) == Score(1, 1, 1, 1)
