"""A lesson printed: its parts chosen, looked at, put on paper or saved as a page."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path

from PySide6.QtCore import QObject
from PySide6.QtWidgets import QFileDialog

from desktop.core.fields.problem import ProblemList
from desktop.core.lesson import PackId
from desktop.core.library.library import Library
from desktop.core.packs.reading import PackReading, read_files
from desktop.core.packs.written_out import NotWritten, write_page
from desktop.core.printing.lesson_page import lesson_page
from desktop.core.printing.printed_lesson import PrintedLesson, PrintPart, printed_lesson
from desktop.core.text.shown import shown
from desktop.desks.on_paper import OnPaper
from desktop.live.live import Live
from desktop.printing.paper import draw
from desktop.window.print_choice import PrintChoice
from desktop.window.window import Window
from desktop.wording.pack_writing import not_written_words
from desktop.wording.printing import print_words

_TOPIC = "print-lesson"
Parts = frozenset[PrintPart]


class PrintingDesk(QObject):
    """Reads a lesson from its files, and prints what its reader chooses of it."""

    def __init__(self, window: Window, live: Live) -> None:
        super().__init__()
        self._window, self._live = window, live
        self._paper = OnPaper(window)

    def ask(self, lesson: PackId) -> None:
        """Asks what of a lesson is to be printed."""
        folder = self._live.library.now.folder

        def read() -> PackReading:
            with Library.open_for_reading(folder) as library:
                return read_files(library.lessons.files(lesson), ProblemList(), is_kept=True)

        self._live.tasks.start(_TOPIC, read, self._choose)

    def _choose(self, reading: PackReading) -> None:
        pack, contents = reading.pack, reading.contents
        if pack is None or contents is None:
            words = self.tr("This lesson cannot be read, and so not be printed.")
            self._window.foot.show_refused(words)
            return

        def then(do: Callable[[PrintedLesson], None]) -> Callable[[Parts], None]:
            def start(parts: Parts) -> None:
                work = lambda: printed_lesson(pack, contents, parts)  # noqa: E731 - said once
                self._live.tasks.start(_TOPIC, work, do)

            return start

        has_plan = not contents.about.is_for_pupils
        choice = PrintChoice(pack.title, self._window, has_plan=has_plan)
        choice.look_wanted.connect(then(self._look))
        choice.print_wanted.connect(then(self._print))
        choice.page_wanted.connect(then(self._save))
        choice.open()

    def _look(self, lesson: PrintedLesson) -> None:
        self._paper.look(lesson.pack.title, lambda device: draw(lesson, print_words(), device))

    def _print(self, lesson: PrintedLesson) -> None:
        self._paper.print(lesson.pack.title, lambda device: draw(lesson, print_words(), device))

    def _save(self, lesson: PrintedLesson) -> None:
        name = f"{lesson.pack.id}.html"
        words = self.tr("Save the lesson as a web page")
        path, _ = QFileDialog.getSaveFileName(self._window, words, name, "HTML (*.html)")
        if path:
            said = print_words()
            self._live.tasks.start(
                _TOPIC,
                lambda: write_page(Path(path), lesson_page(lesson, said)),
                lambda _: self._tell(Path(path)),
                self._tell_of_error,
            )

    def _tell(self, path: Path) -> None:
        self._window.foot.show_done(self.tr("Saved as “{0}”.").format(shown(path.name)))

    def _tell_of_error(self, error: Exception) -> None:
        if isinstance(error, NotWritten):
            self._window.foot.show_refused(not_written_words(error))
