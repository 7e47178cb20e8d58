"""Each rule that looks for claims has a reason in words, and an example that it finds."""

from __future__ import annotations

import pytest

from desktop.core.packs.claim_hints import HintRule, claim_hints
from desktop.wording.claim_hints import hint_example, hint_reason


@pytest.mark.parametrize("rule", list(HintRule))
def test_a_rule_finds_its_own_example_and_says_why(rule: HintRule) -> None:
    example = hint_example(rule)

    assert [hint.rule for hint in claim_hints(example)] == [rule]
    assert hint_reason(rule)
