"""What the sheet of shared words is called; it has no tab of its own."""

from __future__ import annotations

from desktop.cards.side_tab import SideTab
from desktop.wording.translation_context import TranslationContext

SharingTexts = TranslationContext("SharingTexts")


class SharingTab(SideTab):
    """Names the sheet."""

    def name(self) -> str:
        return SharingTexts.tr("Where does this text come from?")

    def title(self, count: int) -> str:
        del count
        return self.name()
