"""The chapters that a PDF itself lists in its outline, and where in its text they begin."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from itertools import islice, pairwise
from typing import Any

from desktop.core.importing.document import DocumentChapter
from desktop.core.shape import LineKind
from desktop.core.text.normalised import normalise_line

# An outline that says more is made to harm.
_MOST_ENTRIES, _DEEPEST, _LONGEST_TITLE = 2_000, 8, 300
# What has fewer letters is read as one text: some fifteen pages.
SHORTEST_BOOK = 40_000
# What lists more than this are no chapters.
_MOST_CHAPTERS = 100


@dataclass(frozen=True, slots=True)
class OutlineEntry:
    """A line of an outline: what it says, how deep it stands, and the page it leads to, from 0."""

    title: str
    depth: int
    page: int


@dataclass(frozen=True, slots=True)
class PlacedLine:
    """A line of the text as it is kept, and the page on which it begins, from 0."""

    words: str
    kind: LineKind
    page: int


def outline_of(opened: Any) -> tuple[OutlineEntry, ...]:
    """What the outline lists that leads to a page of the file, in its order."""
    entries = []
    for bookmark in islice(opened.get_toc(max_depth=_DEEPEST), _MOST_ENTRIES):
        target = bookmark.get_dest()
        page = target.get_index() if target is not None else None
        title = normalise_line(bookmark.get_title()[:_LONGEST_TITLE])
        if page is not None and title:
            entries.append(OutlineEntry(title, bookmark.level, page))
    return tuple(entries)


def listed_chapters(
    outline: Sequence[OutlineEntry], lines: Sequence[PlacedLine]
) -> tuple[DocumentChapter, ...]:
    """The chapters of a text by its outline, what stands before the first of them as one too.

    Those of the highest level that has several; none where these are too few, too many, or out of
    order. Notes at the end of the text go with the chapter on whose pages they stand.
    """
    chapters = _of_one_level(outline)
    if not 2 <= len(chapters) <= _MOST_CHAPTERS:
        return ()
    if any(one.page > other.page for one, other in pairwise(chapters)):
        return ()
    end = len(lines)
    while end and lines[end - 1].kind is LineKind.NOTE:
        end -= 1
    starts: dict[int, OutlineEntry] = {}
    for entry in chapters:
        at = _begins(entry, lines[:end], max(starts, default=-1) + 1)
        if at is not None:
            starts.setdefault(at, entry)
    if len(starts) < 2:
        return ()
    if 0 not in starts:
        starts = {0: OutlineEntry("", 0, -1), **starts}
    notes = _notes(lines, end, [each.page for each in starts.values()])
    return tuple(
        DocumentChapter(entry.title, (range(start, stop), *notes[number]))
        for number, ((start, entry), stop) in enumerate(
            zip(starts.items(), [*list(starts)[1:], end], strict=True)
        )
    )


def _of_one_level(outline: Sequence[OutlineEntry]) -> list[OutlineEntry]:
    """A lone entry above all others is the title of the whole."""
    for depth in sorted({entry.depth for entry in outline}):
        level = [entry for entry in outline if entry.depth == depth]
        if len(level) > 1:
            return level
    return []


def _begins(entry: OutlineEntry, lines: Sequence[PlacedLine], first: int) -> int | None:
    """The line with its title on its page, else the first that begins there or later."""
    letters = _letters(entry.title)
    later: int | None = None
    for at in range(first, len(lines)):
        line = lines[at]
        if line.page < entry.page:
            continue
        if later is None:
            later = at
        if line.page > entry.page:
            break
        words = _letters(line.words)
        if words and (words == letters or letters.endswith(words) or words.endswith(letters)):
            return at
    return later


def _letters(words: str) -> str:
    return "".join(filter(str.isalnum, words.casefold()))


def _notes(lines: Sequence[PlacedLine], end: int, pages: Sequence[int]) -> list[list[range]]:
    """The notes behind the text, those of each chapter, which begin on these pages."""
    notes: list[list[range]] = [[] for _ in pages]
    for at in range(end, len(lines)):
        number = max((n for n, page in enumerate(pages) if page <= lines[at].page), default=0)
        of_chapter = notes[number]
        if of_chapter and of_chapter[-1].stop == at:
            of_chapter[-1] = range(of_chapter[-1].start, at + 1)
        else:
            of_chapter.append(range(at, at + 1))
    return notes
