"""A watched folder in the window: chosen, remembered, and asked about before anything is added."""

from __future__ import annotations

from collections.abc import Sequence
from pathlib import Path
from time import time

from PySide6.QtCore import QObject, Signal
from PySide6.QtWidgets import QFileDialog

from desktop.core.library.errors import LibraryError
from desktop.core.text.shown import beginning
from desktop.desks.watching_words import WatchedKind
from desktop.live.live import Live
from desktop.live.watched_folder import NewFiles, WatchedFolder
from desktop.window.window import Window

# So many names are told, and so much of each.
_MOST_NAMES, _MOST_OF_NAME = 3, 40


class WatchingDesk(QObject):
    """Tells of new files in a folder, and adds those that its reader wants.

    `wanted` carries the paths to be added, `failed` what went wrong.
    """

    wanted = Signal(object)
    failed = Signal(object)

    def __init__(self, window: Window, live: Live, kind: WatchedKind) -> None:
        super().__init__()
        self._window, self._live, self._kind = window, live, kind
        self.watched: WatchedFolder | None = None
        window.closing.connect(self._end)

    def begin(self) -> None:
        """Watches the folder that was chosen, today or earlier; does nothing where none was."""
        kept = self._kept()
        if self.watched is None and kept.get(self._kind.folder_kept):
            self._watch(
                Path(kept[self._kind.folder_kept]), _seconds(kept.get(self._kind.known_kept, ""))
            )

    def choose(self) -> None:
        """Asks for the folder to watch; or, where there is one, whether for another or none."""
        self.begin()
        if self.watched is None:
            self._choose_folder()
            return
        self._window.notice.say(
            self._kind.topic,
            self._kind.is_watched().format(self._name),
            self.tr("You are asked before anything of it is added."),
            [
                (self.tr("Watch another …"), self._choose_folder),
                (self.tr("Watch no more"), self.watch_no_more),
            ],
        )
        self._window.notice.focus_first()

    def watch(self, folder: Path) -> None:
        """Watches a folder from now on; whether what lies in it already counts, its kind says."""
        self._end()
        now = 0.0 if self._kind.counts_all else time()
        self._keep({self._kind.folder_kept: str(folder), self._kind.known_kept: repr(now)})
        self._watch(folder, now)
        self._window.notice.take_back(self._kind.topic)
        self._window.foot.show_refused(self._kind.begun().format(self._name))

    def watch_no_more(self) -> None:
        """Watches nothing any more."""
        self._end()
        self._keep({self._kind.folder_kept: ""})
        self._window.notice.take_back(self._kind.topic)
        self._window.foot.show_refused(self.tr("No folder is watched any more."))

    def _choose_folder(self) -> None:
        dialog = QFileDialog(self._window, self._kind.choice())
        dialog.setFileMode(QFileDialog.FileMode.Directory)
        dialog.setOption(QFileDialog.Option.ShowDirsOnly)
        dialog.filesSelected.connect(lambda names: self.watch(Path(names[0])))
        dialog.finished.connect(dialog.deleteLater)
        dialog.open()

    def _watch(self, folder: Path, since: float) -> None:
        self.watched = watched = WatchedFolder(
            folder, since, self._live.tasks, time, endings=self._kind.endings
        )
        watched.noticed.connect(self._tell)
        watched.begin()

    def _end(self) -> None:
        if self.watched is not None:
            self.watched.end()
            self.watched = None

    @property
    def _name(self) -> str:
        folder = self.watched.folder if self.watched is not None else Path()
        return folder.name or str(folder)

    def _tell(self, files: NewFiles) -> None:
        if files.is_gone:
            self._tell_gone()
        elif not files.paths:
            self._window.notice.take_back(self._kind.topic)
        else:
            self._ask(files)

    def _tell_gone(self) -> None:
        self._window.notice.say(
            self._kind.topic,
            self.tr("The folder “{0}” that is watched is not there any more.").format(self._name),
            self.tr(
                "Nothing in your library was changed. It may have been moved or renamed, or lie on"
                " a drive that is not plugged in."
            ),
            [
                (self.tr("Watch another …"), self._choose_folder),
                (self.tr("Watch no more"), self.watch_no_more),
            ],
        )

    def _ask(self, files: NewFiles) -> None:
        self._window.notice.say(
            self._kind.topic,
            self._kind.came(len(files.paths)).format(self._name),
            self._names(files.paths),
            [
                (self._kind.take(), lambda: self._add(files, files.paths)),
                (self.tr("Choose among them …"), lambda: self._look(files)),
                (self.tr("Do not ask again"), lambda: self._pass_over(files)),
            ],
        )

    def _names(self, paths: Sequence[Path]) -> str:
        names = ", ".join(beginning(path.name, _MOST_OF_NAME) for path in paths[:_MOST_NAMES])
        more = len(paths) - _MOST_NAMES
        return self.tr("{0} and %n more", None, more).format(names) if more > 0 else names

    def _look(self, files: NewFiles) -> None:
        """Has those files chosen that are to be added."""
        dialog = QFileDialog(self._window, self.tr("Which of them?"), str(files.paths[0].parent))
        dialog.setFileMode(QFileDialog.FileMode.ExistingFiles)
        dialog.filesSelected.connect(lambda names: self._add(files, [Path(name) for name in names]))
        dialog.finished.connect(dialog.deleteLater)
        dialog.open()

    def _add(self, files: NewFiles, paths: Sequence[Path]) -> None:
        self._pass_over(files)
        self.wanted.emit(tuple(paths))

    def _pass_over(self, files: NewFiles) -> None:
        if self.watched is not None:
            self.watched.pass_over(files.until)
            self._keep({self._kind.known_kept: repr(files.until)})
        self._window.notice.take_back(self._kind.topic)

    def _kept(self) -> dict[str, str]:
        try:
            return self._live.library.now.preferences.all()
        except LibraryError as error:
            self.failed.emit(error)
            return {}

    def _keep(self, values: dict[str, str]) -> None:
        try:
            for name, value in values.items():
                self._live.library.now.preferences.put(name, value)
        except LibraryError as error:
            self.failed.emit(error)


def _seconds(kept: str) -> float:
    try:
        return float(kept)
    except ValueError:
        return 0.0
