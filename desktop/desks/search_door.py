"""The way into searching, of which nothing is made before somebody searches."""

from __future__ import annotations

from collections.abc import Callable
from functools import partial
from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, Signal, SignalInstance

from desktop.core.article import ArticleId
from desktop.core.passage import PassageRef
from desktop.desks.kept_searches import KeptSearches
from desktop.desks.screen import Screen
from desktop.live.late import Late
from desktop.live.live import Live

if TYPE_CHECKING:
    from desktop.desks.search_desk import SearchDesk
    from desktop.search.results import Results

_COMMANDS = ("search", "save_search", "find", "next", "before", "back")
_REFUSED = ("save_search", "find", "next", "before", "back")


class SearchDoor(QObject):
    """Leads to the desk of searching from the field, the keys and the shelf.

    `passage_wanted`, `beside_wanted` and `failed` are those of the desk; `claim_wanted` carries the
    id of one of the reader's own claims, which stands on no page.
    """

    passage_wanted = Signal(PassageRef)
    beside_wanted = Signal(PassageRef)
    claim_wanted = Signal(str)
    failed = Signal(object)

    def __init__(self, screen: Screen, live: Live) -> None:
        super().__init__()
        self._screen, self._live = screen, live
        self.desk = Late(self._make_desk)
        self.kept = KeptSearches(screen, live, results=lambda: self.desk.get().results)
        self.kept.failed.connect(self.failed)
        self.kept.chosen.connect(lambda request: self.desk.get().ask_again(request))
        field = screen.search_field
        field.searched.connect(lambda words: self.desk.get().search_for(words))
        field.confirmed.connect(lambda: self.desk.get().confirm())
        field.descended.connect(lambda: self.desk.get().descend())

    def _make_desk(self) -> SearchDesk:
        from desktop.desks.search_desk import SearchDesk  # noqa: PLC0415 - see above

        desk = SearchDesk(self._screen, self._live, self.kept)
        desk.passage_wanted.connect(lambda passage: self._lead(passage, self.passage_wanted))
        desk.beside_wanted.connect(lambda passage: self._lead(passage, self.beside_wanted))
        desk.failed.connect(self.failed)
        return desk

    def _lead(self, passage: PassageRef, to_page: SignalInstance) -> None:
        from desktop.search.rows import OWN_CLAIM  # noqa: PLC0415 - who sought loaded it

        kind, _, claim_id = passage.card.partition(":")
        if kind == OWN_CLAIM:
            self.claim_wanted.emit(claim_id)
        else:
            to_page.emit(passage)

    @property
    def results(self) -> Results:
        """The panel of what was found, in the page's place."""
        return self.desk.get().results

    def commands(self) -> dict[str, Callable[[], object]]:
        """What can be done by a key, wherever that is pressed."""
        return {command: partial(self._do, command) for command in _COMMANDS}

    def refusals(self) -> dict[str, Callable[[], str]]:
        """Why some of the commands can do nothing now; empty words where they can."""
        return {command: partial(self._why_not, command) for command in _REFUSED}

    def _do(self, command: str) -> None:
        self.desk.get().commands()[command]()

    def _why_not(self, command: str) -> str:
        return self.desk.get().refusals()[command]()

    def begin(self) -> None:
        """Puts the keyboard into the field; while that is empty, shows what can be searched."""
        self.desk.get().begin()

    def search_words(self, words: str) -> None:
        """Shows where these words stand in the library, one behind the other."""
        field = self._screen.search_field
        field.setText(f'"{words}"' if " " in words else words)
        field.focus()
        self.desk.get().search_for(field.text())

    def search_speaker(self, name: str) -> None:
        """Shows every quotation of exactly this speaker."""
        self.desk.get().search_speaker(name)

    def end(self) -> None:
        """Goes back to the line that was read when the search began."""
        self.desk.get().end()

    def show_page(self, article_id: ArticleId | None = None) -> None:
        """Puts the page back in its place, with the article on it or with one that comes there.

        Results of a search wait behind it.
        """
        if self._screen.window.over_page is None:
            return
        if self.desk.made is not None:
            self.desk.made.ways.leave_for_page(article_id)
        self._screen.window.show_page()

    def return_to_results(self) -> None:
        """Shows the results again that led to the page, if any did."""
        if self.desk.made is not None:
            self.desk.made.ways.return_to_results()
