"""What stands between two texts, as cards show it."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass

from desktop.core.annotation import Annotation
from desktop.core.corroborating.side_by_side import HeardOnce, SameWords, SideBySide
from desktop.core.passage import paragraphs_of
from desktop.core.shape import SHAPELESS, Shape
from desktop.core.span import Span


@dataclass(frozen=True, slots=True)
class Spot:
    """Where words stand in one of the texts; `paragraph` counts from 1."""

    span: Span
    paragraph: int


@dataclass(frozen=True, slots=True)
class NumbersCard:
    """Two numbers that count the same; the first of all says what is open about them."""

    here_words: str
    there_words: str
    here: Spot
    there: Spot
    is_first: bool = False

    @property
    def key(self) -> str:
        """What the list calls it."""
        return f"numbers:{self.here.span.start}:{self.there.span.start}"


@dataclass(frozen=True, slots=True)
class SameWordsCard:
    """Words that stand in both."""

    words: str
    same: SameWords
    here: Spot
    there: Spot

    @property
    def key(self) -> str:
        """What the list calls it."""
        return f"same:{self.here.span.start}:{self.there.span.start}"


@dataclass(frozen=True, slots=True)
class HeardCard:
    """Somebody who is heard in one text only; one of `here` and `there` is None."""

    heard: HeardOnce
    here: Spot | None
    there: Spot | None
    is_first: bool = False
    is_last: bool = False

    @property
    def key(self) -> str:
        """What the list calls it."""
        return f"heard:{self.heard.is_in_second}:{self.heard.voice.speaker.id}"


@dataclass(frozen=True, slots=True)
class BothNoteCard:
    """A note of the student's that stands at a place in each of the texts."""

    note: Annotation
    here: Spot
    there: Spot

    @property
    def key(self) -> str:
        """What the rest of the program calls it."""
        return f"annotation:{self.note.id}"


BesideCard = NumbersCard | SameWordsCard | HeardCard | BothNoteCard


def beside_cards(
    here: str,
    there: str,
    found: SideBySide,
    notes: Iterable[Annotation] = (),
    *,
    shapes: tuple[Shape, Shape] = (SHAPELESS, SHAPELESS),
) -> tuple[BesideCard, ...]:
    """The cards between two texts: numbers, words, people, and what was noted on both.

    The notes are those of the first text, with their second targets in the other.
    """
    ours, theirs = paragraphs_of(here, shapes[0]), paragraphs_of(there, shapes[1])

    def spot(span: Span) -> Spot:
        return Spot(span, ours.number_at(span.start))

    def other_spot(span: Span) -> Spot:
        return Spot(span, theirs.number_at(span.start))

    cards: list[BesideCard] = [
        NumbersCard(
            each.here.shown,
            each.there.shown,
            spot(each.here.span),
            other_spot(each.there.span),
            is_first=not number,
        )
        for number, each in enumerate(found.numbers)
    ]
    cards += [
        SameWordsCard(each.here.of(here), each, spot(each.here), other_spot(each.there))
        for each in found.words
    ]
    last = len(found.heard) - 1
    for number, heard in enumerate(found.heard):
        first = heard.voice.quotations[0].extent
        cards.append(
            HeardCard(
                heard,
                None if heard.is_in_second else spot(first),
                other_spot(first) if heard.is_in_second else None,
                is_first=number == 0,
                is_last=number == last,
            )
        )
    cards += [
        BothNoteCard(each, spot(each.span), other_spot(each.also_at.span))
        for each in notes
        if each.also_at is not None
    ]
    return tuple(cards)
