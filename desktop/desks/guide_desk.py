"""The guide for teachers: shown, and the starter lesson saved where a teacher wants it."""

from __future__ import annotations

from itertools import count
from pathlib import Path

from PySide6.QtCore import QObject
from PySide6.QtWidgets import QFileDialog

import seeds
from desktop.appearance.plain_words import show_folder
from desktop.core.fields.problem import ProblemList
from desktop.core.packs.folder import read_folder
from desktop.core.packs.guide import read_guide
from desktop.core.packs.written_out import NotWritten, unpack
from desktop.core.text.shown import shown
from desktop.live.live import Live
from desktop.window.guide import Guide, PageOfGuide, guide_page
from desktop.window.window import Window
from desktop.wording.pack_writing import not_written_words

_TOPIC, _STARTER = "guide", "my-first-lesson"


class GuideDesk(QObject):
    """Opens the guide, and writes the starter lesson into a folder that is chosen."""

    def __init__(self, window: Window, live: Live) -> None:
        super().__init__()
        self._window, self._live = window, live

    def show(self) -> None:
        """Opens the guide over the window."""
        self._live.tasks.start(_TOPIC, lambda: guide_page(read_guide()), self._open)

    def _open(self, page: PageOfGuide) -> None:
        guide = Guide(page, self._live.look.theme, self._window)
        guide.starter_wanted.connect(self.save_starter)
        guide.open()

    def save_starter(self) -> None:
        """Asks where, and writes a small lesson to begin with there, in a folder of its own."""
        words = self.tr("Where the folder of the new lesson is to be")
        if parent := QFileDialog.getExistingDirectory(self._window, words):
            self._live.tasks.start(
                "starter lesson", lambda: _save(Path(parent)), self._tell, self._tell_of_error
            )

    def _tell(self, folder: Path) -> None:
        words = self.tr("“{0}” holds a small lesson to change. Begin with pack.md.")
        self._window.foot.show_done(words.format(shown(folder.name)))
        show_folder(folder)

    def _tell_of_error(self, error: Exception) -> None:
        assert isinstance(error, NotWritten)
        self._window.foot.show_refused(not_written_words(error))


def _save(parent: Path) -> Path:
    """Writes the starter lesson under the first name that is free, and gives its folder; a task."""
    names = (_STARTER if number == 1 else f"{_STARTER}-{number}" for number in count(1))
    folder = next(parent / name for name in names if not (parent / name).exists())
    unpack(read_folder(seeds.starter_folder(), ProblemList()), folder)
    return folder
