"""The sheet that tells where a text comes from: who has the same words, and which."""

from __future__ import annotations

from collections.abc import Iterable

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QHideEvent
from PySide6.QtWidgets import QHBoxLayout, QToolButton

from desktop.appearance.fonts import Role, Weight
from desktop.appearance.plain_words import PlainLabel, announce, show_tip
from desktop.appearance.theme import Theme
from desktop.cards.delegate import CardShape, Sheet
from desktop.cards.panel import CardPanel
from desktop.cards.text import CardText, Run
from desktop.core.span import Span
from desktop.sharing.cards import ArticleCard, SharingCard
from desktop.sharing.sums import facts, relation_words
from desktop.sharing.tab import SharingTab


class SharingSheet(CardPanel):
    """Lies over the panels beside the text, until Esc; `gone` follows when it is seen no more.

    `beside_wanted` sends a passage of another article that is to be read beside the text.
    """

    tab = SharingTab()

    beside_wanted = Signal(object)
    gone = Signal()

    def __init__(self, theme: Theme) -> None:
        super().__init__(theme, nothing="", look=CardShape(gap=8, sheet_of=_sheet_of))
        self.cards.setAccessibleDescription(
            self.tr("Enter opens the other text beside this one, at the passage; Esc closes this.")
        )
        self._kicker = PlainLabel(self.name.upper(), self)
        self._sums = PlainLabel(parent=self)
        self._sums.setWordWrap(True)
        self._close = QToolButton(self)
        self._close.setText("×")
        self._close.setAccessibleName(self.tr("Back to the text"))
        show_tip(self._close, self.tr("Back to the text: Esc"))
        self._close.setMinimumSize(30, 28)
        self._close.clicked.connect(self.left)
        top = QHBoxLayout()
        top.addWidget(self._kicker, 1)
        top.addWidget(self._close, 0, Qt.AlignmentFlag.AlignTop)
        top.setContentsMargins(16, 10, 8, 0)
        sums = QHBoxLayout()
        sums.setContentsMargins(16, 2, 16, 10)
        sums.addWidget(self._sums)
        self._column.insertLayout(0, top)
        self._column.insertLayout(1, sums)
        self.new_action(self.tr("Back to the text"), "Esc").triggered.connect(self.left)
        self.show_theme(theme)

    def title(self) -> str:
        """What the sheet is called."""
        return self.name

    @property
    def sums(self) -> str:
        """How much stands elsewhere, in words."""
        return self._sums.text()

    @property
    def shown(self) -> tuple[SharingCard, ...]:
        """The cards that are shown."""
        return tuple(self._model.records)

    def show_looking(self) -> None:
        """Says that it is being looked for."""
        self._show_rows(())
        self._say(self.tr("Comparing with every article of your library …"))

    def show_found(self, sums: str, cards: Iterable[SharingCard]) -> None:
        """Shows what was found."""
        self._say(sums)
        self._show_rows(cards)
        if self._model.records:
            self.cards.go_to(0)
            self.cards.scrollToTop()

    def show_failed(self, why: str) -> None:
        """Says why it is not known."""
        self._show_rows(())
        self._say(why)

    def show_theme(self, theme: Theme) -> None:
        super().show_theme(theme)
        soft, letters = theme.colours["soft_ink"], theme.type.css
        self._kicker.setStyleSheet(f"color: {soft}; {letters(Role.LABEL)} font-weight: 600;")
        self._sums.setStyleSheet(letters(Role.CARD))
        self._close.setStyleSheet(
            f"QToolButton {{ {letters(Role.GLYPH)} padding: 0 6px 3px 6px; }}"
        )

    def hideEvent(self, event: QHideEvent) -> None:
        super().hideEvent(event)
        # Not when the whole side gives way to something else, after which it is there again.
        if self.isHidden():
            self.gone.emit()

    def _say(self, words: str) -> None:
        self._sums.setText(words)
        announce(self.cards, words)

    # What the list says of its cards

    def _span_of(self, card: SharingCard) -> Span:
        return card.here

    def _say_wanted(self, card: SharingCard) -> None:
        self.beside_wanted.emit(card.there)

    def _spoken(self, card: SharingCard) -> str:
        if isinstance(card, ArticleCard):
            told = facts(card.sharing, is_oldest=card.is_oldest)
            return f"{card.sharing.title}. {relation_words(card.sharing)}. {told}"
        return f"“{card.words}”. {self._where(card.paragraph, is_quoted=card.is_quoted)}"

    def _where(self, paragraph: int, *, is_quoted: bool) -> str:
        if is_quoted:
            return self.tr("¶ {0} · in quotation marks").format(paragraph)
        return self.tr("¶ {0}").format(paragraph)

    def _compose(self, card: SharingCard, text: CardText) -> None:
        if isinstance(card, ArticleCard):
            told = facts(card.sharing, is_oldest=card.is_oldest)
            title = card.sharing.title
            text.paragraph(Run(title, role=Role.QUOTE, weight=Weight.SEMIBOLD), line_height=1.25)
            text.paragraph(Run(told, "soft_ink", Role.DETAIL), above=2)
            relation = relation_words(card.sharing)
            text.paragraph(Run(relation, "ink", Role.DETAIL, Weight.SEMIBOLD), above=2)
            return
        text.paragraph(Run(f"“{card.words}”", role=Role.EXCERPT), line_height=1.35)
        where = self._where(card.paragraph, is_quoted=card.is_quoted)
        text.paragraph(Run(where, "soft_ink", Role.DETAIL), above=2)


def _sheet_of(card: SharingCard) -> Sheet:
    return Sheet.NONE if isinstance(card, ArticleCard) else Sheet.WHOLE
