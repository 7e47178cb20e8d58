"""Notes and sources that leave the window: into a file, or onto the clipboard."""

from __future__ import annotations

from collections.abc import Callable
from functools import partial
from pathlib import Path

from PySide6.QtCore import QObject, Signal
from PySide6.QtGui import QGuiApplication
from PySide6.QtWidgets import QFileDialog

from desktop.core.annotation import AnnotationId
from desktop.core.article import Article
from desktop.core.library.library import Library
from desktop.core.passage import paragraphs_of
from desktop.core.student_work.citations.article_reference import reference_of
from desktop.core.student_work.citations.citation import quoted
from desktop.core.student_work.citations.in_text import cited_in_text
from desktop.core.student_work.citations.reference import CitationStyle
from desktop.core.student_work.citations.works_cited import entry
from desktop.core.student_work.collecting import collected_work
from desktop.core.student_work.exporting import WorkFormat, exported, write_export
from desktop.core.student_work.outline import outline
from desktop.core.student_work.scopes import ScopeKind, WorkScope, scopes_of
from desktop.core.student_work.work import StudentWork
from desktop.core.student_work.writers.plain_page import plain_page
from desktop.desks.screen import Screen
from desktop.live.live import Live
from desktop.live.work_pdf import work_pdf
from desktop.window.export_dialog import ExportChoice, ExportDialog
from desktop.wording.counting import counted
from desktop.wording.work_labels import not_written, work_labels, work_title

# The preference that holds the style of citations.
CITATIONS = "citations"
# So much is looked at; all of it is written.
_MOST_BLOCKS, _MOST_LETTERS = 400, 30_000
_AS_LETTERS = (
    WorkFormat.MARKDOWN,
    WorkFormat.TABLE,
    WorkFormat.WEB_ANNOTATIONS,
    WorkFormat.HYPOTHESIS,
)


