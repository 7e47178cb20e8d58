"""Builds every long-lived object once, starts it and ends it; what it does stands in the desks."""

from __future__ import annotations

from contextlib import suppress
from functools import cached_property
from pathlib import Path
from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, QTimer

from desktop.core.library.errors import LibraryError
from desktop.core.library.library import Library
from desktop.desks.adding_door import AddingDoor
from desktop.desks.beside_door import BesideDoor
from desktop.desks.checking import Checking
from desktop.desks.commands_desk import CommandsDesk
from desktop.desks.notes_desk import NotesDesk
from desktop.desks.preferences_desk import PreferencesDesk
from desktop.desks.reading_desk import ReadingDesk
from desktop.desks.saving_desk import SavingDesk
from desktop.desks.screen import Screen
from desktop.desks.search_door import SearchDoor
from desktop.desks.sides import Sides
from desktop.desks.trouble_desk import TroubleDesk
from desktop.desks.undo_desk import UndoDesk
from desktop.first_start import Packs, has_first_steps, install, is_first_start, shipped_packs
from desktop.live.live import Live
from desktop.live.settling import Settling
from desktop.start import Start
from desktop.window.placement import size_to_keep

if TYPE_CHECKING:
    from desktop.desks.first_steps_desk import FirstStepsDesk
    from desktop.desks.sheets import Sheets
    from desktop.notes.notes import Notes

# The preferences that hold the size of the window, and which panel was beside the text.
WINDOW = "window"
SIDE = "side"


