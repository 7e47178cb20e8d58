"""Who somebody is, in the window: asked of a speaker or on a claim, and back to where one was."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, Signal
from PySide6.QtWidgets import QWidget

from desktop.cards.panel import CardPanel, CardPosition
from desktop.core.article import ArticleId
from desktop.core.library.lesson_words import Introduction
from desktop.core.library.library import Library
from desktop.core.packs.timeline import Moment
from desktop.desks.screen import Screen
from desktop.live.live import Live
from desktop.live.what_is_known import ArticleReading
from desktop.person.cards import HeardInLibrary, PersonHere, person_cards, person_here
from desktop.person.person import PersonSheet

if TYPE_CHECKING:
    from desktop.core.searching.article_search import ArticleSearch


class PersonDesk(QObject):
    """Lays a person's card over what is beside the text.

    `library_wanted` asks for all quotes of somebody, `same_wanted` carries the name of somebody
    who is to be the same person as another.
    """

    library_wanted = Signal(str)
    same_wanted = Signal(str)

    def __init__(self, screen: Screen, live: Live) -> None:
        super().__init__()
        self._window, self._reader, self._live = screen.window, screen.reader, live
        self._side = screen.side
        self.sheet = sheet = PersonSheet(live.look.theme)
        self._person: PersonHere | None = None
        self._introductions: tuple[Introduction, ...] | None = None
        self._moments: tuple[Moment, ...] = ()
        self._heard: HeardInLibrary | None = None
        # Where somebody was who asked: the panel with its card, and the keyboard.
        self._origin: tuple[CardPanel | None, CardPosition | None, QWidget | None] | None = None
        live.look.changed.connect(lambda: sheet.show_theme(live.look.theme))
        live.open.opened.connect(lambda *_: self._put_away())
        live.open.closed.connect(self._put_away)
        live.open.understood.connect(self._show)
        live.index.caught_up.connect(lambda _has_fed: self._count())
        sheet.card_lit.connect(self._reader.light)
        sheet.passage_shown.connect(self._reader.bring_into_view)
        sheet.passage_wanted.connect(self._reader.go_to)
        sheet.refused.connect(self._window.foot.show_refused)
        sheet.left.connect(self.leave)
        sheet.library_wanted.connect(self.library_wanted)
        sheet.same_wanted.connect(self._ask_for_same)
        self._window.lay_over_side(sheet, self.leave)

    def ask(self, name: str) -> None:
        """Shows who somebody is whom the open article names."""
        found = self._live.open.reading
        if found is None:
            return
        self._origin = self._here()
        self._person = person = person_here(name, found.ledger, found.people)
        self._introductions, self._moments, self._heard = None, (), None
        self._look_up(found.article.id, person)
        self._window.show_sheet(self.sheet)
        self._show(found)
        self.sheet.setFocus()

    def leave(self) -> None:
        """Takes the card away and puts the keyboard where it was."""
        origin, self._origin = self._origin, None
        self._person = None
        self._window.put_sheet_away(self.sheet, self._reader)
        self._reader.light(())
        panel, place, keyboard = origin or (None, None, None)
        if panel is not None and keyboard is not None and panel.isAncestorOf(keyboard):
            # Where the side lies over the page, it went with the keyboard.
            self._window.show_side(panel)
        if panel is not None and place is not None:
            panel.return_to(place)
        if keyboard is not None and keyboard.isVisible():
            keyboard.setFocus()
        else:
            self._reader.setFocus()

    def _ask_for_same(self, name: str) -> None:
        self._person = None
        self.same_wanted.emit(name)

    def _put_away(self) -> None:
        if self._person is not None:
            self._person = self._origin = None
            self._window.put_sheet_away(self.sheet, self._reader)

    def _here(self) -> tuple[CardPanel | None, CardPosition | None, QWidget | None]:
        panel = self._side.front
        cards = panel if isinstance(panel, CardPanel) else None
        return cards, cards.place if cards is not None else None, self._window.focusWidget()

    def _look_up(self, article_id: ArticleId, person: PersonHere) -> None:
        folder = self._live.library.now.folder

        def read() -> tuple[tuple[Introduction, ...], tuple[Moment, ...]]:
            with Library.open_for_reading(folder) as library:
                words = library.lessons.words
                return words.introductions(person.forms, article_id), words.timeline(article_id)

        def take(told: tuple[tuple[Introduction, ...], tuple[Moment, ...]]) -> None:
            if self._person is person:
                self._introductions, self._moments = told
                self._show_again()

        self._live.tasks.start("introductions", read, take, lambda _error: take(((), ())))
        self._count()

    def _count(self) -> None:
        """Asks how much is heard of the person; once more when the index has come further."""
        if (person := self._person) is None:
            return

        def count(search: ArticleSearch) -> HeardInLibrary:
            return HeardInLibrary(*search.count_by(person.name))

        def take(heard: HeardInLibrary) -> None:
            if self._person is person:
                self._heard = heard
                self._show_again()

        self._live.search.ask_for("heard", count, take, lambda _error: None)

    def _show_again(self) -> None:
        if (found := self._live.open.reading) is not None:
            self._show(found)

    def _show(self, found: ArticleReading) -> None:
        if self._person is None:
            return
        # A name may have been joined with another meanwhile.
        person = person_here(self._person.name, found.ledger, found.people)
        self.sheet.show_person(
            person_cards(
                person,
                found.article.text,
                found.claims,
                found.ledger,
                shape=found.article.shape,
                introductions=self._introductions,
                moments=self._moments,
                heard=self._heard,
            )
        )
