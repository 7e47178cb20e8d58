"""A book on its way into the library: its reader says which chapters are wanted."""

from __future__ import annotations

from PySide6.QtCore import QObject

from desktop.adding.chapter_choice import ChapterChoice
from desktop.live.book_chapters import ChapterQuestion
from desktop.live.importing import LiveImporting
from desktop.window.window import Window


class ChaptersDesk(QObject):
    """Asks for the chapters of each book, as long as few files are added."""

    def __init__(self, window: Window, importing: LiveImporting) -> None:
        super().__init__(window)
        self._window = window
        self.choice: ChapterChoice | None = None
        importing.asks_for_chapters = True
        importing.chapters_wanted.connect(self._ask)
        importing.ended.connect(self._put_away)

    def _ask(self, question: ChapterQuestion) -> None:
        choice = self.choice = ChapterChoice(question, self._window)
        choice.chosen.connect(question.answer)
        choice.finished.connect(self._forget)
        choice.open()

    def _forget(self) -> None:
        self.choice = None

    def _put_away(self) -> None:
        if self.choice is not None:
            self.choice.reject()
