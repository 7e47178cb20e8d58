"""Notes of other programs in the window: looked at, taken in as one step, and told of."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Sequence
from pathlib import Path

from PySide6.QtCore import QObject, Signal
from PySide6.QtWidgets import QFileDialog

from desktop.core.article import ArticleId
from desktop.core.library.library import Library
from desktop.core.library.waiting_notes import WaitingNotes
from desktop.core.student_work.notes_plan import NotesPlan
from desktop.core.student_work.readers.notes_file import may_hold_notes
from desktop.core.student_work.readers.notes_names import ENDINGS
from desktop.core.student_work.taking_in import plan_of_file, plan_of_waiting
from desktop.desks.screen import Screen
from desktop.live.live import Live
from desktop.live.notes_reader import NotesReader, NotesReading
from desktop.window.take_in_dialog import ShareRow, TakeInDialog
from desktop.wording.taken_notes import (
    hint_words,
    notes_format_name,
    plan_words,
    refusal_of_notes,
    said_of_taking_in,
    said_of_waiting,
    share_words,
    text_name,
    waiting_words,
)

_TOPIC = "notes"
_FILES = " ".join(f"*.{ending}" for ending in ENDINGS)


class TakingInDesk(QObject):
    """Reads files beside the window, shows what is in them, and takes it in.

    `opened` carries the id of an article that its reader wants to see.
    """

    opened = Signal(str)

    def __init__(self, screen: Screen, live: Live) -> None:
        super().__init__()
        self._screen, self._window, self._live = screen, screen.window, live
        self._reader: NotesReader | None = None
        self._dialog: TakeInDialog | None = None
        # Files that are still to be looked at, what was read of the one that is, and its plan.
        self._next: list[Path] = []
        self._reading: NotesReading | None = None
        self._plan: NotesPlan | None = None
        # Whether one is read, or is to be decided on.
        self._is_at_work = False
        self._window.closing.connect(self._end)

    def choose(self) -> None:
        """Asks for a file."""
        dialog = QFileDialog(self._dialog or self._window, self.tr("Take in marks and notes"))
        dialog.setFileMode(QFileDialog.FileMode.ExistingFiles)
        dialog.setNameFilters(
            [self.tr("Marks and notes ({0})").format(_FILES), self.tr("All files (*)")]
        )
        dialog.filesSelected.connect(lambda names: self._look_instead(map(Path, names)))
        dialog.finished.connect(dialog.deleteLater)
        dialog.open()

    def sort(self, paths: Sequence[Path], otherwise: Callable[[Sequence[Path]], object]) -> None:
        """Looks at the notes among files; what is none goes `otherwise`, once."""

        def parted() -> tuple[list[Path], list[Path]]:
            notes = [path for path in paths if may_hold_notes(path)]
            return notes, [path for path in paths if path not in notes]

        def take(both: tuple[list[Path], list[Path]]) -> None:
            notes, others = both
            otherwise(others)
            if notes:
                self.look(notes)

        self._live.tasks.start(f"{_TOPIC} {paths[0]}", parted, take)

    def look(self, paths: Sequence[Path]) -> None:
        """Shows what is in files, one after the other; nothing is written."""
        self._next += paths
        if self._is_at_work:
            self._shown().show_left(len(self._next))
        else:
            self._look_at_next()

    def _look_instead(self, paths: Iterable[Path]) -> None:
        """Shows what is in other files before what waits, in the place of what is shown."""
        self._next[:0] = paths
        self._look_at_next()

    def look_at_waiting(self) -> None:
        """Shows what becomes of the notes that wait, now that other articles are there."""
        folder = self._live.library.now.folder

        def work() -> NotesPlan:
            with Library.open_for_reading(folder) as library:
                return plan_of_waiting(library)

        self._reading = None
        self._live.tasks.start(_TOPIC, work, self._show_plan, self._fail)

    def tell_of_waiting(self) -> None:
        """Says so where notes waited for what was added just now."""
        folder = self._live.library.now.folder

        def work() -> int:
            with Library.open_for_reading(folder) as library:
                if not WaitingNotes(library.connection, library.now).has_any():
                    return 0
                return len(plan_of_waiting(library).taken.placed)

        def say(count: int) -> None:
            if count:
                ways = [(self.tr("Look at them"), self._look_at_told)]
                self._window.notice.say(_TOPIC, said_of_waiting(count), "", ways)

        self._live.tasks.start("waiting notes", work, say)

    def _look_at_told(self) -> None:
        self._window.notice.take_back(_TOPIC)
        self.look_at_waiting()

    # One file after the other

    def _look_at_next(self) -> None:
        if not self._next:
            return
        path = self._next.pop(0)
        self._plan, self._is_at_work = None, True
        self._shown().show_reading(path.name)
        self._shown().show_left(0)
        reader = self._reader = self._reader or NotesReader()
        self._live.tasks.start(_TOPIC, lambda: reader.read(path), self._read, self._fail)

    def _read(self, reading: NotesReading) -> None:
        self._reading = reading
        if reading.file is None:
            assert reading.reason is not None
            message = refusal_of_notes(reading.reason)
            self._shown().show_refused(f"{reading.path.name}: {message.happened}", message.advice)
            self._offer_next(is_at_work=bool(self._next))
            return
        self._work_out(brings_back=False)

    def _work_out(self, *, brings_back: bool) -> None:
        reading, folder = self._reading, self._live.library.now.folder
        if reading is None or reading.file is None:
            return
        file, name = reading.file, reading.path.name

        def work() -> NotesPlan:
            with Library.open_for_reading(folder) as library:
                return plan_of_file(library, file, name, brings_back=brings_back)

        self._live.tasks.start(_TOPIC, work, self._show_plan, self._fail)

    def _show_plan(self, plan: NotesPlan) -> None:
        self._plan = plan
        forms = ", ".join(map(notes_format_name, plan.forms))
        named = f"{plan.came_from} ({forms}): " if plan.came_from else ""
        self._shown().show_look(
            f"{named}{plan_words(plan)}",
            _rows(plan),
            hint=hint_words(plan),
            can_take=plan.new > 0,
            has_binned=plan.binned > 0,
        )
        self._offer_next(is_at_work=True)

    def _offer_next(self, *, is_at_work: bool) -> None:
        self._is_at_work = is_at_work
        self._shown().show_left(len(self._next))

    def _take(self) -> None:
        plan = self._plan
        if plan is None or self._live.edits.taken_notes.take(plan.taken) is None:
            return
        self._plan = None
        if self._next:
            self._look_at_next()
            return
        self._shown().show_taken(
            self.tr("{0}.").format(said_of_taking_in(plan.new)),
            [row for row in _rows(plan) if row.told],
            hint=self.tr("Enter opens a text. Undo takes all of it back."),
        )
        self._is_at_work = False

    # The dialog

    def _shown(self) -> TakeInDialog:
        if self._dialog is None:
            self._dialog = dialog = TakeInDialog(self._live.look.theme, self._window)
            dialog.take_wanted.connect(self._take)
            dialog.file_wanted.connect(self.choose)
            dialog.next_wanted.connect(self._look_at_next)
            dialog.bin_wanted.connect(lambda wanted: self._work_out(brings_back=wanted))
            dialog.article_chosen.connect(self._open)
            dialog.finished.connect(lambda _: self._forget(dialog))
            dialog.open()
        return self._dialog

    def _open(self, article_id: str) -> None:
        if self._dialog is not None:
            self._dialog.accept()
        self.opened.emit(ArticleId(article_id))

    def _forget(self, dialog: TakeInDialog) -> None:
        dialog.deleteLater()
        self._dialog = self._plan = self._reading = None
        self._next.clear()
        self._is_at_work = False
        self._end()

    def _end(self) -> None:
        reader, self._reader = self._reader, None
        if reader is not None:
            reader.close()

    def _fail(self, _error: Exception) -> None:
        if self._dialog is not None:
            self._dialog.show_refused(
                self.tr("The notes could not be looked at just now."),
                self.tr("Nothing was changed. Try it once more."),
            )
            self._offer_next(is_at_work=bool(self._next))


def _rows(plan: NotesPlan) -> list[ShareRow]:
    rows = [
        ShareRow(share.title, share_words(share), share.id, bool(share.check or share.lost))
        for share in plan.articles
    ]
    return rows + [ShareRow(text_name(share.about), waiting_words(share)) for share in plan.waiting]
