"""Two people's changes to the files of one pack, put together line by line."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from difflib import SequenceMatcher

from desktop.core.lesson import PackFile
from desktop.core.packs.writing import PackDraft

# Comparing takes time with the square of the lines that differ.
_MOST_LINES = 4_000


@dataclass(frozen=True, slots=True)
class MergedDraft:
    """What came of two drafts with a common one before them.

    In `draft` all of both is put together, but for the files in `disputed`, which both have changed
    in the same lines: there it has those of mine, and `theirs` has the others.
    """

    draft: PackDraft
    theirs: PackDraft
    disputed: tuple[str, ...] = ()


def merged(*, before: PackDraft, mine: PackDraft, theirs: PackDraft) -> MergedDraft:
    """Puts together what was done to a pack in two places; a task."""
    made, disputed = mine, []
    for path in theirs.changed_from(before):
        base, here, there = (_content(draft, path) for draft in (before, mine, theirs))
        if here == there:
            continue
        both = there if here == base else _merged_lines(base, here, there)
        if both is None and here != base:
            disputed.append(path)
        elif both is None:
            made = made.without_file(path)
        else:
            made = made.with_file(PackFile(path, both))
    return MergedDraft(made, theirs, tuple(disputed))


def _content(draft: PackDraft, path: str) -> bytes | None:
    return next((file.content for file in draft.files if file.path == path), None)


def _merged_lines(base: bytes | None, mine: bytes | None, theirs: bytes | None) -> bytes | None:
    """Both changes in one; None where they touch each other, or one took the file out."""
    if base is None or mine is None or theirs is None:
        return None
    old, here, there = (each.splitlines(keepends=True) for each in (base, mine, theirs))
    if max(len(old), len(here), len(there)) > _MOST_LINES:
        return None
    changes = sorted({*_changes(old, here), *_changes(old, there)})
    made: list[bytes] = []
    at, reached = 0, -1
    for start, end, lines in changes:
        # Of what only touches nobody knows which comes first.
        if start <= reached:
            return None
        made += old[at:start]
        made += lines
        at = reached = end
    return b"".join([*made, *old[at:]])


def _changes(
    old: Sequence[bytes], new: Sequence[bytes]
) -> list[tuple[int, int, tuple[bytes, ...]]]:
    matcher = SequenceMatcher(None, old, new, autojunk=False)
    return [
        (first, last, tuple(new[start:end]))
        for tag, first, last, start, end in matcher.get_opcodes()
        if tag != "equal"
    ]