class App(QObject):
    """The running program: one library, one window, and what connects them.

    `settled` is sent when everything that was asked for at the start is on the screen.
    """

    def __init__(self, library: Library, start: Start) -> None:
        super().__init__()
        self._start, self._is_over = start, False
        # The folder in which the work goes on after this window, and a copy to take its place.
        self.goes_on_in: Path | None = None
        self.goes_back_to: Path | None = None
        self.live = Live(library, theme=start.theme)
        self.library, self.index = self.live.library, self.live.index
        self.screen = Screen(self.live.look)
        self.window, self.reader = self.screen.window, self.screen.reader
        self._settling = Settling(self.live, has_query=start.query is not None)
        self.settled = self._settling.settled
        self._build_desks()
        self._connect()

    # Building

    def _build_desks(self) -> None:
        screen, live, window = self.screen, self.live, self.window
        self.searching = SearchDoor(screen, live)
        # Whatever is told of an article that is opened finds it on the page.
        self.reading = ReadingDesk(screen, live, searching=self.searching)
        self.sides = Sides(screen, live, self.searching, self.reading)
        self.sides.turn_to(live.look.kept(SIDE))
        self.looking = PreferencesDesk(screen, live.look, beside=lambda: self.sides.opened)
        self._writing = writing = self.sides.desk(NotesDesk)
        self.undoing = UndoDesk(window, live, notes=writing, reading=self.reading)
        self.saving = SavingDesk(window, live, notes=writing)
        self.trouble = TroubleDesk(window, writing, library=live.library)
        self.checking = Checking(window, live)
        self.beside = BesideDoor(screen, live, self.sides, self.reading, self.searching)
        self.adding = AddingDoor(screen, live, self.reading, self.sides, self.settled)
        self.undoing.instead = self.adding.written
        self.questions = self.sides.questions
        screen.shelf.lesson_wanted.connect(self.questions.show_lesson)
        doors = self.searching, self.beside, self.adding, self.questions
        having = (*doors, self.undoing, self.looking)
        desks = *having, self.reading, self.saving, self.checking, self.trouble
        slots = {id_: slot for desk in desks for id_, slot in desk.commands().items()}
        refusals = {id_: why for desk in having for id_, why in desk.refusals().items()}
        self.commands = CommandsDesk(screen, live, self.sides, slots=slots, refusals=refusals)
        self.commands.take_escape(self.looking, self.beside, self.searching)
        self.commands.library = self.reading.library_panel
        self.searching.claim_wanted.connect(self.commands.show_claim)

    @property
    def notes(self) -> Notes:
        """The panel of notes, made when it is first asked for."""
        return self._writing.panel

    @property
    def sheets(self) -> Sheets:
        """What can lie over the panels beside the text; made when first wanted."""
        return self.sides.sheets.get()

    @cached_property
    def first_steps(self) -> FirstStepsDesk:
        """What a newcomer can try first; made for newcomers, and for who asks for it."""
        from desktop.desks.first_steps_desk import FirstStepsDesk  # noqa: PLC0415 - see above

        return FirstStepsDesk(self.screen, self.live, self.searching)

    def _show_first_steps(self) -> None:
        with suppress(LibraryError):
            if self._start.is_for_a_reader and has_first_steps(self.library.now):
                _ = self.first_steps

    def _connect(self) -> None:
        live, saving, doors = self.live, self.saving, (self.searching, self.beside, self.adding)
        for each in (self.reading, *doors, live.look, self.checking):
            each.failed.connect(saving.tell)
        live.editing.tie(lambda edits: edits.steps.failed.connect(saving.tell))
        self.reading.leaving.connect(self._writing.close_editor)
        self.reading.card_wanted.connect(self.sides.seek)
        self._writing.saved.connect(saving.follow_saving)
        live.others.preferences_changed.connect(live.look.follow)
        saving.check_wanted.connect(self.checking.check)
        saving.reopen_wanted.connect(self._go_on_in)
        saving.copy_wanted.connect(self._go_back_to)
        self.checking.noticed.connect(saving.tell_of_damage)
        self.checking.mending.connect(self._writing.close_editor)
        self.checking.mended.connect(self._show_mended)
        self.checking.copy_wanted.connect(self._go_back_to)
        self.window.may_close = lambda: self.adding.may_close() and saving.may_close()
        self.window.closing.connect(self.end)
        self.commands.steps_wanted.connect(lambda: self.first_steps.begin_again())  # noqa: PLW0108
        self.settled.connect(self._show_first_steps)
        self.settled.connect(self.beside.open_again)

    # Starting

    def begin(self) -> None:
        """Fills the shelf and opens what the reader wants to see first."""
        self.live.begin()
        try:
            if is_first_start(self.library.now):
                self.live.tasks.start("seeds", shipped_packs, self._welcome, self.saving.tell)
            else:
                self._begin_reading()
        except LibraryError as error:
            self.saving.tell(error)
        QTimer.singleShot(0, self._settling.settle_if_over)

    def carry_out(self, asked: Start) -> None:
        """Shows what a second start asked for, in this window, and brings it up."""
        self._writing.save()
        self._show_asked(asked)
        self.window.come_up()

    def _welcome(self, packs: Packs) -> None:
        try:
            self.library.apply(lambda library: install(library, packs))
        except LibraryError as error:
            self.saving.tell(error)
        self._begin_reading()
        if self._start.is_for_a_reader:
            if self._start.article is None and self._start.query is None:
                self.questions.open_first_lesson()
            self.live.copying.copy_now()

    def _begin_reading(self) -> None:
        self.reading.show_shelf()
        self.checking.tell_of_damage()
        if self._start.article is None:
            self.reading.open_last()
        self._show_asked(self._start)
        if self._start.query is not None:
            self.index.feed_if_behind()
        if self._start.is_for_a_reader:
            self.live.copying.begin()
        self.saving.say_what_the_drive_cannot_do()
        self.checking.begin()

    def _show_asked(self, asked: Start) -> None:
        is_there = asked.article is None or self.reading.open_named(asked.article)
        if is_there and asked.corroborate:
            self.sheets.comparing.begin_with(asked.corroborate)
        if asked.side is not None:
            self.sides.show(asked.side)
        if asked.query is not None:
            self.screen.search_field.search_for(asked.query)
        elif asked.side == "search":
            self.searching.begin()
        if asked.files:
            self.adding.add(asked.files)

    # Ending

    def end(self) -> None:
        """Keeps what is not yet kept and lets go of everything."""
        if self._is_over:
            return
        self._is_over = True
        self._writing.close_editor()
        self.screen.search_field.rest()
        self.reader.say_place()
        if self.live.editing.made is not None:
            self.live.edits.writing.end()
        self.reading.end()
        self.saving.end()
        self.checking.end()
        self.live.stop()
        if self.goes_on_in is None:
            self.saving.keep_at_the_end()
        if self._start.is_for_a_reader:
            self._keep_window()
        # What follows may take a moment, and nobody needs to look on.
        self.window.hide()
        self.live.end()
        if self._start.is_for_a_reader:
            self.live.copying.copy_at_the_end()
        self.library.now.close()

    def close(self) -> None:
        """Closes the window, and asks nothing of what is still going on."""
        self.window.may_close = lambda: True
        self.window.close()

    def _keep_window(self) -> None:
        # How the window was left does not matter to whoever has other troubles at the end.
        with suppress(LibraryError):
            if self.library.is_safe:
                preferences = self.library.now.preferences
                preferences.put(WINDOW, size_to_keep(self.window))
                preferences.put(SIDE, self.sides.front)

    def _go_on_in(self, folder: Path) -> None:
        """Ends this window; the next one opens the library of a folder."""
        self.goes_on_in = folder
        self.close()

    def _go_back_to(self, copy: Path) -> None:
        """Ends this window; the next one opens the library as it is in the copy."""
        self.goes_back_to = copy
        self.close()

    # Across desks

    def _show_mended(self) -> None:
        self.reading.open_anew()
        self.checking.tell_of_damage()
        self.index.feed_if_behind()
