"""The sheet that says who somebody is: a person's card, and what they say here."""

from __future__ import annotations

from collections.abc import Iterable
from functools import cached_property

from PySide6.QtCore import Signal

from desktop.appearance.keys_in_words import describe
from desktop.appearance.theme import Theme
from desktop.cards.delegate import CardShape, Sheet
from desktop.cards.panel import CardPanel
from desktop.cards.text import CardText
from desktop.core.span import Span
from desktop.person.cards import PersonCard, PersonRow, QuoteCard, span_of
from desktop.person.composer import PersonComposer
from desktop.person.tab import PersonTab


class PersonSheet(CardPanel):
    """Lies over the panels beside the text, until Esc.

    `library_wanted` asks for all that the person says in the library, `same_wanted` whether it is
    somebody else's second name.
    """

    tab = PersonTab()

    library_wanted = Signal(str)
    same_wanted = Signal(str)

    def __init__(self, theme: Theme) -> None:
        super().__init__(theme, nothing="", look=CardShape(gap=10, sheet_of=_sheet_of))
        told = self.tr(
            "{PersonSheet: L} shows all their quotes in your library, {PersonSheet: S} says that"
            " it is the same person as another, Enter goes to the text, the right arrow key"
            " to what can be pressed, Esc closes this card."
        )
        describe(self.cards, told)
        self.cards.link_followed.connect(lambda _card, link: self._follow(link))
        for words, keys, link in (
            (self.tr("All quotes of this person in your library"), "L", "library"),
            (self.tr("This is the same person as …"), "S", "same"),
        ):
            self.new_action(words, keys).triggered.connect(
                lambda _=False, asked=link: self._follow(asked)
            )
        self.new_action(self.tr("Close the card"), "Esc").triggered.connect(self.left)

    def title(self) -> str:
        """What the sheet is called."""
        return self.name

    @property
    def person(self) -> PersonCard | None:
        """Whose card it is; None before there was one."""
        first = next(iter(self._model.records), None)
        return first if isinstance(first, PersonCard) else None

    def show_person(self, rows: Iterable[PersonRow]) -> None:
        """Shows somebody, from the first card on; the same person again where they are read."""
        rows = tuple(rows)
        before = self.person
        first = rows[0]
        is_other = before is None or not isinstance(first, PersonCard) or before.name != first.name
        self._show_rows(rows)
        if is_other:
            self.cards.go_to(0)
            self.cards.scrollToTop()

    def _follow(self, link: str) -> None:
        card = self.person
        if card is None:
            return
        if link == "library":
            self.library_wanted.emit(card.name)
        elif card.number is None:
            self.refused.emit(self.tr("Nobody of this name is heard in this article."))
        else:
            self.same_wanted.emit(card.name)

    def _span_of(self, card: PersonRow) -> Span | None:
        return span_of(card)

    @cached_property
    def _composer(self) -> PersonComposer:
        return PersonComposer(self)

    def _compose(self, card: PersonRow, text: CardText) -> None:
        self._composer.compose(card, text)

    def _spoken(self, card: PersonRow) -> str:
        return self._composer.spoken(card)


def _sheet_of(row: PersonRow) -> Sheet:
    return Sheet.NONE if isinstance(row, QuoteCard) else Sheet.WHOLE
