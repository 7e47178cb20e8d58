"""The open text printed with its marks and notes: chosen, looked at, put on paper or saved."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path

from PySide6.QtCore import QBuffer, QIODevice, QMarginsF, QObject, Signal
from PySide6.QtGui import QPagedPaintDevice, QPdfWriter
from PySide6.QtWidgets import QFileDialog

from desktop.appearance.paper_size import usual_paper
from desktop.core.article import Article
from desktop.core.library.library import Library
from desktop.core.student_work.collecting import collected_work
from desktop.core.student_work.exporting import WorkFormat, write_export
from desktop.core.student_work.outline import outline
from desktop.core.student_work.printed_notes import PaperKind, printed_notes
from desktop.core.student_work.work import StudentWork, WorkOrder
from desktop.core.text.shown import shown
from desktop.desks.on_paper import Draw, OnPaper
from desktop.desks.taking_out_desk import file_name, liked_style
from desktop.live.live import Live
from desktop.printing.notes_paper import PaperWords, draw_notes, draw_text
from desktop.window.text_print_choice import TextPrintChoice
from desktop.window.window import Window
from desktop.wording.printing import print_words
from desktop.wording.work_labels import not_written, work_labels

_TOPIC = "print-text"


class TextPrintingDesk(QObject):
    """Gathers what was done to a text in a task, and prints what its reader chooses of it.

    `lesson_wanted` asks for the lesson of the text to be printed instead.
    """

    lesson_wanted = Signal()

    def __init__(self, window: Window, live: Live) -> None:
        super().__init__()
        self._window, self._live = window, live
        self._paper = OnPaper(window)

    def ask(self, article: Article, *, has_lesson: bool) -> None:
        """Asks what of a text is to be printed."""
        choice = TextPrintChoice(article.title, self._window, has_lesson=has_lesson)

        def then(do: Callable[[str, Draw], None]) -> Callable[[], None]:
            return lambda: self._gather(article, choice, do)

        choice.look_wanted.connect(then(self._paper.look))
        choice.print_wanted.connect(then(self._paper.print))
        choice.file_wanted.connect(then(self._save))
        choice.lesson_wanted.connect(choice.close)
        choice.lesson_wanted.connect(self.lesson_wanted)
        choice.open()

    def _gather(
        self, article: Article, choice: TextPrintChoice, do: Callable[[str, Draw], None]
    ) -> None:
        folder, style = self._live.library.now.folder, liked_style(self._live)
        kind, title = choice.kind, article.title
        said = PaperWords(print_words(), work_labels(), choice.large.isChecked())

        def work() -> Draw:
            with Library.open_for_reading(folder) as library:
                gathered = collected_work(library, [article.id], title=title, style=style)
            return _drawn(gathered, kind, said)

        self._live.tasks.start(_TOPIC, work, lambda draw: do(title, draw), self._tell_of_error)

    def _save(self, title: str, draw: Draw) -> None:
        name = str(Path.home() / file_name(title, WorkFormat.PDF))
        words = self.tr("Save the pages as a PDF")
        chosen, _ = QFileDialog.getSaveFileName(self._window, words, name, "PDF (*.pdf)")
        if not chosen:
            return
        path = Path(chosen)
        if not path.suffix:
            path = path.with_name(f"{path.name}.pdf")
        # Whoever names a file that is there was asked by the dialog; one that got its ending here
        # was not.
        may_replace = path == Path(chosen)
        self._live.tasks.start(
            _TOPIC,
            lambda: write_export(path, _as_pdf(title, draw), may_replace=may_replace),
            lambda _: self._tell(path),
            self._tell_of_error,
        )

    def _tell(self, path: Path) -> None:
        self._window.foot.show_done(self.tr("Saved as “{0}”.").format(shown(path.name)))

    def _tell_of_error(self, error: Exception) -> None:
        self._window.foot.show_refused(not_written(error))


def _drawn(work: StudentWork, kind: PaperKind, said: PaperWords) -> Draw:
    """What draws a kind of pages; all that walks through the text is done by then."""
    has_marks = kind is not PaperKind.BARE
    notes = printed_notes(work.articles[0], said.labels, has_marks=has_marks)
    if kind is not PaperKind.NOTES_ALONE:
        return lambda device: draw_text(notes, said, device)
    blocks = tuple(outline(work, said.labels, WorkOrder.ARTICLE))
    pens = notes.pen_names(said.labels)
    return lambda device: draw_notes(work.title, blocks, pens, said, device)


def _as_pdf(title: str, draw: Callable[[QPagedPaintDevice], int]) -> bytes:
    buffer = QBuffer()
    buffer.open(QIODevice.OpenModeFlag.WriteOnly)
    writer = QPdfWriter(buffer)
    writer.setTitle(title)
    writer.setCreator("Sourcebook")
    writer.setPageSize(usual_paper())
    # The sheets have edges of their own.
    writer.setPageMargins(QMarginsF(0, 0, 0, 0))
    draw(writer)
    buffer.close()
    return bytes(buffer.data().data())
