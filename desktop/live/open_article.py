"""The article that is open, and all that is known of it."""

from __future__ import annotations

import logging
from collections.abc import Callable
from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, Signal

from desktop.core.anchoring.fitting import about_in, marks_in
from desktop.core.article import Article, ArticleId
from desktop.core.claim import Claim, ContextNote
from desktop.core.library.changes import Changes
from desktop.core.library.errors import LibraryError
from desktop.core.library.kept_readings import KeptReadings
from desktop.core.library.put_right import put_right_in
from desktop.core.quotation import Extraction
from desktop.core.record import record, replace
from desktop.core.speakers.ledger import Ledger
from desktop.core.speakers.naming import named_people
from desktop.core.speakers.put_right import PutRight
from desktop.core.speakers.text_reading import TextReading, is_short, read_through, seconds_for
from desktop.core.text.card_words import prepare
from desktop.core.text.readability import Readability
from desktop.live.library import LiveLibrary
from desktop.live.tasks import Tasks
from desktop.live.what_is_known import ArticleReading, OwnWork
from desktop.live.worker_process import Worker, WorkFailed

if TYPE_CHECKING:
    from desktop.core.reporting.verbs import ReportingVerb
    from desktop.live.lesson_on_page import LessonOnPage

_log = logging.getLogger(__name__)


@record(frozen=True, slots=True)
class _About:
    """What the library holds on one article: what was put right, and what lessons say of it."""

    put_right: PutRight
    claims: tuple[Claim, ...] = ()
    notes: tuple[ContextNote, ...] = ()


