"""Notes of another library that are merged in, as one step that is taken back as one."""

from __future__ import annotations

from desktop.core.library.merged_notes import MergedNotes, merge_notes, merge_notes_back
from desktop.live.edits.steps import Step, Steps
from desktop.wording.merged_notes import merging_name, said_of_merging


class MergedNoteEdits:
    """What comes into notes from those of somebody else."""

    def __init__(self, steps: Steps) -> None:
        self._steps = steps

    def merge(self, merged: MergedNotes) -> Step | None:
        """Merges them; None when it cannot be written. Taken back, all shows as before."""
        count = len(merged.notes) + len(merged.waiting)
        return self._steps.take(
            merging_name(count),
            lambda library: merge_notes(library, merged),
            lambda library: merge_notes_back(library, merged),
            told=said_of_merging(count),
        )
