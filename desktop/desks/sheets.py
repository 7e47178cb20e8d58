"""What can lie over the panels beside the text, each made when it is first wanted."""

from __future__ import annotations

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
from desktop.desks.voices_desk import VoicesDesk
from desktop.live.live import Live

if TYPE_CHECKING:
    from desktop.desks.corroboration_desk import CorroborationDesk
    from desktop.desks.person_desk import PersonDesk


class Sheets(QObject):
    """Leads from page and cards to what tells more of them: other sources, a person, own words.

    Made when first wanted, and so is each of its parts. `beside_wanted` sends the passage whose
    article is to be read beside the one on the page.
    """

    beside_wanted = Signal(PassageRef)

    def __init__(
        self,
        screen: Screen,
        live: Live,
        beside: tuple[ContextDesk, VoicesDesk, NotesDesk],
        *,
        reading: ReadingDesk,
        searching: SearchDoor,
    ) -> None:
        super().__init__()
        self._screen, self._live = screen, live
        self._context, self._voices, self._notes = beside
        self._reading, self._searching = reading, searching

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
        desk.same_wanted.connect(self._voices.ask_who_that_is)
        return desk

    def compare(self, span: Span, topic: str, speaker: str) -> None:
        """Asks who else speaks of a passage."""
        self.comparing.ask(span, topic, speaker)

    def compare_words(self, span: Span) -> None:
        """Asks who else speaks of words, whoever says them here."""
        self.comparing.ask_about(span)

    def ask_who_that_is(self, name: str) -> None:
        """Shows a person's card."""
        self.people.ask(name)

    def write_on_claim(self, claim: Claim) -> None:
        """Brings the field in which notes are written below the claims."""
        judgement = self._live.edits.judgements.to_write_on(claim)
        if judgement is not None:
            self._notes.write_beside(judgement, self._context.panel)
