"""What the judgements of claims, and the kinds of context notes, are called."""

from __future__ import annotations

from desktop.core.claim import Claim, ClaimStatus, NoteKind, Stance
from desktop.wording.translation_context import TranslationContext

Claims = TranslationContext("Claims")


def status_name(status: ClaimStatus) -> str:
    """What somebody found of a claim, in the reader's language."""
    names = {
        ClaimStatus.SUPPORTED: Claims.tr("Supported"),
        ClaimStatus.DISPUTED: Claims.tr("Disputed"),
        ClaimStatus.CONTRADICTED: Claims.tr("Contradicted by the evidence"),
        ClaimStatus.MISLEADING: Claims.tr("Misleading"),
        ClaimStatus.NOT_CONFIRMED: Claims.tr("Not confirmed in this article"),
        ClaimStatus.CANNOT_BE_CHECKED: Claims.tr("Cannot be checked"),
        ClaimStatus.OPINION: Claims.tr("Opinion"),
    }
    return names[status]


def status_words(claim: Claim) -> str:
    """The status of a claim with the name of who set it; empty where nobody did."""
    if claim.status is None:
        return ""
    return Claims.tr("{0}, says {1}").format(status_name(claim.status), claim.status_by)


def stance_name(stance: Stance) -> str:
    """What a student thinks of a claim, as the student says it."""
    names = {
        Stance.AGREE: Claims.tr("I agree"),
        Stance.DOUBT: Claims.tr("I doubt it"),
        Stance.CANNOT_TELL: Claims.tr("I cannot tell"),
    }
    return names[stance]


def stance_taken(stance: Stance | None) -> str:
    """What a student is told to think of a claim just now; “{0}” stands for its words."""
    told = {
        Stance.AGREE: Claims.tr("You agree: “{0}”"),
        Stance.DOUBT: Claims.tr("You doubt: “{0}”"),
        Stance.CANNOT_TELL: Claims.tr("You cannot tell: “{0}”"),
        None: Claims.tr("You leave it open: “{0}”"),
    }
    return told[stance]


def note_kind_name(kind: NoteKind) -> str:
    """The kind of a context note in the reader's language."""
    names = {
        NoteKind.BACKGROUND: Claims.tr("Background"),
        NoteKind.EVIDENCE_FOR: Claims.tr("Evidence for"),
        NoteKind.EVIDENCE_AGAINST: Claims.tr("Evidence against"),
        NoteKind.DEFINITION: Claims.tr("Definition"),
        NoteKind.WHO_IS_WHO: Claims.tr("Who is who"),
        NoteKind.TIMELINE: Claims.tr("Timeline"),
        NoteKind.SOURCE: Claims.tr("About the source"),
        NoteKind.CORRECTION: Claims.tr("Correction"),
    }
    return names[kind]
