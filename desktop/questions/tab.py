"""The tab of the questions."""

from __future__ import annotations

from desktop.cards.side_tab import SideTab
from desktop.wording.translation_context import TranslationContext

Questions = TranslationContext("Questions")


class QuestionsTab(SideTab):
    """Counts the questions of a lesson, and how many of them are answered."""

    keys = "Ctrl+4"
    # Those of words marked in answer say how right they are, as they look so.
    marks = frozenset({"question", "question-right", "question-nearly", "question-not yet"})

    def name(self) -> str:
        return Questions.tr("Questions")

    def title(self, count: int, done: int = 0) -> str:
        return Questions.tr("Questions {0}/{1}").format(done, count) if count else self.name()
