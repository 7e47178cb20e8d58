"""What a student thinks of a claim, in their own words: written where the claim stands."""

from __future__ import annotations

from PySide6.QtCore import QObject

from desktop.core.claim import Claim
from desktop.desks.context_desk import ContextDesk
from desktop.desks.notes_desk import NotesDesk
from desktop.live.live import Live


class Judging(QObject):
    """Brings the field in which notes are written below the claims."""

    def __init__(self, live: Live, *, context: ContextDesk, notes: NotesDesk) -> None:
        super().__init__()
        self._edits, self._context, self._notes = live.edits, context, notes
        context.own_words_wanted.connect(self._write)

    def _write(self, claim: Claim) -> None:
        judgement = self._edits.judgements.to_write_on(claim)
        if judgement is not None:
            self._notes.write_beside(judgement, self._context.panel)
