"""The folder of a lesson that is being written: read, and looked at for the changes of others."""

from __future__ import annotations

import os
from dataclasses import dataclass
from pathlib import Path

from desktop.core.fields.problem import ProblemList
from desktop.core.lesson import PackFile
from desktop.core.packs.drafted import DraftView, viewed
from desktop.core.packs.folder import read_folder
from desktop.core.packs.merging import MergedDraft, merged
from desktop.core.packs.reading import read_pack
from desktop.core.packs.writing import PackDraft
from desktop.core.packs.written_out import NotWritten, WhyNotWritten, save_draft, unpack

# What is looked at for changes: path, size and time of each file.
Stamp = frozenset[tuple[str, int, int]]
# Behind so many files a folder is no lesson.
_MOST_LOOKED_AT = 4_000


@dataclass(frozen=True, slots=True)
class ReadDraft:
    """A folder as it was read; `draft` is None where it is no lesson, which `view` explains."""

    folder: Path
    draft: PackDraft
    view: DraftView
    stamp: Stamp

    @property
    def is_lesson(self) -> bool:
        """Whether there is a pack.md in it."""
        return any(file.path.casefold() == "pack.md" for file in self.draft.files)


def read_draft(folder: Path) -> ReadDraft:
    """The lesson in a folder; a task."""
    stamp = stamp_of(folder)
    draft = PackDraft(read_folder(folder, ProblemList()))
    view = viewed(draft) if draft.files else DraftView(draft, read_pack(folder))
    return ReadDraft(folder, draft, view, stamp)


def write_new(folder: Path, draft: PackDraft) -> ReadDraft:
    """Writes a new lesson where no folder is yet, or an empty one; a task. Raises NotWritten."""
    unpack(draft.files, folder)
    return ReadDraft(folder, draft, viewed(draft), stamp_of(folder))


@dataclass(frozen=True, slots=True)
class SavedDraft:
    """What is in the folder now; `joined` is there where others had changed it meanwhile."""

    on_disk: PackDraft
    stamp: Stamp
    joined: MergedDraft | None = None


def save(folder: Path, stamp: Stamp, *, before: PackDraft, after: PackDraft) -> SavedDraft:
    """Brings a draft into its folder, unless others changed that; a task. Raises NotWritten.

    Then nothing is written, and it is said what came of both. `stamp` is that of the folder as it
    was read: what others did to files that are not written now is seen by it later.
    """
    try:
        written = save_draft(folder, before=before, after=after)
    except NotWritten as error:
        if error.why is not WhyNotWritten.CHANGED_MEANWHILE or not folder.is_dir():
            raise
        return with_theirs(folder, before=before, mine=after)
    own = {str(folder / name) for name in written}
    now = {each for each in stamp_of(folder) if each[0] in own}
    return SavedDraft(after, frozenset(now | {each for each in stamp if each[0] not in own}))


def with_theirs(folder: Path, *, before: PackDraft, mine: PackDraft) -> SavedDraft:
    """What others did to the folder since it was read, put together with what is here; a task."""
    stamp = stamp_of(folder)
    theirs = PackDraft(read_folder(folder, ProblemList()))
    if not theirs.files:
        # A folder that is gone, or cannot be read now, is no change that anybody made.
        raise NotWritten(WhyNotWritten.SYSTEM, folder, os.strerror(2))
    return SavedDraft(theirs, stamp, merged(before=before, mine=mine, theirs=theirs))


def keep_theirs(folder: Path, theirs: PackDraft, disputed: tuple[str, ...]) -> Path:
    """Writes the files of others into a folder beside, before they are written over; a task."""
    files = tuple(file for file in theirs.files if file.path in disputed)
    number = 1
    while (beside := folder.with_name(f"{folder.name}-other-{number}")).exists():
        number += 1
    unpack((PackFile(file.path, file.content) for file in files), beside)
    return beside


def stamp_of(folder: Path) -> Stamp:
    """What tells whether a folder was changed, without reading it."""
    found: list[tuple[str, int, int]] = []
    for root, folders, files in os.walk(folder):
        folders[:] = [name for name in folders if not name.startswith(".")]
        for name in files:
            path = Path(root, name)
            if name.startswith(".") or len(found) >= _MOST_LOOKED_AT:
                continue
            try:
                told = path.lstat()
            except OSError:
                continue
            found.append((str(path), told.st_size, told.st_mtime_ns))
    return frozenset(found)
