"""Who says what, in the window: the voices beside the page, and putting them right."""

from __future__ import annotations

from desktop.core.correction import CorrectionId
from desktop.core.quotation import Quotation
from desktop.core.reporting.verbs import ReportingVerb
from desktop.core.span import Span
from desktop.desks.screen import Screen
from desktop.desks.side_desk import SideDesk
from desktop.live.live import Live
from desktop.live.open_article import ArticleReading
from desktop.voices.cards import voices_cards
from desktop.voices.voices import Voices


class VoicesDesk(SideDesk):
    """Fills the voices of the open article and brings what is put right to the library."""

    panel: Voices

    def __init__(self, screen: Screen, live: Live) -> None:
        voices, reader, look = Voices(live.look.theme), screen.reader, live.look
        super().__init__(screen, live, voices)
        self._reader, self._voices = reader, voices
        self._look, self._open, self._edits = look, live.open, live.edits
        # The words of the open article that report speech.
        self._reporting: tuple[ReportingVerb, ...] = ()
        live.open.opened.connect(self._show_nothing_yet)
        live.open.understood.connect(self._show_findings)
        live.open.reading_failed.connect(lambda _: voices.show_reading_failed())
        look.changed.connect(lambda: self._show_reporting(self._reporting))
        voices.speaker_corrected.connect(self._correct_speaker)
        voices.quotation_denied.connect(self._deny_quotation)
        voices.speaker_joined.connect(self._join_speakers)
        voices.speaker_separated.connect(self._separate_speaker)
        voices.correction_returned.connect(self._take_back)
        voices.evidence_shown.connect(reader.show_evidence)
        voices.reporting_words_wanted.connect(look.show_reporting_words)
        voices.reading_wanted.connect(reader.reading_wanted)
        live.open.read_again.connect(voices.show_nothing_yet)
        reader.quotation_wanted.connect(self._add_quotation)
        reader.speaker_wanted.connect(self._ask_who_speaks)
        voices.library_wanted.connect(self.quotes_wanted)
        voices.counts_wanted.connect(live.search.count)
        live.search.counted.connect(voices.show_in_library)

    def _show_nothing_yet(self) -> None:
        self._voices.show_nothing_yet()
        self._reporting = ()

    def _show_findings(self, found: ArticleReading) -> None:
        self._voices.show_cards(
            voices_cards(found.article.text, found.extraction, found.ledger, found.put_right)
        )
        self._open.find_reporting(found, self._show_reporting)

    def _show_reporting(self, verbs: tuple[ReportingVerb, ...]) -> None:
        self._reporting = verbs
        are_shown = self._look.preferences.reporting_words == "shown"
        self._voices.show_reporting(verbs, are_shown=are_shown)
        self._reader.show_reporting(verbs if are_shown else ())

    def _ask_who_speaks(self, key: str) -> None:
        self.screen.window.show_side(self._voices)
        self._voices.ask_who_speaks(key)

    # Who said it, put right: each a step to undo, and nothing while no article is open

    def _correct_speaker(self, quotation: Quotation, name: str) -> None:
        if (article := self._open.article) is not None:
            self._edits.speakers.correct_speaker(article, quotation, name)

    def _deny_quotation(self, quotation: Quotation) -> None:
        if (article := self._open.article) is not None:
            self._edits.speakers.deny_quotation(article, quotation)

    def _add_quotation(self, span: Span, name: str) -> None:
        if (article := self._open.article) is not None:
            self._edits.speakers.add_quotation(article, span, name)

    def _separate_speaker(self, name: str, shown_as: str) -> None:
        if (article := self._open.article) is not None:
            self._edits.speakers.separate_speaker(article, name, shown_as)

    def _join_speakers(self, name: str, shown_as: str) -> None:
        self._edits.speakers.join_speakers(name, shown_as)

    def _take_back(self, correction_id: str) -> None:
        self._edits.speakers.take_back(CorrectionId(correction_id))
