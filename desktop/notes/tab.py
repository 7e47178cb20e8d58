"""The tab of the student's own notes."""

from __future__ import annotations

from collections.abc import Iterable
from typing import TYPE_CHECKING

from desktop.cards.side_tab import SideTab
from desktop.wording.translation_context import TranslationContext

if TYPE_CHECKING:
    from desktop.core.annotation import Annotation

Notes = TranslationContext("Notes")


class NotesTab(SideTab):
    """Counts the notes of an article, and the marks on which nothing is written."""

    keys = "Ctrl+3"
    marks = frozenset({"annotation"})

    def name(self) -> str:
        return Notes.tr("My notes")

    def title(self, count: int, marks: int = 0) -> str:
        if not marks:
            return Notes.tr("My notes {0}").format(count) if count else self.name()
        if not count:
            return Notes.tr("My notes · {0} marked").format(marks)
        return Notes.tr("My notes {0} · {1} marked").format(count, marks)

    def title_of(self, annotations: Iterable[Annotation]) -> str:
        """What stands on the tab when these are the marks of an article."""
        are_written = [bool(each.body.strip()) for each in annotations]
        return self.title(are_written.count(True), are_written.count(False))
