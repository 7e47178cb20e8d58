"""Adding in the window: from files, folders and copied words to articles on the shelf."""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from dataclasses import replace
from functools import cached_property, partial
from pathlib import Path
from typing import TYPE_CHECKING

from PySide6.QtCore import QMimeData, QObject, Signal
from PySide6.QtGui import QDragEnterEvent, QGuiApplication
from PySide6.QtWidgets import QFileDialog

from desktop.adding.drop_sign import DropSign
from desktop.adding.offered import may_be_offered, offered
from desktop.adding.preview import PastePreview
from desktop.adding.report import AddingSheet
from desktop.adding.rows import AddedRow
from desktop.appearance.action_menu import open_actions
from desktop.appearance.keys_in_words import with_keys
from desktop.core.article import Article, ArticleId
from desktop.core.library.articles import ArticleSummary
from desktop.core.library.changes import Changes
from desktop.core.library.errors import LibraryError
from desktop.core.text.shown import beginning
from desktop.desks.reading_desk import ReadingDesk
from desktop.desks.screen import Screen
from desktop.live.adding import AddingReport
from desktop.live.live import Live
from desktop.live.pasting import LivePasting, PastedArticle
from desktop.panel import USUAL_KEYS
from desktop.window.commands import KEYS
from desktop.wording.counting import counted

if TYPE_CHECKING:
    from desktop.desks.watching_desk import WatchingDesk

# What is offered in a choice of files; whatever else is chosen is told why it cannot be read.
_TEXTS = "*.txt *.md *.html *.htm *.mhtml *.mht *.webarchive *.epub *.pdf *.docx *.odt *.rtf *.zip"


# So much of a title is told.
_MOST_OF_TITLE = 60


