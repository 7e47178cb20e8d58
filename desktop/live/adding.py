"""What was read from files goes into the library, and each file is told what became of it."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Iterator, Mapping
from contextlib import suppress
from dataclasses import dataclass, replace
from enum import Enum, StrEnum, auto
from functools import cached_property
from itertools import chain, count
from pathlib import Path

from desktop.core.article import Article, ArticleId
from desktop.core.importing.document import ImportedDocument, ImportNotice
from desktop.core.importing.errors import ImportReason
from desktop.core.importing.imported_article import article_of_document, as_version_of
from desktop.core.importing.sameness import TextKinship, kinship
from desktop.core.library.article_trace import ArticleTrace, article_traces, text_digest
from desktop.core.library.carrying import MarkSums
from desktop.core.library.errors import NoSuchArticle
from desktop.core.library.library import Library
from desktop.core.text.readability import TextLength, text_length
from desktop.live.file_readers import FileReading

_LOT, _HEAVIEST_LOT = 16, 16 * 2**20
_MOST_AKIN = 8
_NO_LENGTH = TextLength()


class AddingOutcome(StrEnum):
    """What became of a text.

    CHANGED is not added, as the library has almost the same text; LONGER holds all of one that is
    there and much besides, SHORTER is a part of one: its reader is to say what they want.
    """

    ADDED = "added"
    NEW_VERSION = "new-version"
    ALREADY_THERE = "already-there"
    CHANGED = "changed"
    LONGER = "longer"
    SHORTER = "shorter"
    NOT_ADDED = "not-added"

    @property
    def is_asked(self) -> bool:
        """Whether its reader is to say what is to be done with the text."""
        return self in _ASKED


_ASKED = (AddingOutcome.CHANGED, AddingOutcome.LONGER, AddingOutcome.SHORTER)
_BY_KINSHIP = {
    TextKinship.SAME: AddingOutcome.CHANGED,
    TextKinship.LONGER: AddingOutcome.LONGER,
    TextKinship.SHORTER: AddingOutcome.SHORTER,
}


class SameAgain(Enum):
    """What is to be done with a text of which the library has the same, or almost the same."""

    ASK = auto()
    # A changed or longer text takes the place of the one that is there, which is kept.
    NEW_VERSION = auto()
    # It is added as an article of its own.
    ANOTHER = auto()


@dataclass(frozen=True, slots=True)
class OfferedText:
    """A text that was not added as the library knows it: as another article, and as a new version.

    `as_version` is None where the very text is there. `pictures` are the bytes of those it shows.
    """

    as_another: Article
    as_version: Article | None
    pictures: Mapping[str, bytes]


@dataclass(frozen=True, slots=True)
class AddingReport:
    """What became of one text of a file; `part` names it where the file holds several.

    `article_id` is the article that was added, or the one that is there already. `reason` says why
    nothing was added. `offered` is what can be added all the same; `sums` what became of the marks
    of an article that has a new version, `number`. `title` and `length` are those of the text, and
    it `has_author` where it says who wrote it.
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
    offered: OfferedText | None = None
    sums: MarkSums | None = None
    number: int = 0


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
    """Finds out what adding would do, one lot of readings after the other; writes nothing.

    Of a report with NEW_VERSION the version is still to be taken, in the order of the reports.
    """

    def __init__(self, library: Library, again: SameAgain = SameAgain.ASK) -> None:
        self._library, self._again = library, again
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
                chapter = article.title if document.chapter_of else ""
                called = " · ".join(filter(None, (part.name, chapter)))
                yield self._report(reading.path, called, article, document)

    def _report(
        self, path: Path, part: str, article: Article, document: ImportedDocument
    ) -> AddingReport:
        outcome, known = self._known.outcome(article)
        pictures = {each.name: each.content for each in document.pictures}
        offered = None
        if outcome is not AddingOutcome.ADDED and known is not None:
            as_version = as_version_of(article, known) if outcome.is_asked else None
            offered = OfferedText(self._known.another(article), as_version, pictures)
            outcome = self._decided(outcome)
        if outcome is AddingOutcome.ADDED:
            added = offered.as_another if offered is not None else article
            self._known.take(added)
            self._added.append(added)
            self._pictures.update(pictures)
            known, offered = added, None
        elif outcome is AddingOutcome.NEW_VERSION and offered is not None and offered.as_version:
            self._known.take(offered.as_version)
        return AddingReport(
            path,
            outcome,
            part,
            known.id if known is not None else None,
            notices=document.notices,
            title=article.title,
            length=text_length(article.text),
            has_author=bool(article.byline),
            offered=offered,
        )

    def _decided(self, outcome: AddingOutcome) -> AddingOutcome:
        if self._again is SameAgain.ANOTHER:
            return AddingOutcome.ADDED
        is_newer = outcome in (AddingOutcome.CHANGED, AddingOutcome.LONGER)
        if self._again is SameAgain.NEW_VERSION and is_newer:
            return AddingOutcome.NEW_VERSION
        return outcome


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

    def outcome(self, article: Article) -> tuple[AddingOutcome, Article | None]:
        """What adding an article would be, and the one of the library that it is about."""
        same = self._ids.get(text_digest(article.text))
        if same is not None and (known := self._article(same)) is not None:
            return AddingOutcome.ALREADY_THERE, known
        for other in self._older(article):
            kin = kinship(article.text, other.text)
            if bool(article.url) and article.url == other.url:
                # What a page says may grow, and shrink.
                return AddingOutcome.CHANGED, other
            if kin is not TextKinship.NONE:
                return _BY_KINSHIP[kin], other
        return AddingOutcome.ADDED, None

    def another(self, article: Article) -> Article:
        """The same text under an id that no article has."""
        numbers = (f"{article.id}-{number}" for number in count(2))
        ids = map(ArticleId, chain([article.id], numbers))
        return replace(article, id=next(each for each in ids if self._is_free(each)))

    def _is_free(self, article_id: ArticleId) -> bool:
        return article_id not in self._on_the_way and not self._library.articles.is_there(
            article_id
        )

    def _article(self, article_id: ArticleId) -> Article | None:
        with suppress(NoSuchArticle):
            return self._on_the_way.get(article_id) or self._library.articles.get(article_id)
        return None

    def _note(self, trace: ArticleTrace) -> None:
        self._ids.setdefault(trace.digest, trace.id)
        for key in {trace.title, trace.url} - {""}:
            self._akin[key].append(trace.id)

    def _older(self, article: Article) -> Iterator[Article]:
        """Articles of the same name or address, a few of them, the newest first."""
        keys = {article.title, article.url} - {""}
        ids = {each: None for key in keys for each in self._akin.get(key, ())}
        for each in list(ids)[: -_MOST_AKIN - 1 : -1]:
            if (older := self._article(each)) is not None:
                yield older
