"""The card of a publisher: written once, shown with all its articles."""

from __future__ import annotations

from collections.abc import Iterable

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QVBoxLayout

from desktop.appearance.fonts import Role
from desktop.appearance.plain_words import PlainLabel
from desktop.appearance.theme import Theme
from desktop.core.library.lesson_words import Introduction
from desktop.core.text.card_words import card_words
from desktop.source.rows import AnswerRow, PublisherHead
from desktop.source.source_form import SourceForm, clear
from desktop.wording.counting import counted


class PublisherSheet(SourceForm):
    """Asks who a publisher is, with what lessons say of it, and leads to its articles.

    `article_wanted` carries the id of an article.
    """

    article_wanted = Signal(str)

    def __init__(self, theme: Theme) -> None:
        super().__init__(theme)
        self.name = self.tr("About the publisher")
        self._told = PlainLabel(parent=self)
        self._told.setWordWrap(True)
        self._column.insertWidget(3, self._told)
        self._articles = QVBoxLayout()
        self._articles.setSpacing(0)
        self._column.insertLayout(self._column.count() - 1, self._articles)
        self._shown: PublisherHead | None = None
        self.show_theme(theme)

    def show_publisher(self, head: PublisherHead, rows: Iterable[AnswerRow]) -> None:
        """Shows what is known of a publisher, or what became of that."""
        hint = self.tr("Written once, shown with all its articles. Say where each fact is from.")
        self._show_head(head.key, self.name, head.name, hint)
        self._show_rows(rows)
        said = [self._says(each) for each in head.introductions]
        self._told.setText("\n".join(said))
        self._told.setVisible(bool(said))
        if head != self._shown:
            self._shown = head
            self._show_articles(head)

    def show_theme(self, theme: Theme) -> None:
        super().show_theme(theme)
        letters = theme.type.css(Role.CARD)
        self._told.setStyleSheet(f"{letters}; color: {theme.colours['ink']};")
        if self._shown is not None:
            self._show_articles(self._shown)

    def _show_articles(self, head: PublisherHead) -> None:
        clear(self._articles)
        if head.count is None:
            return
        counts = counted(
            head.count,
            self.tr("1 article of this publisher in your library"),
            self.tr("%n articles of this publisher in your library", None, head.count),
        )
        told = PlainLabel(counts, self)
        told.setWordWrap(True)
        letters, soft = self._theme.type.css(Role.CARD), self._theme.colours["soft_ink"]
        told.setStyleSheet(f"{letters}; color: {soft};")
        self._articles.addWidget(told)
        for article in head.others:
            link = self._link(article.title)
            link.clicked.connect(lambda _=False, id_=article.id: self.article_wanted.emit(id_))
            self._articles.addWidget(link)

    def _says(self, introduction: Introduction) -> str:
        words = card_words(introduction.person.body).plain
        if introduction.authors:
            told = self.tr("{0} — says {1} in the lesson “{2}”")
            return told.format(words, introduction.authors, introduction.lesson)
        return self.tr("{0} — says the lesson “{1}”").format(words, introduction.lesson)
