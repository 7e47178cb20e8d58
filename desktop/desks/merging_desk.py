"""Notes of another library in the window: looked at, merged as one step, and told of."""

from __future__ import annotations

from pathlib import Path

from PySide6.QtCore import QObject, Signal
from PySide6.QtWidgets import QFileDialog

from desktop.core.library.errors import LibraryError
from desktop.core.library.library import FILE_NAME, Library
from desktop.core.library.moving.moved_file import SUFFIX
from desktop.core.library.moving.not_moved import NotMoved
from desktop.core.library.moving.other_library import other_library
from desktop.core.student_work.merging import MergePlan, merge_plan
from desktop.desks.screen import Screen
from desktop.live.live import Live
from desktop.window.merge_dialog import MergeDialog
from desktop.window.take_in_dialog import ShareRow
from desktop.wording.errors import message_for
from desktop.wording.merged_notes import (
    merge_share_words,
    merge_waiting_words,
    merge_words,
    said_of_merging,
)
from desktop.wording.moving import why_not_moved

_TOPIC = "merging"


class MergingDesk(QObject):
    """Reads a library in a task, shows what merging would do, and does it.

    `opened` carries the id of an article that its reader wants to see.
    """

    opened = Signal(str)

    def __init__(self, screen: Screen, live: Live) -> None:
        super().__init__()
        self._window, self._live = screen.window, live
        self._dialog: MergeDialog | None = None
        self._path: Path | None = None
        self._plan: MergePlan | None = None

    def choose(self) -> None:
        """Asks for the file of the other library."""
        dialog = QFileDialog(
            self._dialog or self._window, self.tr("Merge notes of another library")
        )
        dialog.setFileMode(QFileDialog.FileMode.ExistingFile)
        dialog.setNameFilters(
            [
                self.tr("Libraries ({0})").format(f"{FILE_NAME} *.db *{SUFFIX}"),
                self.tr("All files (*)"),
            ]
        )
        dialog.filesSelected.connect(lambda names: self.look(Path(names[0])))
        dialog.finished.connect(dialog.deleteLater)
        dialog.open()

    def look(self, path: Path) -> None:
        """Shows what merging the library in a file or folder would do; nothing is written."""
        self._path, self._plan = path, None
        dialog = self._shown()
        dialog.show_reading(path.name)
        dialog.show_asking(is_asked=False)
        folder = self._live.library.now.folder

        def work() -> MergePlan:
            with Library.open_for_reading(folder) as library, other_library(path) as other:
                return merge_plan(library, other, name=path.name)

        self._live.tasks.start(_TOPIC, work, self._show, self._fail)

    def _show(self, plan: MergePlan) -> None:
        self._plan = plan
        dialog = self._shown()
        dialog.show_look(
            merge_words(plan) or self.tr("This is what merging would do."),
            _rows(plan),
            hint=self.tr(
                "The newest words show, all others stay among the earlier ones. The other library"
                " is not changed."
            ),
            can_take=plan.has_any,
            has_binned=False,
        )
        dialog.show_asking(is_asked=any(share.new for share in plan.articles))

    def _merge(self) -> None:
        """Works it out once more, with the name of whose they are, and writes it."""
        path, folder = self._path, self._live.library.now.folder
        if path is None or self._plan is None:
            return
        author = self._shown().author.text().strip()
        self._plan = None

        def work() -> MergePlan:
            with Library.open_for_reading(folder) as library, other_library(path) as other:
                return merge_plan(library, other, author=author, name=path.name)

        self._live.tasks.start(_TOPIC, work, self._write, self._fail)

    def _write(self, plan: MergePlan) -> None:
        if self._live.edits.merged_notes.merge(plan.merged) is None:
            return
        dialog = self._shown()
        count = len(plan.merged.notes) + len(plan.merged.waiting)
        dialog.show_taken(
            self.tr("{0}.").format(said_of_merging(count)),
            _rows(plan),
            hint=self.tr("Enter opens a text. Undo shows all as it was before."),
        )
        dialog.show_asking(is_asked=False)

    def _shown(self) -> MergeDialog:
        if self._dialog is None:
            self._dialog = dialog = MergeDialog(self._live.look.theme, self._window)
            dialog.take_wanted.connect(self._merge)
            dialog.file_wanted.connect(self.choose)
            dialog.article_chosen.connect(self._open)
            dialog.finished.connect(lambda _: self._forget(dialog))
            dialog.open()
        return self._dialog

    def _open(self, article_id: str) -> None:
        if self._dialog is not None:
            self._dialog.accept()
        self.opened.emit(article_id)

    def _forget(self, dialog: MergeDialog) -> None:
        dialog.deleteLater()
        self._dialog = self._plan = self._path = None

    def _fail(self, error: Exception) -> None:
        if self._dialog is None:
            return
        happened = self.tr("This library could not be read just now.")
        advice = self.tr("Nothing was changed. Try it once more.")
        if isinstance(error, NotMoved):
            message = why_not_moved(error)
            happened, advice = message.happened, message.advice
        elif isinstance(error, LibraryError):
            message = message_for(error, is_saving=False)
            happened, advice = message.happened, message.advice
        self._dialog.show_refused(happened, advice)
        self._dialog.show_asking(is_asked=False)


def _rows(plan: MergePlan) -> list[ShareRow]:
    rows = [
        ShareRow(share.title, words, share.id, bool(share.beside))
        for share in plan.articles
        if (words := merge_share_words(share))
    ]
    return rows + [ShareRow(title, merge_waiting_words(count)) for title, count in plan.waiting]
