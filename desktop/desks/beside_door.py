"""The way to a second article beside the one on the page, of which nothing is made before."""

from __future__ import annotations

from collections.abc import Callable
from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, Signal
from PySide6.QtWidgets import QApplication

from desktop.appearance.keys_in_words import with_keys
from desktop.core.article import ArticleId
from desktop.core.passage import PassageRef
from desktop.desks.reading_desk import ReadingDesk
from desktop.desks.screen import Screen
from desktop.desks.search_door import SearchDoor
from desktop.desks.sides import Sides
from desktop.live.late import Late
from desktop.live.live import Live

if TYPE_CHECKING:
    from desktop.desks.beside_desk import BesideDesk
    from desktop.live.tasks import Tasks
    from desktop.reader.reader import Reader


class BesideDoor(QObject):
    """Leads to the desk of two texts from the shelf, the results, other sources and the keys.

    `failed` is that of the desk; `escaped` says that Esc was pressed in the second text, or beside
    both, where nothing nearer heard it.
    """

    failed = Signal(object)
    escaped = Signal()

    def __init__(
        self,
        screen: Screen,
        live: Live,
        sides: Sides,
        reading: ReadingDesk,
        searching: SearchDoor,
    ) -> None:
        super().__init__()
        self._screen, self._live, self._sides = screen, live, sides
        self._reading, self._searching = reading, searching
        self.desk = Late(self._make_desk)
        searching.beside_wanted.connect(self._open)
        sides.sheets.tie(lambda sheets: sheets.beside_wanted.connect(self._open))
        screen.shelf.beside_wanted.connect(lambda article_id: self.desk.get().open(article_id))
        reading.browsing.tie(lambda desk: desk.beside_wanted.connect(self._open_from_library))

    def _make_desk(self) -> BesideDesk:
        from desktop.desks.beside_desk import BesideDesk  # noqa: PLC0415 - see above

        desk = BesideDesk(
            self._screen, self._live, self._sides, reading=self._reading, searching=self._searching
        )
        desk.failed.connect(self.failed)
        desk.reader.let_go_first = self._screen.reader.let_go_first
        desk.reader.escaped.connect(self.escaped)
        desk.cards.escaped.connect(self.escaped)
        return desk

    @property
    def is_open(self) -> bool:
        """Whether two articles are read."""
        return self.desk.made is not None and self.desk.made.is_open

    @property
    def tasks(self) -> tuple[Tasks, ...]:
        """What goes on for the text, or for each of two."""
        desk = self.desk.made
        return (self._live.tasks,) if desk is None else (self._live.tasks, desk.live.tasks)

    @property
    def readers(self) -> tuple[Reader, ...]:
        """The pages that are read: one, or two."""
        first, desk = self._screen.reader, self.desk.made
        return (first, desk.reader) if desk is not None and desk.is_open else (first,)

    @property
    def is_keyboard_between(self) -> bool:
        """Whether the keyboard is on what stands between two texts."""
        desk, focused = self.desk.made, QApplication.focusWidget()
        return desk is not None and focused is not None and desk.cards.isAncestorOf(focused)

    def commands(self) -> dict[str, Callable[[], object]]:
        """What can be done by a key, wherever that is pressed."""
        return {
            "beside": lambda: self.desk.get().toggle(),
            "between": lambda: self.desk.get().enter_cards(),
            "note_both": lambda: self.desk.get().between.write_on_both(),  # noqa: PLW0108
        }

    def refusals(self) -> dict[str, Callable[[], str]]:
        """Why some of the commands can do nothing now; empty words where they can."""
        return {
            "beside": self._why_not_beside,
            "between": lambda: "" if self.is_open else self._how_to(),
            "note_both": lambda: (
                self.desk.get().between.why_no_note() if self.is_open else self._how_to()
            ),
        }

    def open_again(self) -> None:
        """Opens the pair again that was read when the window was closed, if there was one."""
        if (pair := self._live.look.kept_pair) is not None:
            self.desk.get().open_kept(pair)

    def escape(self) -> bool:
        """Does what Esc means where two articles are read; says whether there are two."""
        is_open = self.is_open
        if is_open:
            self.desk.get().escape()
        return is_open

    def _open_from_library(self, article_id: str) -> None:
        self._searching.show_page()
        self.desk.get().open(ArticleId(article_id))

    def _open(self, passage: PassageRef) -> None:
        self.desk.get().open(passage.article_id, passage.span)

    def _why_not_beside(self) -> str:
        desk = self.desk.made
        if desk is not None and (desk.is_open or desk.last_beside is not None):
            return ""
        return self._how_to()

    def _how_to(self) -> str:
        told = self.tr(
            "Choose an article on the shelf and press {Shelf: Ctrl+Return}: it opens beside this."
        )
        return with_keys(told)
