"""What was read from files goes into the library, and each file is told what became of it."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Iterator, Mapping
from contextlib import suppress
from dataclasses import dataclass
from enum import StrEnum
from functools import cached_property
from pathlib import Path

from desktop.core.article import Article, ArticleId
from desktop.core.importing.document import ImportedDocument, ImportNotice
from desktop.core.importing.errors import ImportReason
from desktop.core.importing.imported_article import article_of_document
from desktop.core.importing.sameness import is_same_article
from desktop.core.library.article_trace import ArticleTrace, article_traces, text_digest
from desktop.core.library.errors import NoSuchArticle
from desktop.core.library.library import Library
from desktop.core.text.readability import TextLength, text_length
from desktop.live.file_readers import FileReading

_LOT, _HEAVIEST_LOT = 16, 64 * 2**20
_MOST_AKIN = 8
_NO_LENGTH = TextLength()


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
    nothing was added. `title` and `length` are those of the text, and it `has_author` where it says
    who wrote it.
    """

    path: Path
    outcome: AddingOutcome
    part: str = ""
    article_id: ArticleId | None = None
    reason: ImportReason | None = None
    notices: tuple[ImportNotice, ...] = ()
    title: str = ""
    length: TextLength = _NO_LENGTH
    has_author: bool = False


@dataclass(frozen=True, slots=True)
class Adding:
    """What is to be done for some readings: the articles to add, and a report of each text.

    `pictures` are the bytes of those that the articles show, by their names.
    """

    articles: tuple[Article, ...]
    reports: tuple[AddingReport, ...]
    pictures: Mapping[str, bytes]


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
        self._added: list[Article] = []
        self._pictures: dict[str, bytes] = {}

    @cached_property
    def _known(self) -> _KnownArticles:
        return _KnownArticles(self._library)

    def adding(self, readings: Iterable[FileReading]) -> Adding:
        """What is to be done for some readings. A task: it reads texts of the library."""
        self._added, self._pictures = [], {}
        reports = [report for reading in readings for report in self._reports(reading)]
        return Adding(tuple(self._added), tuple(reports), self._pictures)

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
        outcome, known = self._known.outcome(article)
        if outcome is AddingOutcome.ADDED:
            self._known.take(article)
            self._added.append(article)
            self._pictures.update({each.name: each.content for each in document.pictures})
        return AddingReport(
            path,
            outcome,
            part,
            known,
            notices=document.notices,
            title=article.title,
            length=text_length(article.text),
            has_author=bool(article.byline),
        )


class _KnownArticles:
    """What the library has, and what is on its way there, by what tells articles apart."""

    def __init__(self, library: Library) -> None:
        self._library = library
        self._ids: dict[bytes, ArticleId] = {}
        self._akin: dict[str, list[ArticleId]] = defaultdict(list)
        # Those of earlier lots may not be in the library yet.
        self._on_the_way: dict[ArticleId, Article] = {}
        for trace in article_traces(library.connection):
            self._note(trace)

    def take(self, article: Article) -> None:
        """Hears of an article that will be added."""
        self._on_the_way[article.id] = article
        digest = text_digest(article.text)
        self._note(ArticleTrace(article.id, article.title, article.url, digest))

    def outcome(self, article: Article) -> tuple[AddingOutcome, ArticleId]:
        """What adding an article would be, and the article that it is about."""
        same = self._ids.get(text_digest(article.text))
        if same is not None:
            return AddingOutcome.ALREADY_THERE, same
        for other in self._older(article):
            is_from_there = bool(article.url) and article.url == other.url
            if is_from_there or is_same_article(article.text, other.text):
                return AddingOutcome.CHANGED, other.id
        return AddingOutcome.ADDED, article.id

    def _note(self, trace: ArticleTrace) -> None:
        self._ids.setdefault(trace.digest, trace.id)
        for key in {trace.title, trace.url} - {""}:
            self._akin[key].append(trace.id)

    def _older(self, article: Article) -> Iterator[Article]:
        """Articles of the same name or address, a few of them, the newest first."""
        keys = {article.title, article.url} - {""}
        ids = {each: None for key in keys for each in self._akin.get(key, ())}
        for each in list(ids)[: -_MOST_AKIN - 1 : -1]:
            with suppress(NoSuchArticle):
                yield self._on_the_way.get(each) or self._library.articles.get(each)