class OpenArticle(QObject):
    """Opens one article at a time and keeps saying what is known of it.

    `opened` comes first, with the article and the character where its reader left off;
    `annotated` then and whenever marks change; `understood` when the text was worked through,
    and again whenever something about its speakers was put right. `reading_failed` follows where
    the text could not be read within its time, and holds until `try_again`, which sends
    `read_again`. `failed` carries the error when something of it cannot be read from the library,
    `closed` says that none is open any more.
    """

    opened = Signal(Article, int)
    closed = Signal()
    annotated = Signal(OwnWork)
    understood = Signal(ArticleReading)
    failed = Signal(object)
    reading_failed = Signal(Article)
    read_again = Signal()

    def __init__(self, library: LiveLibrary, tasks: Tasks, worker: Worker) -> None:
        super().__init__()
        self._library = library
        self._tasks = tasks
        self._worker = worker
        self._kept = KeptReadings(library.now.room)
        self.article: Article | None = None
        # What was found in the text of the open article, before anything was put right.
        self._found: Extraction | None = None
        # What was said last of it by `understood`; None until then.
        self.reading: ArticleReading | None = None
        self._has_failed = False
        # Who speaks in another text that is read beside this one: one person, one number in both.
        self._ledger_beside: Ledger | None = None
        # Made for the first text of which lessons keep something back, or which has levels.
        self._lesson: LessonOnPage | None = None
        library.changed.connect(self._follow)

    def open(self, article_id: ArticleId) -> Article:
        """Opens an article. Raises NoSuchArticle and LibraryError; the open one stays then."""
        article = self._library.now.articles.get(article_id)
        place = self._library.now.articles.reading_position(article_id)
        put_right = put_right_in(self._library.now, article_id)
        is_plain = self._library.now.lessons.is_plain(article_id)
        self.article, self._found, self.reading, self._has_failed = article, None, None, False
        self._follow_lesson(article, is_plain=is_plain)
        self.opened.emit(article, place)
        self._say_annotated()
        self._understand(article, put_right)
        return article

    def close(self) -> None:
        """Closes the open article: of none is anything said any more."""
        self._worker.end_work()
        self.article = self._found = self.reading = None
        self._has_failed = False
        if self._lesson is not None:
            self._lesson.close()
        self.closed.emit()

    def _follow_lesson(self, article: Article, *, is_plain: bool) -> None:
        if self._lesson is None and not is_plain:
            from desktop.live.lesson_on_page import LessonOnPage  # noqa: PLC0415 - few want it

            self._lesson = LessonOnPage(self._library, self._tasks)
            self._lesson.changed.connect(self._say_lesson)
        if self._lesson is not None:
            self._lesson.open(None if is_plain else article)

    def _say_lesson(self) -> None:
        """Says anew what is told of the lesson by now, and what was marked elsewhere."""
        try:
            self._say_annotated()
        except LibraryError as error:
            self.failed.emit(error)
        if self.reading is not None and self._lesson is not None:
            self.reading = self._lesson.added_to(self.reading)
            self.understood.emit(self.reading)

    def number_as(self, beside: Ledger | None) -> None:
        """Gives those who speak in another text as well the numbers that they have there.

        What is known is said again by `understood` where that makes it another.
        """
        self._ledger_beside = beside
        if self.reading is not None:
            ledger = self._numbered(self.reading.ledger)
            if ledger != self.reading.ledger:
                self.reading = replace(self.reading, ledger=ledger)
                self.understood.emit(self.reading)

    def _numbered(self, ledger: Ledger) -> Ledger:
        if self._ledger_beside is None:
            return ledger
        from desktop.core.speakers.list_voices import numbered_as  # noqa: PLC0415 - for two texts

        return numbered_as(ledger, self._ledger_beside)

    @property
    def is_understood(self) -> bool:
        """Whether the text of the open article was worked through."""
        return self._found is not None

    @property
    def has_failed(self) -> bool:
        """Whether the text of the open article could not be read within its time."""
        return self._has_failed

    def try_again(self) -> None:
        """Reads the open article once more, whose reading failed."""
        if self.article is not None and self._has_failed:
            self._has_failed = False
            self.read_again.emit()
            self._understand(self.article, put_right_in(self._library.now, self.article.id))

    def find_reporting(
        self, reading: ArticleReading, then: Callable[[tuple[ReportingVerb, ...]], None]
    ) -> None:
        """Gives the words that report speech in a text; none where that takes too long."""
        text, language = reading.article.text, reading.article.language
        turn = self._worker.turn()

        def work() -> tuple[ReportingVerb, ...]:
            # Looked for when somebody wants to see them: a third of the rules comes with it.
            from desktop.core.reporting.verbs import reporting_verbs  # noqa: PLC0415

            if is_short(text):
                return reporting_verbs(text, reading.extraction, language=language)
            seconds = seconds_for(text)
            return turn.run(seconds, reporting_verbs, text, reading.extraction, language=language)

        if reading.readability is not None:
            self._tasks.start("reporting", work, then, _pass_over)

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
        # What another article or an older correction wanted is waited for no longer.
        self._worker.end_work()
        about = self._about(article, put_right)
        if self._has_failed:
            self._say_failed(article, about)
            return
        text, language, found = article.text, article.language, self._found
        shape = article.shape
        turn = self._worker.turn()

        def work() -> tuple[TextReading, bool]:
            prepare([*(c.body for c in about.claims), *(n.body for n in about.notes)])
            if found is None and (kept := self._kept.find(article, put_right)):
                return kept, True
            if is_short(text):
                return read_through(text, language, put_right, found, shape=shape), False
            reading = turn.run(
                seconds_for(text), read_through, text, language, put_right, found, shape=shape
            )
            return reading, False

        def say(outcome: tuple[TextReading, bool]) -> None:
            reading, was_kept = outcome
            self._say_understood(article, about, reading)
            if not was_kept:
                self._tasks.start(
                    "keep", lambda: self._kept.keep(article, put_right, reading), _nothing
                )

        self._tasks.start(
            "extraction",
            work,
            say,
            lambda error: self._note_failure(article, about, error),
        )

    def _about(self, article: Article, put_right: PutRight) -> _About:
        """What the lessons say of an article; as much of it as can be read."""
        lessons = self._library.now.lessons
        if self._lesson is not None and self._lesson.is_open:
            return _About(put_right)
        try:
            return _About(
                put_right,
                about_in(article.text, lessons.claims(article.id)),
                about_in(article.text, lessons.notes(article.id)),
            )
        except LibraryError as error:
            self.failed.emit(error)
            return _About(put_right)

    def _note_failure(self, article: Article, about: _About, error: Exception) -> None:
        _log.warning("%s could not be read: %r", article.id, error)
        self._has_failed = True
        self._say_failed(article, about)

    def _say_failed(self, article: Article, about: _About) -> None:
        self._say_found(article, about, Extraction(), Ledger(), None)
        self.reading_failed.emit(article)

    def _say_annotated(self) -> None:
        assert self.article is not None
        text, annotations = self.article.text, self._library.now.annotations
        marks = [e for e in annotations.standing_in(self.article.id) if e.question is None]
        removed = annotations.removed_from(self.article.id)
        known = annotations.wordings_in(self.article.id)
        lost = annotations.lost_in(self.article.id)
        wordings = {each.id: known.get(each.id, ()) for each in (*marks, *removed, *lost)}
        standing, binned = marks_in(text, marks), marks_in(text, removed)
        carried = self._lesson.marks if self._lesson is not None else ()
        if carried:
            standing += tuple(e.here(self.article) for e in carried if e.words is not None)
            standing = tuple(sorted(standing, key=lambda e: (e.span, e.created, e.id)))
            for level in {each.made.article_id for each in carried}:
                wordings |= annotations.wordings_in(level)
        self.annotated.emit(OwnWork(self.article, standing, binned, wordings, lost, carried))

    def _say_understood(self, article: Article, about: _About, reading: TextReading) -> None:
        self._found = reading.extracted
        self._say_found(article, about, reading.extraction, reading.ledger, reading.readability)

    def _say_found(
        self,
        article: Article,
        about: _About,
        extraction: Extraction,
        sums: Ledger,
        readability: Readability | None,
    ) -> None:
        found = ArticleReading(
            article,
            extraction,
            self._numbered(sums),
            about.claims,
            about.notes,
            people=named_people(about.put_right.people, about.put_right.naming),
            put_right=about.put_right,
            readability=readability,
        )
        self.reading = self._lesson.added_to(found) if self._lesson is not None else found
        self.understood.emit(self.reading)


def _nothing(_done: None) -> None:
    pass


def _pass_over(error: Exception) -> None:
    if not isinstance(error, WorkFailed):
        raise error
