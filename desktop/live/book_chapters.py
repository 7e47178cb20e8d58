"""The chapters of a book that is being added: its reader says which are wanted."""

from __future__ import annotations

from collections.abc import Callable, Collection, Iterable, Iterator
from dataclasses import replace
from pathlib import Path
from queue import SimpleQueue

from desktop.core.importing.document import SourceFieldName
from desktop.core.importing.errors import UnreadableReason
from desktop.core.importing.file_parts import FilePart
from desktop.core.record import record
from desktop.core.text.readability import TextLength, text_length
from desktop.live.file_readers import FileReading


@record(frozen=True, slots=True)
class BookChapter:
    """What a chapter is called, and how long it is."""

    title: str
    length: TextLength


class ChapterQuestion:
    """Which chapters of a book are wanted; whoever asks waits on a thread of its own."""

    def __init__(self, path: Path, book: str, chapters: tuple[BookChapter, ...]) -> None:
        self.path, self.book, self.chapters = path, book, chapters
        self._replies: SimpleQueue[frozenset[int]] = SimpleQueue()

    def answer(self, numbers: Collection[int]) -> None:
        """Says which are wanted, by their numbers from 0 on; none leaves the book out."""
        self._replies.put(frozenset(numbers))

    def wait(self) -> frozenset[int]:
        """Those that are wanted, once that was said."""
        return self._replies.get()


def chosen_chapters(
    readings: Iterable[FileReading], asked: Callable[[ChapterQuestion], Collection[int]]
) -> Iterator[FileReading]:
    """The readings with those chapters of their books that are wanted."""
    for reading in readings:
        yield replace(
            reading, parts=tuple(_chosen(reading.path, part, asked) for part in reading.parts)
        )


def _chosen(
    path: Path, part: FilePart, asked: Callable[[ChapterQuestion], Collection[int]]
) -> FilePart:
    if len(part.documents) < 2 or not part.documents[0].chapter_of:
        return part
    chapters = tuple(
        BookChapter(each.value(SourceFieldName.TITLE), text_length(each.text))
        for each in part.documents
    )
    wanted = asked(ChapterQuestion(path, part.documents[0].chapter_of, chapters))
    kept = tuple(each for number, each in enumerate(part.documents) if number in wanted)
    if not kept:
        return FilePart(name=part.name, reason=UnreadableReason.NOT_CHOSEN)
    return replace(part, documents=kept)
