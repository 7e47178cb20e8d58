"""Words of a text chosen for a part of the lesson: those it is about, or that are right."""

from __future__ import annotations

from PySide6.QtCore import QObject

from desktop.core.packs.articles import PackArticle
from desktop.core.packs.drafted import DraftView, LessonPart
from desktop.core.packs.part_edits import (
    ON,
    WITH,
    tied_to,
    with_passage_elsewhere,
    with_right_words,
)
from desktop.core.packs.writing import PackDraft
from desktop.core.span import Span
from desktop.desks.draft_desk import DraftDesk
from desktop.writing.form_items import kind_name
from desktop.writing.panel import WritingPanel


class PassagesDesk(QObject):
    """Takes the selected words; where none are, it has some selected first.

    Meanwhile another article may be turned to; then the form is opened again.
    """

    def __init__(self, desk: DraftDesk, panel: WritingPanel) -> None:
        super().__init__()
        self._desk, self.panel = desk, panel
        # The part and its place that words are chosen for; None while that is not so.
        self._wanted: tuple[str, str] | None = None
        panel.parts.words_wanted.connect(self._want)
        panel.text.taken.connect(self._take_chosen)
        panel.text.refused.connect(self._go_back)
        panel.seen.connect(lambda is_seen: None if is_seen else self.end())

    def _want(self, key: str, target: str) -> None:
        part = self._part(key)
        if part is None:
            return
        if len(self.panel.text.chosen):
            self._take(part, target)
            return
        self._wanted = (key, target)
        card = self.panel.parts.cards[key]
        field = card.fields.get(target)
        self.panel.show_choosing(field.item.label if field is not None else kind_name(part.kind))

    def end(self) -> None:
        """Chooses words for nothing any more."""
        if self._wanted is not None:
            self._wanted = None
            self.panel.show_choosing("")

    def _go_back(self) -> None:
        """Opens the form again that the words were chosen for."""
        wanted, part = self._wanted, self._part(self._wanted[0]) if self._wanted else None
        self.end()
        if wanted is None or part is None:
            return
        self.panel.text.let_go()
        if part.article:
            self.panel.show_article(part.article)
        self.panel.turn_to_tab(0, takes_keyboard=False)
        self.panel.parts.open_part(part.key)
        field = self.panel.parts.cards[part.key].fields.get(wanted[1])
        if field is not None:
            field.control.setFocus()

    def _take_chosen(self) -> None:
        part = self._part(self._wanted[0]) if self._wanted else None
        if self._wanted is None or part is None:
            self.end()
        elif self._take(part, self._wanted[1]):
            self._go_back()

    def _take(self, part: LessonPart, target: str) -> bool:
        """Whether the selected words are taken; else it is said why not."""
        view, span = self.panel.view, self.panel.text.chosen
        article = view.article(self.panel.article) if view is not None else None
        if view is None or article is None or not span.of(article.article.text).strip():
            self.panel.refused.emit(self.tr("Select some words in the text first."))
            return False
        if target != WITH and article.local_id != _article_of(view, part):
            words = self.tr("Choose words of the article that this is about: “{0}”.")
            own = view.article(part.article)
            title = own.article.title if own is not None else part.article
            self.panel.refused.emit(words.format(title))
            return False
        why = self._desk.change(
            lambda draft: _with_words(draft, part, target, article, span),
            self.tr("words chosen for “{0}”").format(kind_name(part.kind)),
        )
        if why:
            self.panel.refused.emit(why)
        else:
            self.panel.text.let_go()
        return not why

    def _part(self, key: str) -> LessonPart | None:
        view = self.panel.view
        return view.part(key) if view is not None else None


def _article_of(view: DraftView, part: LessonPart) -> str:
    """The article that a part is in; where it names none, the only one."""
    only = view.articles[0].local_id if len(view.articles) == 1 else ""
    return part.article or only


def _with_words(
    draft: PackDraft, part: LessonPart, target: str, article: PackArticle, span: Span
) -> PackDraft:
    if target == ON:
        return tied_to(draft, part, article, span)
    if target == WITH:
        return with_passage_elsewhere(draft, part, article, span)
    return with_right_words(draft, part, target, article, span)
