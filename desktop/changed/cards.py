"""What stands on the card of a mark whose text became another one."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass

from desktop.appearance.fonts import Role, Weight
from desktop.appearance.keys_in_words import with_keys
from desktop.cards.key_runs import key_runs
from desktop.cards.text import CardText, Run
from desktop.core.annotation import ELSEWHERE
from desktop.core.library.kept_versions import CarriedMark, MarkFate
from desktop.core.text.card_words import card_note
from desktop.core.text.shown import beginning
from desktop.wording.mark_fates import cause_words, fate_name
from desktop.wording.translation_context import TranslationContext

ChangedCards = TranslationContext("ChangedCards")

KEEP, MOVE, PUT_AWAY = "keep", "move", "put-away"
# So much of marked words, and of a note, is to be read on a card.
_MOST_TOLD, _MOST_OF_NOTE = 220, 160
_ORDER = (MarkFate.CHECK, MarkFate.LOST, MarkFate.CHANGED, MarkFate.SAME)
_COLOURS = {
    MarkFate.CHECK: "unsure_ink",
    MarkFate.LOST: "bad_ink",
    MarkFate.CHANGED: "good_ink",
    MarkFate.SAME: "good_ink",
}


@dataclass(frozen=True, slots=True)
class ChangedMarkCard:
    """A mark, its words before and, where it has a place, those of now."""

    mark: CarriedMark
    before: str
    now: str

    @property
    def fate(self) -> MarkFate:
        """What there is to say of it."""
        return self.mark.fate

    @property
    def waits(self) -> bool:
        """Whether its reader did not look at it yet."""
        return self.mark.target.settled is None

    @property
    def key(self) -> tuple[str, str]:
        """What tells it from others, also after it was moved."""
        return self.mark.target.kind, self.mark.target.item_id


def changed_cards(marks: Iterable[CarriedMark], text: str) -> tuple[ChangedMarkCard, ...]:
    """The cards of marks: what is to be checked first, then what was lost, what stayed last."""
    cards = []
    for mark in marks:
        now = "" if mark.annotation.is_lost else mark.annotation.span.of(text)
        cards.append(ChangedMarkCard(mark, mark.target.was.quote.exact, now))
    return tuple(sorted(cards, key=lambda card: _ORDER.index(card.fate)))


def spoken_card(card: ChangedMarkCard) -> str:
    """What a screen reader says of a card."""
    told = [fate_name(card.fate).lstrip("?✓× "), f"“{_told(card.before)}”"]
    if card.fate is MarkFate.LOST:
        told.append(_kept_words(card))
    elif card.fate is not MarkFate.SAME:
        told.append(ChangedCards.tr("Now: “{0}”").format(_told(card.now)))
    told.append(cause_words(card.mark.target.cause))
    if note := _note(card):
        told.append(ChangedCards.tr("Your note: {0}").format(note))
    told.extend(words for _, _, words in _ways(card))
    return ". ".join(told)


def compose_card(card: ChangedMarkCard, text: CardText) -> None:
    """Writes a card."""
    fate = card.fate
    text.paragraph(Run(fate_name(fate).upper(), _COLOURS[fate], Role.LABEL, Weight.SEMIBOLD))
    text.paragraph(Run(f"“{_told(card.before)}”", role=Role.QUOTE), above=6, line_height=1.35)
    if fate in (MarkFate.CHECK, MarkFate.CHANGED):
        now = ChangedCards.tr("Now: “{0}”").format(_told(card.now))
        text.paragraph(Run(now, role=Role.QUOTE), above=4, line_height=1.35)
    if fate is not MarkFate.SAME:
        why = cause_words(card.mark.target.cause)
        if fate is MarkFate.LOST:
            why = f"{why} {_kept_words(card)}"
        text.paragraph(Run(why, "soft_ink", Role.DETAIL), above=4)
    if note := _note(card):
        mine = ChangedCards.tr("Your note: {0}").format(note)
        text.paragraph(Run(mine, "ink", Role.DETAIL), above=4)
    ways = _ways(card)
    if ways:
        parts: list[Run] = []
        for key, link, words in ways:
            if parts:
                parts.append(Run("\u2002 ", "soft_ink", Role.DETAIL))
            parts += key_runs(key, words, link, role=Role.DETAIL)
        text.paragraph(*parts, above=6)


def _ways(card: ChangedMarkCard) -> tuple[tuple[str, str, str], ...]:
    """The key, the link and the words of what can be done with a card."""
    yes, other, no = (
        with_keys(each) for each in ("{ChangedSheet: Y}", "{ChangedSheet: E}", "{ChangedSheet: N}")
    )
    move = (other, MOVE, ChangedCards.tr("move"))
    if card.fate is MarkFate.CHECK:
        keep = (yes, KEEP, ChangedCards.tr("keep here"))
        return keep, move, (no, PUT_AWAY, ChangedCards.tr("to the drawer"))
    if card.fate is MarkFate.LOST:
        place = (other, MOVE, ChangedCards.tr("put on other words"))
        if card.waits:
            return place, (no, PUT_AWAY, ChangedCards.tr("leave in the drawer"))
        return (place,)
    return (move,) if card.fate is MarkFate.CHANGED else ()


def _kept_words(card: ChangedMarkCard) -> str:
    if card.mark.target.from_number == ELSEWHERE:
        return ChangedCards.tr("It is safe in the drawer, with the words that it came with.")
    words = ChangedCards.tr("It is safe in the drawer, with its words in version {0}.")
    return words.format(card.mark.target.from_number)


def _note(card: ChangedMarkCard) -> str:
    body = card.mark.annotation.body
    return beginning(card_note(body).plain, _MOST_OF_NOTE) if body.strip() else ""


def _told(words: str) -> str:
    return beginning(" ".join(words.split()), _MOST_TOLD)
