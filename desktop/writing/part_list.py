"""The parts of the article on the page as cards, and the words in it that may be a claim."""

from __future__ import annotations

from collections.abc import Iterable
from itertools import pairwise

from PySide6.QtCore import QTimer, Signal
from PySide6.QtWidgets import QVBoxLayout, QWidget

from desktop.appearance.fonts import Role
from desktop.appearance.plain_words import PlainLabel
from desktop.appearance.scrolled_room import ScrolledRoom
from desktop.appearance.theme import Theme
from desktop.appearance.worn import wear
from desktop.appearance.wrapped_button import WrappedButton
from desktop.core.claim import REPORTER, NoteKind
from desktop.core.packs.drafted import DraftView, LessonPart, LessonPartKind, SuggestedClaim
from desktop.panel import give_way
from desktop.wording.claim_hints import hint_reason
from desktop.writing.form_field import NOT_THERE
from desktop.writing.part_card import HintCard, PartCard

# So many of what may be a claim are shown at once; with each that is dealt with another comes.
_MOST_HINTS = 8
_ANYWHERE = (LessonPartKind.WORD, LessonPartKind.PERSON)


class PartList(QWidget):
    """Lists the parts; one at a time is open.

    `opened` carries the key of the part that was opened, empty for none; `changed` the key of a
    part, a place of it and what is to stand there, `named` the same with somebody who is not in
    the lesson yet, `words_wanted` the key and the place for which the selected words are wanted;
    `evidence_wanted`, `removed` and `shown` carry the key. `claim_wanted` and `refused` carry a
    SuggestedClaim; `question_wanted` asks for a question about no words.
    """

    opened = Signal(str)
    changed = Signal(str, str, tuple)
    named = Signal(str, str, str)
    words_wanted = Signal(str, str)
    evidence_wanted = Signal(str, object)
    removed = Signal(str)
    shown = Signal(str)
    claim_wanted = Signal(object)
    refused = Signal(object)
    question_wanted = Signal()

    def __init__(self, theme: Theme) -> None:
        super().__init__()
        self._theme = theme
        self._view: DraftView | None = None
        self._article = ""
        self.cards: dict[str, PartCard] = {}
        self._hints: list[HintCard] = []
        self._shown_hints: tuple[SuggestedClaim, ...] = ()
        self._heard: tuple[str, ...] = ()
        # The place in which somebody is about to type, once there is its form.
        self._awaited = ""
        self.open_key = ""
        inside = self._inside = QWidget()
        self._column = QVBoxLayout(inside)
        self._column.setContentsMargins(14, 12, 14, 14)
        self._column.setSpacing(11)
        self._empty = PlainLabel(
            self.tr(
                "Select words in the text, and say what they are: a claim, a context note, a"
                " question, a word to explain, a person, or whose words they are."
            )
        )
        self._empty.setWordWrap(True)
        self.asking = WrappedButton(self.tr("Add a question on the whole text"))
        self.asking.clicked.connect(self.question_wanted)
        self._column.addWidget(self._empty)
        self._column.addWidget(self.asking)
        self._column.addStretch(1)
        self.room = ScrolledRoom(inside)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.addWidget(self.room)
        self.setFocusProxy(self.asking)

    def show_view(self, view: DraftView, article: str, hints: tuple[SuggestedClaim, ...]) -> None:
        """Shows the parts of one article of the lesson."""
        self._view, self._article = view, article
        wanted = {part.key: part for part in self._wanted(view)}
        for key in self.cards.keys() - wanted.keys():
            self._drop(key)
        for key, part in wanted.items():
            if key not in self.cards:
                self.cards[key] = self._new_card(key)
            self._fill(self.cards[key], part)
        self._show_hints(view, hints)
        self._arrange([*(self.cards[key] for key in wanted), *self._hints])
        self._empty.setVisible(not wanted)
        if self._awaited in self.cards:
            self.open_part(self._awaited)

    def open_part(self, key: str, *, takes_keyboard: bool = True) -> None:
        """Opens the form of a part, as soon as it is there, with the keyboard in it."""
        if key and key not in self.cards:
            self._awaited = key
            return
        self._awaited = ""
        before = self.cards.get(self.open_key)
        if before is not None and self.open_key != key:
            before.close_form()
        self.open_key = key
        if key and self._view is not None:
            card = self.cards[key]
            card.open_form(self.people(), self.claims())
            if takes_keyboard and card.fields:
                target = next(iter(card.fields.values())).control
                target.setFocus()
                QTimer.singleShot(0, self, lambda: self._bring(key))
        self.opened.emit(key)

    def show_heard(self, names: Iterable[str]) -> None:
        """Who is heard in the articles: they can be named although they are not in the lesson."""
        self._heard = tuple(sorted(names))

    def people(self) -> tuple[tuple[str, str], ...]:
        """Everybody who can be named: the reporter, who is in the lesson, then who is heard."""
        known = self._view.of(LessonPartKind.PERSON) if self._view is not None else ()
        forms = ",".join(f"{each.title},{each.value('names')}" for each in known).casefold()
        there = {form.strip() for form in forms.split(",")}
        new = [name for name in self._heard if name.casefold() not in there]
        return (
            (REPORTER, self.tr("the reporter")),
            *((each.id, each.title) for each in known),
            *((f"{NOT_THERE}{name}", name) for name in new),
        )

    def claims(self) -> tuple[tuple[str, str], ...]:
        """The claims that something can be about."""
        known = self._view.of(LessonPartKind.CLAIM) if self._view is not None else ()
        return tuple((each.id, each.title) for each in known)

    def say_trouble(self, key: str, target: str, words: str) -> None:
        """Says at a place of a form why what was filled in could not be written."""
        card = self.cards.get(key)
        if card is not None and target in card.fields:
            card.fields[target].say_trouble(words)

    def show_theme(self, theme: Theme) -> None:
        """Takes on the colours and letters of a theme."""
        self._theme = theme
        colours = theme.colours
        wear(self._empty, f"color: {colours['soft_ink']}; {theme.type.css(Role.CARD)}")
        for card in self.cards.values():
            card.show_theme(theme)
        shown, self._shown_hints = self._shown_hints, ()
        if self._view is not None:
            self._show_hints(self._view, shown)
            self._arrange([*self.cards.values(), *self._hints])

    def _wanted(self, view: DraftView) -> Iterable[LessonPart]:
        """Those of the article in its order, then those about no words."""
        here = [p for p in view.parts if p.article == self._article or not p.article]
        behind = 1 << 60
        return sorted(here, key=lambda p: p.spans[0].start if p.spans else behind)

    def _fill(self, card: PartCard, part: LessonPart) -> None:
        assert self._view is not None
        article = self._view.article(part.article)
        words, paragraph = "", 0
        if article is not None and part.spans:
            text = article.article.text
            words = part.spans[0].of(text)
            paragraph = text.count("\n", 0, part.spans[0].start) + 1
        card.show_part(part, words, paragraph, self.people(), self.claims())

    def _new_card(self, key: str) -> PartCard:
        card = PartCard(self._theme, self._inside)
        card.opened.connect(lambda: self._toggle(key))
        card.changed.connect(lambda target, values: self.changed.emit(key, target, values))
        card.named.connect(lambda target, name: self.named.emit(key, target, name))
        card.words_wanted.connect(lambda target: self.words_wanted.emit(key, target))
        card.evidence_wanted.connect(lambda kind: self.evidence_wanted.emit(key, NoteKind(kind)))
        card.removed.connect(lambda: self.removed.emit(key))
        card.shown.connect(lambda: self.shown.emit(key))
        return card

    def _toggle(self, key: str) -> None:
        card = self.cards[key]
        if card.is_open:
            give_way(card, card.head, lambda: self.open_part(""))
        else:
            self.open_part(key)

    def _drop(self, key: str) -> None:
        card = self.cards.pop(key)
        self._column.removeWidget(card)
        give_way(card, self.asking, card.hide)
        card.deleteLater()
        if self.open_key == key:
            self.open_key = ""
            self.opened.emit("")

    def _show_hints(self, view: DraftView, hints: tuple[SuggestedClaim, ...]) -> None:
        shown = tuple(each for each in hints if each.article == self._article)[:_MOST_HINTS]
        if shown == self._shown_hints:
            return
        self._shown_hints = shown
        for card in self._hints:
            self._column.removeWidget(card)
            give_way(card, self.asking, card.hide)
            card.deleteLater()
        article = view.article(self._article)
        self._hints = []
        for hint in shown if article is not None else ():
            assert article is not None
            text = article.article.text
            number = text.count("\n", 0, hint.span.start) + 1
            asks = self.tr("Perhaps a claim?").upper()
            where = f"{asks} · ¶{number}"
            reasons = " ".join(hint_reason(rule) for rule in hint.rules)
            because = self.tr("because: {0}").format(reasons)
            card = HintCard(where, hint.span.of(text), because, self._theme, self._inside)
            card.taken.connect(lambda hint=hint: self.claim_wanted.emit(hint))
            card.refused.connect(lambda hint=hint: self.refused.emit(hint))
            self._hints.append(card)

    def _arrange(self, cards: list[QWidget]) -> None:
        """Puts the cards in their order, where they do not stand so already."""
        for number, card in enumerate(cards, 1):
            if self._column.indexOf(card) != number:
                self._column.removeWidget(card)
                self._column.insertWidget(number, card)
            card.show()
        for one, other in pairwise([*cards, self.asking]):
            QWidget.setTabOrder(one, other)

    def _bring(self, key: str) -> None:
        if key in self.cards:
            self.room.ensureWidgetVisible(self.cards[key].head, 8, 8)
