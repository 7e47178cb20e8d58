"""The tab of the questions."""

from __future__ import annotations

from desktop.cards.side_tab import SideTab
from desktop.wording.translation_context import TranslationContext

Questions = TranslationContext("Questions")


class QuestionsTab(SideTab):
    """Counts the questions of a lesson, and how many of them are answered."""

    keys = "Ctrl+4"
    marks = frozenset({"question"})

    def name(self) -> str:
        return Questions.tr("Questions")

    def title(self, count: int, done: int = 0) -> str:
        return Questions.tr("Questions {0}/{1}").format(done, count) if count else self.name()
