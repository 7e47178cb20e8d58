"""Corroborating in the window: from the words asked about to other sources, and back."""

from __future__ import annotations

from PySide6.QtCore import QObject, Signal

from desktop.core.annotation import AnnotationId
from desktop.core.corroboration import Asked
from desktop.core.passage import PassageRef
from desktop.core.span import Span
from desktop.corroborate.corroborate import Corroborate
from desktop.error_words import message_for
from desktop.live_corroboration import LiveCorroboration
from desktop.open_article import OpenArticle
from desktop.reader.reader import Reader
from desktop.window.window import Window


class CorroborationDesk(QObject):
    """Brings the page, the sheet and the search for other sources together.

    `passage_wanted` says which passage is to be put on the page.
    """

    passage_wanted = Signal(PassageRef)

    def __init__(
        self,
        window: Window,
        sheet: Corroborate,
        reader: Reader,
        *,
        corroboration: LiveCorroboration,
        open_article: OpenArticle,
    ) -> None:
        super().__init__()
        self._window, self._sheet, self._reader = window, sheet, reader
        self._corroboration, self._open = corroboration, open_article
        sheet.words_wanted.connect(self._ask_for_words)
        sheet.passage_wanted.connect(corroboration.open)
        sheet.visit_wanted.connect(self.passage_wanted)
        sheet.return_wanted.connect(self._go_back)
        sheet.keep_wanted.connect(self._keep)
        sheet.left.connect(self._leave)
        corroboration.found.connect(sheet.show_corroboration)
        corroboration.opened.connect(sheet.show_passage)
        corroboration.noted.connect(sheet.show_notes)
        corroboration.failed.connect(lambda error: sheet.show_failed(message_for(error).happened))

    def ask(self, span: Span, topic: str = "", speaker: str = "") -> None:
        """Shows what else the library says of words of the open article."""
        if self._open.article is None:
            return
        asked = Asked(self._open.article.id, span, topic, speaker)
        self._reader.show_found([span])
        self._reader.bring_into_view(span)
        self._sheet.show_asked(asked, self._open.article)
        self._window.show_sheet()
        self._sheet.setFocus()
        self._corroboration.ask(asked)

    def escape(self) -> None:
        """Leads from another article back to the words asked about, and from there away."""
        if self._window.has_sheet and self._sheet.is_away:
            self._go_back()
        elif self._window.has_sheet:
            self._leave()

    def _ask_for_words(self, words: str) -> None:
        if self._sheet.asked is not None:
            self._sheet.show_words_asked(words)
            self._corroboration.ask_for_words(words)

    def _keep(self, annotation_id: AnnotationId | None, words: str) -> None:
        if self._corroboration.keep(annotation_id, words):
            self._window.foot.show_done(self.tr("Kept in My notes"))

    def _go_back(self) -> None:
        asked = self._sheet.asked
        if asked is not None:
            self.passage_wanted.emit(PassageRef(asked.article_id, asked.span))
            self._sheet.take_keyboard()

    def _leave(self) -> None:
        self._window.hide_sheet()
        self._corroboration.forget()
        self._reader.show_found(())
        self._reader.setFocus()
