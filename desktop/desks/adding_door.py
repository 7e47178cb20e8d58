"""The way in for what is added, changed or written; nothing is made before it is wanted."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from functools import partial
from pathlib import Path
from typing import TYPE_CHECKING

from PySide6.QtCore import QEvent, QObject, Signal, SignalInstance
from PySide6.QtGui import QDragEnterEvent

from desktop.desks.reading_desk import ReadingDesk
from desktop.desks.screen import Screen
from desktop.desks.sides import Sides
from desktop.live.kept_preferences import LEFT_OUT, LESSONS_WATCHED, WATCHED
from desktop.live.late import Late
from desktop.live.live import Live
from desktop.reader.reader import Reader

if TYPE_CHECKING:
    from desktop.desks.adding_desk import AddingDesk
    from desktop.desks.changed_desk import ChangedDesk
    from desktop.desks.draft_desk import DraftDesk
    from desktop.desks.loading_desk import LoadingDesk
    from desktop.desks.merging_desk import MergingDesk
    from desktop.desks.taking_in_desk import TakingInDesk
    from desktop.desks.writing_desk import WritingDesk

_COMMANDS = ("add", "add_folder", "paste", "watch")


class AddingDoor(QObject):
    """Leads to the desk of adding from the bar, the keys, and from what is dropped.

    It leads as well to what changed in a text that was added again. `failed` is that of the desks.
    """

    failed = Signal(object)

    def __init__(
        self,
        screen: Screen,
        live: Live,
        reading: ReadingDesk,
        sides: Sides,
        settled: SignalInstance,
    ) -> None:
        super().__init__()
        self._screen, self._live = screen, live
        self._reading, self._sides = reading, sides
        self.desk = Late(self._make_desk)
        self.changes = Late(self._make_changes)
        self.lessons = Late(self._make_lessons)
        self.writing = Late(self._make_writing)
        self.notes = Late(self._make_notes)
        self.merging = Late(self._make_merging)
        screen.shelf.changes_wanted.connect(lambda article: self.changes.get().show(article))
        screen.shelf.taking_out_wanted.connect(lambda lesson: self.lessons.get().take_out(lesson))
        screen.reader.changes_wanted.connect(self._show_changes)
        sides.questions.changes_wanted.connect(lambda article: self.changes.get().show(article))
        screen.window.taken.connect(self._take_in)
        # What F1 tells of, and whose keys can be chosen.
        screen.covering += [
            (self.tr("In a lesson"), lambda: sides.questions.lesson.get().panel),
            (self.tr("In the report of what was added"), lambda: self.desk.get().report),
            (self.tr("In the lessons that may be added"), lambda: self.lessons.get().sheet),
            (self.tr("In “What changed?”"), lambda: self.changes.get().sheet),
            (self.tr("Where a lesson is written"), lambda: self.writing.get().panel),
        ]
        window = screen.window
        window.setAcceptDrops(True)
        settled.connect(self._begin)
        window.installEventFilter(self)
        window.top_bar.add_wanted.connect(self._show_ways)
        reading.browsing.tie(
            lambda desk: desk.panel.lesson_wanted.connect(lambda ids: self.writing.get().begin(ids))
        )

    def _show_ways(self) -> None:
        self.desk.get().show_ways()

    def _begin(self) -> None:
        """Looks from now on into the folder that is watched, and tells what was left out."""
        if any(map(self._live.look.kept, (WATCHED, LEFT_OUT))):
            self.desk.get().begin()
        if self._live.look.kept(LESSONS_WATCHED):
            self.lessons.get().watching.begin()

    def add(self, paths: Sequence[Path]) -> None:
        """Adds files and folders; lessons among them are looked into first."""
        self.desk.get().add(paths)

    def may_close(self) -> bool:
        """Whether nothing is being added; else its reader is asked, and may close it then."""
        is_written = self.writing.made is None or self.writing.made.may_close()
        return is_written and (self.desk.made is None or self.desk.made.may_close())

    def eventFilter(self, _window: QObject, event: QEvent) -> bool:
        """Hears of what is dragged into the window."""
        if event.type() is QEvent.Type.DragEnter:
            assert isinstance(event, QDragEnterEvent)
            return self.desk.get().receive(event)
        return False

    def commands(self) -> dict[str, Callable[[], object]]:
        """What can be done by a key, wherever that is pressed."""
        own = {command: partial(self._do, command) for command in _COMMANDS}
        return {
            **own,
            "watch_lessons": self._watch_lessons,
            "added": self._show_added,
            "take_in": lambda: self.notes.get().choose(),
            "merge": lambda: self.merging.get().choose(),
            "changed": self._show_changes,
            "write_lesson": self._write_lesson,
            "edit_lesson": lambda: self.writing.get().choose(),
        }

    def _watch_lessons(self) -> None:
        self.lessons.get().watching.choose()

    def refusals(self) -> dict[str, Callable[[], str]]:
        """Why some of the commands can do nothing now; empty words where they can."""
        return {
            "added": self._why_no_report,
            "changed": self._why_no_changes,
            "write_lesson": self._why_no_changes,
        }

    def _do(self, command: str) -> None:
        self.desk.get().commands()[command]()

    @property
    def _has_report(self) -> bool:
        return self.desk.made is not None and self.desk.made.has_report

    def _show_added(self) -> None:
        (self.desk.get().show_report if self._has_report else self.lessons.get().show)()

    def _why_no_report(self) -> str:
        if self._has_report or (self.lessons.made is not None and self.lessons.made.has_sheet):
            return ""
        return self.tr("Nothing was added yet since the window came up.")

    def _why_no_changes(self) -> str:
        article = self._live.open.article
        return "" if article is not None else self.tr("No article is on the page.")

    def _take_in(self, panel: object) -> None:
        """Hears of a second text, which may have been another one as well."""
        if isinstance(panel, Reader):
            panel.changes_wanted.connect(self._show_changes)

    def _show_changes(self) -> None:
        article = self._screen.reading_in.article
        if article is not None:
            self.changes.get().show(article.id)

    def written(self) -> DraftDesk | None:
        """The lesson that is being written on the screen; None where none is."""
        desk = self.writing.made
        return desk.draft if desk is not None and desk.draft.is_writing else None

    def _write_lesson(self) -> None:
        article = self._screen.reading_in.article
        if article is not None:
            self.writing.get().begin((article.id,))

    def _make_writing(self) -> WritingDesk:
        from desktop.desks.writing_desk import WritingDesk  # noqa: PLC0415 - who teaches

        desk = WritingDesk(self._screen, self._live)
        self._sides.questions.level_turned = desk.building.turn_level
        desk.failed.connect(self.failed)
        return desk

    def _make_changes(self) -> ChangedDesk:
        from desktop.desks.changed_desk import ChangedDesk  # noqa: PLC0415 - few texts change

        desk = ChangedDesk(self._screen, self._live, reading=self._reading)
        desk.failed.connect(self.failed)
        return desk

    def _make_lessons(self) -> LoadingDesk:
        from desktop.desks.loading_desk import LoadingDesk  # noqa: PLC0415 - see above

        desk = LoadingDesk(self._screen, self._live, changes=self.changes)
        desk.lesson_wanted.connect(self._sides.questions.show_lesson)
        desk.failed.connect(self.failed)
        return desk

    def _make_notes(self) -> TakingInDesk:
        from desktop.desks.taking_in_desk import TakingInDesk  # noqa: PLC0415 - see above

        desk = TakingInDesk(self._screen, self._live)
        desk.opened.connect(self._open)
        return desk

    def _make_merging(self) -> MergingDesk:
        from desktop.desks.merging_desk import MergingDesk  # noqa: PLC0415 - see above

        desk = MergingDesk(self._screen, self._live)
        desk.opened.connect(self._open)
        return desk

    def _open(self, article_id: str) -> None:
        self._reading.open_article(article_id)
        self._screen.reader.setFocus()

    def _make_desk(self) -> AddingDesk:
        from desktop.desks.adding_desk import AddingDesk  # noqa: PLC0415 - see above

        desk = AddingDesk(
            self._screen,
            self._live,
            reading=self._reading,
            sides=self._sides,
            changes=self.changes,
            lessons=self.lessons,
            notes=self.notes,
        )
        desk.failed.connect(self.failed)
        return desk
