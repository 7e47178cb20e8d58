"""The notes of a lesson in the window: beside the words on the page that they are about."""

from __future__ import annotations

from PySide6.QtCore import QObject

from desktop.context.cards import context_cards
from desktop.context.context import Context
from desktop.live.open_article import ArticleReading, OpenArticle
from desktop.reader.reader import Reader
from desktop.window.window import Window


class ContextDesk(QObject):
    """Fills the context of the open article and lets it follow the page."""

    def __init__(
        self, window: Window, reader: Reader, context: Context, *, open_article: OpenArticle
    ) -> None:
        super().__init__()
        self._context = context
        open_article.opened.connect(lambda *_: context.show_nothing_yet())
        open_article.understood.connect(self._show_findings)
        reader.passage_reached.connect(lambda number, _count: context.lift_paragraph(number))
        context.refused.connect(window.foot.show_done)

    def _show_findings(self, found: ArticleReading) -> None:
        self._context.show_cards(
            context_cards(found.article.text, found.claims, found.notes, found.people, found.ledger)
        )
