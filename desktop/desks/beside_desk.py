"""Two articles side by side, in the window: the second opened, marked, compared and closed."""

from __future__ import annotations

from PySide6.QtCore import QObject, Signal

from desktop.appearance.keys_in_words import with_keys
from desktop.appearance.plain_words import announce
from desktop.beside.beside import Beside
from desktop.beside.second_text import SecondText
from desktop.beside.way_back import WayBack
from desktop.core.article import Article, ArticleId
from desktop.core.library.changes import Changes
from desktop.core.library.errors import ArticleUnreadable, LibraryError, NoSuchArticle
from desktop.core.passage import PassageRef
from desktop.core.span import Span
from desktop.core.text.shown import shown
from desktop.desks.between_desk import BetweenDesk
from desktop.desks.notes_desk import NotesDesk
from desktop.desks.page_desk import PageDesk
from desktop.desks.reading_desk import ReadingDesk
from desktop.desks.screen import Screen
from desktop.desks.search_door import SearchDoor
from desktop.desks.sides import Sides
from desktop.live.live import Live
from desktop.reader.reader import Reader, Whereabouts
from desktop.window.side import Side


class BesideDesk(QObject):
    """Reads a second article beside the one on the page; made when somebody first wants that.

    The second text is the same page with the same panels and desks, over an open article of its
    own. `failed` carries what went wrong.
    """

    failed = Signal(object)

    def __init__(
        self,
        screen: Screen,
        live: Live,
        sides: Sides,
        *,
        reading: ReadingDesk,
        searching: SearchDoor,
    ) -> None:
        super().__init__()
        self._screen, self._window, self._first = screen, screen.window, live
        self._reading, self._searching, self._first_sides = reading, searching, sides
        look = live.look
        self.live = live.beside()
        self.reader = Reader(look.theme, look.preferences)
        self.screen = screen.beside(self.reader, side := Side())
        self._frame = SecondText(self.reader, look.theme)
        self._page = PageDesk(self.screen, self.live)
        self.sides = Sides(self.screen, self.live, searching, reading)
        self.between = between = BetweenDesk(screen, live, sides, self.screen, self.live)
        # Where the first text stood before the second came, and how it stood just after.
        self._before: tuple[Whereabouts | None, Whereabouts | None] = (None, None)
        self._window.take_second(self._frame, side, self.show_cards)
        self._window.taken.emit(self.reader)
        self._window.lay_over_side(between.cards, self.leave_cards)
        # The way back from the panels of either text to what stands between them.
        self._ways = tuple(self._way_back(each) for each in (screen.side, side))
        self._connect()

    def _connect(self) -> None:
        first, second, foot = self._screen.reader, self.reader, self._window.foot
        self._page.failed.connect(self.failed)
        for reader in (first, second):
            reader.page.keyboard_came.connect(lambda reader=reader: self._come_to(reader))
        for panel in (second, self._frame):
            panel.refused.connect(foot.show_refused)
        second.passage_reached.connect(self._show_passage_number)
        second.page.text_size_wanted.connect(first.page.text_size_wanted)
        self._first.look.changed.connect(self._dress)
        self._first.open.opened.connect(lambda *_: self._keep())
        self._first.library.changed.connect(self._follow_library)
        for frame in (self._frame, self.between.cards):
            frame.closed.connect(self.close)
        self.between.named.connect(self._name_texts)
        self.cards.meaning_wanted.connect(self._first_sides.meaning_wanted)
        self.between.failed.connect(self.failed)
        notes, others = (s.desk(NotesDesk) for s in (self._first_sides, self.sides))
        others.saved.connect(notes.saved)
        others.typed.connect(notes.typed)
        self.sides.sheets.tie(lambda sheets: sheets.beside_wanted.connect(self._open_passage))

    # What is open

    @property
    def is_open(self) -> bool:
        """Whether a second text is read."""
        return self.live.open.article is not None

    def open(self, article_id: str, span: Span | None = None) -> None:
        """Opens an article beside the one on the page, with the keyboard on a passage of it."""
        first = self._first.open.article
        if first is None:
            self._reading.open_article(article_id)
            return
        if first.id == article_id:
            self._window.foot.show_refused(
                self.tr("This article is on the page already. Choose another to read beside it.")
            )
            return
        self._searching.show_page()
        second = self.live.open.article
        is_there = second is not None and second.id == article_id
        if not is_there and not self._open(ArticleId(article_id)):
            return
        if span is not None:
            self._page.go_to(span)
        else:
            self.reader.setFocus()
        told = self.tr("Beside it: {0}. {Window: F6} goes from part to part, Esc closes this text.")
        announce(self.reader, with_keys(told).format(self._title(self.live.open.article)))

    def _open_passage(self, passage: PassageRef) -> None:
        self.open(passage.article_id, passage.span)

    def _open(self, article_id: ArticleId) -> bool:
        whereabouts = self._screen.reader.whereabouts
        was_open = self.is_open
        self.sides.desk(NotesDesk).close_editor()
        first = self._first.open.reading
        self.live.open.number_as(first.ledger if first is not None else None)
        # First, so that the place of reading is sought at the width that the text has.
        self._window.show_second(self.cards)
        if not self._is_opened(article_id):
            if not was_open:
                self._window.hide_second()
            return False
        self._reading.second = self._page
        self._screen.pages[1:] = [self.reader]
        self._first_sides.others = self.sides
        self._first_sides.desk(NotesDesk).others = self.sides.desk(NotesDesk)
        self.reader.page.setAccessibleName(
            self.tr("Second text: {0}").format(self._title(self.live.open.article))
        )
        for side in (self._screen.side, self.screen.side):
            side.offer_way(True)
        words = self.tr("Two articles · {Window: F6} goes across · marks and notes work in both")
        self._window.foot.show_of_two(with_keys(words))
        if not was_open:
            self._before = (whereabouts, self._screen.reader.whereabouts)
        self._keep()
        return True

    def _is_opened(self, article_id: ArticleId) -> bool:
        """Opens an article on the second page, or says why not."""
        foot = self._window.foot
        try:
            self.live.open.open(article_id)
        except ArticleUnreadable:
            foot.show_refused(self.tr("This text cannot be read; nothing was deleted."))
        except NoSuchArticle:
            foot.show_refused(self.tr("This article is not in your library any more."))
        except LibraryError as error:
            self.failed.emit(error)
        else:
            return True
        return False

    def close(self) -> None:
        """Closes the second text; the first stands where it was, to the line."""
        if not self.is_open:
            return
        title = self._title(self.live.open.article)
        self._window.foot.end_refusal()
        self._page.end()
        self.sides.desk(NotesDesk).close_editor()
        first = self._screen.reader
        before, after = self._before
        is_unmoved = after is not None and first.whereabouts == after
        first.setFocus()
        self._screen.reading_in = first
        del self._screen.pages[1:]
        self._reading.second = self._first_sides.others = None
        self._first_sides.desk(NotesDesk).others = None
        self._first.open.number_as(None)
        self.live.open.close()
        for side in (self._screen.side, self.screen.side):
            side.offer_way(False)
        self._window.hide_second()
        self._window.foot.show_of_two("")
        if before is not None and is_unmoved:
            first.return_to(before)
        first.show_found(())
        first.say_where()
        self._keep()
        announce(first, self.tr("Closed: {0}").format(title))

    def _follow_library(self, changes: Changes) -> None:
        """Closes the second text when it was taken back from the library."""
        article = self.live.open.article
        if article is not None and article.id in changes.articles:
            try:
                is_there = self._first.library.now.articles.is_there(article.id)
            except LibraryError as error:
                self.failed.emit(error)
            else:
                if not is_there:
                    self.close()
                elif article.id in changes.texts:
                    self._is_opened(article.id)

    def open_kept(self, pair: tuple[str, str]) -> None:
        """Opens the second article of a pair again, if the first is on the page."""
        first, known = self._first.open.article, self._first.library.now.articles.ids()
        if first is not None and first.id == pair[0] and pair[1] in known:
            self.open(pair[1])
            self._screen.reader.setFocus()

    def toggle(self) -> None:
        """Closes the second text, or opens the one that was read beside this before."""
        if self.is_open:
            self.close()
        elif (last := self.last_beside) is not None:
            self.open(last)

    @property
    def last_beside(self) -> str | None:
        """The article that was read beside the one on the page in this window; None for none."""
        article, first = self.reader.article, self._first.open.article
        known = article is not None and first is not None and article.id != first.id
        return article.id if article is not None and known else None

    def _keep(self) -> None:
        first, second = self._first.open.article, self.live.open.article
        pair = (first.id, second.id) if first is not None and second is not None else None
        self._first.look.keep_pair(pair)

    # Keys

    def escape(self) -> None:
        """Leads away from what lies over the panels, and then closes the second text."""
        if self._window.side.has_sheet:
            self._window.side.leave_sheet()
        else:
            self.show_cards()

    def leave_cards(self) -> None:
        """Frees the page from the cards where they lie over it, else closes the second text."""
        if self._window.middle.is_side_over_page:
            self._window.middle.put_side_away()
        else:
            self.close()

    def show_cards(self) -> None:
        """Brings what stands between the texts again; the keyboard stays in its text."""
        self._window.put_sheet_away(self.screen.side, self._screen.reading_in)
        self._window.show_staying(self._screen.reading_in)

    def enter_cards(self) -> None:
        """Puts the keyboard on what stands between the texts."""
        self._searching.show_page()
        self._window.show_sheet(self.cards)
        self.cards.setFocus()

    @property
    def cards(self) -> Beside:
        """What stands between the texts."""
        return self.between.cards

    # Both texts

    def _come_to(self, reader: Reader) -> None:
        if self.is_open or reader is self._screen.reader:
            self._screen.reading_in = reader
            reader.say_where()

    def _show_passage_number(self, number: int, count: int) -> None:
        if self._screen.reading_in is self.reader:
            words = self.tr("¶ {0} of {1}").format(number, count) if count else ""
            self._window.foot.show_where(words)

    def _name_texts(self, here: str, there: str) -> None:
        for way, name in zip(self._ways, (here, there), strict=True):
            way.show_text(name)
        if (texts := self._window.middle.texts) is not None:
            texts.name(here, there)

    def _title(self, article: Article | None) -> str:
        return shown(article.title) if article is not None else ""

    # How it looks

    def _way_back(self, side: Side) -> WayBack:
        way = WayBack(self._first.look.theme)
        way.wanted.connect(self.enter_cards)
        side.put_above(way)
        return way

    def _dress(self) -> None:
        look = self._first.look
        for panel in (self.cards, *self.sides.opened, self._frame, *self._ways):
            panel.show_theme(look.theme)
        self.reader.show_look(look.theme, look.preferences)
