"""The article that is open, and all that is known of it."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass

from PySide6.QtCore import QObject, Signal

from desktop.core.anchoring.fitting import about_in, marks_in
from desktop.core.annotation import Annotation, AnnotationId
from desktop.core.article import Article, ArticleId
from desktop.core.card_words import prepare
from desktop.core.claim import Claim, ContextNote, Person
from desktop.core.correcting import PutRight, corrected_by, ledger_of
from desktop.core.extraction.extract import extract
from desktop.core.ledger import Ledger
from desktop.core.library.changes import Changes
from desktop.core.library.errors import LibraryError
from desktop.core.library.put_right import put_right_in
from desktop.core.naming import named_people
from desktop.core.quotation import Extraction
from desktop.core.wording import Wording
from desktop.live_library import LiveLibrary
from desktop.tasks import Tasks


@dataclass(frozen=True, slots=True)
class Findings:
    """What was found in an article's text and put right, and what its lesson packs say about it.

    The people of the packs stand under the names that are shown.
    """

    article: Article
    extraction: Extraction
    ledger: Ledger
    claims: tuple[Claim, ...]
    notes: tuple[ContextNote, ...]
    people: tuple[Person, ...]
    put_right: PutRight


@dataclass(frozen=True, slots=True)
class OwnWork:
    """The student's marks in an article, those that lie in the bin, and all words they ever had."""

    article: Article
    annotations: tuple[Annotation, ...]
    removed: tuple[Annotation, ...]
    wordings: Mapping[AnnotationId, tuple[Wording, ...]]


class OpenArticle(QObject):
    """Opens one article at a time and keeps saying what is known of it.

    `opened` comes first, with the article and the character where its reader left off;
    `annotated` then and whenever marks change; `understood` when the text was worked through,
    and again whenever something about its speakers was put right. `failed` carries the error when
    something of it cannot be read.
    """

    opened = Signal(Article, int)
    annotated = Signal(OwnWork)
    understood = Signal(Findings)
    failed = Signal(object)

    def __init__(self, library: LiveLibrary, tasks: Tasks) -> None:
        super().__init__()
        self._library = library
        self._tasks = tasks
        self.article: Article | None = None
        # What was found in the text of the open article, before anything was put right.
        self._found: Extraction | None = None
        library.changed.connect(self._follow)

    def open(self, article_id: ArticleId) -> Article:
        """Opens an article. Raises NoSuchArticle and LibraryError; the open one stays then."""
        article = self._library.now.articles.get(article_id)
        place = self._library.now.articles.place(article_id)
        put_right = put_right_in(self._library.now, article_id)
        self.article, self._found = article, None
        self.opened.emit(article, place)
        self._say_annotated()
        self._understand(article, put_right)
        return article

    def _follow(self, changes: Changes) -> None:
        is_mine = self.article is not None and self.article.id in changes.articles
        try:
            if is_mine and changes.annotations:
                self._say_annotated()
            if self.article is not None and is_mine and changes.corrections:
                self._understand(self.article, put_right_in(self._library.now, self.article.id))
        except LibraryError as error:
            self.failed.emit(error)

    def _understand(self, article: Article, put_right: PutRight) -> None:
        found, lessons = self._found, self._library.now.lessons
        claims: tuple[Claim, ...] = ()
        notes: tuple[ContextNote, ...] = ()
        try:
            claims, notes = lessons.claims(article.id), lessons.notes(article.id)
        except LibraryError as error:
            self.failed.emit(error)

        def work_through() -> tuple[Extraction, Extraction, Ledger]:
            prepare([*(claim.body for claim in claims), *(note.body for note in notes)])
            return _work_through(article, found, put_right)

        self._tasks.start(
            "extraction",
            work_through,
            lambda understood: self._say_understood(
                article, put_right, understood, claims=claims, notes=notes
            ),
        )

    def _say_annotated(self) -> None:
        assert self.article is not None
        text, annotations = self.article.text, self._library.now.annotations
        self.annotated.emit(
            OwnWork(
                self.article,
                marks_in(text, annotations.of_article(self.article.id)),
                marks_in(text, annotations.removed_from(self.article.id)),
                annotations.wordings_in(self.article.id),
            )
        )

    def _say_understood(
        self,
        article: Article,
        put_right: PutRight,
        understood: tuple[Extraction, Extraction, Ledger],
        *,
        claims: tuple[Claim, ...],
        notes: tuple[ContextNote, ...],
    ) -> None:
        self._found, extraction, sums = understood
        self.understood.emit(
            Findings(
                article=article,
                extraction=extraction,
                ledger=sums,
                claims=about_in(article.text, claims),
                notes=about_in(article.text, notes),
                people=named_people(put_right.people, put_right.naming),
                put_right=put_right,
            )
        )


def _work_through(
    article: Article, found: Extraction | None, put_right: PutRight
) -> tuple[Extraction, Extraction, Ledger]:
    """What is in the text, the same with what was put right, and its sums."""
    if found is None:
        found = extract(article.text, language=article.language)
    extraction = corrected_by(article.text, found, put_right)
    return found, extraction, ledger_of(article.text, found, extraction, put_right)
