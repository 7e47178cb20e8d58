"""What the panels beside the text have in common: cards that are tied to passages."""

from __future__ import annotations

from collections.abc import Callable, Iterable
from functools import cached_property
from typing import TYPE_CHECKING, Any, ClassVar

from PySide6.QtCore import QPoint, QRect, Qt, Signal
from PySide6.QtGui import QAction
from PySide6.QtWidgets import QPushButton, QStackedWidget, QVBoxLayout, QWidget

from desktop.appearance.plain_words import PlainLabel
from desktop.appearance.theme import Theme
from desktop.cards.delegate import CardShape
from desktop.cards.list import CardList
from desktop.cards.record_list import RecordList, RecordRole
from desktop.cards.side_tab import SideTab
from desktop.cards.text import CardText
from desktop.core.record import record
from desktop.core.span import Span
from desktop.panel import Panel, turn_to

if TYPE_CHECKING:
    from desktop.cards.card_links import CardLinks


@record(frozen=True, slots=True)
class CardPosition:
    """The key of the card that was chosen, and how far the cards were scrolled, in pixels."""

    key: str
    scrolled: int


class CardPanel(Panel):
    """A list of records with a `key`, shown as cards, or a sentence when there are none.

    `card_lit` sends the keys of the marks that belong to the card pointed at; `passage_shown`
    that the keyboard came to a card, `passage_wanted` that one was chosen, `left` that the keyboard
    is to go back to the text. `corroboration_wanted` sends a passage that is to be compared, the
    same in other words, and who says it, both of which may be empty; `words_wanted` one that is
    to be compared whoever says it, `person_wanted` the name of somebody who is to be introduced,
    `meaning_wanted` words with the span of one that is to be explained, and where on the screen,
    `panel_wanted` the name in `start` of another panel. What is told of a panel before it is made
    stands in its `tab`.
    """

    # What stands on the tab of each panel, and what it says of its own cards: written on them, read
    # aloud, and where in the text they belong.
    title: Callable[[], str]
    _compose: Callable[[Any, CardText], None]
    _spoken: Callable[[Any], str]
    _span_of: Callable[[Any], Span | None]

    tab: ClassVar[SideTab]

    left = Signal()
    corroboration_wanted = Signal(Span, str, str)
    words_wanted = Signal(Span)
    person_wanted = Signal(str)
    meaning_wanted = Signal(str, Span, QRect)
    panel_wanted = Signal(str)
    card_lit = Signal(object)
    passage_shown = Signal(Span)
    passage_wanted = Signal(Span)

    def __init__(self, theme: Theme, *, nothing: str, look: CardShape | None = None) -> None:
        super().__init__()
        self._theme = theme
        # What the panel is called, also where its tab is not seen.
        self.name = self.tab.name()
        # The word that was pressed last, with what is said of it.
        self._pressed_word: tuple[str, tuple[str, Span, QRect]] | None = None
        # The keys of the cards that are lifted, wherever these stand by now.
        self._lit: frozenset[str] = frozenset()
        # Where the cards are to be again as soon as they are there.
        self._awaited: CardPosition | None = None
        # What of another panel is written in below the cards; how that is ended.
        self._hosted: QWidget | None = None
        self._end_hosting: Callable[[], object] = bool
        self._model: RecordList[Any] = RecordList(self._spoken, self)
        self.cards = CardList(self._model, theme, self._compose, look)
        self.cards.setAccessibleName(self.name)
        self.cards.lit.connect(self._say_lit)
        self.cards.reached.connect(self._say_shown)
        self.cards.chosen.connect(self._say_wanted)
        self.cards.menu_wanted.connect(self.open_menu)
        self.cards.pressed.connect(lambda _: self._note_word())
        self.cards.double_clicked.connect(self._ask_for_meaning)
        words = self.tr("What can be done with this card?")
        self._asking = self.new_action(words, "Shift+F10; Menu")
        self._asking.triggered.connect(lambda _=False: self.open_menu())
        defining = self.new_action(self.tr("Define a word of this card"), "Shift+D")
        defining.triggered.connect(lambda _=False: self._ask_which_word())
        self._empty = PlainLabel(nothing, self)
        self._empty.hide()
        self._empty.setWordWrap(True)
        # Where nothing is listed, the keyboard is here.
        self._empty.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        self._empty.setAlignment(Qt.AlignmentFlag.AlignHCenter | Qt.AlignmentFlag.AlignTop)
        self._empty.setStyleSheet(f"color: {theme.colours['soft_ink']};")
        self._stack = QStackedWidget()
        self._stack.addWidget(self.cards)
        # Where there is nothing to show: what can be done next.
        self._lead: QPushButton | None = None
        self._nothing: QWidget | None = None
        self._column = QVBoxLayout(self)
        self._column.setContentsMargins(0, 0, 0, 0)
        self._column.setSpacing(0)
        self._column.addWidget(self._stack, 1)
        self.setFocusProxy(self.cards)

    @cached_property
    def links(self) -> CardLinks:
        """What can be pressed on the card of the keyboard; made when that first comes to one."""
        from desktop.cards.card_links import CardLinks  # noqa: PLC0415 - see above

        return CardLinks(self.cards, self._theme)

    def show_nothing_yet(self) -> None:
        """Empties the panel while it is not known what will stand in it."""
        self._awaited, self._lit = None, frozenset()
        self._model.show(())
        self.cards.light(())
        self._turn_to_cards(True)
        self.titled.emit(self.title())

    def light(self, keys: Iterable[str]) -> None:
        """Lifts the cards with these keys, and no others."""
        self._lit = frozenset(keys)
        self.cards.light(self._lit_rows())

    def _lit_rows(self) -> Iterable[int]:
        """The rows that are to be lifted now."""
        return (n for n, card in enumerate(self._model.records) if card.key in self._lit)

    def go_to(self, key: str) -> None:
        """Puts the keyboard on a card."""
        row = self._model.row_of(lambda card: bool(card.key == key))
        if row >= 0:
            self.cards.setFocus()
            self.cards.go_to(row)

    def open_menu(self, at: QPoint | None = None) -> None:
        """Lists what can be done with the chosen card, at a point of the screen or on the card."""
        if not self._has_card():
            return
        index = self.cards.currentIndex()
        from desktop.appearance.action_menu import open_actions  # noqa: PLC0415 - when first wanted

        actions = [each for each in self.actions() if each is not self._asking]
        view = self.cards.viewport()
        if at is None:
            self.cards.scrollTo(index)
            at = view.mapToGlobal(self.cards.visualRect(index).center())
        elif word := self._word_at(view.mapFromGlobal(at)):
            defining = QAction(self.tr("Define “{0}”").format(word[0].replace("&", "&&")))
            defining.triggered.connect(lambda _=False: self.meaning_wanted.emit(*word[1]))
            actions.append(defining)
        open_actions(actions, self, at)

    def _word_at(self, at: QPoint) -> tuple[str, tuple[str, Span, QRect]] | None:
        """The word at a point of the cards, and what `meaning_wanted` says of it."""
        from desktop.cards.word_choice import word_on  # noqa: PLC0415 - when first wanted

        return word_on(self.cards, at)

    def _note_word(self) -> None:
        """Keeps in mind what is pressed: after a first click the cards may have moved."""
        self._pressed_word = self._word_at(self.cards.pressed_at)

    def _ask_for_meaning(self) -> None:
        if self._pressed_word is not None:
            self.meaning_wanted.emit(*self._pressed_word[1])

    def _ask_which_word(self) -> None:
        """Asks which word of the chosen card is to be explained, and then for its meaning."""
        if not self._has_card():
            return
        from desktop.cards.word_choice import ask_for_word  # noqa: PLC0415 - when first wanted

        ask_for_word(self.cards, self.meaning_wanted.emit)

    def _has_card(self) -> bool:
        """Whether a card is chosen; says that one has to be where none is."""
        has_card = self.cards.currentIndex().isValid()
        if not has_card:
            self.refused.emit(self.tr("Choose a card first: the arrow keys go through them."))
        return has_card

    def seek(self, key: str) -> None:
        """Brings a card into view and leaves the keyboard where it is."""
        self.light([key])

    @property
    def place(self) -> CardPosition | None:
        """The card that is chosen now; None where none is."""
        record = self.cards.currentIndex().data(RecordRole)
        scrolled = self.cards.verticalScrollBar().value()
        return CardPosition(record.key, scrolled) if record is not None else None

    def return_to(self, place: CardPosition) -> None:
        """Chooses a card again, at once or when the cards of the article are there."""
        self._awaited = place
        self._return()

    def host(self, editor: QWidget, end: Callable[[], object]) -> None:
        """Takes in, below the cards, what belongs to another panel; `end` lets it go again."""
        self._column.addWidget(editor)
        self._hosted, self._end_hosting = editor, end

    def end_writing(self) -> bool:
        """Lets go of the editor that is written in below the cards; whether there is one."""
        if self._hosted is None or self._hosted.parent() is not self:
            return False
        self._hosted = None
        self._end_hosting()
        return True

    def show_theme(self, theme: Theme) -> None:
        self._theme = theme
        self.links.show_theme(theme)
        self._empty.setStyleSheet(f"color: {theme.colours['soft_ink']};")
        self.cards.show_theme(theme)

    def _keep_in_view(self, key: str) -> None:
        """Scrolls to a card that grew."""
        row = self._model.row_of(lambda card: bool(card.key == key))
        self.cards.doItemsLayout()
        self.cards.scrollTo(self._model.index(row))

    def _show_rows(self, cards: Iterable[Any]) -> None:
        index = self.cards.currentIndex()
        current, before = index.data(RecordRole), index.row()
        self._model.show(tuple(cards))
        self.cards.keep_lit(self._lit_rows())
        if current is not None and self._model.records:
            # The keyboard stays on its card, wherever that stands now, or where that was.
            row = self._model.row_of(lambda card: bool(card.key == current.key))
            if row < 0:
                row = min(before, len(self._model.records) - 1)
            if row != self.cards.currentIndex().row():
                self.cards.go_to(row)
        self._turn_to_cards(bool(self._model.records))
        self.titled.emit(self.title())
        self._return()

    def _turn_to_cards(self, has_cards: bool) -> None:
        """Shows the cards, or that there are none and what can be done; the keyboard goes along."""
        front = self.cards if has_cards else self._room_for_nothing()
        home = self.cards if has_cards else self._lead or self._empty
        turn_to(self._stack, front, home)
        self.setFocusProxy(home)

    def _room_for_nothing(self) -> QWidget:
        """What is seen where there is no card; made when it is first wanted."""
        if self._nothing is None:
            from desktop.cards.no_cards import room_without_cards  # noqa: PLC0415 - see above

            self._nothing, self._lead = room_without_cards(self._empty, self._lead_on())
            self._stack.addWidget(self._nothing)
        return self._nothing

    def _lead_on(self) -> tuple[str, Callable[[], object]] | None:
        """What can be done where there is no card, in words; None where that is nothing."""
        return None

    def _return(self) -> None:
        place = self._awaited
        row = self._model.row_of(lambda card: bool(place and card.key == place.key))
        if place is not None and row >= 0:
            self._awaited = None
            if row != self.cards.currentIndex().row():
                self.cards.go_to(row)
            self.cards.doItemsLayout()
            self.cards.verticalScrollBar().setValue(place.scrolled)

    def _keys_of(self, card: Any) -> tuple[str, ...]:
        return (card.key,)

    def _say_lit(self, card: Any) -> None:
        self.card_lit.emit(self._keys_of(card) if card is not None and self.links else ())

    def _say_shown(self, card: Any) -> None:
        if (span := self._span_of(card)) is not None:
            self.passage_shown.emit(span)

    def _say_wanted(self, card: Any) -> None:
        if (span := self._span_of(card)) is not None:
            self.passage_wanted.emit(span)
