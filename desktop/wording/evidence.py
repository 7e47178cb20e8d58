"""The words of the evidence table when it goes out as an outline."""

from __future__ import annotations

from desktop.core.student_work.evidence_outline import EvidenceLabels
from desktop.wording.translation_context import TranslationContext

Evidence = TranslationContext("Evidence")


def evidence_labels() -> EvidenceLabels:
    """In the reader's language."""
    return EvidenceLabels(
        title=Evidence.tr("My evidence"),
        for_it=Evidence.tr("For"),
        against_it=Evidence.tr("Against"),
        background=Evidence.tr("Background"),
        nothing=Evidence.tr("Nothing stands under this claim yet."),
    )
