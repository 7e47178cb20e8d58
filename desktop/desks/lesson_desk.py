"""A lesson as a place in the window: what is read, answered and explained in it."""

from __future__ import annotations

from PySide6.QtCore import QObject, Signal

from desktop.core.article import ArticleId
from desktop.core.lesson import PackId
from desktop.core.library.answers import Answers
from desktop.core.library.changes import Changes
from desktop.core.library.errors import LibraryError
from desktop.core.library.lesson_contents import InstalledLesson
from desktop.core.library.reading_marks import ReadingMarks, percent_of, state_of
from desktop.desks.screen import Screen
from desktop.lesson.page import HowFarRead, LessonPage, lesson_page, text_lengths
from desktop.lesson.panel import LessonPanel
from desktop.live.live import Live
from desktop.wording.counting import counted


class LessonDesk(QObject):
    """Puts a lesson in the page's place, and keeps what it shows as it is.

    `article_wanted` carries the id of a text, `question_wanted` those of a text and a question;
    `left` says that the page is to be seen again, `failed` what went wrong.
    """

    article_wanted = Signal(str)
    question_wanted = Signal(str, str)
    left = Signal()
    failed = Signal(object)

    def __init__(self, screen: Screen, live: Live) -> None:
        super().__init__()
        self._window, self._live = screen.window, live
        self.panel = panel = LessonPanel(live.look.theme)
        self._lesson: InstalledLesson | None = None
        self._lengths: dict[ArticleId, int] = {}
        self._wanted: PackId | None = None
        panel.article_wanted.connect(self.article_wanted)
        panel.question_wanted.connect(self.question_wanted)
        panel.left.connect(self.left)
        panel.refused.connect(screen.window.foot.show_refused)
        live.look.changed.connect(lambda: panel.show_theme(live.look.theme))
        live.library.changed.connect(self._follow)

    @property
    def is_here(self) -> bool:
        """Whether the lesson stands in the page's place."""
        return self.panel.isVisible()

    def show(self, pack_id: PackId) -> None:
        """Puts a lesson in the page's place as soon as it was read."""
        self._wanted = pack_id
        self._live.lessons.want("place", pack_id, self._take)

    def _take(self, lesson: InstalledLesson | None) -> None:
        if lesson is None:
            words = self.tr("This lesson cannot be read any more; its texts are on the shelf.")
            self._window.foot.show_refused(words)
            return
        if lesson.pack.id != self._wanted:
            return
        is_new = self._lesson is not lesson
        self._lesson = lesson
        if not is_new:
            self._open()
            return

        def take(lengths: dict[ArticleId, int]) -> None:
            if self._lesson is lesson:
                self._lengths = lengths
                self._open()

        self._live.tasks.start("lengths of a lesson", lambda: text_lengths(lesson), take)

    def _open(self) -> None:
        if not self._refresh():
            return
        self._window.cover_page(self.panel)
        self.panel.take_keyboard()
        self._say_where()

    def _follow(self, changes: Changes) -> None:
        if changes.lessons and self.is_here and self._wanted is not None:
            self._lesson = None
            self._live.lessons.want("place", self._wanted, self._take)
        elif self.is_here and (changes.annotations or changes.articles):
            self._refresh()

    def _refresh(self) -> bool:
        """Shows how far its student is by now; whether that could be read."""
        lesson = self._lesson
        if lesson is None:
            return False
        try:
            page = self._page_of(lesson)
        except LibraryError as error:
            self.failed.emit(error)
            return False
        self.panel.show_page(page)
        self._live.look.keep_progress(page.id, page.done, len(page.asked))
        return True

    def _page_of(self, lesson: InstalledLesson) -> LessonPage:
        library = self._live.library.now
        ids = [each.id for each in lesson.pack.articles]
        visited = {each.id for each in library.articles.summaries(ids) if each.visited}
        marks = ReadingMarks(library.connection, library.now).of(ids)
        read = {}
        for article in lesson.pack.articles:
            mark = marks.get(article.id)
            percent = percent_of(mark.furthest if mark else None, len(article.text))
            said = mark.state if mark is not None else None
            state = state_of(said, was_opened=article.id in visited, percent=percent)
            read[article.id] = HowFarRead(percent, state)
        reads, places = Answers(library), self._live.lessons.passages
        answers = reads.of_lesson(lesson.pack.id)
        checks = {each.id: reads.check_of(each.id) for each in answers if each.body.strip()}
        return lesson_page(lesson, answers, read, self._lengths, checks=checks, places=places)

    def _say_where(self) -> None:
        page = self.panel.shown
        if page is None:
            return
        texts, asked, entries = len(page.reads), len(page.asked), len(page.entries)
        parts = (
            counted(texts, self.tr("1 text"), self.tr("%n texts", None, texts)),
            counted(asked, self.tr("1 question"), self.tr("%n questions", None, asked)),
            counted(
                entries,
                self.tr("1 word or person"),
                self.tr("%n words and people", None, entries),
            ),
        )
        self._window.foot.show_where(self.tr("Lesson"))
        self._window.foot.show_over_page(" · ".join(parts))
