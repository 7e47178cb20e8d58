"""Each rule that looks for claims finds what it is for, and has a reason in words."""

from __future__ import annotations

import pytest

from desktop.core.packs.claim_hints import HintRule, claim_hints
from desktop.wording.claim_hints import hint_reason

EXAMPLES = {
    HintRule.COUNTERFACTUAL: "The library would have closed without the money.",
    HintRule.DOUBTING_VERB: "The firm claimed that the bridge was safe.",
    HintRule.REPORTERS_CHECK: "Nobody was asked, although the law demands it.",
    HintRule.PRESUPPOSITION: "The council has stopped hiding the costs.",
    HintRule.COMPARED_NUMBER: "The fare rose by 12 % in a year.",
}


@pytest.mark.parametrize("rule", list(HintRule))
def test_a_rule_finds_its_own_example_and_says_why(rule: HintRule) -> None:
    assert [hint.rule for hint in claim_hints(EXAMPLES[rule])] == [rule]
    assert hint_reason(rule)