class TakingOutDesk(QObject):
    """Gathers work in tasks, shows it, and writes the file that its reader names.

    `source_wanted` asks who is behind the open text.
    """

    source_wanted = Signal()

    def __init__(
        self, screen: Screen, live: Live, chosen: Callable[[], frozenset[AnnotationId]]
    ) -> None:
        super().__init__()
        # Which marks of the text that is read are to be taken out, where not all are.
        self._chosen = chosen
        self._screen, self._window, self._live = screen, screen.window, live
        self._labels = work_labels()
        # What is shown, by what was chosen.
        self._work: StudentWork | None = None
        self._dialog: ExportDialog | None = None

    def show(self) -> None:
        """Asks what is to go out, and shows it."""
        article = self._screen.reading_in.article
        here = (article.id, article.title) if article is not None else None
        folder = self._live.library.now.folder
        found, chosen = self._results(), self._chosen()

        def read() -> tuple[WorkScope, ...]:
            with Library.open_for_reading(folder) as library:
                return (*found, *scopes_of(library, here, chosen))

        self._live.tasks.start("taking out", read, self._open, self._tell)

    def copy_cited(self) -> None:
        """Copies the selected words between marks, with what stands behind them and the source."""
        reader = self._screen.reading_in
        article, selection = reader.article, reader.page.selection()
        if article is None or selection is None:
            self._window.foot.show_refused(self.tr("Select the words that you want to copy first."))
            return
        words = " ".join(selection.of(article.text).split())
        known = reference_of(article, self._live.library.now.annotations.of_source(article.id))
        paragraph = paragraphs_of(article.text, article.shape).number_at(selection.start)
        short = cited_in_text(known.reference, self._style, paragraph=paragraph)
        whole = entry(known.reference, self._style)
        cited = f"{quoted(words)} {short.plain}\n\n{whole.plain}\n"
        QGuiApplication.clipboard().setText(cited)
        self._window.foot.show_done(self._copied(article, is_whole=not known.missing))

    def _copied(self, article: Article, *, is_whole: bool) -> str:
        if is_whole:
            return self.tr("Copied with the source: {0}").format(article.title)
        return self.tr("Copied. Of its source not all is known: “Who is behind this?” asks for it.")

    @property
    def _style(self) -> CitationStyle:
        return liked_style(self._live)

    def _results(self) -> tuple[WorkScope, ...]:
        """What a search found, where its results are on the screen."""
        if not self._window.is_searching:
            return ()
        now = self._live.search_on_screen.now
        ids = tuple(group.id for group in now.results.groups)
        return (WorkScope(ScopeKind.RESULTS, now.results.query, ids),) if ids else ()

    def _open(self, scopes: tuple[WorkScope, ...]) -> None:
        if not scopes:
            self._window.foot.show_refused(self.tr("There is no article yet."))
            return
        self._dialog = dialog = ExportDialog(scopes, self._style, self._window)
        dialog.chosen.connect(self._gather)
        dialog.save_wanted.connect(self._save)
        dialog.sources_wanted.connect(self._copy_sources)
        dialog.source_wanted.connect(self._ask_for_source)
        dialog.finished.connect(self._forget)
        self._gather()
        dialog.open()

    def _gather(self) -> None:
        dialog = self._dialog
        if dialog is None:
            return
        choice = dialog.choice
        if choice.style is not self._style:
            self._live.look.keep(CITATIONS, choice.style)
        dialog.show_looking()
        folder, labels = self._live.library.now.folder, self._labels
        title = work_title(choice.scope)

        def work() -> tuple[StudentWork, str]:
            with Library.open_for_reading(folder) as library:
                gathered = collected_work(
                    library,
                    choice.scope.ids,
                    title=title,
                    style=choice.style,
                    only=choice.scope.marks,
                )
            if choice.form in _AS_LETTERS:
                content = exported(gathered, choice.form, labels, choice.order, work_pdf)
                return gathered, content[: 4 * _MOST_LETTERS].decode("utf-8-sig", "ignore")
            blocks = outline(gathered, labels, choice.order)
            return gathered, plain_page(blocks, most=_MOST_BLOCKS)

        self._live.tasks.start("export", work, partial(self._show, choice), self._tell)

    def _show(self, choice: ExportChoice, gathered: tuple[StudentWork, str]) -> None:
        dialog = self._dialog
        if dialog is None:
            return
        self._work, page = gathered
        lacking = [each for each in self._work.articles if each.missing]
        is_here = choice.scope.kind in (ScopeKind.ARTICLE, ScopeKind.MARKS)
        words = self._sums(self._work)
        if lacking:
            words = f"{words} {self._lacks(len(lacking))}"
        if unread := sum(each.is_unread for each in self._work.articles):
            words = f"{words} {self._unread(unread)}"
        dialog.show_work(words, page[:_MOST_LETTERS], asks_for_source=is_here and bool(lacking))

    def _sums(self, work: StudentWork) -> str:
        marks, texts = work.count, len(work.articles)
        first = counted(marks, self.tr("1 mark"), self.tr("%n marks", None, marks))
        second = counted(texts, self.tr("1 article"), self.tr("%n articles", None, texts))
        return self.tr("{0} from {1}.").format(first, second)

    def _lacks(self, count: int) -> str:
        return counted(
            count,
            self.tr("Of 1 source not all is known yet."),
            self.tr("Of %n sources not all is known yet.", None, count),
        )

    def _unread(self, count: int) -> str:
        return counted(
            count,
            self.tr("Who speaks in 1 long text is not known yet: open it once, and it is told."),
            self.tr(
                "Who speaks in %n long texts is not known yet: open each once, and it is told.",
                None,
                count,
            ),
        )

    def _save(self) -> None:
        dialog, work = self._dialog, self._work
        if dialog is None or work is None:
            return
        choice = dialog.choice
        start = str(Path.home() / file_name(work.title, choice.form))
        chosen, _ = QFileDialog.getSaveFileName(
            dialog, self.tr("Save the notes"), start, f"*.{choice.form}"
        )
        if not chosen:
            return
        path = Path(chosen)
        if not path.suffix:
            path = path.with_name(f"{path.name}.{choice.form}")
        # Whoever names a file that is there was asked by the dialog; one that got its ending here
        # was not.
        may_replace = path == Path(chosen)
        labels = self._labels

        def write() -> Path:
            content = exported(work, choice.form, labels, choice.order, work_pdf)
            write_export(path, content, may_replace=may_replace)
            return path

        self._live.tasks.start("write export", write, self._tell_written, self._tell_not_written)

    def _tell_written(self, path: Path) -> None:
        if self._dialog is not None:
            self._dialog.accept()
        self._window.foot.show_done(self.tr("Your notes are in {0}").format(path.name))

    def _tell_not_written(self, error: Exception) -> None:
        if self._dialog is not None:
            self._dialog.show_failed(not_written(error))

    def _copy_sources(self) -> None:
        if self._work is None:
            return
        entries = self._work.bibliography
        QGuiApplication.clipboard().setText("".join(f"{each.plain}\n" for each in entries))
        count = len(entries)
        copied = counted(
            count, self.tr("1 source is copied"), self.tr("%n sources are copied", None, count)
        )
        self._window.foot.show_done(copied)

    def _ask_for_source(self) -> None:
        if self._dialog is not None:
            self._dialog.reject()
        self.source_wanted.emit()

    def _tell(self, error: Exception) -> None:
        words = not_written(error)
        if self._dialog is not None:
            self._dialog.show_failed(words)
        else:
            self._window.foot.show_refused(words)

    def _forget(self) -> None:
        if self._dialog is not None:
            self._dialog.deleteLater()
        self._dialog = self._work = None


def liked_style(live: Live) -> CitationStyle:
    """The style of citations that was chosen last."""
    kept = live.look.kept(CITATIONS)
    return next((style for style in CitationStyle if style == kept), CitationStyle.MLA)


def file_name(title: str, form: WorkFormat) -> str:
    """A name for a file that holds such work, which every system takes."""
    letters = "".join(each if each.isalnum() or each in " -" else " " for each in title)
    return f"{' '.join(letters.split())[:60] or 'notes'}.{form}"
