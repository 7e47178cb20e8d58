"""The tab of the student's own notes."""

from __future__ import annotations

from desktop.cards.side_tab import SideTab
from desktop.wording.translation_context import TranslationContext

Notes = TranslationContext("Notes")


class NotesTab(SideTab):
    """Counts the marks and notes of an article."""

    keys = "Ctrl+3"
    marks = frozenset({"annotation"})

    def name(self) -> str:
        return Notes.tr("My notes")

    def title(self, count: int) -> str:
        return Notes.tr("My notes {0}").format(count) if count else self.name()
