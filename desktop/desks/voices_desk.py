"""Who says what, in the window: the voices beside the page, and putting them right."""

from __future__ import annotations

from PySide6.QtCore import QObject

from desktop.core.reporting.verbs import ReportingVerb
from desktop.desks.search_desk import SearchDesk
from desktop.desks.sides import Sides
from desktop.live.kept_preferences import KeptPreferences
from desktop.live.open_article import ArticleReading, OpenArticle
from desktop.live.search import LiveSearch
from desktop.live.who_said_it import WhoSaidIt
from desktop.reader.reader import Reader
from desktop.voices.cards import voices_cards
from desktop.voices.voices import Voices


class VoicesDesk(QObject):
    """Fills the voices of the open article and brings what is put right to the library."""

    def __init__(
        self,
        reader: Reader,
        voices: Voices,
        *,
        sides: Sides,
        searching: SearchDesk,
        search: LiveSearch,
        look: KeptPreferences,
        open_article: OpenArticle,
        who_said_it: WhoSaidIt,
    ) -> None:
        super().__init__()
        self._reader, self._voices, self._sides = reader, voices, sides
        self._look, self._open = look, open_article
        # The words of the open article that report speech.
        self._reporting: tuple[ReportingVerb, ...] = ()
        open_article.opened.connect(self._show_nothing_yet)
        open_article.understood.connect(self._show_findings)
        open_article.reading_failed.connect(lambda _: voices.show_reading_failed())
        look.changed.connect(lambda: self._show_reporting(self._reporting))
        voices.speaker_corrected.connect(who_said_it.correct_speaker)
        voices.quotation_denied.connect(who_said_it.deny_quotation)
        voices.speaker_joined.connect(who_said_it.join_speakers)
        voices.speaker_separated.connect(who_said_it.separate_speaker)
        voices.correction_returned.connect(who_said_it.take_back)
        voices.evidence_shown.connect(reader.show_evidence)
        voices.reporting_words_wanted.connect(look.show_reporting_words)
        voices.reading_wanted.connect(reader.reading_wanted)
        open_article.read_again.connect(voices.show_nothing_yet)
        reader.quotation_wanted.connect(who_said_it.add_quotation)
        reader.speaker_wanted.connect(self._ask_who_speaks)
        voices.library_wanted.connect(searching.search_speaker)
        voices.counts_wanted.connect(search.count)
        search.counted.connect(voices.show_in_library)

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
        self._sides.go_to_card(key)
        self._voices.ask_who_speaks(key)
