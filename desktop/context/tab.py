"""The tab of the context."""

from __future__ import annotations

from collections.abc import Iterable
from typing import TYPE_CHECKING

from desktop.cards.side_tab import SideTab
from desktop.wording.translation_context import TranslationContext

if TYPE_CHECKING:
    from desktop.context.cards import ContextCard

Context = TranslationContext("Context")


class ContextTab(SideTab):
    """Counts the cards of an article."""

    keys = "Ctrl+1"
    marks = frozenset({"claim", "note"})

    def name(self) -> str:
        return Context.tr("Context")

    def title(self, count: int) -> str:
        return Context.tr("Context {0}").format(count) if count else self.name()

    def title_of(self, cards: Iterable[ContextCard]) -> str:
        """What stands on the tab with these cards; what is in another text is not counted."""
        return self.title(sum(not card.elsewhere for card in cards))
