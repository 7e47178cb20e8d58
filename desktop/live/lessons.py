"""The lessons that are worked with: read once from their files, and how far each of them is."""

from __future__ import annotations

from collections.abc import Callable

from PySide6.QtCore import QObject

from desktop.core.lesson import PackId
from desktop.core.library.changes import Changes
from desktop.core.library.lesson_contents import InstalledLesson, installed_lesson
from desktop.core.library.library import Library
from desktop.core.span import Span
from desktop.live.library import LiveLibrary
from desktop.live.tasks import Tasks


class LiveLessons(QObject):
    """Reads lessons in tasks and keeps those that were read."""

    def __init__(self, library: LiveLibrary, tasks: Tasks) -> None:
        super().__init__()
        self._library, self._tasks = library, tasks
        self._known: dict[PackId, InstalledLesson] = {}
        # Where marks on another text of an article stand in the one that is asked about.
        self.passages: dict[str, Span] = {}
        library.changed.connect(self._follow)

    def want(
        self, topic: str, pack_id: PackId, then: Callable[[InstalledLesson | None], None]
    ) -> None:
        """Gives a lesson: at once where it is known, else when it was read; None for one gone.

        The `topic` says what it is for: who asks again for the same waits no longer for the first.
        """
        if (known := self._known.get(pack_id)) is not None:
            then(known)
            return
        folder = self._library.now.folder

        def read() -> InstalledLesson | None:
            with Library.open_for_reading(folder) as library:
                return installed_lesson(library.lessons, pack_id)

        def take(lesson: InstalledLesson | None) -> None:
            if lesson is not None:
                self._known[pack_id] = lesson
            then(lesson)

        self._tasks.start(f"lesson {pack_id} for {topic}", read, take, lambda _error: then(None))

    def _follow(self, changes: Changes) -> None:
        if changes.lessons:
            self._known.clear()
