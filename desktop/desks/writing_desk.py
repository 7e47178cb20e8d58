"""Writing a lesson in the window: begun from articles, or gone on with, and saved as one types."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date
from functools import partial
from pathlib import Path

from PySide6.QtCore import QObject, Signal
from PySide6.QtWidgets import QFileDialog

from desktop.core.article import Article, ArticleId
from desktop.core.library.errors import LibraryError, NoSuchArticle
from desktop.core.library.library import Library
from desktop.core.packs.new_lesson import NewLesson, new_lesson
from desktop.core.packs.pack_head import LICENCES
from desktop.core.packs.written_out import NotWritten
from desktop.core.text.shown import shown
from desktop.desks.building_desk import BuildingDesk
from desktop.desks.draft_desk import DraftDesk
from desktop.desks.page_cover import PageCover
from desktop.desks.parts_desk import PartsDesk
from desktop.desks.screen import Screen
from desktop.live.draft_folder import ReadDraft, read_draft, write_new
from desktop.live.live import Live
from desktop.wording.pack_writing import not_written_words
from desktop.wording.problems import words_for
from desktop.writing.lesson_dialogs import BeginDialog
from desktop.writing.panel import WritingPanel

# The preference that holds who writes lessons, and the folder of the last one.
AUTHORS, LAST_LESSON = "lesson-authors", "last-lesson"


class WritingDesk(QObject):
    """Begins lessons, opens them to be changed, and leads back to the page.

    `failed` carries what went wrong.
    """

    failed = Signal(object)

    def __init__(self, screen: Screen, live: Live) -> None:
        super().__init__()
        self._window, self._live = screen.window, live
        self.panel = WritingPanel(live.look.theme)
        self.draft = DraftDesk(screen, live, self.panel)
        self.parts = PartsDesk(screen, self.draft, self.panel)
        self.building = BuildingDesk(screen, live, self.draft, self.panel)
        for each in (self.draft, self.building):
            each.failed.connect(self.failed)
        self._cover = PageCover(screen, live, self.panel, self.leave)
        self.draft.went_on.connect(self._cover.show)

    # Beginning

    def begin(self, ids: Sequence[ArticleId]) -> None:
        """Asks what a lesson on articles is to be called, and writes its folder."""
        try:
            articles = [self._live.library.now.articles.get(each) for each in ids]
        except (LibraryError, NoSuchArticle) as error:
            self.failed.emit(error)
            return
        if not articles:
            return
        look = self._live.look
        folder = self._live.library.now.folder.resolve().parent
        dialog = BeginDialog(
            [article.title for article in articles],
            look.kept(AUTHORS) or "",
            look.theme,
            self._window,
            beside=folder,
        )

        def decide(title: str, authors: str, wanted: Path) -> None:
            look.keep(AUTHORS, authors)
            self._write(
                dialog,
                articles,
                NewLesson(
                    title,
                    authors,
                    date.today().isoformat(),
                    LICENCES[-1],
                    self.tr("copyright of its publisher; for use in class"),
                ),
                wanted,
            )

        dialog.decided.connect(decide)
        dialog.open()

    def _write(
        self, dialog: BeginDialog, articles: list[Article], new: NewLesson, folder: Path
    ) -> None:
        library_folder = self._live.library.now.folder

        def work() -> ReadDraft:
            with Library.open_for_reading(library_folder) as library:
                names = {each.name for article in articles for each in article.shape.pictures}
                known = {name: library.pictures.content(name) for name in names}
            pictures = {name: content for name, content in known.items() if content is not None}
            return write_new(folder, new_lesson(articles, new, pictures))

        def take(read: ReadDraft) -> None:
            dialog.accept()
            self._go_on(read)

        def refuse(error: Exception) -> None:
            if isinstance(error, NotWritten):
                dialog.say_trouble(not_written_words(error))
            else:
                dialog.reject()
                self.failed.emit(error)

        self._live.tasks.start("begin lesson", work, take, refuse)

    # Going on

    def choose(self) -> None:
        """Goes on with the lesson that is open; else asks for the folder of one."""
        if self.draft.lesson is not None and not self.is_here:
            self._cover.show()
            return
        dialog = QFileDialog(self._window, self.tr("Edit a lesson: choose the folder with pack.md"))
        dialog.setFileMode(QFileDialog.FileMode.Directory)
        dialog.setOption(QFileDialog.Option.ShowDirsOnly)
        last = self._live.look.kept(LAST_LESSON)
        beside = Path(last).parent if last else self._live.library.now.folder.resolve().parent
        if beside.is_dir():
            dialog.setDirectory(str(beside))
        dialog.fileSelected.connect(lambda name: self.open(Path(name)))
        dialog.finished.connect(dialog.deleteLater)
        dialog.open()

    def open(self, folder: Path) -> None:
        """Goes on with the lesson in a folder."""
        self._window.foot.show_done(self.tr("Reading the lesson …"))
        self._live.tasks.start(
            "open lesson", partial(read_draft, folder), self._take_read, self.failed.emit
        )

    def _take_read(self, read: ReadDraft) -> None:
        self._window.foot.rest()
        if read.is_lesson:
            self._go_on(read)
            return
        problem = next(iter(read.view.problems), None)
        why = words_for(problem) if problem is not None else None
        told = f"{why.message}. {why.advice}" if why is not None else ""
        words = self.tr("“{0}” is no lesson: {1} Nothing was changed.")
        self._window.foot.show_refused(words.format(shown(read.folder.name), told))

    def _go_on(self, read: ReadDraft) -> None:
        if not self.draft.let_go():
            return
        self._live.look.keep(LAST_LESSON, str(read.folder))
        self.draft.take(read)

    @property
    def is_here(self) -> bool:
        """Whether a lesson is being written before its teacher's eyes."""
        return self._cover.is_here

    def leave(self) -> None:
        """Leads back to the page; everything is in the folder."""
        if self.draft.let_go():
            self._cover.leave()

    def may_close(self) -> bool:
        """Whether all of the lesson is in its folder, or its teacher knows that it is not."""
        return self.draft.let_go()
