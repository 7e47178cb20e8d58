"""The tab of the context."""

from __future__ import annotations

from desktop.cards.side_tab import SideTab
from desktop.wording.translation_context import TranslationContext

Context = TranslationContext("Context")


class ContextTab(SideTab):
    """Counts the cards of an article."""

    keys = "Ctrl+1"
    marks = frozenset({"claim", "note"})

    def name(self) -> str:
        return Context.tr("Context")

    def title(self, count: int) -> str:
        return Context.tr("Context {0}").format(count) if count else self.name()
