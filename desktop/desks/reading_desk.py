"""Reading in the window: from the shelf to the page, and what is told of an article around it."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path
from typing import TYPE_CHECKING

from PySide6.QtCore import QCoreApplication, QObject, Signal

from desktop.appearance.keys_in_words import with_keys
from desktop.core.article import Article, ArticleId
from desktop.core.library.changes import Changes
from desktop.core.library.errors import ArticleUnreadable, LibraryError, NoSuchArticle
from desktop.core.passage import PassageRef
from desktop.core.span import Span
from desktop.core.text.shown import shown
from desktop.desks.page_desk import PageDesk
from desktop.desks.screen import Screen
from desktop.desks.search_door import SearchDoor
from desktop.desks.shelf_desk import ShelfDesk
from desktop.live.late import Late
from desktop.live.live import Live
from desktop.live.what_is_known import ArticleReading
from desktop.panel import Panel
from desktop.wording.counting import counted

if TYPE_CHECKING:
    from desktop.desks.browsing_desk import BrowsingDesk

# The folder of a library for which none was named.
_OWN_FOLDER = "Sourcebook"


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
        self._screen = screen
        self._window, self._shelf, self._reader = screen.window, screen.shelf, screen.reader
        self._searching = searching
        self._library, self._open, self._look = live.library, live.open, live.look
        # Before all else that hears of an article: what is lit on it finds it there.
        self._page = PageDesk(screen, live)
        self._page.failed.connect(self.failed)
        # Whether what stands in the page's place shows what became of an article.
        self.showing_instead: list[Callable[[ArticleId], bool]] = []
        # The page of a second text, while there is one.
        self.second: PageDesk | None = None
        self._shelving = ShelfDesk(screen, live)
        self._shelving.passage_wanted.connect(self.go_to)
        self._shelving.failed.connect(self.failed)
        self._shelving.part_wanted.connect(self.browse)
        # The library as a place; made when somebody first goes there.
        self.browsing = Late(lambda: self._make_browsing(screen, live))
        shelf, reader = self._shelf, self._reader
        shelf.article_chosen.connect(self.open_article)
        searching.passage_wanted.connect(self.go_to)
        reader.passage_reached.connect(self._show_passage_number)
        self._window.uncovered.connect(self._tell_of_page)
        live.library.changed.connect(self._follow_library)
        live.open.opened.connect(self._show_opened)
        live.open.understood.connect(self._show_findings)

    def end(self) -> None:
        """Says nothing more of what is still looked for."""
        for page in (self._page, self.second):
            if page is not None:
                page.end()

    def commands(self) -> dict[str, Callable[[], object]]:
        """What can be done by a key, wherever that is pressed."""
        return {"articles": self._toggle_library}

    def library_panel(self) -> Panel:
        """The panel that lists all articles."""
        return self.browsing.get().panel

    def _make_browsing(self, screen: Screen, live: Live) -> BrowsingDesk:
        from desktop.desks.browsing_desk import BrowsingDesk  # noqa: PLC0415 - see above

        desk = BrowsingDesk(screen, live)
        desk.article_wanted.connect(self.open_article)
        desk.failed.connect(self.failed)
        return desk

    def browse(self, part: str, value: str) -> None:
        """Shows a part of the library, with its value where it is a tag, a collection or search."""
        self._window.middle.put_shelf_away()
        self.browsing.get().show_named(part, value)

    def _toggle_library(self) -> None:
        if self.browsing.made is not None and self.browsing.made.is_here:
            self.browsing.made.panel.put_away.emit()
        else:
            self.browse("all", "")

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
            self._window.foot.show_state(words.format(name), is_said=True)
            return False
        self.open_article(wanted)
        return True

    def open_last(self) -> None:
        """Opens the article that was read last, or the first there is."""
        wanted = self._library.now.articles.last_visited()
        pair = self._look.kept_pair
        if pair is not None and wanted in pair and pair[0] in self._library.now.articles.ids():
            # The other is opened beside it.
            wanted = ArticleId(pair[0])
        if wanted is None:
            wanted = next(iter(self._library.now.articles.ids()), None)
        if wanted is not None:
            self.open_article(wanted)

    def open_article(self, article_id: str) -> None:
        """Puts an article on the page where its reader left off."""
        self.leaving.emit()
        self._searching.show_page(ArticleId(article_id))
        if self._is_second(article_id):
            assert self.second is not None
            self.second.reader.setFocus()
        elif self._open.article is None or self._open.article.id != article_id:
            self._show(ArticleId(article_id))

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
        if self._is_second(passage.article_id):
            assert self.second is not None
            self.second.go_to(passage.span)
            return
        self._page.go_to(passage.span)
        if passage.card:
            self.card_wanted.emit(passage.card)

    def bring_into_view(self, article_id: ArticleId, span: Span) -> None:
        """Makes sure that its reader sees a passage; the keyboard stays where it is."""
        if any(shows(article_id) for shows in self.showing_instead):
            return
        if self._is_second(article_id):
            assert self.second is not None
            self._searching.show_page()
            self.second.reader.bring_into_view(span)
            return
        is_open = self._open.article is not None and self._open.article.id == article_id
        if not is_open or self._window.over_page is not None:
            self.open_article(article_id)
            self._reader.bring_into_view(span)

    def title_of_two(self, article_id: str) -> str:
        """What an article is called, where two are read; nothing else need be told apart."""
        second = self.second.open.article if self.second is not None else None
        if second is None:
            return ""
        both = (each for each in (self._open.article, second) if each is not None)
        return next((each.title for each in both if each.id == article_id), "")

    def _is_second(self, article_id: str) -> bool:
        """Whether an article is the second of two that are read side by side."""
        second = self.second.open.article if self.second is not None else None
        return second is not None and second.id == article_id

    def _show(self, article_id: ArticleId) -> None:
        foot = self._window.foot
        try:
            self._open.open(article_id)
            self._reader.setFocus()
        except ArticleUnreadable:
            words = self.tr(
                "This text cannot be read; nothing was deleted. Check everything:"
                " {Window: Ctrl+Shift+K}"
            )
            foot.show_state(with_keys(words), is_said=True)
        except NoSuchArticle:
            foot.show_state(self.tr("This article is not in your library any more."), is_said=True)
        except LibraryError as error:
            self.failed.emit(error)

    def _show_opened(self, article: Article, place: int) -> None:
        self._window.foot.show_what("")
        self._window.setWindowTitle(
            f"{shown(article.title)} — {name_of_library(self._library.now.folder)} — Sourcebook"
        )

    def _show_findings(self, found: ArticleReading) -> None:
        if found.readability is None:
            # What could not be read is not counted: it would look as if nobody spoke.
            self._window.foot.show_what("")
            return
        self._shelf.show_quote_counts({found.article.id: len(found.extraction.spoken)})
        self._window.foot.show_what(self._what_is_in(found))

    def _what_is_in(self, found: ArticleReading) -> str:
        quotes, voices = len(found.extraction.spoken), len(found.ledger.voices)
        parts = [
            counted(quotes, self.tr("1 quote"), self.tr("%n quotes", None, quotes)),
            counted(voices, self.tr("1 voice heard"), self.tr("%n voices heard", None, voices)),
        ]
        if found.ledger.talked_about:
            # Only persons are talked about, no bodies.
            names = ", ".join(each.family_name for each in found.ledger.talked_about[:4])
            parts.append(self.tr("{0} talked about").format(names))
        return " · ".join(parts)

    def _tell_of_page(self) -> None:
        """Has the foot say where one reads, and what is in that, in the place of what was there."""
        self._window.foot.show_over_page("")
        self._screen.reading_in.say_where()

    def _show_passage_number(self, number: int, count: int) -> None:
        if self._screen.reading_in is self._reader and self._window.over_page is None:
            words = self.tr("¶ {0} of {1}").format(number, count) if count else ""
            self._window.foot.show_where(words)

    def _follow_library(self, changes: Changes) -> None:
        if self._open.article is not None and self._open.article.id in changes.articles:
            self._leave_if_gone(self._open.article.id)
            self._show_other_source(changes)
        if self._open.article is not None and self._open.article.id in changes.texts:
            self._read_another_text(self._open.article)
        if changes.searches or changes.past_searches:
            self._searching.kept.show()

    def _read_another_text(self, article: Article) -> None:
        """Puts another text of the open article on the page; the keyboard stays where it is."""
        try:
            articles = self._library.now.articles
            if articles.is_there(article.id) and articles.get(article.id) != article:
                self.leaving.emit()
                self._open.open(article.id)
        except (LibraryError, NoSuchArticle) as error:
            self.failed.emit(error)

    def _show_other_source(self, changes: Changes) -> None:
        """Tells on the page what its reader wrote about where the text comes from."""
        before = self._open.article
        if before is None or changes.annotations or changes.corrections or changes.texts:
            return
        try:
            now = self._library.now.articles.get(before.id)
        except (LibraryError, NoSuchArticle):
            return
        if now != before:
            self._reader.say_place()
            self._open.open(before.id)

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


def name_of_library(folder: Path) -> str:
    """A library is called as its folder, unless that is the one nobody chose."""
    name = folder.resolve().name
    own = QCoreApplication.translate("ReadingDesk", "My library")
    return own if name in ("", _OWN_FOLDER) else shown(name)
