"""What the student says of quotations and speakers in the article that is open."""

from __future__ import annotations

from collections.abc import Callable

from PySide6.QtCore import QObject

from desktop.core.article import Article
from desktop.core.correction import CorrectionId
from desktop.core.quotation import Quotation
from desktop.core.span import Span
from desktop.live.edits.edits import Edits
from desktop.live.open_article import OpenArticle


class WhoSaidIt(QObject):
    """Puts speakers right, each as one step to undo; nothing while no article is open."""

    def __init__(self, open_article: OpenArticle, edits: Edits) -> None:
        super().__init__()
        self._open = open_article
        self._edits = edits

    def correct_speaker(self, quotation: Quotation, name: str) -> None:
        """Says whose a quotation is; an empty name says that nobody is named."""
        self._in_the_article(lambda a: self._edits.speakers.correct_speaker(a, quotation, name))

    def deny_quotation(self, quotation: Quotation) -> None:
        """Says that words between marks are nobody's speech."""
        self._in_the_article(lambda a: self._edits.speakers.deny_quotation(a, quotation))

    def add_quotation(self, span: Span, name: str) -> None:
        """Says that words are a quotation which was missed."""
        self._in_the_article(lambda a: self._edits.speakers.add_quotation(a, span, name))

    def separate_speaker(self, name: str, shown_as: str) -> None:
        """Shows whoever is called `name` in this article alone as somebody else."""
        self._in_the_article(lambda a: self._edits.speakers.separate_speaker(a, name, shown_as))

    def join_speakers(self, name: str, shown_as: str) -> None:
        """Lets two names be one speaker in every article."""
        self._edits.speakers.join_speakers(name, shown_as)

    def take_back(self, correction_id: str) -> None:
        """Lets a correction or a name no longer hold."""
        self._edits.speakers.take_back(CorrectionId(correction_id))

    def _in_the_article(self, put_right: Callable[[Article], object]) -> None:
        if self._open.article is not None:
            put_right(self._open.article)
