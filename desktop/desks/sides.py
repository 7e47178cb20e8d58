"""The panels beside the text: they follow the page, and the page follows them."""

from __future__ import annotations

from collections.abc import Iterator
from functools import partial
from importlib import import_module
from typing import TYPE_CHECKING, Any, TypeVar

from PySide6.QtCore import QObject, QRect, Qt, Signal
from PySide6.QtWidgets import QApplication

from desktop.cards.panel import CardPanel
from desktop.core.span import Span
from desktop.desks.context_desk import ContextDesk
from desktop.desks.notes_desk import NotesDesk
from desktop.desks.questions_desk import QuestionsDesk
from desktop.desks.reading_desk import ReadingDesk
from desktop.desks.screen import Screen
from desktop.desks.search_door import SearchDoor
from desktop.desks.side_desk import SideDesk
from desktop.desks.voices_desk import VoicesDesk
from desktop.live.late import Late
from desktop.live.live import Live
from desktop.start import SIDE_DESKS

if TYPE_CHECKING:
    from desktop.desks.sheets import Sheets

# What the keys of answers begin with: they stand on forms that lie over the panels.
_OF_SOURCE = ("source", "publisher")

_Desk = TypeVar("_Desk", bound=SideDesk[Any])


class Sides(QObject):
    """Makes the desks that `start` names and ties their panels to the page by what they declare.

    `corroboration_wanted` and `words_wanted` pass on what a card wants to be compared,
    `person_wanted` of whom it wants to be told who that is, `meaning_wanted` which word is to be
    explained.
    """

    corroboration_wanted = Signal(Span, str, str)
    words_wanted = Signal(Span)
    person_wanted = Signal(str)
    meaning_wanted = Signal(str, Span, QRect)

    def __init__(
        self, screen: Screen, live: Live, searching: SearchDoor, reading: ReadingDesk
    ) -> None:
        super().__init__()
        self._screen, self._window, self._searching = screen, screen.window, searching
        self.reading, self._side, reader = reading, screen.side, screen.reader
        self._reader = reader
        # The panels beside a second text, while one is read.
        self.others: Sides | None = None
        self._desks = {name: _made(line, screen, live) for name, line in SIDE_DESKS.items()}
        for number, desk in enumerate(self._desks.values()):
            self._side.add(desk.tab.title(0))
            desk.titled.connect(partial(self._side.set_title, number))
            desk.made.connect(partial(self._take_in, number))
            desk.quotes_wanted.connect(searching.search_speaker)
        self._side.wanted.connect(self._make)
        reader.marks_lit.connect(self._light)
        reader.mark_chosen.connect(self.go_to_card)
        reader.voices_wanted.connect(lambda: self.enter(self["voices"]))
        reader.voice_chosen.connect(lambda speaker: self.go_to_card(f"voice:{speaker}"))
        self.sheets = Late(lambda: self._make_sheets(screen, live, reading))
        self._lead_to_sheets()
        self.questions = questions = self.desk(QuestionsDesk)
        questions.article_wanted.connect(reading.open_article)
        questions.passage_wanted.connect(reading.go_to)
        questions.failed.connect(reading.failed)
        self.desk(NotesDesk).write_with(questions)

    def _make_sheets(self, screen: Screen, live: Live, reading: ReadingDesk) -> Sheets:
        from desktop.desks.sheets import Sheets  # noqa: PLC0415 - when wanted

        beside = self.desk(ContextDesk), self.desk(VoicesDesk), self.desk(NotesDesk)
        return Sheets(screen, live, beside, reading=reading, searching=self._searching)

    def _lead_to_sheets(self) -> None:
        """Has what lies over the panels made by whoever first wants it."""
        sheets = self.sheets
        for asking in (self._reader, self):
            asking.corroboration_wanted.connect(lambda *asked: sheets.get().compare(*asked))
        self._reader.meaning_wanted.connect(lambda span: sheets.get().tell_meaning(span))
        self.meaning_wanted.connect(lambda *word: sheets.get().tell_meaning_on_card(*word))
        self.words_wanted.connect(lambda span: sheets.get().compare_words(span))
        self.person_wanted.connect(lambda name: sheets.get().ask_who_that_is(name))
        self._reader.source_wanted.connect(lambda: sheets.get().ask_who_is_behind())
        self._reader.publisher_wanted.connect(lambda: sheets.get().ask_about_publisher())
        context = self.desk(ContextDesk)
        context.own_words_wanted.connect(lambda claim: sheets.get().write_on_claim(claim))

    def __iter__(self) -> Iterator[CardPanel]:
        return (desk.panel for desk in self._desks.values())

    @property
    def desks(self) -> tuple[SideDesk[Any], ...]:
        """The desks in the order of the tabs."""
        return tuple(self._desks.values())

    @property
    def opened(self) -> tuple[CardPanel, ...]:
        """The panels that were made by now, as somebody wanted something of them."""
        return tuple(desk.opened for desk in self._desks.values() if desk.opened is not None)

    def __getitem__(self, name: str) -> CardPanel:
        """The panel that has this name in `start`."""
        panel: CardPanel = self._desks[name].panel
        return panel

    def desk(self, kind: type[_Desk]) -> _Desk:
        """The desk of a kind of which there is one."""
        return next(desk for desk in self._desks.values() if isinstance(desk, kind))

    def show(self, name: str) -> None:
        """Brings the panel with this name to the front; nothing where there is none."""
        if name in self._desks:
            self._window.show_side(self[name])

    @property
    def front(self) -> str:
        """What the panel in front is called in `start`."""
        return tuple(self._desks)[self._side.number]

    def turn_to(self, name: str) -> None:
        """Has a panel in front when the window comes up; nothing where there is none."""
        if name in self._desks:
            self._side.turn_to(tuple(self._desks).index(name))

    def enter_desk(self, desk: SideDesk[Any]) -> None:
        """Brings the panel of a desk to the front, with the keyboard on it.

        Of two texts it is the panel of the one that is read in.
        """
        here = self.here
        here.enter(here.desk(type(desk)).panel)

    @property
    def here(self) -> Sides:
        """What is beside the text that is read in, of two; else this."""
        is_there = self.others is not None and self._screen.reading_in is not self._reader
        return self.others if self.others is not None and is_there else self

    def enter(self, panel: CardPanel) -> None:
        """Brings a panel to the front, with the keyboard on it; says so where that is there."""
        focused = QApplication.focusWidget()
        if focused is not None and panel.isAncestorOf(focused):
            words = self.tr("The keyboard is in {0} already. Esc leads to the text.")
            self._window.foot.show_refused(words.format(panel.name))
        self._searching.show_page()
        self._window.show_side(panel)
        panel.setFocus(Qt.FocusReason.ShortcutFocusReason)

    def go_to_card(self, key: str) -> None:
        """Puts the keyboard on the card that belongs to a mark."""
        panel = self._owner(key)
        self._window.show_side(panel)
        panel.go_to(key)

    def seek(self, key: str) -> None:
        """Brings the card that belongs to a mark into view, as soon as it is there.

        Where there is no room beside the page, the passage is what its reader came for.
        """
        about, _, question = key.partition(":")
        if about in _OF_SOURCE:
            self.sheets.get().show_answer(about, question)
            return
        panel = self._owner(key)
        self._window.bring_side(panel)
        panel.seek(key)

    def _owner(self, key: str) -> CardPanel:
        kind = key.partition(":")[0]
        owner = next(desk for desk in self.desks if kind in desk.tab.marks)
        panel: CardPanel = owner.panel
        return panel

    def _light(self, keys: tuple[str, ...]) -> None:
        for panel in self.opened:
            panel.light(keys)

    def _make(self, number: int) -> None:
        """Has a panel made whose tab was chosen."""
        _ = self.desks[number].panel

    def _take_in(self, number: int, panel: CardPanel) -> None:
        self._window.take_side(self._side, number, panel)
        panel.card_lit.connect(self._reader.light)
        panel.passage_shown.connect(self._reader.bring_into_view)
        panel.passage_wanted.connect(self._reader.go_to)
        panel.left.connect(self._reader.setFocus)
        panel.refused.connect(self._window.foot.show_refused)
        panel.left.connect(self._window.middle.put_side_away)
        panel.corroboration_wanted.connect(self.corroboration_wanted)
        panel.words_wanted.connect(self.words_wanted)
        panel.person_wanted.connect(self.person_wanted)
        panel.meaning_wanted.connect(self.meaning_wanted)
        panel.panel_wanted.connect(lambda name: self.enter(self[name]))


def _made(line: str, screen: Screen, live: Live) -> SideDesk[Any]:
    module, _, name = line.partition(":")
    desk = getattr(import_module(module), name)(screen, live)
    assert isinstance(desk, SideDesk)
    return desk
