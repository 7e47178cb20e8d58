"""What can lie over the panels beside the text, each made when it is first wanted."""

from __future__ import annotations

from functools import cached_property
from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, QRect, Signal

from desktop.core.claim import Claim
from desktop.core.passage import PassageRef
from desktop.core.source_question import SourceQuestion
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
    from desktop.desks.sharing_desk import SharingDesk
    from desktop.desks.source_desk import SourceDesk
    from desktop.desks.word_desk import WordDesk


class Sheets(QObject):
    """Leads from page and cards to what tells more of them: other sources, a person, a word.

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
        desk.sheet.meaning_wanted.connect(self.tell_meaning_on_card)
        return desk

    @cached_property
    def words(self) -> WordDesk:
        """What says what a word means."""
        from desktop.desks.word_desk import WordDesk  # noqa: PLC0415 - when wanted

        desk = WordDesk(self._screen, self._live)
        desk.library_wanted.connect(self._searching.search_words)
        return desk

    @cached_property
    def sources(self) -> SourceDesk:
        """What asks who is behind a text."""
        from desktop.desks.source_desk import SourceDesk  # noqa: PLC0415 - when wanted

        desk = SourceDesk(self._screen, self._live)
        desk.article_wanted.connect(self._reading.open_article)
        desk.failed.connect(self._reading.failed)
        self._notes.write_with(desk)
        return desk

    @cached_property
    def sharing(self) -> SharingDesk:
        """What tells where a text comes from."""
        from desktop.desks.sharing_desk import SharingDesk  # noqa: PLC0415 - when wanted

        desk = SharingDesk(self._screen, self._live)
        desk.beside_wanted.connect(self.beside_wanted)
        return desk

    def ask_where_from(self) -> None:
        """Shows which other articles have passages of the open one."""
        self.sharing.ask()

    def ask_who_is_behind(self) -> None:
        """Shows the form about the source of the open article."""
        self.sources.ask()

    def ask_about_publisher(self) -> None:
        """Shows what is known of the publisher of the open article."""
        if self._live.open.article is not None and not self.sources.publisher_name:
            words = self.tr("Nobody has said yet who published this. You can answer that here.")
            self.sources.ask(SourceQuestion.PUBLISHER)
            self._screen.window.foot.show_refused(words)
        else:
            self.sources.ask_publisher()

    def show_answer(self, about: str, question: str) -> None:
        """Shows an answer about the "source", or about the "publisher"."""
        if about == "publisher" and self.sources.publisher_name:
            self.sources.ask_publisher(question)
        else:
            self.sources.ask(question)

    def compare(self, span: Span, topic: str, speaker: str) -> None:
        """Asks who else speaks of a passage."""
        self.comparing.ask(span, topic, speaker)

    def compare_words(self, span: Span) -> None:
        """Asks who else speaks of words, whoever says them here."""
        self.comparing.ask_about(span)

    def ask_who_that_is(self, name: str) -> None:
        """Shows a person's card."""
        self.people.ask(name)

    def tell_meaning(self, span: Span) -> None:
        """Shows what words of the open article mean."""
        self.words.ask(span)

    def tell_meaning_on_card(self, words: str, span: Span, on_screen: QRect) -> None:
        """Shows what words of a card mean, which stand at these pixels of the screen."""
        self.words.ask_on_card(words, span, on_screen)

    def write_on_claim(self, claim: Claim) -> None:
        """Brings the field in which notes are written below the claims."""
        judgement = self._live.edits.judgements.to_write_on(claim)
        if judgement is not None:
            self._notes.write_beside(judgement, self._context.panel)
