"""What the cards between two texts are called; they have no tab of their own."""

from __future__ import annotations

from desktop.cards.side_tab import SideTab
from desktop.wording.translation_context import TranslationContext

Beside = TranslationContext("Beside")


class BesideTab(SideTab):
    """Names the sheet."""

    def name(self) -> str:
        return Beside.tr("Beside each other")

    def title(self, count: int) -> str:
        del count
        return self.name()
