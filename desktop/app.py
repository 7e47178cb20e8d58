"""Builds every long-lived object once, starts it and ends it; what it does stands in the desks."""

from __future__ import annotations

from contextlib import suppress
from functools import cached_property, partial
from pathlib import Path
from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, QTimer, Signal

from desktop.context.context import Context
from desktop.core.indexing.reports import Feeding
from desktop.core.lesson import LessonPack
from desktop.core.library.errors import LibraryError
from desktop.core.library.library import Library
from desktop.core.span import Span
from desktop.desks.checking import Checking
from desktop.desks.context_desk import ContextDesk
from desktop.desks.notes_desk import NotesDesk
from desktop.desks.preferences_desk import PreferencesDesk
from desktop.desks.reading_desk import ReadingDesk
from desktop.desks.saving_desk import SavingDesk
from desktop.desks.search_desk import SearchDesk
from desktop.desks.sides import Sides
from desktop.desks.trouble_desk import TroubleDesk
from desktop.desks.undo_desk import UndoDesk
from desktop.desks.voices_desk import VoicesDesk
from desktop.first_start import install, is_first_start, shipped_packs
from desktop.live.copying import Copying
from desktop.live.edits import Edits
from desktop.live.index import LiveIndex
from desktop.live.kept_preferences import KeptPreferences
from desktop.live.library import LiveLibrary
from desktop.live.open_article import OpenArticle
from desktop.live.other_writers import OtherWriters
from desktop.live.quiet_sweep import QuietSweep
from desktop.live.search import LiveSearch
from desktop.live.tasks import Tasks
from desktop.live.who_said_it import WhoSaidIt
from desktop.live.worker_process import Worker
from desktop.notes.notes import Notes
from desktop.reader.reader import Reader
from desktop.search.search_box import SearchBox
from desktop.search.search_field import SearchField
from desktop.shelf.shelf import Shelf
from desktop.start import Start
from desktop.voices.voices import Voices
from desktop.window.commands import KEYS, add_command, add_commands, show_menu
from desktop.window.placement import size_to_keep
from desktop.window.window import Window

if TYPE_CHECKING:
    from desktop.core.library.rescue import Rescued
    from desktop.corroborate.corroborate import Corroborate
    from desktop.desks.corroboration_desk import CorroborationDesk
    from desktop.desks.rescuing import Rescuing
    from desktop.search.results import Results

# The index is opened when the page has been on the screen for so many milliseconds.
_GET_READY_AFTER = 150
# The preference that holds the size of the window.
WINDOW = "window"


