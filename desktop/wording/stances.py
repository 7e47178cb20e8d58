"""What a student thinks of a claim, in words."""

from __future__ import annotations

from desktop.core.stance import Stance
from desktop.wording.translation_context import TranslationContext

Stances = TranslationContext("Stances")


def name_of(stance: Stance) -> str:
    """A stance as the student says it."""
    names = {
        Stance.AGREE: Stances.tr("I agree"),
        Stance.DOUBT: Stances.tr("I doubt it"),
        Stance.CANNOT_TELL: Stances.tr("I cannot tell"),
    }
    return names[stance]
