"""The tab of the voices."""

from __future__ import annotations

from desktop.cards.side_tab import SideTab
from desktop.wording.translation_context import TranslationContext

Voices = TranslationContext("Voices")


class VoicesTab(SideTab):
    """Counts who is heard."""

    keys = "Ctrl+2"
    marks = frozenset({"quotation", "voice"})

    def name(self) -> str:
        return Voices.tr("Voices")

    def title(self, count: int) -> str:
        return Voices.tr("Voices {0}").format(count) if count else self.name()
