"""The notes of a lesson in the window: beside the words on the page that they are about."""

from __future__ import annotations

from PySide6.QtCore import Signal

from desktop.context.cards import ContextCard, context_cards
from desktop.context.context import Context
from desktop.context.tab import ContextTab
from desktop.core.annotation import Annotation
from desktop.core.claim import Claim, Stance
from desktop.desks.screen import Screen
from desktop.desks.side_desk import SideDesk
from desktop.live.live import Live
from desktop.live.what_is_known import ArticleReading, OwnWork


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
        self._cards: tuple[ContextCard, ...] | None = None
        self._paragraph = 0
        live.open.opened.connect(lambda *_: self._show_nothing_yet())
        live.open.annotated.connect(self._show_judgements)
        live.open.understood.connect(self._show_findings)
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
        self._found = None
        self._show(None)

    def _show_judgements(self, work: OwnWork) -> None:
        before = self._judgements
        made = (*(each.made for each in work.carried), *work.annotations, *work.lost)
        self._judgements = tuple({e.id: e for e in made if e.is_judgement}.values())
        if self._found is not None and self._judgements != before:
            self._show_cards(self._found)

    def _show_findings(self, found: ArticleReading) -> None:
        self._found = found
        self._show_cards(found)

    def _show_cards(self, found: ArticleReading) -> None:
        context = found.context
        self._show(
            context_cards(
                found.article.text,
                found.claims,
                found.notes,
                found.people,
                found.ledger,
                shape=found.article.shape,
                judgements=self._judgements,
                held=found.held,
                to_check=context.to_check if context is not None else (),
                elsewhere=context.elsewhere if context is not None else (),
                main=dict(context.others).get(context.main, "") if context and context.main else "",
            )
        )

    def _show(self, cards: tuple[ContextCard, ...] | None) -> None:
        self._cards = cards
        if self.opened is None:
            self.titled.emit(self.tab.title_of(cards or ()))
        elif cards is None:
            self.opened.show_nothing_yet()
        else:
            self.opened.show_cards(cards)

    def _follow_page(self, number: int, _count: int) -> None:
        self._paragraph = number
        if self.opened is not None:
            self.opened.lift_paragraph(number)