class App(QObject):
    """The running program: one library, one window, and what connects them.

    `settled` is sent when everything that was asked for at the start is on the screen.
    """

    settled = Signal()

    def __init__(self, library: Library, start: Start) -> None:
        super().__init__()
        self._start = start
        # The folder of the library in which the work goes on after this window, and the copy that
        # is to take its place before.
        self.goes_on_in: Path | None = None
        self.goes_back_to: Path | None = None
        self._is_over = False
        self._is_settled = False
        self._build_live(library)
        self._build_window()
        self._build_desks()
        self._connect()
        self._add_commands()

    # Building

    def _build_live(self, library: Library) -> None:
        self.library = LiveLibrary(library)
        self.tasks = Tasks()
        self.sweep = QuietSweep(self.tasks)
        self.edits = Edits(self.library)
        self.others = OtherWriters(self.library)
        self.worker = Worker()
        self.open = OpenArticle(self.library, self.tasks, self.worker)
        self.who_said_it = WhoSaidIt(self.open, self.edits)
        index_folder = library.index_folder
        self.index = LiveIndex(self.library, index_folder)
        self.search = LiveSearch(library.folder, index_folder, self.tasks, self.index)
        self.look = KeptPreferences(self.library, self._start.theme)
        self.copying = Copying(self.library, self.tasks)

    def _build_window(self) -> None:
        theme = self.look.theme
        self.shelf = Shelf(theme)
        self.reader = Reader(theme, self.look.preferences)
        self.context = Context(theme)
        self.voices = Voices(theme)
        self.notes = Notes(theme)
        self._beside = (self.context, self.voices, self.notes)
        self.search_field = SearchField()
        self.search_box = SearchBox(self.search_field, theme)
        self.window = Window(
            theme,
            search_field=self.search_box,
            shelf=self.shelf,
            page=self.reader,
            side=self._beside,
        )

    def _build_desks(self) -> None:
        window, reader, here = self.window, self.reader, self.open
        self.searching = SearchDesk(
            window,
            self.search_field,
            lambda: self.results,
            reader,
            self.shelf,
            search=self.search,
            library=self.library,
            edits=self.edits,
            open_article=here,
        )
        self.sides = Sides(window, reader, self.searching, self._beside)
        self.reading = ReadingDesk(
            window,
            self.shelf,
            reader,
            sides=self.sides,
            searching=self.searching,
            library=self.library,
            tasks=self.tasks,
            index=self.index,
            open_article=here,
            check_keys=KEYS["check"],
        )
        self._looking = PreferencesDesk(
            window,
            reader,
            self.search_box,
            (self.shelf, *self.sides),
            look=self.look,
        )
        self._context = ContextDesk(window, reader, self.context, open_article=here)
        self._voices = VoicesDesk(
            reader,
            self.voices,
            sides=self.sides,
            searching=self.searching,
            search=self.search,
            look=self.look,
            open_article=here,
            who_said_it=self.who_said_it,
        )
        self._notes = NotesDesk(
            window, reader, self.notes, library=self.library, edits=self.edits, open_article=here
        )
        self.undoing = UndoDesk(
            window,
            self.notes,
            reading=self.reading,
            edits=self.edits,
            open_article=here,
            others=self.others,
        )
        self.saving = SavingDesk(
            window,
            self.notes,
            library=self.library,
            rescuing=lambda: self.rescuing,
            copying=self.copying,
            open_article=here,
        )
        self.trouble = TroubleDesk(window, self.notes, library=self.library)
        self.checking = Checking(self.library, self.tasks, window)

    def _connect(self) -> None:
        for desk in (self.reading, self.searching, self.edits, self.look, self.checking):
            desk.failed.connect(self.saving.tell)
        self.reading.leaving.connect(self.notes.close_editor)
        for asking in (self.reader, self.sides):
            asking.corroboration_wanted.connect(self._compare)
        self.sides.words_wanted.connect(self._compare_words)
        self.reader.escaped.connect(self._escape)
        self._notes.saved.connect(self.saving.follow_saving)
        self.saving.check_wanted.connect(self.checking.check)
        self.window.may_close = self.saving.may_close
        self.others.preferences_changed.connect(self.look.follow)
        for read in (self.open.opened, self.open.annotated, self.open.understood):
            read.connect(self.checking.look)
        self.checking.told.connect(self.window.foot.show_state)
        self.checking.noticed.connect(self.saving.tell_of_damage)
        self.checking.done.connect(self.window.foot.show_done)
        self.checking.mending.connect(self.notes.close_editor)
        self.checking.mended.connect(self._show_mended)
        self.checking.copy_wanted.connect(self._go_back_to)
        self.tasks.became_idle.connect(self._check_settled)
        self.index.progressed.connect(self._show_feeding)
        self.index.caught_up.connect(self._check_settled)
        self.window.closing.connect(self.end)

    # What is made when it is first wanted

    @cached_property
    def results(self) -> Results:
        """What a search found, in the page's place."""
        from desktop.search.results import Results  # noqa: PLC0415 - not at the start

        results = Results(self.look.theme)
        results.show_theme(self.look.theme)
        results.show_feeding(self.index.feeding)
        self.look.changed.connect(lambda: results.show_theme(self.look.theme))
        self.index.progressed.connect(results.show_feeding)
        self.window.take_results(results)
        return results

    @cached_property
    def corroborate(self) -> Corroborate:
        """The sheet that lies over the side."""
        from desktop.corroborate.corroborate import Corroborate  # noqa: PLC0415 - not at the start

        sheet = Corroborate(self.look.theme)
        sheet.show_theme(self.look.theme)
        self.look.changed.connect(lambda: sheet.show_theme(self.look.theme))
        if self.open.article is not None:
            sheet.show_on_page(self.open.article.id)
        self.open.opened.connect(lambda article: sheet.show_on_page(article.id))
        self.window.lay_over_side(sheet)
        return sheet

    @cached_property
    def comparing(self) -> CorroborationDesk:
        """What brings the page, the sheet and other sources together."""
        from desktop.desks.corroboration_desk import CorroborationDesk  # noqa: PLC0415 - as above
        from desktop.live.corroboration import LiveCorroboration  # noqa: PLC0415 - as above

        live = LiveCorroboration(self.library, self.index, self.search, self.edits)
        desk = CorroborationDesk(
            self.window,
            self.corroborate,
            self.reader,
            corroboration=live,
            open_article=self.open,
        )
        desk.passage_wanted.connect(self.reading.go_to)
        return desk

    @cached_property
    def rescuing(self) -> Rescuing:
        """What tells that the file of the library is not where it was, and brings it back."""
        from desktop.desks.rescuing import Rescuing  # noqa: PLC0415 - hardly ever needed

        rescuing = Rescuing(self.library, self.window)
        rescuing.reopen_wanted.connect(self._go_on_in)
        rescuing.copy_wanted.connect(self._go_back_to)
        return rescuing

    def _add_commands(self) -> None:
        look = self.look
        add_commands(
            self.window,
            {
                "search": self.searching.begin,
                "save_search": self.searching.save,
                "is_saved": self.saving.say_whether_saved,
                "find": self.searching.find_on_page,
                "next": lambda: self.searching.step(1),
                "before": lambda: self.searching.step(-1),
                "back": self.searching.go_back,
                "undo": self.undoing.undo,
                "redo": self.undoing.redo,
                "show_done": self.undoing.show_done,
                "larger": lambda: look.change_text_size(1),
                "smaller": lambda: look.change_text_size(-1),
                "usual": lambda: look.change_text_size(0),
                "theme": look.toggle_theme,
                "shelf": self.window.toggle_shelf,
                "part": self.window.focus_next_part,
                "check": self.checking.check,
                "report": self.trouble.show_last,
                "keys": self._show_keys,
            },
        )
        top_bar = self.window.top_bar
        top_bar.commands_wanted.connect(lambda: show_menu(self.window, top_bar.commands))
        for number, panel in enumerate(self.sides, 1):
            enter = partial(self.sides.enter, panel)
            add_command(self.window, panel.name, f"Ctrl+{number}", enter)

    # Starting and ending

    def begin(self) -> None:
        """Fills the shelf and opens what the reader wants to see first."""
        self.sweep.begin()
        self.library.watch()
        self.others.begin()
        try:
            if is_first_start(self.library.now):
                self.tasks.start("seeds", shipped_packs, self._welcome, self.saving.tell)
            else:
                self._begin_reading()
        except LibraryError as error:
            self.saving.tell(error)
        QTimer.singleShot(0, self._check_settled)

    def carry_out(self, asked: Start) -> None:
        """Shows what a second start asked for, in this window, and brings it up."""
        self.notes.save()
        self._show_asked(asked)
        self.window.come_up()

    def look_for_what_was_kept(self) -> None:
        """Offers what an earlier window kept at its end, if it is not gone on with yet."""
        library = self.library.now
        folder, identity = library.folder, library.identity

        def look() -> Rescued | None:
            from desktop.core.library.rescue import kept_at_last  # noqa: PLC0415 - as above

            return kept_at_last(folder, identity)

        def offer(kept: Rescued | None) -> None:
            if kept is not None:
                self.rescuing.offer_what_was_kept(kept)

        self.tasks.start("kept at last", look, offer)

    def end(self) -> None:
        """Keeps what is not yet kept and lets go of everything."""
        if self._is_over:
            return
        self._is_over = True
        self.notes.close_editor()
        self.search_field.rest()
        self.reader.say_place()
        self.edits.end_writing()
        self.reading.end()
        self.saving.end()
        self.checking.end()
        self.copying.stop()
        self.others.end()
        self.library.stop()
        if self.goes_on_in is None and not self.library.is_safe:
            self.rescuing.at_the_end()
        if self._start.is_for_a_reader:
            self._keep_size()
        # What follows may take a moment, and nobody needs to look on.
        self.window.hide()
        self.index.end()
        self.worker.close()
        self.tasks.close()
        self.sweep.end()
        # A stack that goes says that it is empty, to widgets that may be gone before it.
        self.edits.stack.blockSignals(True)
        if self._start.is_for_a_reader:
            self.copying.copy_at_the_end()
        self.library.now.close()

    def _welcome(self, packs: tuple[LessonPack, ...]) -> None:
        try:
            self.library.apply(lambda library: install(library, packs))
        except LibraryError as error:
            self.saving.tell(error)
        self._begin_reading()
        if self._start.is_for_a_reader:
            self.copying.copy_now()

    def _begin_reading(self) -> None:
        self.reading.show_shelf()
        self.checking.look()
        if self._start.article is None:
            self.reading.open_last()
        self._show_asked(self._start)
        if self._start.query is not None:
            self.index.feed_if_behind()
        if self._start.is_for_a_reader:
            self.copying.begin()
        self.saving.say_what_the_drive_cannot_do()
        self.checking.begin()

    def _show_asked(self, asked: Start) -> None:
        is_there = asked.article is None or self.reading.open_named(asked.article)
        if is_there and asked.corroborate:
            self.comparing.begin_with(asked.corroborate)
        if asked.side is not None:
            self.sides.show(asked.side)
        if asked.query is not None:
            self.search_field.search_for(asked.query)
        elif asked.side == "search":
            self.searching.begin()

    def _check_settled(self) -> None:
        is_answered = self._start.query is None or not self.index.is_behind
        is_stuck = self.index.feeding.is_stuck and not self.search.may_grow
        is_answered = is_answered or is_stuck
        if not self._is_settled and self.tasks.is_idle and is_answered:
            self._is_settled = True
            # One turn of the event loop later the last change is painted as well.
            QTimer.singleShot(0, self.settled.emit)
            QTimer.singleShot(_GET_READY_AFTER, self.search.get_ready)
            self.index.feed_soon()

    def _show_feeding(self, feeding: Feeding) -> None:
        if feeding.is_stuck:
            self._check_settled()

    def _show_mended(self) -> None:
        self.reading.open_anew()
        self.checking.look()
        self.index.feed_if_behind()

    def _keep_size(self) -> None:
        # How large the window is does not matter to whoever has other troubles at the end.
        with suppress(LibraryError):
            if self.library.is_safe:
                self.library.now.preferences.put(WINDOW, size_to_keep(self.window))

    def _go_on_in(self, folder: Path) -> None:
        """Ends this window; the next one opens the library of a folder."""
        self.goes_on_in = folder
        self._close()

    def _go_back_to(self, copy: Path) -> None:
        """Ends this window; the next one opens the library as it is in the copy."""
        self.goes_back_to = copy
        self._close()

    def _close(self) -> None:
        self.window.may_close = lambda: True
        self.window.close()

    def _compare(self, span: Span, topic: str, speaker: str) -> None:
        self.comparing.ask(span, topic, speaker)

    def _compare_words(self, span: Span) -> None:
        self.comparing.ask_about(span)

    def _escape(self) -> None:
        """Leads from the page to what lies over it, else to where its reader came from."""
        if self.window.has_sheet:
            self.comparing.escape()
        else:
            self.searching.return_to_results()

    def _show_keys(self) -> None:
        from desktop.window.key_list import KeyList  # noqa: PLC0415 - not at the start

        parts = [
            (self.tr("Everywhere"), self.window),
            (self.tr("In the text"), self.reader),
            *((self.tr("In {0}").format(panel.name), panel) for panel in self.sides),
            (self.tr("In Corroborate"), self.corroborate),
        ]
        KeyList(((name, part.actions()) for name, part in parts), self.window).open()
