"""The chapters of a book that is being added: its reader says which are wanted."""

from __future__ import annotations

from collections.abc import Callable, Collection, Iterable, Iterator
from dataclasses import replace
from pathlib import Path
from queue import SimpleQueue

from desktop.core.importing.document import SourceFieldName
from desktop.core.importing.document_chapters import chapters_of
from desktop.core.importing.errors import UnreadableReason
from desktop.core.importing.file_parts import FilePart
from desktop.core.record import record
from desktop.core.text.readability import TextLength, text_length
from desktop.live.file_readers import FileReading

# The numbers of the chapters that are wanted; None for all as one article.
ChapterAnswer = frozenset[int] | None


@record(frozen=True, slots=True)
class BookChapter:
    """What a chapter is called, and how long it is."""

    title: str
    length: TextLength


class ChapterQuestion:
    """Which chapters of a book are wanted; whoever asks waits on a thread of its own.

    Where it `may_be_whole`, all of it can be one article too.
    """

    def __init__(
        self,
        path: Path,
        book: str,
        chapters: tuple[BookChapter, ...],
        *,
        may_be_whole: bool = False,
    ) -> None:
        self.path, self.book, self.chapters = path, book, chapters
        self.may_be_whole = may_be_whole
        self._replies: SimpleQueue[ChapterAnswer] = SimpleQueue()

    def answer(self, numbers: Collection[int] | None) -> None:
        """Says which are wanted, by their numbers from 0 on; none leaves the book out.

        None wants all of it as one article.
        """
        self._replies.put(None if numbers is None else frozenset(numbers))

    def wait(self) -> ChapterAnswer:
        """Those that are wanted, once that was said."""
        return self._replies.get()


def chosen_chapters(
    readings: Iterable[FileReading], asked: Callable[[ChapterQuestion], ChapterAnswer]
) -> Iterator[FileReading]:
    """The readings with those chapters of their books that are wanted."""
    for reading in readings:
        yield replace(
            reading, parts=tuple(_chosen(reading.path, part, asked) for part in reading.parts)
        )


def _chosen(
    path: Path, part: FilePart, asked: Callable[[ChapterQuestion], ChapterAnswer]
) -> FilePart:
    every = part.documents
    may_be_whole = len(every) == 1 and bool(every[0].chapters)
    if may_be_whole:
        title = every[0].value(SourceFieldName.TITLE) or Path(part.name or path.name).stem
        every = chapters_of(every[0], book=title)
    if len(every) < 2 or not every[0].chapter_of:
        return part
    chapters = tuple(
        BookChapter(each.value(SourceFieldName.TITLE), text_length(each.text)) for each in every
    )
    wanted = asked(ChapterQuestion(path, every[0].chapter_of, chapters, may_be_whole=may_be_whole))
    if wanted is None:
        return part
    kept = tuple(each for number, each in enumerate(every) if number in wanted)
    if not kept:
        return FilePart(name=part.name, reason=UnreadableReason.NOT_CHOSEN)
    return replace(part, documents=kept)
