"""Notes of other programs that come in, as one step that is taken back as one."""

from __future__ import annotations

from desktop.core.library.taken_notes import TakenNotes, take_notes, take_notes_back
from desktop.live.edits.steps import Step, Steps
from desktop.wording.taken_notes import said_of_taking_in, taking_in_name


class TakenNoteEdits:
    """What comes into the notes of a library from elsewhere."""

    def __init__(self, steps: Steps) -> None:
        self._steps = steps

    def take(self, taken: TakenNotes) -> Step | None:
        """Takes them in; None when it cannot be written. Taken back, they lie in the bin."""
        count = taken.count
        return self._steps.take(
            taking_in_name(count),
            lambda library: take_notes(library, taken),
            lambda library: take_notes_back(library, taken),
            told=said_of_taking_in(count),
        )
