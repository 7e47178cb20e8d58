"""What a student thinks of a claim: said, changed and taken back, each time a step to undo."""

from __future__ import annotations

from dataclasses import replace
from uuid import uuid4

from PySide6.QtCore import QCoreApplication

from desktop.core.annotation import Annotation, AnnotationId
from desktop.core.claim import Claim, Stance
from desktop.core.pen import Pen
from desktop.live.edits.steps import StepPassage, Steps
from desktop.live.edits.writing import Writing, steps_between
from desktop.live.library import LiveLibrary
from desktop.wording.claims import stance_taken


class JudgementEdits:
    """What a student says of claims; the words on it are written as those on a note."""

    def __init__(self, library: LiveLibrary, steps: Steps, writing: Writing) -> None:
        self._library, self._steps, self._writing = library, steps, writing

    def judge(self, claim: Claim, stance: Stance) -> Annotation | None:
        """Says what the student thinks of a claim; said once more it is taken back.

        Gives the judgement as it is now; None when it could not be written.
        """
        self._writing.end()
        before = self.of_claim(claim)
        if before is None:
            return self._add(self._new(claim, stance))
        wanted = None if before.stance is stance else stance
        now = self._library.now.now().isoformat()
        after = replace(before, stance=wanted, modified=now)
        again, back = steps_between(before, after)
        done = self._steps.take(
            QCoreApplication.translate("Edits", "judgement")
            if wanted
            else QCoreApplication.translate("Edits", "taking back a judgement"),
            lambda library: library.annotations.change(after, seen=before),
            back,
            again=again,
            place=StepPassage.of(before),
            told=stance_taken(wanted),
        )
        return after if done else None

    def to_write_on(self, claim: Claim) -> Annotation | None:
        """The judgement of a claim, made without a stance where there is none yet.

        None when it could not be written.
        """
        return self.of_claim(claim) or self._add(self._new(claim, None))

    def of_claim(self, claim: Claim) -> Annotation | None:
        """What the student said of a claim, also where it is in no file yet."""
        waiting = (each for each in self._writing.all_unwritten if each.claim_id == claim.id)
        known = self._steps.read(lambda library: library.annotations.judgement_of(claim.id), None)
        return known or next(waiting, None)

    def _new(self, claim: Claim, stance: Stance | None) -> Annotation:
        now = self._library.now.now().isoformat()
        return Annotation(
            id=AnnotationId(uuid4().hex),
            article_id=claim.article_id,
            selector=claim.places[0],
            pen=Pen.OPINION,
            body="",
            created=now,
            modified=now,
            claim_id=claim.id,
            stance=stance,
        )

    def _add(self, judgement: Annotation) -> Annotation | None:
        done = self._steps.take(
            QCoreApplication.translate("Edits", "judgement"),
            lambda library: library.annotations.add(judgement),
            lambda library: library.annotations.remove(judgement.id, seen=judgement),
            again=lambda library: library.annotations.restore(judgement.id, as_it_was=judgement),
            place=StepPassage.of(judgement),
            told=stance_taken(judgement.stance)
            if judgement.stance
            else QCoreApplication.translate("Edits", "In your own words: “{0}”"),
        )
        if done and not self._library.is_written:
            self._writing.expect(judgement)
        return judgement if done else None
