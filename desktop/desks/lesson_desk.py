"""A lesson as a place in the window: what is read, answered and explained in it."""

from __future__ import annotations

from dataclasses import replace

from PySide6.QtCore import QObject, QTimer, Signal

from desktop.core.article import ArticleId
from desktop.core.lesson import PackId
from desktop.core.library.answers import AnswerCheck, Answers
from desktop.core.library.changes import Changes
from desktop.core.library.edition_news import EditionNews, edition_news
from desktop.core.library.errors import LibraryError
from desktop.core.library.lesson_contents import InstalledLesson
from desktop.core.library.library import Library
from desktop.core.library.reading_marks import ReadingMarks, percent_of, state_of
from desktop.desks.page_cover import PageCover
from desktop.desks.screen import Screen
from desktop.lesson.page import HowFarRead, LessonPage, lesson_page, text_lengths
from desktop.lesson.panel import LessonPanel
from desktop.live.live import Live
from desktop.live.quotes_in import quotes_in, quotes_known
from desktop.live.what_is_known import ArticleReading

# How long a lesson is seen before quotations are counted, in milliseconds; and of so many texts.
_COUNT_AFTER, _MOST_COUNTED = 1_200, 12


def _counted_in(lesson: InstalledLesson) -> list[ArticleId]:
    """The texts whose quotations are counted."""
    return [each.id for each in lesson.pack.articles[:_MOST_COUNTED]]


class LessonDesk(QObject):
    """Puts a lesson in the page's place, and keeps what it shows as it is.

    `article_wanted` carries the id of a text, `question_wanted` those of a text and a question,
    `changes_wanted` that of a text which a new edition changed;
    `print_wanted` that of a lesson; `failed` carries what went wrong.
    """

    article_wanted = Signal(str)
    question_wanted = Signal(str, str)
    changes_wanted = Signal(str)
    print_wanted = Signal(str)
    failed = Signal(object)

    def __init__(self, screen: Screen, live: Live) -> None:
        super().__init__()
        self._window, self._live = screen.window, live
        self.panel = panel = LessonPanel(live.look.theme)
        self._lesson: InstalledLesson | None = None
        self._lengths: dict[ArticleId, int] = {}
        self._news: EditionNews | None = None
        self._quotes: dict[ArticleId, int] = {}
        self._wanted: PackId | None = None
        # What nobody waits for is counted when the lesson is seen.
        self._counts = QTimer(panel, singleShot=True, interval=_COUNT_AFTER)
        self._counts.timeout.connect(self._count_quotes)
        panel.article_wanted.connect(self.article_wanted)
        panel.question_wanted.connect(self.question_wanted)
        panel.changes_wanted.connect(self.changes_wanted)
        panel.print_wanted.connect(lambda: self.print_wanted.emit(self._wanted))
        self._cover = PageCover(screen, live, panel, fill=self._go_on)
        live.library.changed.connect(self._follow)
        live.open.understood.connect(self._note_quotes)

    @property
    def is_here(self) -> bool:
        """Whether the lesson stands in the page's place."""
        return self._cover.is_here

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
                self._lengths, self._news = lengths, None
                self._open()

        self._live.tasks.start("lengths of a lesson", lambda: text_lengths(lesson), take)

    def _look_further(self, lesson: InstalledLesson) -> None:
        """Finds out what an edition did, and how many quotes are known: the page waits for none."""
        folder = self._live.library.now.folder

        def read() -> tuple[EditionNews | None, dict[ArticleId, int]]:
            with Library.open_for_reading(folder) as library:
                quotes = quotes_known(library, _counted_in(lesson))
                return edition_news(library, lesson.pack.id), quotes

        def take(found: tuple[EditionNews | None, dict[ArticleId, int]]) -> None:
            if self._lesson is not lesson:
                return
            news, quotes = found
            self._quotes |= quotes
            if news != self._news:
                self._news = news
                self._refresh()
            self._show_quotes()
            self._counts.start()

        self._live.tasks.start("news of a lesson", read, take, lambda _error: None)

    def _open(self) -> None:
        if not self._refresh():
            return
        self._cover.show()
        if self._lesson is not None:
            self._look_further(self._lesson)

    def _note_quotes(self, found: ArticleReading) -> None:
        if found.readability is not None:
            self._quotes[found.article.id] = len(found.extraction.spoken)

    def _count_quotes(self) -> None:
        """Counts the quotations of the next text of which that is not known."""
        if not self.is_here or self._lesson is None:
            return
        lesson, folder = self._lesson, self._live.library.now.folder
        seen = _counted_in(lesson)
        article_id = next((each for each in seen if each not in self._quotes), None)
        if article_id is None:
            return

        def count() -> int:
            with Library.open_for_reading(folder) as library:
                return quotes_in(library, article_id)

        def take(quotes: int) -> None:
            self._quotes[article_id] = quotes
            if self.is_here and quotes:
                self._show_quotes()
            self._counts.start(0)

        self._live.tasks.start("quotes of a lesson", count, take, lambda _error: None)

    def _show_quotes(self) -> None:
        """Adds how many quotations there are; how far its student is was told before."""
        if (page := self.panel.shown) is not None:
            known = self._quotes
            reads = (replace(each, quotes=known.get(each.article_id, 0)) for each in page.reads)
            self.panel.show_page(replace(page, reads=tuple(reads)))

    def _go_on(self) -> None:
        """Shows the lesson as it is by now, where it stood beneath something else."""
        if self._lesson is not None:
            self._refresh()
        elif self._wanted is not None:
            self._live.lessons.want("place", self._wanted, self._take)

    def _follow(self, changes: Changes) -> None:
        if changes.lessons and self._wanted is not None:
            self._lesson = None
        if changes.lessons and self.is_here:
            self._go_on()
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
        written = [each.id for each in answers if each.body.strip()]
        checks: dict[str, AnswerCheck] = {each: reads.check_of(each) for each in written}
        return lesson_page(
            lesson,
            answers,
            read,
            self._lengths,
            checks=checks,
            places=places,
            quotes=self._quotes,
            news=self._news,
        )
