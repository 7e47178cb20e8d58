"""The notes of a lesson in the window: beside the words on the page that they are about."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import Signal

from desktop.context.cards import ContextCard, context_cards
from desktop.context.context import Context
from desktop.context.tab import ContextTab
from desktop.core.annotation import Annotation
from desktop.core.claim import Claim, ContextNote, Stance
from desktop.core.library.changes import Changes
from desktop.core.library.errors import LibraryError
from desktop.desks.screen import Screen
from desktop.desks.side_desk import SideDesk
from desktop.live.live import Live
from desktop.live.open_article import ArticleReading, OwnWork

if TYPE_CHECKING:
    from desktop.core.library.closed_notes import ClosedNotes
    from desktop.core.library.lesson_contents import InstalledLesson


class ContextDesk(SideDesk[Context]):
    """Fills the context of the open article and lets it follow the page.

    `own_words_wanted` sends the Claim of which its reader wants to write.
    """

    tab = ContextTab()

    own_words_wanted = Signal(Claim)

    def __init__(self, screen: Screen, live: Live) -> None:
        super().__init__(screen, live)
        # What is known of the open article: its claims and notes, and what is thought of them.
        self._found: ArticleReading | None = None
        self._judgements: tuple[Annotation, ...] = ()
        self._marks: tuple[Annotation, ...] = ()
        # Which notes wait for own work: None where none does, as of most articles.
        self._closed: ClosedNotes | None = None
        self._cards: tuple[ContextCard, ...] | None = None
        self._paragraph = 0
        live.open.opened.connect(lambda *_: self._show_nothing_yet())
        live.open.annotated.connect(self._show_judgements)
        live.open.understood.connect(self._show_findings)
        live.library.changed.connect(self._follow_answers)
        screen.reader.passage_reached.connect(self._follow_page)

    def make(self) -> Context:
        context = Context(self.live.look.theme)
        context.judged.connect(self._judge)
        context.own_words_wanted.connect(self.own_words_wanted)
        return context

    def fill(self, panel: Context) -> None:
        panel.lift_paragraph(self._paragraph)
        if self._cards is not None:
            panel.show_cards(self._cards)

    def _judge(self, claim: Claim, stance: Stance) -> None:
        self.live.edits.judgements.judge(claim, stance)

    def _show_nothing_yet(self) -> None:
        self._found = self._closed = None
        self._show(None)

    def _show_judgements(self, work: OwnWork) -> None:
        before = self._judgements
        self._judgements = tuple(
            each for each in (*work.annotations, *work.lost) if each.is_judgement
        )
        marks = tuple(each for each in work.annotations if not each.is_judgement)
        is_waiting = self._closed is not None and marks != self._marks
        self._marks = marks
        if self._found is not None and (self._judgements != before or is_waiting):
            self._show_cards(self._found)

    def _show_findings(self, found: ArticleReading) -> None:
        self._found = found
        lessons, pack_id = self.live.library.now.lessons, None
        try:
            pack_id = lessons.pack_of(found.article.id) if found.notes else None
            is_closed = pack_id is not None and lessons.may_hold_back(pack_id)
        except LibraryError:
            # Of a file that cannot be read it is told elsewhere.
            is_closed = False
        if not is_closed or pack_id is None:
            self._show_cards(found)
            return

        def take(lesson: InstalledLesson | None) -> None:
            if self._found is found:
                from desktop.core.library.closed_notes import ClosedNotes  # noqa: PLC0415 - few are

                self._closed = ClosedNotes(lesson.contents) if lesson is not None else None
                self._show_cards(found)

        self.live.lessons.want("context", pack_id, take)

    def _is_shown(self, note: ContextNote) -> bool:
        if self._closed is None or self._found is None:
            return True
        answered = self._answered
        return self._closed.is_shown(
            note, self._found.claims, self._judgements, self._marks, answered=answered
        )

    @property
    def _answered(self) -> frozenset[str]:
        """The questions that anything was answered to, in the lesson of the open article."""
        if self._found is None or self._closed is None:
            return frozenset()
        from desktop.core.library.answers import Answers  # noqa: PLC0415 - few lessons want it

        try:
            known = Answers(self.live.library.now).of_article(self._found.article.id)
        except LibraryError:
            return frozenset()
        return frozenset(str(each.question) for each in known if not each.is_blank)

    def _follow_answers(self, changes: Changes) -> None:
        if changes.annotations and self._closed is not None and self._found is not None:
            self._show_cards(self._found)

    def _show_cards(self, found: ArticleReading) -> None:
        self._show(
            context_cards(
                found.article.text,
                found.claims,
                found.notes,
                found.people,
                found.ledger,
                shape=found.article.shape,
                judgements=self._judgements,
                is_shown=self._is_shown,
            )
        )

    def _show(self, cards: tuple[ContextCard, ...] | None) -> None:
        self._cards = cards
        if self.opened is None:
            self.titled.emit(self.tab.title(len(cards or ())))
        elif cards is None:
            self.opened.show_nothing_yet()
        else:
            self.opened.show_cards(cards)

    def _follow_page(self, number: int, _count: int) -> None:
        self._paragraph = number
        if self.opened is not None:
            self.opened.lift_paragraph(number)
