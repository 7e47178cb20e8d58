"""The lesson seen as a student sees it, and made into one file."""

from __future__ import annotations

from collections.abc import Callable
from functools import partial
from pathlib import Path
from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, Signal

from desktop.core.fields.written_file import NotWritable
from desktop.core.packs.sealing import usual_name
from desktop.core.packs.written_out import NotWritten
from desktop.desks.draft_desk import DraftDesk
from desktop.desks.screen import Screen
from desktop.live.late import Late
from desktop.live.lesson_building import BuiltLesson, TrialLesson, build, on_trial
from desktop.live.live import Live
from desktop.wording.pack_writing import not_writable_words, not_written_words
from desktop.writing.lesson_dialogs import BuildDialog
from desktop.writing.panel import WritingPanel

if TYPE_CHECKING:
    from desktop.desks.rehearsing_desk import RehearsingDesk


class BuildingDesk(QObject):
    """Has the lesson seen as a student sees it, and builds the file that is handed out.

    `failed` carries what went wrong.
    """

    failed = Signal(object)

    def __init__(self, screen: Screen, live: Live, desk: DraftDesk, panel: WritingPanel) -> None:
        super().__init__()
        self._window, self._live, self._desk, self.panel = screen.window, live, desk, panel
        self.rehearsing = Late(self._make_rehearsing)
        panel.student_wanted.connect(self._see)
        panel.build_wanted.connect(self.ask_to_build)

    def _see(self, is_wanted: bool) -> None:
        draft = self._desk.lesson.draft if self._desk.lesson is not None else None
        if not is_wanted:
            if self.rehearsing.made is not None:
                self.rehearsing.made.end()
            self.panel.show_writing()
        elif draft is not None:
            # As it stands now: who goes on writing sees what was written when they look again.
            self._live.tasks.start(
                "as a student", partial(on_trial, draft), self._show_as_student, self._refuse
            )

    def _show_as_student(self, looked: TrialLesson) -> None:
        if looked.lesson is None:
            self.panel.turn_to_tab(1)
            self.panel.refused.emit(self.tr("There is something to put right first."))
            return
        self.rehearsing.get().show(looked.lesson, looked)

    def _make_rehearsing(self) -> RehearsingDesk:
        from desktop.desks.rehearsing_desk import RehearsingDesk  # noqa: PLC0415 - when wanted

        desk = RehearsingDesk(self._live, self.panel)
        self._live.look.changed.connect(lambda: desk.show_theme(self._live.look.theme))
        self._window.taken.emit(desk.text.reader)
        return desk

    def turn_level(self) -> bool:
        """Has a lesson that is tried out in other words; whether one is."""
        return self.rehearsing.made is not None and self.rehearsing.made.turn_level()

    def _refuse(self, error: Exception) -> None:
        if isinstance(error, NotWritten):
            self.panel.refused.emit(not_written_words(error))
        elif isinstance(error, NotWritable):
            self.panel.refused.emit(not_writable_words(error))
        else:
            self.failed.emit(error)

    def ask_to_build(self) -> None:
        """Asks where the one file is to be, where there is nothing to put right first."""
        view, lesson = self.panel.view, self._desk.lesson
        pack = view.reading.pack if view is not None else None
        if pack is None or lesson is None:
            self.panel.turn_to_tab(1)
            self.panel.refused.emit(self.tr("There is something to put right first."))
            return
        beside = lesson.folder.parent
        names = (beside / usual_name(pack), beside / usual_name(pack, is_for_pupils=True))
        dialog = BuildDialog(*names, self._live.look.theme, self._window)

        def take(built: BuiltLesson) -> None:
            dialog.accept()
            if built.path is None:
                self.panel.turn_to_tab(1)
                self.panel.refused.emit(self.tr("There is something to put right first."))
                return
            words = self.tr("Built: {0} ({1} kB)")
            self._window.foot.show_done(words.format(built.path, max(1, built.size // 1000)))

        def refuse(error: Exception) -> None:
            if isinstance(error, NotWritten):
                dialog.say_trouble(not_written_words(error))
            else:
                dialog.reject()
                self._refuse(error)

        def decide(path: Path, is_for_pupils: bool) -> None:
            work: Callable[[], BuiltLesson] = partial(
                build, lesson.draft, path, for_pupils=is_for_pupils
            )
            self._live.tasks.start("build lesson", work, take, refuse)

        dialog.decided.connect(decide)
        dialog.open()
