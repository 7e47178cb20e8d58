"""Everything that a key does everywhere: as commands, in a menu, and in the list of keys."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Mapping
from functools import partial
from pathlib import Path
from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, Signal
from PySide6.QtWidgets import QWidget

from desktop.appearance.keys_in_words import KeysInUse
from desktop.appearance.plain_words import tell_keys
from desktop.desks.notes_desk import NotesDesk
from desktop.desks.screen import Screen
from desktop.desks.sides import Sides
from desktop.live.late import Late
from desktop.live.live import Live
from desktop.window.commands import add_command, add_commands, show_menu

if TYPE_CHECKING:
    from desktop.cards.panel import CardPanel
    from desktop.core.annotation import AnnotationId
    from desktop.core.lesson import PackId
    from desktop.desks.beside_door import BesideDoor
    from desktop.desks.escaping import Escaping
    from desktop.desks.guide_desk import GuideDesk
    from desktop.desks.library_desk import LibraryDesk
    from desktop.desks.preferences_desk import PreferencesDesk
    from desktop.desks.printing_desk import PrintingDesk
    from desktop.desks.rare_desks import RareDesks
    from desktop.desks.search_door import SearchDoor
    from desktop.desks.taking_out_desk import TakingOutDesk
    from desktop.desks.text_printing_desk import TextPrintingDesk
    from desktop.desks.why_not import WhyNot
    from desktop.window.own_keys import OwnKeys

# The preference that holds the keys that its reader chose.
OWN_KEYS = "keys"
# What is done with the text that is seen.
_ON_TEXT = ("contents", "marked", "source", "publisher", "where_from", "copy_cited")


class CommandsDesk(QObject):
    """Gives the window its commands, and the way to each panel beside the text.

    `slots` has what the commands of desks do, `refusals` why some can do nothing now; `sheets`
    make what can lie over the side. `steps_wanted` asks for the first steps once more.
    """

    steps_wanted = Signal()

    def __init__(
        self,
        screen: Screen,
        live: Live,
        sides: Sides,
        *,
        slots: Mapping[str, Callable[[], object]],
        refusals: Mapping[str, Callable[[], str]],
    ) -> None:
        super().__init__()
        # Makes the panel of all articles, whose keys are told with the others.
        self.library: Callable[[], QWidget] = QWidget
        # Whether another window has the library in a folder; it is brought up then.
        self.raise_elsewhere: Callable[[Path], bool] = lambda _folder: False
        self._libraries: LibraryDesk | None = None
        self._guide: GuideDesk | None = None
        self._printing: PrintingDesk | None = None
        self._beside: BesideDoor | None = None
        self._screen, self._window, self._reader = screen, screen.window, screen.reader
        self._sides, self._live = sides, live
        self.taking_out = Late(self._make_taking_out)
        self.rare = rare = Late(self._make_rare)
        self._texts_on_paper = Late(self._make_texts_on_paper)
        window = screen.window
        own: dict[str, Callable[[], object]] = {
            "shelf": window.middle.toggle_shelf,
            "side": window.middle.toggle_side,
            "part": window.focus_next_part,
            "close": window.close,
            "keys": self.show_keys,
            "own_keys": self.change_keys,
            "library": lambda: self.libraries.show_menu(),  # noqa: PLW0108 - made when wanted
            "contents": lambda: screen.reading_in.open_contents(),  # noqa: PLW0108 - one of two
            "marked": lambda: screen.reading_in.list_marked(),  # noqa: PLW0108 - as above
            "evidence": lambda: rare.get().evidence.get().show(),
            "check_quotes": lambda: rare.get().quotes.get().show(),
            "move_out": lambda: rare.get().moving.get().ask_out(),
            "move_in": lambda: rare.get().moving.get().ask_in(),
            "guide": self._show_guide,
            "print": self._print_this,
            "about": self._show_about,
            "legend": self.show_legend,
            "source": lambda: sides.here.sheets.get().ask_who_is_behind(),
            "publisher": lambda: sides.here.sheets.get().ask_about_publisher(),
            "where_from": lambda: sides.here.sheets.get().ask_where_from(),
            "export": lambda: self.taking_out.get().show(),
            "copy_cited": lambda: self.taking_out.get().copy_cited(),
        }
        why = Late(self._make_why_not)
        whys: dict[str, Callable[[], str]] = {
            "side": lambda: why.get().on_side(),
            "print": lambda: why.get().on_paper(has_lesson=self._lesson is not None),
            **dict.fromkeys(_ON_TEXT, lambda: why.get().on_text()),
        }
        add_commands(window, {**slots, **own}, {**refusals, **whys})
        window.foot.left.connect(self._reader.setFocus)
        for panel in (self._reader, screen.shelf):
            panel.refused.connect(window.foot.show_refused)
        self._reader.done.connect(window.foot.show_refused)
        for desk in sides.desks:
            add_command(window, desk.tab.name(), desk.tab.keys, partial(sides.enter_desk, desk))
        screen.shelf.print_wanted.connect(self._print)
        sides.questions.print_wanted.connect(self._print)
        top_bar = window.top_bar
        # Every part that has keys of its own, those of a second text among them.
        self._having_keys: list[QWidget] = [window, self._reader, screen.shelf]
        self._give_keys(self._having_keys)
        window.taken.connect(self._take_in)
        top_bar.legend_wanted.connect(self.show_legend)
        top_bar.commands_wanted.connect(lambda: show_menu(window, top_bar.commands))

    def _make_why_not(self) -> WhyNot:
        from desktop.desks.why_not import WhyNot  # noqa: PLC0415 - with the first such key

        return WhyNot(self._screen)

    def _make_rare(self) -> RareDesks:
        from desktop.desks.rare_desks import RareDesks  # noqa: PLC0415 - when wanted

        return RareDesks(self._screen, self._live, self._sides, self.libraries.open)

    def show_claim(self, claim_id: str) -> None:
        """Shows a claim of its reader's in the evidence table."""
        self.rare.get().evidence.get().show_claim(claim_id)

    def _make_taking_out(self) -> TakingOutDesk:
        from desktop.desks.taking_out_desk import TakingOutDesk  # noqa: PLC0415 - when wanted

        desk = TakingOutDesk(self._screen, self._live, self._chosen_marks)
        desk.source_wanted.connect(lambda: self._sides.here.sheets.get().ask_who_is_behind())
        return desk

    def _chosen_marks(self) -> frozenset[AnnotationId]:
        notes = self._sides.here.desk(NotesDesk).opened
        return notes.going_out if notes is not None else frozenset()

    def take_escape(
        self, looking: PreferencesDesk, beside: BesideDoor, searching: SearchDoor
    ) -> None:
        """Has Esc close what is open, where nothing nearer hears it."""
        reader, window, screen = self._reader, self._window, self._screen
        self._beside = beside

        def make() -> Escaping:
            from desktop.desks.escaping import Escaping  # noqa: PLC0415 - with the first Esc

            return Escaping(screen, looking=looking, beside=beside, searching=searching)

        escaping = Late(make)
        reader.let_go_first = lambda: escaping.get().let_go_of_waiting()
        for escaped in (reader.escaped, window.escaped, beside.escaped):
            escaped.connect(lambda: escaping.get().step())

    @property
    def libraries(self) -> LibraryDesk:
        """What knows of other libraries; most stay with one."""
        if self._libraries is None:
            from desktop.desks.library_desk import LibraryDesk  # noqa: PLC0415 - see above

            elsewhere = self.raise_elsewhere
            self._libraries = LibraryDesk(self._window, self._live, raise_elsewhere=elsewhere)
        return self._libraries

    def _print_this(self) -> None:
        """Prints the lesson that the keyboard is on, or that covers the page; else the text."""
        lesson, article = self._lesson, self._screen.reading_in.article
        is_text = self._screen.shelf.chosen_lesson is None and self._window.over_page is None
        if is_text and article is not None:
            self._texts_on_paper.get().ask(article, has_lesson=lesson is not None)
        elif lesson is not None:
            self._print(lesson)

    def _make_texts_on_paper(self) -> TextPrintingDesk:
        from desktop.desks.text_printing_desk import TextPrintingDesk  # noqa: PLC0415 - few print

        desk = TextPrintingDesk(self._window, self._live)
        desk.lesson_wanted.connect(lambda: self._print(self._lesson) if self._lesson else None)
        return desk

    def _print(self, lesson: PackId) -> None:
        from desktop.desks.printing_desk import PrintingDesk  # noqa: PLC0415 - few print

        self._printing = self._printing or PrintingDesk(self._window, self._live)
        self._printing.ask(lesson)

    @property
    def _lesson(self) -> PackId | None:
        """The lesson of the row that the keyboard is on, else of the article on the page."""
        if (chosen := self._screen.shelf.chosen_lesson) is not None:
            return chosen
        article = self._live.open.article
        if article is None:
            return None
        lessons = self._live.library.now.lessons.all()
        return next((each.id for each in lessons if article.id in each.article_ids), None)

    def _show_about(self) -> None:
        self.libraries.show_about()

    def _show_guide(self) -> None:
        from desktop.desks.guide_desk import GuideDesk  # noqa: PLC0415 - teachers alone want it

        self._guide = self._guide or GuideDesk(self._window, self._live)
        self._guide.show()

    @property
    def next_library(self) -> Path | None:
        """The folder of the library that is to take the place of the one that was open."""
        return self._libraries.chosen if self._libraries is not None else None

    def show_legend(self) -> None:
        """Explains the lines in the text, under the button for it."""
        from desktop.reader.legend import Legend  # noqa: PLC0415 - not at the start

        button = self._window.top_bar.legend
        legend = Legend(self._live.look.theme, self._window, self._screen.reading_in.pens)
        legend.keys_wanted.connect(self.show_keys)
        legend.steps_wanted.connect(self.steps_wanted)
        legend.open_under(button.mapToGlobal(button.rect().bottomRight()))

    def show_keys(self) -> None:
        """Lists what the keys do, under the part of the window in which they do it."""
        from desktop.window.key_list import KeyList  # noqa: PLC0415 - not at the start

        keys = KeyList(((name, part.actions()) for name, part in self._parts()), self._window)
        keys.change_wanted.connect(self.change_keys)
        keys.open()

    def change_keys(self) -> None:
        """Opens the page on which keys are changed."""
        from desktop.window.keys_page import KeysPage  # noqa: PLC0415 - as above
        from desktop.window.own_keys import OwnKeys  # noqa: PLC0415 - as above

        now = OwnKeys.from_stored(self._live.look.kept(OWN_KEYS))
        parts = [(name, part.actions()) for name, part in self._parts()]
        page = KeysPage(now, parts, self._window)
        page.chosen.connect(self._take_keys)
        page.open()

    def _parts(self) -> list[tuple[str, QWidget]]:
        results = self._window.results
        return [
            (self.tr("Everywhere"), self._window),
            (self.tr("In the text"), self._reader),
            (self.tr("On the shelf"), self._screen.shelf),
            *(((self.tr("In the results"), results),) if results is not None else ()),
            *((self.tr("In {0}").format(panel.name), panel) for panel in self._sides),
            (self.tr("In the library"), self.library()),
            *((self.tr("In {0}").format(each.name), each) for each in self._between),
            (self.tr("In Corroborate"), self._sides.sheets.get().comparing.sheet),
            (self.tr("On a person’s card"), self._sides.sheets.get().people.sheet),
            (self.tr("On the card of a word"), self._sides.sheets.get().words.card),
            (self.tr("In “Who is behind this?”"), self._sides.sheets.get().sources.sheet),
            (self.tr("On a publisher’s card"), self._sides.sheets.get().sources.publisher),
            *((name, panel()) for name, panel in self._screen.covering),
            *self.rare.get().parts(),
        ]

    @property
    def _between(self) -> tuple[CardPanel, ...]:
        """What stands between two texts, once two were read."""
        desk = self._beside.desk.made if self._beside is not None else None
        return (desk.cards,) if desk is not None else ()

    def _take_keys(self, keys: OwnKeys) -> None:
        self._live.look.keep(OWN_KEYS, keys.as_stored())
        self._give_keys((*self._having_keys, *(part for _, part in self._parts())))
        self._screen.shelf.show_keys()
        self._screen.search_field.update()

    def _take_in(self, panel: QWidget) -> None:
        self._having_keys.append(panel)
        self._give_keys((panel,))

    def _give_keys(self, parts: Iterable[QWidget]) -> None:
        """Lets the actions of parts of the window have the keys that its reader chose."""
        if not self._live.look.kept(OWN_KEYS):
            return
        from desktop.window.own_keys import OwnKeys  # noqa: PLC0415 - most never choose any

        keys = OwnKeys.from_stored(self._live.look.kept(OWN_KEYS))
        tell_keys(KeysInUse(keys.chosen, has_letters=keys.has_letters))
        for part in parts:
            keys.give(part.actions())
