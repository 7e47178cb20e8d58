"""The notes of a lesson in the window: beside the words on the page that they are about."""

from __future__ import annotations

from desktop.context.cards import context_cards
from desktop.context.context import Context
from desktop.desks.screen import Screen
from desktop.desks.side_desk import SideDesk
from desktop.live.live import Live
from desktop.live.open_article import ArticleReading


class ContextDesk(SideDesk):
    """Fills the context of the open article and lets it follow the page."""

    panel: Context

    def __init__(self, screen: Screen, live: Live) -> None:
        context = Context(live.look.theme)
        super().__init__(screen, live, context)
        live.open.opened.connect(lambda *_: context.show_nothing_yet())
        live.open.understood.connect(self._show_findings)
        screen.reader.passage_reached.connect(lambda number, _: context.lift_paragraph(number))
        context.refused.connect(screen.window.foot.show_done)

    def _show_findings(self, found: ArticleReading) -> None:
        self.panel.show_cards(
            context_cards(found.article.text, found.claims, found.notes, found.people, found.ledger)
        )
