"""What was read from files goes into the library, and each file is told what became of it."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from enum import StrEnum
from pathlib import Path

from desktop.core.article import Article, ArticleId
from desktop.core.importing.document import ImportedDocument, ImportNotice
from desktop.core.importing.errors import ImportReason
from desktop.core.importing.imported_article import article_of_document
from desktop.core.importing.sameness import is_same_article
from desktop.core.library.library import Library
from desktop.live.file_readers import FileReading

_LOT, _HEAVIEST_LOT = 16, 64 * 2**20


class AddingOutcome(StrEnum):
    """What became of a text: CHANGED is not added, as the library has an older wording of it."""

    ADDED = "added"
    ALREADY_THERE = "already-there"
    CHANGED = "changed"
    NOT_ADDED = "not-added"


@dataclass(frozen=True, slots=True)
class AddingReport:
    """What became of one text of a file; `part` names it where the file holds several.

    `article_id` is the article that was added, or the one that is there already. `reason` says why
    nothing was added.
    """

    path: Path
    outcome: AddingOutcome
    part: str = ""
    article_id: ArticleId | None = None
    reason: ImportReason | None = None
    notices: tuple[ImportNotice, ...] = ()


@dataclass(frozen=True, slots=True)
class Adding:
    """What is to be done for some readings: the articles to add, and a report of each text."""

    articles: tuple[Article, ...]
    reports: tuple[AddingReport, ...]


def lots(readings: Iterable[FileReading]) -> Iterator[list[FileReading]]:
    """The readings in lots, each for one transaction.

    The window stands still for no more, and no more is kept in memory.
    """
    lot: list[FileReading] = []
    weight = 0
    for reading in readings:
        lot.append(reading)
        weight += sum(
            len(picture.content)
            for part in reading.parts
            for document in part.documents
            for picture in document.pictures
        )
        if len(lot) >= _LOT or weight >= _HEAVIEST_LOT:
            yield lot
            lot, weight = [], 0
    if lot:
        yield lot


class AddingPlan:
    """Finds out what adding would do, one lot of readings after the other; writes nothing."""

    def __init__(self, library: Library) -> None:
        self._library = library
        # Those of earlier lots may not be in the library yet.
        self._known: set[ArticleId] = set()
        self._added: list[Article] = []

    def adding(self, readings: Iterable[FileReading]) -> Adding:
        """What is to be done for some readings. A task: it reads texts of the library."""
        self._added = []
        reports = [report for reading in readings for report in self._reports(reading)]
        return Adding(tuple(self._added), tuple(reports))

    def _reports(self, reading: FileReading) -> Iterable[AddingReport]:
        for part in reading.parts:
            if part.reason is not None:
                yield AddingReport(
                    reading.path, AddingOutcome.NOT_ADDED, part.name, reason=part.reason
                )
            name = Path(part.name or reading.path.name).stem
            for document in part.documents:
                article = article_of_document(document, name=name)
                chapter = article.title if len(part.documents) > 1 else ""
                called = " · ".join(filter(None, (part.name, chapter)))
                yield self._report(reading.path, called, article, document)

    def _report(
        self, path: Path, part: str, article: Article, document: ImportedDocument
    ) -> AddingReport:
        outcome, known = self._outcome(article)
        if outcome is AddingOutcome.ADDED:
            self._known.add(article.id)
            self._added.append(article)
        return AddingReport(path, outcome, part, known, notices=document.notices)

    def _outcome(self, article: Article) -> tuple[AddingOutcome, ArticleId]:
        if article.id in self._known:
            return AddingOutcome.ALREADY_THERE, article.id
        same = self._library.articles.with_text(article.text)
        if same is not None:
            return AddingOutcome.ALREADY_THERE, same
        akin: Sequence[Article] = self._library.articles.akin(title=article.title, url=article.url)
        for other in akin:
            is_from_there = article.url and article.url == other.url
            if is_from_there or is_same_article(article.text, other.text):
                return AddingOutcome.CHANGED, other.id
        return AddingOutcome.ADDED, article.id
