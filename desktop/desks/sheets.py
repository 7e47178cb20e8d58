"""What can lie over the panels beside the text, each made when it is first wanted."""

from __future__ import annotations

from collections.abc import Callable
from functools import cached_property
from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, Signal

from desktop.core.claim import Claim
from desktop.core.passage import PassageRef
from desktop.core.span import Span
from desktop.desks.context_desk import ContextDesk
from desktop.desks.notes_desk import NotesDesk
from desktop.desks.reading_desk import ReadingDesk
from desktop.desks.screen import Screen
from desktop.desks.search_door import SearchDoor
from desktop.desks.sides import Sides
from desktop.desks.voices_desk import VoicesDesk
from desktop.live.live import Live

if TYPE_CHECKING:
    from desktop.desks.beside_desk import BesideDesk
    from desktop.desks.corroboration_desk import CorroborationDesk
    from desktop.desks.person_desk import PersonDesk


class Sheets(QObject):
    """Leads from page and cards to what tells more of them: other sources, a person, own words.

    `beside_wanted` sends the passage whose article is to be read beside the one on the page.
    """

    beside_wanted = Signal(PassageRef)

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
        for asking in (screen.reader, sides):
            asking.corroboration_wanted.connect(self._compare)
        sides.words_wanted.connect(self._compare_words)
        sides.person_wanted.connect(self._ask_who_that_is)
        sides.desk(ContextDesk).own_words_wanted.connect(self._write_on_claim)

    @cached_property
    def comparing(self) -> CorroborationDesk:
        """What brings the page, the sheet and other sources together."""
        from desktop.desks.corroboration_desk import CorroborationDesk  # noqa: PLC0415 - when wanted

        desk = CorroborationDesk(self._screen, self._live)
        desk.passage_wanted.connect(self._reading.go_to)
        desk.beside_wanted.connect(self.beside_wanted)
        return desk

    @cached_property
    def people(self) -> PersonDesk:
        """What says who somebody is."""
        from desktop.desks.person_desk import PersonDesk  # noqa: PLC0415 - when wanted

        desk = PersonDesk(self._screen, self._live)
        desk.library_wanted.connect(self._searching.search_speaker)
        desk.same_wanted.connect(self._sides.desk(VoicesDesk).ask_who_that_is)
        return desk

    def _compare(self, span: Span, topic: str, speaker: str) -> None:
        self.comparing.ask(span, topic, speaker)

    def _compare_words(self, span: Span) -> None:
        self.comparing.ask_about(span)

    def _ask_who_that_is(self, name: str) -> None:
        self.people.ask(name)

    def _write_on_claim(self, claim: Claim) -> None:
        """Brings the field in which notes are written below the claims."""
        judgement = self._live.edits.judgements.to_write_on(claim)
        if judgement is not None:
            context = self._sides.desk(ContextDesk).panel
            self._sides.desk(NotesDesk).write_beside(judgement, context)


class BesideDoor(QObject):
    """The way to a second article beside the one on the page, of which nothing is made before.

    `failed` is that of the desk.
    """

    failed = Signal(object)

    def __init__(
        self,
        screen: Screen,
        live: Live,
        sides: Sides,
        reading: ReadingDesk,
        searching: SearchDoor,
        sheets: Sheets,
    ) -> None:
        super().__init__()
        self._screen, self._live, self._sides = screen, live, sides
        self._reading, self._searching = reading, searching
        for asking in (searching, sheets):
            asking.beside_wanted.connect(lambda passage: self._open(passage))
        screen.shelf.beside_wanted.connect(lambda article_id: self.desk.open(article_id))

    @cached_property
    def desk(self) -> BesideDesk:
        """What reads the second article."""
        from desktop.desks.beside_desk import BesideDesk  # noqa: PLC0415 - when wanted

        reading, searching = self._reading, self._searching

        def make(screen: Screen, live: Live, sides: Sides) -> Sheets:
            return Sheets(screen, live, sides, reading, searching)

        desk = BesideDesk(
            self._screen,
            self._live,
            self._sides,
            reading=reading,
            searching=searching,
            make_sheets=make,
        )
        desk.failed.connect(self.failed)
        return desk

    @property
    def is_open(self) -> bool:
        """Whether two articles are read."""
        return "desk" in vars(self) and self.desk.is_open

    def commands(self) -> dict[str, Callable[[], object]]:
        """What can be done by a key, wherever that is pressed."""
        return {
            "beside": lambda: self.desk.toggle(),
            "between": lambda: self.desk.enter_cards(),
            "note_both": lambda: self.desk.write_on_both(),
        }

    def refusals(self) -> dict[str, Callable[[], str]]:
        """Why some of the commands can do nothing now; empty words where they can."""
        return {
            "beside": self._why_not_beside,
            "between": lambda: "" if self.is_open else self._words(),
            "note_both": lambda: self.desk.why_no_note() if self.is_open else self._words(),
        }

    def open_again(self, kept: str) -> None:
        """Opens the pair again that was read last, as it was `kept`."""
        if kept:
            self.desk.open_kept(kept)

    def escape(self) -> bool:
        """Does what Esc means in the first of two texts; says whether there are two."""
        is_open = self.is_open
        if is_open:
            self.desk.escape()
        return is_open

    def end(self) -> None:
        """Keeps what is not yet kept."""
        if "desk" in vars(self):
            self.desk.end()

    def _open(self, passage: PassageRef) -> None:
        self.desk.open(passage.article_id, passage.span)

    def _why_not_beside(self) -> str:
        if self.is_open or ("desk" in vars(self) and self.desk.last_beside is not None):
            return ""
        return self._words()

    def _words(self) -> str:
        return self.tr("Choose an article on the shelf and press Ctrl+Enter: it opens beside this.")
