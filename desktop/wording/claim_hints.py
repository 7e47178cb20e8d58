"""Why a sentence may hold a claim, in words for who writes a lesson."""

from __future__ import annotations

from desktop.core.packs.claim_hints import HintRule
from desktop.wording.translation_context import TranslationContext

ClaimHints = TranslationContext("ClaimHints")


def hint_reason(rule: HintRule) -> str:
    """What the rule saw, and what may be asked about it."""
    return {
        HintRule.COUNTERFACTUAL: ClaimHints.tr(
            "It speaks of something that did not happen. Can that be checked at all?"
        ),
        HintRule.DOUBTING_VERB: ClaimHints.tr(
            "The verb keeps the reporter away from what is said. What speaks for it, what against?"
        ),
        HintRule.REPORTERS_CHECK: ClaimHints.tr(
            "The report sets something against what is said. On what does it rest?"
        ),
        HintRule.PRESUPPOSITION: ClaimHints.tr(
            "It takes something for granted in passing. Is that so?"
        ),
        HintRule.COMPARED_NUMBER: ClaimHints.tr(
            "A number is compared. With what, and who counted?"
        ),
    }[rule]