class AddingDesk(QObject):
    """Adds what its reader has, and shows what became of it.

    `failed` carries what went wrong.
    """

    failed = Signal(object)

    def __init__(self, screen: Screen, live: Live, *, reading: ReadingDesk) -> None:
        super().__init__()
        self._window, self._reader = screen.window, screen.reader
        self._live, self._reading = live, reading
        self._importing = importing = live.importing.get()
        # What is to be added when the files before are through.
        self._waiting: list[Path] = []
        self.has_report = False
        self._pasting = LivePasting(live.library.now.folder, live.tasks)
        screen.window.closing.connect(self._pasting.close)
        importing.counted.connect(self._count)
        importing.progressed.connect(lambda done, _path: self.report.show_progress(done))
        importing.added.connect(self._show_added)
        importing.ended.connect(self._end)
        importing.failed.connect(self.failed)
        live.library.changed.connect(self._follow)

    @cached_property
    def report(self) -> AddingSheet:
        """What became of each file, in the page's place."""
        report = AddingSheet(self._live.look.theme)
        self._live.look.changed.connect(lambda: report.show_theme(self._live.look.theme))
        report.article_chosen.connect(self._open)
        report.stop_wanted.connect(self._stop)
        report.put_away.connect(self._put_report_away)
        report.left.connect(self._leave_report)
        return report

    @cached_property
    def sign(self) -> DropSign:
        """What lies over the window while something is dragged over it."""
        sign = DropSign(self._live.look.theme, self._window.ground)
        sign.dropped.connect(self._take)
        return sign

    @cached_property
    def watching(self) -> WatchingDesk:
        """The folder that is watched, if one is."""
        from desktop.desks.watching_desk import WatchingDesk  # noqa: PLC0415 - when wanted

        desk = WatchingDesk(self._window, self._live)
        desk.wanted.connect(self.add)
        desk.failed.connect(self.failed)
        return desk

    def commands(self) -> dict[str, Callable[[], object]]:
        """What can be done by a key, wherever that is pressed."""
        return {
            "add": self.choose_files,
            "add_folder": self.choose_folder,
            "paste": self.paste,
            "watch": lambda: self.watching.choose(),  # noqa: PLW0108 - made when first wanted
            "added": self.show_report,
        }

    # What is to be added

    def show_ways(self) -> None:
        """Lists the ways to add something, under the button for it."""
        button = self._window.top_bar.add
        wanted = [KEYS[each] for each in ("add", "add_folder", "paste", "watch", "added")]
        # By their usual keys: their reader may have chosen others.
        ways = (each for each in self._window.actions() if each.property(USUAL_KEYS) in wanted)
        open_actions(ways, self._window, button.mapToGlobal(button.rect().bottomLeft()))

    def receive(self, event: QDragEnterEvent) -> bool:
        """Lays the sign over the window for what can be added; whether it is that."""
        # What comes from the window itself is moved about in it, not added.
        is_wanted = event.source() is None and may_be_offered(event.mimeData())
        if is_wanted:
            event.acceptProposedAction()
            self.sign.come_up(self._live.look.theme)
        return is_wanted

    def paste(self) -> None:
        """Adds copied files, or shows copied words before they are added."""
        self._take(QGuiApplication.clipboard().mimeData())

    def _take(self, mime: QMimeData) -> None:
        found = offered(mime)
        foot = self._window.foot
        if found is None:
            foot.show_refused(self.tr("Copy some words or files first: there is nothing to add."))
        elif found.is_too_long:
            too_many = self.tr("Too many words for one article. {Window: Ctrl+O} adds a file.")
            foot.show_refused(with_keys(too_many))
        elif found.is_address:
            self._tell_of_address()
        elif found.words is not None:
            foot.show_done(self.tr("Reading the words …"))
            self._pasting.read(found.words, self._show_pasted, self._say_unread)
        else:
            self.add(found.paths)

    def _tell_of_address(self) -> None:
        self._window.foot.show_refused(
            self.tr("A link alone has no text. Save the page in your browser, and add that file.")
        )

    def _say_unread(self, error: Exception) -> None:
        self._window.foot.show_refused(self.tr("These words could not be read."))
        self.failed.emit(error)

    def _show_pasted(self, pasted: PastedArticle) -> None:
        self._window.foot.rest()
        if pasted.reason is not None or pasted.article is None:
            self._window.foot.show_refused(self.tr("There is no text in this that can be added."))
            return
        look = PastePreview(pasted, self._live.look.theme, self._window)
        look.add_wanted.connect(partial(self._add_pasted, pasted.pictures))
        look.open_wanted.connect(self._open)
        look.open()

    def _add_pasted(self, pictures: Mapping[str, bytes], article: Article, title: str) -> None:
        wanted = [replace(article, title=title)]
        if self._live.edits.articles.add(wanted, pictures) is not None:
            words = self.tr("Added: “{0}”").format(beginning(title, _MOST_OF_TITLE))
            self._window.foot.show_echo(words, is_said=True)

    def choose_files(self) -> None:
        """Asks for files, as many as are wanted, and adds them."""
        dialog = self._choice(self.tr("Add articles"), QFileDialog.FileMode.ExistingFiles)
        dialog.setNameFilters([self.tr("Texts ({0})").format(_TEXTS), self.tr("All files (*)")])
        dialog.open()

    def choose_folder(self) -> None:
        """Asks for a folder, and adds the texts in it."""
        dialog = self._choice(
            self.tr("Add all articles of a folder"), QFileDialog.FileMode.Directory
        )
        dialog.setOption(QFileDialog.Option.ShowDirsOnly)
        dialog.open()

    def _choice(self, title: str, mode: QFileDialog.FileMode) -> QFileDialog:
        dialog = QFileDialog(self._window, title)
        dialog.setFileMode(mode)
        dialog.filesSelected.connect(lambda names: self.add([Path(name) for name in names]))
        dialog.finished.connect(dialog.deleteLater)
        return dialog

    def add(self, paths: Sequence[Path]) -> None:
        """Adds files and folders; the report comes to the page's place."""
        if self._importing.is_running:
            self._waiting += paths
            return
        self.has_report = True
        self.report.begin()
        self._importing.start(paths)
        self.show_report()

    def show_report(self) -> None:
        """Shows what became of what was added last."""
        self._reading.clear_page()
        self._window.cover_page(self.report)
        self._say_where()
        self.report.setFocus()

    # What becomes of it

    def _count(self, total: int) -> None:
        self.report.show_total(total)

    def _show_added(self, reports: tuple[AddingReport, ...]) -> None:
        self.report.show_more(self._rows(reports))
        if self.report.isVisible():
            self._say_where()

    def _rows(self, reports: tuple[AddingReport, ...]) -> list[AddedRow]:
        ids = [report.article_id for report in reports if report.article_id is not None]
        try:
            known = {each.id: each for each in self._live.library.now.articles.summaries(ids)}
        except LibraryError as error:
            self.failed.emit(error)
            known = {}
        return [_row(report, known) for report in reports]

    def _end(self, _reports: tuple[AddingReport, ...]) -> None:
        if self._waiting:
            paths, self._waiting = self._waiting, []
            self._importing.start(paths)
            return
        self.report.show_end()
        self._echo()
        if self.report.isVisible():
            self._say_where()

    def _echo(self) -> None:
        added = self._importing.added_articles
        if added is None or not added.is_done:
            return
        count = len(added)
        words = counted(
            count, self.tr("1 article added"), self.tr("%n articles added", None, count)
        )
        if added.is_last:
            # The report says it by itself.
            self._window.foot.show_echo(words, is_said=not self.report.isVisible())
        else:
            self._window.foot.show_done(words)

    def _follow(self, changes: Changes) -> None:
        """Shows which of what was added is there no more, or again."""
        if not self.has_report or not changes.articles:
            return
        articles, rows = self._live.library.now.articles, self.report.records

        def now(row: AddedRow) -> AddedRow:
            article_id: ArticleId | None = row.report.article_id
            if article_id not in changes.articles or article_id is None:
                return row
            return replace(row, is_gone=not articles.is_there(article_id))

        try:
            changed = tuple(map(now, rows))
        except LibraryError as error:
            self.failed.emit(error)
            return
        if changed != rows:
            self.report.show_changed(changed)

    def _open(self, article_id: str) -> None:
        self._reading.open_article(article_id)
        self._reader.setFocus()

    def _stop(self) -> None:
        self._waiting.clear()
        self._importing.stop()

    def _put_report_away(self) -> None:
        self._window.show_page()
        self._reader.setFocus()

    def _say_where(self) -> None:
        self._window.foot.show_over_page(self.report.sums())
        self._window.foot.show_where(self.tr("Adding articles"))

    def _leave_report(self) -> None:
        self._window.foot.show_over_page("")
        self._reader.say_where()


def _row(report: AddingReport, known: Mapping[ArticleId, ArticleSummary]) -> AddedRow:
    summary = known.get(report.article_id) if report.article_id is not None else None
    if summary is None:
        return AddedRow(report)
    return AddedRow(report, summary.title, summary.publisher, summary.published)
