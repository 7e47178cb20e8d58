"""Where a text comes from, in the window: asked, told beside it, and shown in its margin."""

from __future__ import annotations

from PySide6.QtCore import QObject, Signal

from desktop.core.article import Article
from desktop.core.passage import PassageRef
from desktop.core.runs.where_from import WhereFrom
from desktop.desks.screen import Screen
from desktop.live.live import Live
from desktop.sharing.cards import PassageCard, sharing_cards
from desktop.sharing.sharing import SharingSheet
from desktop.sharing.sums import sums_in_words


class SharingDesk(QObject):
    """Lays the sheet over what is beside the text; `beside_wanted` sends a passage of another."""

    beside_wanted = Signal(PassageRef)

    def __init__(self, screen: Screen, live: Live) -> None:
        super().__init__()
        self._window, self._reader, self._live = screen.window, screen.reader, live
        self.sheet = sheet = SharingSheet(live.look.theme)
        # The article that was asked about, as long as its answer is shown.
        self._asked: Article | None = None
        live.look.changed.connect(lambda: sheet.show_theme(live.look.theme))
        live.open.opened.connect(lambda *_: self._put_away())
        live.open.closed.connect(self._put_away)
        sheet.passage_shown.connect(self._reader.bring_into_view)
        sheet.beside_wanted.connect(self._open_beside)
        sheet.refused.connect(self._window.foot.show_refused)
        sheet.left.connect(self.leave)
        # Another sheet, a tab or a second text may take its place without a word.
        sheet.gone.connect(self._forget)
        self._window.lay_over_side(sheet, self.leave)

    def ask(self) -> None:
        """Shows which other articles have passages of the open one."""
        article = self._live.open.article
        if article is None:
            return
        self._asked = article
        self._reader.show_shared(())
        self._window.show_sheet(self.sheet)
        self.sheet.show_looking()
        self.sheet.setFocus()

        def show(found: WhereFrom) -> None:
            if self._asked is article:
                self._show(found, article)

        def tell(_error: Exception) -> None:
            if self._asked is article:
                words = self.tr(
                    "Your articles could not be compared just now. Nothing was changed."
                )
                self.sheet.show_failed(words)

        self._live.sharing.get().ask(article.id, show, tell)

    def leave(self) -> None:
        """Takes the sheet away, clears the margin and puts the keyboard into the text."""
        self._forget()
        self._window.put_sheet_away(self.sheet, self._reader)
        self._reader.setFocus()

    def _forget(self) -> None:
        self._asked = None
        self._reader.show_shared(())

    def _show(self, found: WhereFrom, article: Article) -> None:
        cards = sharing_cards(found, article)
        passages = [each for each in cards if isinstance(each, PassageCard)]
        self._reader.show_shared((each.here, each.is_quoted) for each in passages)
        self.sheet.show_found(sums_in_words(found), cards)

    def _open_beside(self, passage: PassageRef) -> None:
        self.beside_wanted.emit(passage)

    def _put_away(self) -> None:
        if self._asked is not None:
            self._forget()
            self._window.put_sheet_away(self.sheet, self._reader)
