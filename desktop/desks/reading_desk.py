"""Reading in the window: from the shelf to the page, and what is found in a text as it comes."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, QTimer, Signal

from desktop.core.article import Article, ArticleId
from desktop.core.library.changes import Changes
from desktop.core.library.errors import ArticleUnreadable, LibraryError, NoSuchArticle
from desktop.core.library.library import Library
from desktop.core.passage import PassageRef
from desktop.core.span import Span
from desktop.core.text.shown import shown
from desktop.desks.screen import Screen
from desktop.desks.search_door import SearchDoor
from desktop.desks.shelf_desk import ShelfDesk
from desktop.live.live import Live
from desktop.live.open_article import ArticleReading, OwnWork
from desktop.reader.masthead import Reading
from desktop.window.commands import KEYS
from desktop.wording.counting import counted

if TYPE_CHECKING:
    from desktop.core.text.explained_words import ExplainedWord

# The folder of a library for which none was named.
_OWN_FOLDER = "Sourcebook"
# How long an article is on the page before its glossary is looked up, in milliseconds.
_EXPLAIN_AFTER = 1_200
# A text whose quotations take longer than this, in milliseconds, says that they are looked for.
_SAY_AFTER = 1_000


class ReadingDesk(QObject):
    """Brings shelf, page and foot together for one article after another.

    `leaving` is sent before an article comes to the page, `card_wanted` carries the key of the card
    that is to be seen with a passage; `failed` carries what went wrong.
    """

    leaving = Signal()
    card_wanted = Signal(str)
    failed = Signal(object)

    def __init__(self, screen: Screen, live: Live, *, searching: SearchDoor) -> None:
        super().__init__()
        self._window, self._shelf, self._reader = screen.window, screen.shelf, screen.reader
        self._searching = searching
        self._library, self._tasks, self._open = live.library, live.tasks, live.open
        self._index = live.index
        self._shelving = ShelfDesk(screen, live)
        self._shelving.passage_wanted.connect(self.go_to)
        self._shelving.failed.connect(self.failed)
        shelf, reader = self._shelf, self._reader
        shelf.article_chosen.connect(self.open_article)
        shelf.left.connect(searching.end)
        searching.passage_wanted.connect(self.go_to)
        reader.passage_reached.connect(self._show_passage_number)
        reader.place_changed.connect(self.keep_place)
        reader.reading_wanted.connect(self.read_again)
        reader.finding.folding_wanted.connect(self._fold)
        live.library.changed.connect(self._follow_library)
        live.open.opened.connect(self._show_opened)
        live.open.annotated.connect(self._show_own_work)
        live.open.understood.connect(self._show_findings)
        live.open.failed.connect(self.failed)
        live.open.reading_failed.connect(lambda _: self._show_reading(Reading.FAILED))
        # What a start need not load is looked up when its reader has begun to read.
        self._explains = QTimer(self, singleShot=True, interval=_EXPLAIN_AFTER)
        self._explains.timeout.connect(self._explain)
        self._waits = QTimer(self, singleShot=True, interval=_SAY_AFTER)
        self._waits.timeout.connect(lambda: reader.show_reading(Reading.GOES_ON))

    def end(self) -> None:
        """Says nothing more of what is still looked for."""
        self._waits.stop()
        self._explains.stop()

    def show_shelf(self) -> None:
        """Shows all lessons and articles of the library, and the searches that were kept."""
        self._shelving.show()
        self._searching.kept.show()

    def open_named(self, name: str) -> bool:
        """Opens the article with this id, or with this end of one; False when there is none."""
        known = self._library.now.articles.ids()
        exact = [each for each in known if each == name]
        wanted = next(iter(exact or [each for each in known if each.endswith(f"/{name}")]), None)
        if wanted is None:
            words = self.tr("There is no article “{0}” here.")
            self._window.foot.show_state(words.format(name))
            return False
        self.open_article(wanted)
        return True

    def open_last(self) -> None:
        """Opens the article that was read last, or the first there is."""
        wanted = self._library.now.articles.last_visited()
        if wanted is None:
            wanted = next(iter(self._library.now.articles.ids()), None)
        if wanted is not None:
            self.open_article(wanted)

    def open_article(self, article_id: str) -> None:
        """Puts an article on the page where its reader left off."""
        self.leaving.emit()
        self._searching.show_page()
        if self._open.article is None or self._open.article.id != article_id:
            self._show(ArticleId(article_id))

    def clear_page(self) -> None:
        """Puts the article back in its place, whatever stands there."""
        self._searching.show_page()

    def open_anew(self) -> None:
        """Reads everything on the screen from the library again: its rows were mended."""
        try:
            self.show_shelf()
        except LibraryError as error:
            self.failed.emit(error)
        if self._open.article is not None:
            self._show(self._open.article.id)

    def go_to(self, passage: PassageRef) -> None:
        """Puts a passage of any article on the page, with the keyboard on it."""
        self.open_article(passage.article_id)
        self._reader.go_to(passage.span)
        self._reader.show_found([passage.span])
        if passage.card:
            self.card_wanted.emit(passage.card)

    def bring_into_view(self, article_id: ArticleId, span: Span) -> None:
        """Makes sure that its reader sees a passage; the keyboard stays where it is."""
        is_open = self._open.article is not None and self._open.article.id == article_id
        if not is_open or self._window.is_page_covered:
            self.open_article(article_id)
            self._reader.bring_into_view(span)

    def read_again(self) -> None:
        """Looks once more for the quotations of a text, on the page or for search."""
        article = self._open.article
        self._reader.setFocus()
        if self._open.has_failed:
            self._show_reading(Reading.GOES_ON)
            self._open.try_again()
        elif article is not None:
            self._show_reading(Reading.DONE)
            self._index.read_again(article)
            self._window.foot.show_done(self.tr("Looking for the quotations again, for search"))

    def _show_reading(self, state: Reading) -> None:
        self._waits.stop()
        self._reader.show_reading(state)

    def keep_place(self, article_id: str, position: int) -> None:
        """Remembers, as a character of the text, where the reader of an article is."""
        known = ArticleId(article_id)
        try:
            self._library.keep(
                lambda library: library.articles.remember_reading_position(known, position)
            )
        except LibraryError as error:
            self.failed.emit(error)

    def _show(self, article_id: ArticleId) -> None:
        foot = self._window.foot
        try:
            self._open.open(article_id)
            self._reader.setFocus()
        except ArticleUnreadable:
            words = self.tr("This text cannot be read; nothing was deleted. Check everything: {0}")
            foot.show_state(words.format(KEYS["check"]))
        except NoSuchArticle:
            foot.show_state(self.tr("This article is not in your library any more."))
        except LibraryError as error:
            self.failed.emit(error)

    def _show_opened(self, article: Article, place: int) -> None:
        self._reader.show_article(article, place)
        self._waits.start()
        self._explains.start()
        self._window.foot.show_what("")
        self._window.setWindowTitle(f"{shown(article.title)} — {self._library_name()} — Sourcebook")

    def _library_name(self) -> str:
        """What the library is called: as its folder, unless that is the one nobody chose."""
        name = self._library.now.folder.resolve().name
        return self.tr("My library") if name in ("", _OWN_FOLDER) else shown(name)

    def _show_own_work(self, work: OwnWork) -> None:
        # What is thought of a claim stands on the card of the claim, whose line is there already.
        self._reader.show_annotations(each for each in work.annotations if not each.is_judgement)

    def _show_findings(self, found: ArticleReading) -> None:
        self._reader.show_extraction(found.extraction, found.ledger)
        self._reader.show_context(found.claims, found.notes, found.people)
        if found.readability is None:
            # What could not be read is not counted: it would look as if nobody spoke.
            self._window.foot.show_what("")
            return
        self._show_reading(Reading.DONE)
        self._reader.show_readability(found.readability)
        self._look_into_search(found.article)
        self._shelf.show_quote_counts({found.article.id: len(found.extraction.spoken)})
        self._window.foot.show_what(self._what_is_in(found))

    def _explain(self) -> None:
        """Looks up which words of the article its lessons explain."""
        article, folder = self._open.article, self._library.now.folder
        if article is None:
            return

        def look_up() -> tuple[ExplainedWord, ...]:
            from desktop.core.text.explained_words import explained_words  # noqa: PLC0415

            with Library.open_for_reading(folder) as library:
                return explained_words(article.text, library.lessons.words.glossary(article.id))

        def show(words: tuple[ExplainedWord, ...]) -> None:
            if self._open.article == article:
                self._reader.show_glossary(words)

        # A library that cannot be read is told of by whoever needs it.
        self._tasks.start("glossary", look_up, show, lambda _error: None)

    def _look_into_search(self, article: Article) -> None:
        def say(is_passed_over: bool) -> None:
            if is_passed_over and self._open.article == article:
                self._show_reading(Reading.NOT_IN_SEARCH)

        self._tasks.start("passed over", lambda: self._index.is_passed_over(article), say)

    def _what_is_in(self, found: ArticleReading) -> str:
        quotes, voices = len(found.extraction.spoken), len(found.ledger.voices)
        parts = [
            counted(quotes, self.tr("1 quote"), self.tr("%n quotes", None, quotes)),
            counted(voices, self.tr("1 voice heard"), self.tr("%n voices heard", None, voices)),
        ]
        if found.ledger.talked_about:
            names = ", ".join(s.short_name for s in found.ledger.talked_about[:4])
            parts.append(self.tr("{0} talked about").format(names))
        return " · ".join(parts)

    def _fold(self, text: str) -> None:
        from desktop.core.text.typed_words import FindableText  # noqa: PLC0415 - when words are sought

        self._tasks.start(
            "folding",
            lambda: FindableText(text),
            lambda findable: self._reader.finding.show_folded(text, findable),
        )

    def _show_passage_number(self, number: int, count: int) -> None:
        self._window.foot.show_where(self.tr("¶ {0} of {1}").format(number, count))

    def _follow_library(self, changes: Changes) -> None:
        if self._open.article is not None and self._open.article.id in changes.articles:
            self._leave_if_gone(self._open.article.id)
        if changes.searches or changes.past_searches:
            self._searching.kept.show()

    def _leave_if_gone(self, article_id: ArticleId) -> None:
        """Opens another article in the place of one that was taken back."""
        try:
            articles = self._library.now.articles
            if articles.is_there(article_id):
                return
            wanted = articles.last_visited() or next(iter(articles.ids()), None)
        except LibraryError as error:
            self.failed.emit(error)
            return
        if wanted is not None:
            self.leaving.emit()
            self._show(wanted)
