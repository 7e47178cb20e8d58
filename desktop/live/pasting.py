"""Copied words on their way to an article: read by a process of their own, and added by nobody."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Mapping
from dataclasses import dataclass, field, replace
from pathlib import Path

from desktop.core.article import Article, ArticleId
from desktop.core.importing.document import ImportedDocument
from desktop.core.importing.errors import ImportReason, UnreadableReason
from desktop.core.importing.file_parts import FilePart
from desktop.core.importing.imported_article import article_of_document
from desktop.core.library.library import Library
from desktop.core.shape import SHAPELESS, Shape
from desktop.core.text.shown import beginning
from desktop.live.adding import AddingOutcome, AddingPlan, OfferedText
from desktop.live.file_readers import FileReading
from desktop.live.taken_pictures import taken_from_content, taken_from_copied_page
from desktop.live.tasks import Tasks
from desktop.live.worker_process import Worker, WorkFailed, WorkTookTooLong, confined_worker

_SECONDS = 20.0
# So many characters of the first line make a title.
_MOST_OF_TITLE = 90
# What the words are called while they have no title of their own.
_NAME = "copied-words"

_Way = Callable[[bytes, str], tuple[FilePart, ...]]


@dataclass(frozen=True, slots=True)
class WordsToPaste:
    """Words as another program gives them: plain, and set as a page where it knows how."""

    text: str
    html: str = ""


@dataclass(frozen=True, slots=True)
class PastedArticle:
    """The article that copied words would make, or the reason why they make none.

    `known` is an article of the library that has the very text, or almost the same; `offered` is
    what can take its place.
    """

    article: Article | None = None
    shape: Shape = SHAPELESS
    pictures: Mapping[str, bytes] = field(default_factory=dict)
    outcome: AddingOutcome = AddingOutcome.NOT_ADDED
    known: ArticleId | None = None
    known_title: str = ""
    offered: OfferedText | None = None
    reason: ImportReason | None = None


class LivePasting:
    """Reads copied words while the window is open; what was asked first is forgotten for the next.

    The process that reads them ends when they are read.
    """

    def __init__(self, folder: Path, tasks: Tasks) -> None:
        self._folder, self._tasks = folder, tasks
        self._worker: Worker | None = None

    def read(
        self,
        words: WordsToPaste,
        then: Callable[[PastedArticle], None],
        otherwise: Callable[[Exception], None],
    ) -> None:
        """Gives, on this thread, the article that these words would make."""
        self.close()
        worker = self._worker = confined_worker()
        self._tasks.start(
            "paste",
            lambda: _pasted(words, self._folder, worker),
            then,
            otherwise,
            waited_for=self.close,
        )

    def close(self) -> None:
        """Waits for no words any more."""
        if self._worker is not None:
            self._worker.close()


def _pasted(words: WordsToPaste, folder: Path, worker: Worker) -> PastedArticle:
    try:
        part = _part(words, worker)
    finally:
        worker.close()
    if not part.documents:
        return PastedArticle(reason=part.reason or UnreadableReason.NO_WORDS)
    document = part.documents[0]
    article = article_of_document(document, name=_NAME)
    if article.title == _NAME:
        first = next(filter(str.strip, article.text.split("\n")), _NAME)
        article = replace(article, title=beginning(first, _MOST_OF_TITLE))
    with Library.open_for_reading(folder) as library:
        return _beside_library(document, article, library)


def _beside_library(
    document: ImportedDocument, article: Article, library: Library
) -> PastedArticle:
    reading = FileReading(Path(_NAME), (FilePart(documents=(document,)),))
    report = AddingPlan(library).adding([reading]).reports[0]
    known = report.article_id if report.outcome is not AddingOutcome.ADDED else None
    summaries = library.articles.summaries([known]) if known is not None else ()
    title = next((each.title for each in summaries), "")
    pictures = {each.name: each.content for each in document.pictures}
    return PastedArticle(
        article, document.shape, pictures, report.outcome, known, title, offered=report.offered
    )


def _part(words: WordsToPaste, worker: Worker) -> FilePart:
    """What the words make as a page, and if that is nothing, as plain words."""
    nothing = FilePart(reason=UnreadableReason.NO_WORDS)
    for read, content, name in _ways(words):
        try:
            parts = worker.turn().run(_SECONDS, read, content, name)
        except WorkTookTooLong:
            nothing = FilePart(reason=UnreadableReason.TOOK_TOO_LONG)
            continue
        except WorkFailed:
            nothing = FilePart(reason=UnreadableReason.TOOK_TOO_MUCH)
            continue
        nothing = next(iter(parts), nothing)
        if nothing.documents:
            return nothing
    return nothing


def _ways(words: WordsToPaste) -> Iterator[tuple[_Way, bytes, str]]:
    if words.html.strip():
        yield taken_from_copied_page, words.html.encode("utf-8", "replace"), _NAME
    if words.text.strip():
        # With its mark, so that no other encoding is guessed.
        yield taken_from_content, words.text.encode("utf-8-sig", "replace"), f"{_NAME}.txt"
