"""What a person's card is called; it has no tab of its own."""

from __future__ import annotations

from desktop.cards.side_tab import SideTab
from desktop.wording.translation_context import TranslationContext

PersonSheet = TranslationContext("PersonSheet")


class PersonTab(SideTab):
    """Names the sheet."""

    def name(self) -> str:
        return PersonSheet.tr("Who is that?")

    def title(self, count: int) -> str:
        del count
        return self.name()
