"""Adding in the window: from files, folders and copied words to articles on the shelf."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from functools import cached_property
from pathlib import Path
from typing import TYPE_CHECKING

from PySide6.QtCore import QMimeData, QObject, Signal
from PySide6.QtGui import QDragEnterEvent, QGuiApplication

from desktop.adding.drop_sign import DropSign
from desktop.adding.file_choice import choose_files, choose_folder
from desktop.adding.offered import may_be_offered, offered
from desktop.adding.report import AddingSheet
from desktop.adding.report_words import echo_words
from desktop.adding.rows import AddedRow
from desktop.appearance.action_menu import open_actions
from desktop.core.importing.errors import UnreadableReason
from desktop.core.library.changes import Changes
from desktop.core.library.errors import LibraryError
from desktop.desks.added_rows import rows_now, rows_of
from desktop.desks.chapters_desk import ChaptersDesk
from desktop.desks.page_cover import PageCover
from desktop.desks.pasting_desk import PastingDesk
from desktop.desks.reading_desk import ReadingDesk
from desktop.desks.same_again_desk import SameAgainDesk
from desktop.desks.screen import Screen
from desktop.desks.sides import Sides
from desktop.desks.sorting import Sorting
from desktop.desks.unfinished_desk import UnfinishedDesk
from desktop.live.adding import AddingOutcome, AddingReport
from desktop.live.late import Late
from desktop.live.live import Live
from desktop.panel import USUAL_KEYS
from desktop.window.commands import KEYS

if TYPE_CHECKING:
    from desktop.desks.changed_desk import ChangedDesk
    from desktop.desks.loading_desk import LoadingDesk
    from desktop.desks.taking_in_desk import TakingInDesk
    from desktop.desks.watching_desk import WatchingDesk

_WAYS = (
    *("add", "add_folder", "paste", "take_in", "watch", "watch_lessons"),
    *("write_lesson", "edit_lesson", "added"),
)


class AddingDesk(QObject):
    """Adds what its reader has, and shows what became of it; `failed` carries what went wrong."""

    failed = Signal(object)

    def __init__(
        self,
        screen: Screen,
        live: Live,
        *,
        reading: ReadingDesk,
        sides: Sides,
        changes: Late[ChangedDesk],
        lessons: Late[LoadingDesk],
        notes: Late[TakingInDesk],
    ) -> None:
        super().__init__()
        self._changes, self._lessons, self._notes = changes, lessons, notes
        self._screen, self._window, self._reader = screen, screen.window, screen.reader
        self._live, self._reading, self._sides = live, reading, sides
        self._importing = importing = live.importing.get()
        # What is to be added when the files before are through.
        self._waiting: list[Path] = []
        self._sorting = Sorting(lessons, notes, importing, add=self._add_files, note=self._note)
        self._named: tuple[Path, ...] = ()
        # What waited when its reader stopped.
        self._never_begun: tuple[AddingReport, ...] = ()
        self._unfinished = unfinished = UnfinishedDesk(screen.window, live, importing)
        unfinished.wanted.connect(self.add)
        unfinished.stop_wanted.connect(self._stop)
        self.has_report = False
        self._pasting = pasting = PastingDesk(screen.window, live, changes)
        pasting.open_wanted.connect(self._open)
        pasting.failed.connect(self.failed)
        ChaptersDesk(screen.window, importing)
        importing.counted.connect(lambda total: self.report.show_total(total))  # noqa: PLW0108
        importing.progressed.connect(lambda done, _path: self.report.show_progress(done))
        importing.added.connect(self._show_added)
        importing.ended.connect(self._end)
        importing.failed.connect(self.failed)
        live.library.changed.connect(self._follow)
        for saved_or_not in (live.library.written, live.library.caught_up):
            saved_or_not.connect(self._follow_saving)

    @property
    def report(self) -> AddingSheet:
        """What became of each file, in the page's place."""
        return self._cover.panel

    @cached_property
    def _cover(self) -> PageCover[AddingSheet]:
        report = AddingSheet(self._live.look.theme)
        report.article_chosen.connect(self._open)
        report.source_wanted.connect(self._ask_source)
        report.stop_wanted.connect(self._stop)
        SameAgainDesk(report, self._live, self._changes)
        return PageCover(self._screen, self._live, report)

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
        from desktop.desks.watching_words import FOR_TEXTS  # noqa: PLC0415 - as above

        desk = WatchingDesk(self._window, self._live, FOR_TEXTS)
        desk.wanted.connect(self.add)
        desk.failed.connect(self.failed)
        return desk

    def commands(self) -> dict[str, Callable[[], object]]:
        """What can be done by a key, wherever that is pressed."""
        return {
            "add": lambda: choose_files(self._window, self.add),
            "add_folder": lambda: choose_folder(self._window, self.add),
            "paste": self.paste,
            "watch": lambda: self.watching.choose(),  # noqa: PLW0108 - made when first wanted
        }

    def begin(self) -> None:
        """Tells what was left out when the program ended last, and looks into a watched folder."""
        self._unfinished.tell()
        self.watching.begin()

    def may_close(self) -> bool:
        """Whether nothing is being added; else its reader is asked."""
        return self._unfinished.may_close()

    # What is to be added

    def show_ways(self) -> None:
        """Lists the ways to add something, under the button for it."""
        button, wanted = self._window.top_bar.add, [KEYS[each] for each in _WAYS]
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

    def _take(self, mime: QMimeData | None) -> None:
        # Some systems say so of a clipboard on which nothing is.
        found = offered(mime) if mime is not None else None
        if found is None or found.is_too_long or found.is_address or found.words is not None:
            self._pasting.take(found)
        else:
            self.add(found.paths)

    def add(self, paths: Sequence[Path]) -> None:
        """Adds files and folders; lessons and notes among them are looked into first."""
        self._sorting.sort(paths)

    def _note(self) -> None:
        """Keeps what was named and is not through."""
        being_read = self._named if self._importing.is_running else ()
        self._unfinished.note((*self._sorting.under_way, *being_read, *self._waiting))

    def _add_files(self, paths: Sequence[Path]) -> None:
        if self._importing.is_running:
            self._waiting += paths
            self._note()
            return
        self.has_report = True
        self.report.begin()
        self._start(paths)
        self.show_report()

    def show_report(self) -> None:
        """Shows what became of what was added last."""
        self._cover.show()

    # What becomes of it

    def _show_added(self, reports: tuple[AddingReport, ...]) -> None:
        self.report.show_more(self._rows(reports))
        self._cover.tell()

    def _rows(self, reports: tuple[AddingReport, ...]) -> tuple[AddedRow, ...]:
        try:
            return rows_of(reports, self._live.library)
        except LibraryError as error:
            self.failed.emit(error)
            return tuple(map(AddedRow, reports))

    def _start(self, paths: Sequence[Path]) -> None:
        self._named, self._never_begun = tuple(paths), ()
        self._importing.start(paths)
        self._note()

    def _end(self, reports: tuple[AddingReport, ...]) -> None:
        if self._waiting:
            paths, self._waiting = self._waiting, []
            self._start(paths)
            return
        self.report.show_more(map(AddedRow, self._never_begun))
        self._unfinished.end((*reports, *self._never_begun))
        if self._sorting.under_way:
            self._note()
        self.report.show_end()
        self._echo()
        if self._importing.added_articles is not None:
            self._live.sharing.get().follow()
            self._notes.get().tell_of_waiting()
        self._cover.tell()

    def _echo(self) -> None:
        added = self._importing.added_articles
        if added is None or not added.is_done:
            return
        words = echo_words(len(added), is_saved=self._live.library.is_safe)
        if added.is_last:
            # The report says it by itself.
            self._window.foot.show_echo(words, is_said=not self.report.isVisible())
        else:
            self._window.foot.show_done(words)

    def _follow(self, changes: Changes) -> None:
        """Shows which of what was added is there no more, or again."""
        if self.has_report and changes.articles:
            self._look_again(lambda row: row.report.article_id in changes.articles)

    def _follow_saving(self) -> None:
        """Shows whether what was added is saved by now."""
        if self.has_report and any(row.is_unsaved for row in self.report.records):
            self._look_again(lambda row: row.is_unsaved)

    def _look_again(self, is_wanted: Callable[[AddedRow], bool]) -> None:
        rows = self.report.records
        numbers = [number for number, row in enumerate(rows) if is_wanted(row)]
        try:
            again = rows_now((rows[number] for number in numbers), self._live.library)
        except LibraryError as error:
            self.failed.emit(error)
            return
        changed = list(rows)
        for number, row in zip(numbers, again, strict=True):
            changed[number] = row
        if tuple(changed) == rows:
            return
        was_unsaved = any(row.is_unsaved for row in rows)
        self.report.show_changed(changed)
        if was_unsaved and not any(row.is_unsaved for row in changed):
            self._echo()
        self._cover.tell()

    def _open(self, article_id: str) -> None:
        self._reading.open_article(article_id)
        self._reader.setFocus()

    def _ask_source(self, article_id: str) -> None:
        self._reading.open_article(article_id)
        self._sides.sheets.get().ask_who_is_behind()

    def _stop(self) -> None:
        waiting, self._waiting = self._waiting, []
        reason = UnreadableReason.STOPPED
        self._never_begun = tuple(
            AddingReport(path, AddingOutcome.NOT_ADDED, reason=reason) for path in waiting
        )
        self._importing.stop()
