"""The tab of the voices."""

from __future__ import annotations

from PySide6.QtCore import QCoreApplication

from desktop.cards.side_tab import SideTab

translate = QCoreApplication.translate


class VoicesTab(SideTab):
    """Counts who is heard."""

    keys = "Ctrl+2"
    marks = frozenset({"quotation", "voice"})

    def name(self) -> str:
        return translate("Voices", "Voices")

    def title(self, count: int) -> str:
        return translate("Voices", "Voices {0}").format(count) if count else self.name()
