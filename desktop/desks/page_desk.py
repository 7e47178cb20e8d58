"""One page in the window: the article that is open on it, and what is found in it as it comes."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, QTimer, Signal

from desktop.core.article import Article, ArticleId
from desktop.core.library.errors import LibraryError
from desktop.core.library.library import Library
from desktop.core.span import Span
from desktop.desks.screen import Screen
from desktop.live.live import Live
from desktop.live.what_is_known import ArticleReading, OwnWork
from desktop.reader.masthead import Reading

if TYPE_CHECKING:
    from PySide6.QtGui import QImage

    from desktop.core.shape import Picture
    from desktop.live.explained import Explained

# A text whose quotations take longer than this, in milliseconds, says that they are looked for.
_SAY_AFTER = 1_000
# How long an article is on the page before its glossary is looked up, in milliseconds.
_EXPLAIN_AFTER = 1_200


class PageDesk(QObject):
    """Keeps one page up with the article that is open on it, and with what is found in its text.

    `failed` carries what went wrong.
    """

    failed = Signal(object)

    def __init__(self, screen: Screen, live: Live) -> None:
        super().__init__()
        self.reader, self.open = screen.reader, live.open
        self._foot, self._index = screen.window.foot, live.index
        self._library, self._tasks = live.library, live.tasks
        reader = self.reader
        reader.place_changed.connect(self.keep_place)
        reader.reading_wanted.connect(self.read_again)
        reader.finding.folding_wanted.connect(self._fold)
        reader.page.picture_wanted.connect(self._bring_picture)
        live.open.opened.connect(self._show_opened)
        live.open.annotated.connect(self._show_own_work)
        live.open.understood.connect(self._show_findings)
        live.open.failed.connect(self.failed)
        live.open.reading_failed.connect(lambda _: self._show_reading(Reading.FAILED))
        self._waits = QTimer(self, singleShot=True, interval=_SAY_AFTER)
        self._waits.timeout.connect(lambda: reader.show_reading(Reading.GOES_ON))
        # What a start need not load is looked up when its reader has begun to read.
        self._explains = QTimer(self, singleShot=True, interval=_EXPLAIN_AFTER)
        self._explains.timeout.connect(self._explain)

    def end(self) -> None:
        """Keeps where its reader is, and says nothing more of what is still looked for."""
        self.reader.say_place()
        self._waits.stop()
        self._explains.stop()

    def read_again(self) -> None:
        """Looks once more for the quotations of a text, on the page or for search."""
        article = self.open.article
        self.reader.setFocus()
        if self.open.has_failed:
            self._show_reading(Reading.GOES_ON)
            self.open.try_again()
        elif article is not None:
            self._show_reading(Reading.DONE)
            self._index.read_again(article)
            self._foot.show_done(self.tr("Looking for the quotations again, for search"))

    def keep_place(self, article_id: str, position: int, seen: int) -> None:
        """Remembers, as characters of the text, where the reader of an article is, and saw to."""
        known = ArticleId(article_id)
        try:
            self._library.keep(
                lambda library: library.articles.remember_reading_position(known, position, seen)
            )
        except LibraryError as error:
            self.failed.emit(error)

    def go_to(self, span: Span) -> None:
        """Puts the keyboard on a passage, which is lit."""
        self.reader.go_to(span)
        self.reader.show_found([span])

    def _show_opened(self, article: Article, place: int) -> None:
        self.reader.show_article(article, place)
        self._waits.start()
        self._explains.start()

    def _show_own_work(self, work: OwnWork) -> None:
        # What is thought of a claim stands on the card of the claim, whose line is there already.
        self.reader.show_annotations(
            (each for each in work.annotations if not each.is_judgement),
            doubted=frozenset(each.made.id for each in work.carried if each.is_to_check),
        )
        if work.article.version > 1 or work.lost or self._may_wait(work):
            # Others never were another text.
            self._tell_of_versions(work.article)

    def _may_wait(self, work: OwnWork) -> bool:
        """Whether a mark came from elsewhere, and its words are to be looked at."""
        try:
            return bool(work.annotations) and self._library.now.annotations.may_wait(
                work.article.id
            )
        except LibraryError:
            # Of a file that cannot be read it is told elsewhere.
            return False

    def _tell_of_versions(self, article: Article) -> None:
        try:
            versions = self._library.now.versions
            waiting = versions.waiting(article.id)
            if waiting or versions.has_earlier(article.id):
                self.reader.show_versions(article.version, waiting)
        except LibraryError as error:
            self.failed.emit(error)

    def _show_findings(self, found: ArticleReading) -> None:
        self.reader.show_extraction(found.extraction, found.ledger)
        self.reader.show_context(found.claims, found.notes, found.people)
        if found.readability is not None:
            self._show_reading(Reading.DONE)
            self.reader.show_readability(found.readability)
            self._look_into_search(found.article)

    def _show_reading(self, state: Reading) -> None:
        self._waits.stop()
        self.reader.show_reading(state)

    def _look_into_search(self, article: Article) -> None:
        def say(is_passed_over: bool) -> None:
            if is_passed_over and self.open.article == article:
                self._show_reading(Reading.NOT_IN_SEARCH)

        self._tasks.start("passed over", lambda: self._index.is_passed_over(article), say)

    def _fold(self, text: str) -> None:
        from desktop.core.text.typed_words import FindableText  # noqa: PLC0415 - when words are sought

        self._tasks.start(
            "folding",
            lambda: FindableText(text),
            lambda findable: self.reader.finding.show_folded(text, findable),
        )

    def _bring_picture(self, picture: Picture, width: int) -> None:
        """Reads a picture that is seen; where it cannot be had, its words stay in its place."""
        folder, page = self._library.now.folder, self.reader.page

        def read() -> QImage | None:
            from desktop.live.pictures import picture_at  # noqa: PLC0415 - few texts have any

            return picture_at(folder, picture.name, width)

        def show(image: QImage | None) -> None:
            if image is not None:
                page.show_picture(picture.name, image)

        # Two pages may show the same picture.
        topic = f"picture {picture.name} for {id(self)}"
        self._tasks.start(topic, read, show, lambda _error: None)

    def _explain(self) -> None:
        """Looks up what its lessons explain of the article, and what they call the pens."""
        article, folder = self.open.article, self._library.now.folder
        if article is None:
            return

        def look_up() -> Explained:
            from desktop.live.explained import explained_in  # noqa: PLC0415 - no start does

            with Library.open_for_reading(folder) as library:
                return explained_in(library, article)

        def show(found: Explained) -> None:
            if self.open.article == article:
                self.reader.show_pens(found.pens)
                self.reader.show_glossary(found.words, found.days)

        # A library that cannot be read is told of by whoever needs it.
        self._tasks.start("glossary", look_up, show, lambda _error: None)
