"""A folder that is looked at from time to time for files that came into it; none is opened."""

from __future__ import annotations

import os
from collections.abc import Callable, Collection
from dataclasses import dataclass
from pathlib import Path
from stat import S_ISREG

from PySide6.QtCore import QObject, QTimer, Signal

from desktop.core.packs.sealed_pack import SUFFIX
from desktop.live.tasks import Tasks

# How often it is looked, in milliseconds, and how long a file has rested, in seconds, before it
# counts: until then it may be on its way still.
_LOOK_AFTER, _RESTED = 30_000, 5.0
# A folder of more files is looked at no further.
_MOST_FILES = 20_000
# How the names of texts end, and those of lessons.
TEXTS = frozenset(
    (
        *(".txt", ".md", ".html", ".htm", ".mhtml", ".mht", ".webarchive"),
        *(".epub", ".pdf", ".docx", ".odt", ".rtf"),
    )
)
LESSONS = frozenset((SUFFIX,))


@dataclass(frozen=True, slots=True)
class NewFiles:
    """Files that came into a folder, by name, and when the last of them did, in seconds.

    `is_gone` when there is no such folder, or none that can be looked into.
    """

    paths: tuple[Path, ...] = ()
    until: float = 0.0
    is_gone: bool = False


def new_files(folder: Path, since: float, now: float, endings: Collection[str] = TEXTS) -> NewFiles:
    """The files that came into a folder since a moment and have rested, told by their names."""
    found: list[tuple[str, float]] = []
    try:
        with os.scandir(folder) as entries:
            for number, entry in enumerate(entries):
                if number >= _MOST_FILES:
                    break
                if (came := _came(entry, endings)) is not None and since < came <= now - _RESTED:
                    found.append((entry.name, came))
    except (OSError, ValueError):
        return NewFiles(is_gone=True)
    paths = tuple(folder / name for name, _ in sorted(found))
    return NewFiles(paths, max((came for _, came in found), default=since))


def _came(entry: os.DirEntry[str], endings: Collection[str]) -> float | None:
    """When a file came or was changed last; None for whatever else lies there."""
    is_wanted = os.path.splitext(entry.name)[1].lower() in endings
    if not is_wanted or entry.name.startswith("."):
        return None
    try:
        found = entry.stat(follow_symlinks=False)
    except OSError:
        return None
    # A file that is downloaded may say the day on which it was written elsewhere.
    return max(found.st_mtime, found.st_ctime) if S_ISREG(found.st_mode) else None


class WatchedFolder(QObject):
    """Looks every half minute, beside the window; `noticed` carries NewFiles where there is news.

    What was found is not told again, unless more comes.
    """

    noticed = Signal(object)

    def __init__(
        self,
        folder: Path,
        since: float,
        tasks: Tasks,
        now: Callable[[], float],
        *,
        endings: Collection[str] = TEXTS,
    ) -> None:
        super().__init__()
        self.folder, self._since, self._endings = folder, since, endings
        self._topic = f"watched-folder {min(endings)}"
        self._tasks, self._now = tasks, now
        self._told = NewFiles()
        self._timer = QTimer(self, interval=_LOOK_AFTER)
        self._timer.timeout.connect(self.check_now)

    def begin(self) -> None:
        """Looks now, and again and again."""
        self.check_now()
        self._timer.start()

    def end(self) -> None:
        """Looks no more."""
        self._timer.stop()
        self._tasks.start(self._topic, lambda: None, lambda _none: None)

    def check_now(self) -> None:
        """Looks once."""
        folder, since, now, endings = self.folder, self._since, self._now(), self._endings
        self._tasks.start(self._topic, lambda: new_files(folder, since, now, endings), self._tell)

    def pass_over(self, until: float) -> None:
        """Tells no more of what came up to a moment."""
        self._since, self._told = max(self._since, until), NewFiles()

    def _tell(self, files: NewFiles) -> None:
        before, self._told = self._told, files
        is_other = (files.paths, files.is_gone) != (before.paths, before.is_gone)
        if is_other:
            self.noticed.emit(files)
