"""Who says what, in the window: the voices beside the page, and putting them right."""

from __future__ import annotations

from typing import TYPE_CHECKING

from desktop.core.correction import CorrectionId
from desktop.core.quotation import Quotation
from desktop.core.span import Span
from desktop.desks.screen import Screen
from desktop.desks.side_desk import SideDesk
from desktop.live.live import Live
from desktop.live.what_is_known import ArticleReading
from desktop.voices.tab import VoicesTab

if TYPE_CHECKING:
    from desktop.core.reporting.verbs import ReportingVerb
    from desktop.voices.voices import Voices


class VoicesDesk(SideDesk["Voices"]):
    """Fills the voices of the open article and brings what is put right to the library."""

    tab = VoicesTab()

    def __init__(self, screen: Screen, live: Live) -> None:
        super().__init__(screen, live)
        self._reader, self._look = screen.reader, live.look
        self._open = live.open
        # What was found in the open article; None while nothing is known.
        self._found: ArticleReading | None = None
        # The words of it that report speech; None while nobody wanted to see them.
        self._reporting: tuple[ReportingVerb, ...] | None = None
        live.open.opened.connect(self._show_nothing_yet)
        live.open.understood.connect(self._show_findings)
        live.open.reading_failed.connect(self._show_reading_failed)
        live.open.read_again.connect(self._show_nothing_yet)
        live.look.changed.connect(self._show_reporting)
        self._reader.quotation_wanted.connect(self._add_quotation)
        self._reader.speaker_wanted.connect(self._ask_who_speaks)
        self._reader.reasons_wanted.connect(self._show_reasons)

    def make(self) -> Voices:
        # When it is first opened: until then no more is known of it than its tab.
        from desktop.voices.voices import Voices  # noqa: PLC0415

        voices = Voices(self._look.theme)
        voices.speaker_corrected.connect(self._correct_speaker)
        voices.quotation_denied.connect(self._deny_quotation)
        voices.speaker_joined.connect(self._join_speakers)
        voices.speaker_separated.connect(self._separate_speaker)
        voices.correction_returned.connect(self._take_back)
        voices.evidence_shown.connect(self._reader.show_evidence)
        voices.reporting_words_wanted.connect(self._look.show_reporting_words)
        voices.reading_wanted.connect(self._reader.reading_wanted)
        voices.library_wanted.connect(self.quotes_wanted)
        voices.counts_wanted.connect(self.live.search.count)
        self.live.search.counted.connect(voices.show_in_library)
        return voices

    def fill(self, panel: Voices) -> None:
        from desktop.voices.cards import voices_cards  # noqa: PLC0415 - comes with the panel

        if (found := self._found) is not None:
            panel.show_cards(
                voices_cards(
                    found.article.text,
                    found.extraction,
                    found.ledger,
                    found.put_right,
                    shape=found.article.shape,
                )
            )
            self._show_reporting()
        if self._open.has_failed:
            panel.show_reading_failed()

    def _show_nothing_yet(self) -> None:
        self._found = self._reporting = None
        if self.opened is not None:
            self.opened.show_nothing_yet()
        else:
            self.titled.emit(self.tab.name())

    def _show_findings(self, found: ArticleReading) -> None:
        self._found, self._reporting = found, None
        if self.opened is not None:
            self.fill(self.opened)
        else:
            self.titled.emit(self.tab.title(len(found.ledger.voices)))
            self._show_reporting()

    def _show_reading_failed(self) -> None:
        if self.opened is not None:
            self.opened.show_reading_failed()

    def _show_reporting(self) -> None:
        """Shows the words that report speech where they are seen; else nobody looks for them."""
        are_shown = self._look.preferences.reporting_words == "shown"
        if self._reporting is None:
            if self._found is not None and (are_shown or self.opened is not None):
                self._open.find_reporting(self._found, self._take_reporting)
            return
        if self.opened is not None:
            self.opened.show_reporting(self._reporting, are_shown=are_shown)
        self._reader.show_reporting(self._reporting if are_shown else ())

    def _take_reporting(self, verbs: tuple[ReportingVerb, ...]) -> None:
        self._reporting = verbs
        self._show_reporting()

    def _ask_who_speaks(self, key: str) -> None:
        self.screen.window.show_side(self.panel)
        self.panel.ask_who_speaks(key)

    def ask_who_that_is(self, name: str) -> None:
        """Brings the card of a speaker, with the question whom else that may be."""
        self.screen.window.show_side(self.panel)
        self.panel.ask_who_that_is(name)

    def _show_reasons(self, key: str) -> None:
        self.screen.window.show_side(self.panel)
        self.panel.show_reasons(key)

    # Who said it, put right: each a step to undo, and nothing while no article is open

    def _correct_speaker(self, quotation: Quotation, name: str) -> None:
        if (article := self._open.article) is not None:
            self.live.edits.speakers.correct_speaker(article, quotation, name)

    def _deny_quotation(self, quotation: Quotation) -> None:
        if (article := self._open.article) is not None:
            self.live.edits.speakers.deny_quotation(article, quotation)

    def _add_quotation(self, span: Span, name: str) -> None:
        if (article := self._open.article) is not None:
            self.live.edits.speakers.add_quotation(article, span, name)

    def _separate_speaker(self, name: str, shown_as: str) -> None:
        if (article := self._open.article) is not None:
            self.live.edits.speakers.separate_speaker(article, name, shown_as)

    def _join_speakers(self, name: str, shown_as: str) -> None:
        self.live.edits.speakers.join_speakers(name, shown_as)

    def _take_back(self, correction_id: str) -> None:
        self.live.edits.speakers.take_back(CorrectionId(correction_id))
