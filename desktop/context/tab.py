"""The tab of the context."""

from __future__ import annotations

from PySide6.QtCore import QCoreApplication

from desktop.cards.side_tab import SideTab

translate = QCoreApplication.translate


class ContextTab(SideTab):
    """Counts the cards of an article."""

    keys = "Ctrl+1"
    marks = frozenset({"claim", "note"})

    def name(self) -> str:
        return translate("Context", "Context")

    def title(self, count: int) -> str:
        return translate("Context", "Context {0}").format(count) if count else self.name()
