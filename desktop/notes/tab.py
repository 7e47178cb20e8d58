"""The tab of the student's own notes."""

from __future__ import annotations

from PySide6.QtCore import QCoreApplication

from desktop.cards.side_tab import SideTab

translate = QCoreApplication.translate


class NotesTab(SideTab):
    """Counts the marks and notes of an article."""

    keys = "Ctrl+3"
    marks = frozenset({"annotation"})

    def name(self) -> str:
        return translate("Notes", "My notes")

    def title(self, count: int) -> str:
        return translate("Notes", "My notes {0}").format(count) if count else self.name()
