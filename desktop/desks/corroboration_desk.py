"""Corroborating in the window: from the words asked about to other sources, and back."""

from __future__ import annotations

from dataclasses import dataclass

from PySide6.QtCore import QObject, Signal
from PySide6.QtWidgets import QWidget

from desktop.cards.panel import CardPanel, CardPosition
from desktop.core.annotation import AnnotationId
from desktop.core.corroborating.answer import AskedPassage
from desktop.core.passage import PassageRef
from desktop.core.span import Span
from desktop.corroborate.corroborate import Corroborate
from desktop.desks.screen import Screen
from desktop.live.corroboration import LiveCorroboration
from desktop.live.kept_preferences import KeptPreferences
from desktop.live.live import Live
from desktop.reader.reader import Whereabouts
from desktop.wording.errors import message_for


@dataclass(frozen=True, slots=True)
class _Origin:
    """Where somebody was who asked: on the page, on which card, and with the keyboard where."""

    whereabouts: Whereabouts | None
    panel: QWidget | None
    card: CardPosition | None
    keyboard: QWidget | None


class CorroborationDesk(QObject):
    """Brings the page, the sheet and the search for other sources together.

    `passage_wanted` says which passage is to be put on the page, `beside_wanted` which beside it.
    """

    passage_wanted = Signal(PassageRef)
    beside_wanted = Signal(PassageRef)

    def __init__(self, screen: Screen, live: Live) -> None:
        super().__init__()
        self._window, self._reader, self._open = screen.window, screen.reader, live.open
        self._screen = screen
        self._side = screen.side
        corroboration = LiveCorroboration(live.library, live.index, live.search, live.edits)
        self.sheet = sheet = self._lay_sheet(live.look)
        self._corroboration = corroboration
        self._origin: _Origin | None = None
        # Words of the open article that are asked about as soon as it was worked through.
        self._to_ask = ""
        live.open.understood.connect(lambda _found: self._ask_what_waits())
        live.open.understood.connect(lambda _found: sheet.show_voices(screen.voice_numbers))
        sheet.words_wanted.connect(self._ask_for_words)
        sheet.passage_wanted.connect(corroboration.open)
        sheet.visit_wanted.connect(self.passage_wanted)
        sheet.beside_wanted.connect(self.beside_wanted)
        sheet.return_wanted.connect(self._go_back)
        sheet.keep_wanted.connect(self._keep)
        sheet.left.connect(self._leave)
        sheet.refused.connect(self._window.foot.show_refused)
        corroboration.found.connect(sheet.show_corroboration)
        corroboration.opened.connect(sheet.show_passage)
        corroboration.noted.connect(sheet.show_notes)
        corroboration.failed.connect(
            lambda error: sheet.show_failed(message_for(error, is_saving=False).happened)
        )

    def _lay_sheet(self, look: KeptPreferences) -> Corroborate:
        sheet = Corroborate(look.theme)
        sheet.show_theme(look.theme)
        look.changed.connect(lambda: sheet.show_theme(look.theme))
        if self._open.article is not None:
            sheet.show_on_page(self._open.article.id)
        self._open.opened.connect(lambda article: sheet.show_on_page(article.id))
        self._window.lay_over_side(sheet, self.escape)
        # A tab or a card may be asked for, which takes the sheet away without a word.
        sheet.gone.connect(lambda: self._reader.show_found(()))
        return sheet

    def begin_with(self, words: str) -> None:
        """Asks about words of the open article, at once or when it was worked through."""
        self._to_ask = words
        if self._open.is_understood:
            self._ask_what_waits()

    def ask(self, span: Span, topic: str = "", speaker: str = "") -> None:
        """Shows what else the library says of words of the open article."""
        if self._open.article is None:
            return
        self._origin = self._here()
        asked = AskedPassage(self._open.article.id, span, topic, speaker)
        self._reader.show_found([span], stays=True)
        self._reader.bring_into_view(span)
        self.sheet.show_voices(self._screen.voice_numbers)
        self.sheet.show_asked(asked, self._open.article)
        self._window.show_sheet(self.sheet)
        self.sheet.setFocus()
        self._corroboration.ask(asked)

    def ask_about(self, span: Span) -> None:
        """Shows what else the library says of words, whoever says them in the open article."""
        self.ask(span, speaker=self._reader.speaker_of(span))

    def escape(self) -> None:
        """Leads from another article back to the words asked about, and from there away."""
        if self._window.side.has_sheet and self.sheet.is_away:
            self._go_back()
        elif self._window.side.has_sheet:
            self._leave()

    def _ask_what_waits(self) -> None:
        words, self._to_ask = self._to_ask, ""
        if words:
            self._reader.corroborate(words)

    def _ask_for_words(self, words: str) -> None:
        if self.sheet.asked is not None:
            self.sheet.show_words_asked(words)
            self._corroboration.ask_for_words(words)

    def _keep(self, annotation_id: AnnotationId | None, words: str) -> None:
        if self._corroboration.keep(annotation_id, words):
            self._window.foot.show_done(self.tr("Kept in My notes"))

    def _go_back(self) -> None:
        asked = self.sheet.asked
        if asked is not None:
            self.passage_wanted.emit(PassageRef(asked.article_id, asked.span))
            self.sheet.take_keyboard()

    def _leave(self) -> None:
        self._window.put_sheet_away(self.sheet, self._reader)
        self._corroboration.forget()
        self._reader.show_found(())
        self._return()

    def _here(self) -> _Origin:
        panel = self._side.front
        card = panel.place if isinstance(panel, CardPanel) else None
        return _Origin(self._reader.whereabouts, panel, card, self._window.focusWidget())

    def _return(self) -> None:
        """Puts page, card and keyboard back where they were when it was asked."""
        origin, self._origin = self._origin, None
        whereabouts = origin.whereabouts if origin else None
        # Closed while another article is visited, its reader stays there.
        if not origin or not whereabouts or whereabouts.article != self._reader.article:
            self._reader.setFocus()
            return
        self._reader.return_to(whereabouts)
        panel, keyboard = origin.panel, origin.keyboard
        if isinstance(panel, CardPanel) and keyboard is not None and panel.isAncestorOf(keyboard):
            # Where the side lies over the page, it went with the keyboard.
            self._window.show_side(panel)
        if isinstance(origin.panel, CardPanel) and origin.card is not None:
            origin.panel.return_to(origin.card)
        if origin.keyboard is not None and origin.keyboard.isVisible():
            origin.keyboard.setFocus()
        else:
            self._reader.setFocus()
