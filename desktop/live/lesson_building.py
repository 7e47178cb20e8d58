"""One file made of the lesson that is being written, for its teacher or for pupils."""

from __future__ import annotations

from dataclasses import dataclass, field
from pathlib import Path

from desktop.core.article import ArticleId
from desktop.core.fields.problem import ProblemList
from desktop.core.lesson import PackFile
from desktop.core.library.lesson_contents import InstalledLesson
from desktop.core.library.shown_context import TextContext, lesson_context
from desktop.core.packs.pupils_copy import pupils_copy
from desktop.core.packs.reading import PackReading, read_files
from desktop.core.packs.sealing import sealed
from desktop.core.packs.writing import PackDraft
from desktop.core.packs.written_out import write_sealed
from desktop.core.record import replace
from desktop.core.text.readability import word_count


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


@dataclass(frozen=True, slots=True)
class TrialLesson:
    """A draft as it would be in a library; None where something has to be put right first.

    `contexts` are what it says of each of its texts, `files` what its pictures are read from.
    """

    lesson: InstalledLesson | None
    lengths: dict[ArticleId, int] = field(default_factory=dict)
    contexts: dict[ArticleId, TextContext] = field(default_factory=dict)
    files: tuple[PackFile, ...] = ()


def on_trial(draft: PackDraft) -> TrialLesson:
    """The lesson as it will be once it is built and opened; a task."""
    reading = draft.reading()
    if reading.pack is None or reading.contents is None:
        return TrialLesson(None)
    # The plan is its teacher's.
    about = replace(reading.contents.about, plan="")
    contents = replace(reading.contents, about=about)
    lengths = {each.id: word_count(each.text) for each in reading.pack.articles}
    lesson = InstalledLesson(replace(reading.pack, files=()), contents)
    contexts = {each.id: lesson_context(lesson, each) for each in reading.pack.articles}
    return TrialLesson(lesson, lengths, contexts, reading.pack.files)


def as_pupils_get_it(draft: PackDraft) -> PackReading:
    """The lesson without its plan and key; a task. Raises NotWritable."""
    reading = draft.reading()
    if reading.pack is None or reading.contents is None:
        return reading
    return read_files(pupils_copy(reading.pack.files, reading.contents.questions), ProblemList())
