"""The notes of a lesson in the window: beside the words on the page that they are about."""

from __future__ import annotations

from desktop.context.cards import ContextCard, context_cards
from desktop.context.context import Context
from desktop.context.tab import ContextTab
from desktop.desks.screen import Screen
from desktop.desks.side_desk import SideDesk
from desktop.live.live import Live
from desktop.live.open_article import ArticleReading


class ContextDesk(SideDesk[Context]):
    """Fills the context of the open article and lets it follow the page."""

    tab = ContextTab()

    def __init__(self, screen: Screen, live: Live) -> None:
        super().__init__(screen, live)
        # Those of the open article; None while they are not known.
        self._cards: tuple[ContextCard, ...] | None = None
        self._paragraph = 0
        live.open.opened.connect(lambda *_: self._show(None))
        live.open.understood.connect(self._show_findings)
        screen.reader.passage_reached.connect(self._follow_page)

    def make(self) -> Context:
        return Context(self.live.look.theme)

    def fill(self, panel: Context) -> None:
        panel.lift_paragraph(self._paragraph)
        if self._cards is not None:
            panel.show_cards(self._cards)

    def _show_findings(self, found: ArticleReading) -> None:
        self._show(
            context_cards(found.article.text, found.claims, found.notes, found.people, found.ledger)
        )

    def _show(self, cards: tuple[ContextCard, ...] | None) -> None:
        self._cards = cards
        if self.opened is None:
            self.titled.emit(self.tab.title(len(cards or ())))
        elif cards is None:
            self.opened.show_nothing_yet()
        else:
            self.opened.show_cards(cards)

    def _follow_page(self, number: int, _count: int) -> None:
        self._paragraph = number
        if self.opened is not None:
            self.opened.lift_paragraph(number)
