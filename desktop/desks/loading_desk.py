"""Lessons in the window: looked into before they are added, added in one step, and taken out."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import replace
from functools import cached_property, partial
from pathlib import Path
from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, Qt, Signal

from desktop.core.lesson import PackId
from desktop.core.library.arrivals import Arrivals, StandingPack
from desktop.core.library.errors import LibraryError, NoSuchPack
from desktop.core.library.library import Library
from desktop.core.packs.named_packs import NamedPacks, may_name_packs, named_packs
from desktop.core.text.shown import beginning
from desktop.desks.page_cover import PageCover
from desktop.desks.screen import Screen
from desktop.live.edits.steps import Step
from desktop.live.late import Late
from desktop.live.live import Live
from desktop.live.loading import OfferedPack, PlannedPacks, plan_of
from desktop.loading.rows import LoadingRow, PackState
from desktop.loading.sheet import LoadingSheet, Stage
from desktop.wording.counting import counted

if TYPE_CHECKING:
    from desktop.desks.changed_desk import ChangedDesk
    from desktop.desks.watching_desk import WatchingDesk

_TOPIC = "lessons"
# So much of a title is told.
_MOST_OF_TITLE = 60


class LoadingDesk(QObject):
    """Shows what is in lessons, adds those that its reader wants, and takes lessons out.

    `lesson_wanted` carries the id of a lesson that is to be gone to, `failed` what went wrong.
    """

    lesson_wanted = Signal(str)
    failed = Signal(object)
    # How many of how many texts are written, as a thread of its own says.
    _written = Signal(int, int)

    def __init__(self, screen: Screen, live: Live, *, changes: Late[ChangedDesk]) -> None:
        super().__init__()
        self._screen, self._window, self._reader = screen, screen.window, screen.reader
        self._live, self._changes = live, changes
        self._loading = loading = live.loading.get()
        # What is to be looked into when those before are through.
        self._waiting: list[Path] = []
        self.has_sheet = False
        # What was added last, as one step.
        self._step: Step | None = None
        self._added: tuple[LoadingRow, ...] = ()
        # Which of the changed texts of a lesson are seen next, by its id.
        self._next_change: dict[PackId | None, int] = {}
        loading.progressed.connect(lambda _path, done, of: self._show_progress(done, of))
        self._written.connect(self._show_progress, Qt.ConnectionType.QueuedConnection)
        loading.looked.connect(self._show_look)
        loading.ended.connect(self._end)
        loading.failed.connect(self.failed)
        # A step is written before the stack moves over it.
        live.editing.tie(
            lambda edits: edits.steps.stack.indexChanged.connect(lambda _: self._show_states())
        )
        for saved_or_not in (live.library.written, live.library.caught_up):
            saved_or_not.connect(self._show_states)

    @property
    def sheet(self) -> LoadingSheet:
        """What is in each lesson, in the page's place."""
        return self._cover.panel

    @cached_property
    def _cover(self) -> PageCover[LoadingSheet]:
        sheet = LoadingSheet(self._live.look.theme)
        sheet.add_wanted.connect(self._add)
        sheet.lesson_wanted.connect(self._open)
        sheet.changes_wanted.connect(self._show_changes)
        sheet.stop_wanted.connect(self._stop)
        return PageCover(self._screen, self._live, sheet)

    @cached_property
    def watching(self) -> WatchingDesk:
        """The folder that is watched for lessons, if one is."""
        from desktop.desks.watching_desk import WatchingDesk  # noqa: PLC0415 - when wanted
        from desktop.desks.watching_words import FOR_LESSONS  # noqa: PLC0415 - as above

        desk = WatchingDesk(self._window, self._live, FOR_LESSONS)
        desk.wanted.connect(self.look)
        desk.failed.connect(self.failed)
        return desk

    # What is to be looked into

    def sort(self, paths: Sequence[Path], otherwise: Callable[[Sequence[Path]], object]) -> None:
        """Looks into the lessons among files and folders; what is none goes `otherwise`, once."""

        def take(named: NamedPacks) -> None:
            if named.packs:
                self.look(named.packs)
            otherwise(named.others)

        if may_name_packs(paths):
            wanted = tuple(paths)
            self._live.tasks.start(
                f"packs {wanted[0]}", lambda: named_packs(wanted), take, self.failed.emit
            )
        else:
            otherwise(paths)

    def look(self, paths: Sequence[Path]) -> None:
        """Looks into lessons, and shows what is in them; nothing is added."""
        if self._loading.is_running:
            self._waiting += paths
            self.sheet.show_more(len(paths))
            return
        self.has_sheet = True
        self._step, self._added = None, ()
        self.sheet.begin(len(paths))
        self._loading.start(paths)
        self.show()

    def show(self) -> None:
        """Shows what was looked into last."""
        self._cover.show()

    def _show_progress(self, done: int, of: int) -> None:
        self.sheet.show_progress(done, of)

    def _show_look(self, look: OfferedPack) -> None:
        self.sheet.show_rows([*self.sheet.records, LoadingRow.of(look)])

    def _end(self) -> None:
        if self._waiting:
            paths, self._waiting = self._waiting, []
            self._loading.start(paths)
            return
        self.sheet.show_asking()
        if self._cover.is_here:
            self._cover.tell()
        elif self.sheet.wanted:
            self._window.notice.say(
                _TOPIC,
                self.sheet.title,
                ", ".join(self._titles(self.sheet.wanted)),
                [(self.tr("Look inside"), self._show_again), (self.tr("Not now"), lambda: None)],
            )

    def _show_again(self) -> None:
        self._window.notice.take_back(_TOPIC)
        self.show()

    def _stop(self) -> None:
        self._waiting.clear()
        self._loading.stop()

    # What is added

    def _add(self, rows: tuple[LoadingRow, ...]) -> None:
        folder, looks = self._live.library.now.folder, [row.look for row in rows]
        self._reader.say_place()
        self.sheet.show_adding()

        def write(planned: PlannedPacks) -> None:
            self._live.edits.packs.add(planned, take, self._written.emit)

        def take(step: Step | None) -> None:
            self._step, self._added = step, rows if step is not None else ()
            self._show_added()

        self._live.tasks.start(_TOPIC, lambda: plan_of(folder, looks), write, self._fail)

    def _fail(self, error: Exception) -> None:
        self.sheet.stage = Stage.ASKING
        self.sheet.show_rows(self.sheet.records)
        if isinstance(error, NoSuchPack):
            self._tell_unreadable()
        else:
            self.failed.emit(error)

    def _show_added(self) -> None:
        if self._step is None:
            self.sheet.stage = Stage.ASKING
            self.sheet.show_rows(self.sheet.records)
            return
        added = {id(row.look) for row in self._added}
        self.sheet.show_over(
            replace(row, state=PackState.ADDED if id(row.look) in added else row.state)
            for row in self.sheet.records
            if id(row.look) in added or not row.can_be_chosen
        )
        self._show_states()
        count = len(self._added)
        told = counted(count, self.tr("1 lesson added"), self.tr("%n lessons added", None, count))
        self._window.foot.show_echo(told, is_said=not self.sheet.isVisible())
        self._cover.tell()
        if self._live.sharing.made is not None:
            self._live.sharing.get().follow()

    def _show_states(self) -> None:
        """Shows which of what was added is there no more, or again, and what waits."""
        if self._step is None or self.sheet.stage is not Stage.OVER:
            return
        state = PackState.TAKEN_BACK
        if self._live.edits.packs.is_done(self._step):
            is_waiting = self._live.library.is_waiting
            state = PackState.UNSAVED if is_waiting else PackState.ADDED
        added = {id(row.look) for row in self._added}
        rows = [
            replace(row, state=state) if id(row.look) in added else row
            for row in self.sheet.records
        ]
        if tuple(rows) != self.sheet.records:
            self.sheet.show_rows(rows)

    def _open(self, row: LoadingRow) -> None:
        try:
            lessons = self._live.library.now.lessons.all()
        except LibraryError as error:
            self.failed.emit(error)
            return
        lesson = next((each for each in lessons if each.id == row.pack_id), None)
        if lesson is None or not lesson.article_ids:
            self._window.foot.show_refused(self.tr("This lesson is not in your library any more."))
            return
        self.lesson_wanted.emit(lesson.id)

    def _show_changes(self, row: LoadingRow) -> None:
        """Shows what changed in one text of a lesson, and in the next one the next time."""
        texts = row.changed_texts
        number = self._next_change.get(row.pack_id, 0) % len(texts)
        self._next_change[row.pack_id] = number + 1
        self._changes.get().show(texts[number])
        if len(texts) > 1:
            words = self.tr("Changed text {0} of {1}; back in the list comes the next.")
            self._window.foot.show_done(words.format(number + 1, len(texts)))

    # What is taken out

    def take_out(self, pack_id: str) -> None:
        """Takes a lesson out; its student's work stays, and is found when it comes back."""
        folder, wanted = self._live.library.now.folder, PackId(pack_id)
        self._reader.say_place()

        def read() -> tuple[StandingPack, ...]:
            with Library.open_for_reading(folder) as library:
                return Arrivals(library).standing([wanted])

        def write(standing: tuple[StandingPack, ...]) -> None:
            for each in standing:
                self._live.edits.packs.take_out(each, partial(tell, each.pack.title))

        def tell(title: str, step: Step | None) -> None:
            if step is not None:
                told = self.tr("Taken out: “{0}”. Your work in it is kept.")
                told = told.format(beginning(title, _MOST_OF_TITLE))
                self._window.foot.show_echo(told, is_said=True)

        def fail(error: Exception) -> None:
            if isinstance(error, NoSuchPack):
                self._tell_unreadable()
            else:
                self.failed.emit(error)

        self._live.tasks.start("lesson out", read, write, fail)

    def _tell_unreadable(self) -> None:
        self._window.foot.show_refused(
            self.tr("The edition that is there cannot be read any more, and stays as it is.")
        )

    def _titles(self, rows: Sequence[LoadingRow]) -> tuple[str, ...]:
        titles = (row.look.pack.title for row in rows if row.look.pack is not None)
        return tuple(beginning(title, _MOST_OF_TITLE) for title in titles)
