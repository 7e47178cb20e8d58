"""One file made of the lesson that is being written, for its teacher or for pupils."""

from __future__ import annotations

from dataclasses import dataclass
from pathlib import Path

from desktop.core.fields.problem import ProblemList
from desktop.core.packs.pupils_copy import pupils_copy
from desktop.core.packs.reading import PackReading, read_files
from desktop.core.packs.sealing import sealed
from desktop.core.packs.writing import PackDraft
from desktop.core.packs.written_out import write_sealed


@dataclass(frozen=True, slots=True)
class BuiltLesson:
    """The file that was made; `path` is None where something has to be put right first."""

    reading: PackReading
    path: Path | None = None
    size: int = 0


def build(draft: PackDraft, path: Path, *, for_pupils: bool) -> BuiltLesson:
    """Makes one file of a draft; a task. Raises NotWritten and NotWritable."""
    reading = as_pupils_get_it(draft) if for_pupils else draft.reading()
    if reading.pack is None or reading.contents is None:
        return BuiltLesson(reading)
    content = sealed(reading.pack, reading.contents)
    write_sealed(path, content)
    return BuiltLesson(reading, path, len(content))


def as_pupils_get_it(draft: PackDraft) -> PackReading:
    """The lesson without its plan and key; a task. Raises NotWritable."""
    reading = draft.reading()
    if reading.pack is None or reading.contents is None:
        return reading
    return read_files(pupils_copy(reading.pack.files, reading.contents.questions), ProblemList())
