"""How far a reader may rely on who is named for a quotation."""

from __future__ import annotations

from desktop.core.quotation import Certainty, Quotation
from desktop.wording.translation_context import TranslationContext

Certainties = TranslationContext("Certainties")


def certainty_of(quotation: Quotation) -> str:
    """How sure it is who says a quotation, or who said so."""
    rule = quotation.why.rule
    if rule == "corrected":
        return Certainties.tr("put right by you")
    if rule == "corrected by a pack":
        return Certainties.tr("says the lesson")
    names = {
        Certainty.SURE: Certainties.tr("sure"),
        Certainty.PROBABLE: Certainties.tr("probably"),
        Certainty.UNKNOWN: Certainties.tr("who?"),
    }
    return names[quotation.certainty]
