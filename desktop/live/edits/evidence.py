"""What a student does to the evidence table; each thing is saved at once and a step to undo."""

from __future__ import annotations

from uuid import uuid4

from PySide6.QtCore import QCoreApplication

from desktop.core.annotation import AnnotationId
from desktop.core.evidence import EvidenceSide, OwnClaim, OwnClaimId
from desktop.core.library.evidence_table import EvidenceTable
from desktop.core.library.library import Library
from desktop.core.text.normalised import normalise_line
from desktop.live.edits.steps import Steps


class EvidenceEdits:
    """Makes claims, and puts marks under them."""

    def __init__(self, steps: Steps) -> None:
        self._steps = steps

    def claims(self) -> tuple[OwnClaim, ...]:
        """All claims with what stands under them, as the library has them now."""
        none: tuple[OwnClaim, ...] = ()
        return self._steps.read(lambda library: _table(library).claims(), none)

    def make_claim(self, words: str) -> OwnClaimId | None:
        """Makes a claim of one line; None where it says nothing or could not be made."""
        claim = OwnClaim(OwnClaimId(uuid4().hex), normalise_line(words))
        if not claim.words:
            return None
        step = self._steps.take(
            QCoreApplication.translate("Edits", "claim of your own"),
            lambda library: _table(library).add_claim(claim),
            lambda library: _table(library).set_aside(claim.id),
            told=QCoreApplication.translate("Edits", "Made a claim of your own"),
        )
        return claim.id if step is not None else None

    def say_claim(self, claim: OwnClaim, words: str) -> None:
        """Puts other words on a claim; none leave it as it is."""
        words = normalise_line(words)
        if words and words != claim.words:
            self._steps.take(
                QCoreApplication.translate("Edits", "words of your claim"),
                lambda library: _table(library).say_claim(claim.id, words),
                lambda library: _table(library).say_claim(claim.id, claim.words),
                told=QCoreApplication.translate("Edits", "Changed the words of your claim"),
            )

    def set_aside(self, claim: OwnClaim) -> None:
        """Takes a claim out of the table; its marks stay where they are."""
        self._steps.take(
            QCoreApplication.translate("Edits", "claim of your own"),
            lambda library: _table(library).set_aside(claim.id),
            lambda library: _table(library).add_claim(claim),
            told=QCoreApplication.translate("Edits", "Took your claim out; its marks stay"),
        )

    def put(
        self,
        claim_id: OwnClaimId,
        annotation_id: AnnotationId,
        side: EvidenceSide | None,
        *,
        seen: EvidenceSide | None,
    ) -> None:
        """Puts a mark on a side of a claim, in the place of the side that was `seen`."""
        if side is seen:
            return
        words = QCoreApplication.translate("Edits", "Put it under your claim")
        if side is None:
            words = QCoreApplication.translate("Edits", "Took it from under your claim")
        self._steps.take(
            QCoreApplication.translate("Edits", "evidence"),
            lambda library: _table(library).put(claim_id, annotation_id, side),
            lambda library: _table(library).put(claim_id, annotation_id, seen),
            told=words,
        )

    def move(
        self, annotation_id: AnnotationId, before: OwnClaim, after: OwnClaim, side: EvidenceSide
    ) -> None:
        """Moves a mark from under one claim to a side of another, in one step."""
        seen, there = before.side_of(annotation_id), after.side_of(annotation_id)
        if before.id == after.id:
            self.put(after.id, annotation_id, side, seen=seen)
            return
        self._steps.take(
            QCoreApplication.translate("Edits", "evidence"),
            lambda library: (
                _table(library).put(before.id, annotation_id, None)
                | _table(library).put(after.id, annotation_id, side)
            ),
            lambda library: (
                _table(library).put(after.id, annotation_id, there)
                | _table(library).put(before.id, annotation_id, seen)
            ),
            told=QCoreApplication.translate("Edits", "Moved it to another claim"),
        )


def _table(library: Library) -> EvidenceTable:
    return EvidenceTable(library.connection, library.now)
