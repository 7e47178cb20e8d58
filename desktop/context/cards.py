"""What stands on the cards of the context panel."""

from __future__ import annotations

from collections.abc import Collection, Iterable
from typing import TYPE_CHECKING

from desktop.core.annotation import Annotation
from desktop.core.claim import REPORTER, Claim, ContextNote, Person, PersonId
from desktop.core.passage import paragraphs_of
from desktop.core.record import record, replace
from desktop.core.selector import Selector
from desktop.core.shape import SHAPELESS, Shape
from desktop.core.speakers.ledger import Ledger

if TYPE_CHECKING:
    from desktop.core.library.shown_context import HeldNote

# What a note waits for that is not shown after a judgement; no start loads the names of all.
AFTER_ANSWER = "after-answer"
# What a link says that stands for a stance, or for words of one's own.
STANCE_LINK, WORDS_LINK = "stance:", "words"


@record(frozen=True, slots=True)
class Who:
    """Somebody named on a card; `number` is the voice's colour, None for whoever is not heard.

    `name` is empty for whoever tells the text: a reporter, or a narrator.
    """

    name: str
    number: int | None = None
    is_narrator: bool = False


@record(frozen=True, slots=True)
class ContextCard:
    """A claim with its notes, or a note that stands alone; `paragraph` counts from 1.

    `judgement` is what the student thinks of the claim. Of its notes so many are `held` back until
    its student has done own work, or has `answered` a question; a note that stands alone has none
    then. It is `to_check` where the text says it in other words than the one it was made on. The
    claims `elsewhere` stand in that one alone, which is called `main`; their card has no other.
    """

    key: str
    places: tuple[Selector, ...]
    paragraph: int
    claim: Claim | None = None
    notes: tuple[ContextNote, ...] = ()
    speaker: Who | None = None
    repeated_by: tuple[Who, ...] = ()
    judgement: Annotation | None = None
    held: int = 0
    is_after_answer: bool = False
    to_check: bool = False
    elsewhere: tuple[Claim, ...] = ()
    main: str = ""


def context_cards(
    text: str,
    claims: Iterable[Claim],
    notes: Iterable[ContextNote],
    people: Iterable[Person],
    ledger: Ledger,
    *,
    shape: Shape = SHAPELESS,
    judgements: Iterable[Annotation] = (),
    held: Iterable[HeldNote] = (),
    to_check: Collection[str] = (),
    elsewhere: Iterable[Claim] = (),
    main: str = "",
) -> tuple[ContextCard, ...]:
    """The cards of an article in the order of its text; of notes that are `held`, only that.

    Where two judgements of a claim were written at once, that changed last is the one. Claims
    that stand `elsewhere` alone, in the text called `main`, come last.
    """
    judged = {each.claim_id: each for each in sorted(judgements, key=lambda each: each.modified)}
    known = {person.id: person for person in people}
    paragraphs = paragraphs_of(text, shape)

    def who(person_id: PersonId) -> Who:
        if person_id == REPORTER or person_id not in known:
            return Who("", is_narrator=ledger.is_story)
        return _who(known[person_id], ledger)

    by_claim: dict[str, list[ContextNote]] = {}
    cards = []
    for note in notes:
        if note.claim is not None:
            by_claim.setdefault(note.claim, []).append(note)
        else:
            number = paragraphs.number_at(note.places[0].span.start) if note.places else 0
            waits = note.id in to_check
            card = ContextCard(
                f"note:{note.id}", note.places, number, notes=(note,), to_check=waits
            )
            cards.append(card)
    waiting: dict[str, list[HeldNote]] = {}
    for at, each in enumerate(held):
        after_answer = each.reveal == AFTER_ANSWER
        if each.claim is not None:
            waiting.setdefault(each.claim, []).append(each)
        else:
            number = paragraphs.number_at(each.selectors[0].span.start) if each.selectors else 0
            card = ContextCard(f"held:{at}", each.selectors, number, held=1)
            cards.append(replace(card, is_after_answer=after_answer))
    cards += [
        ContextCard(
            key=f"claim:{claim.id}",
            places=claim.places,
            paragraph=paragraphs.number_at(claim.places[0].span.start) if claim.places else 0,
            claim=claim,
            notes=tuple(by_claim.get(claim.id, ())),
            speaker=who(claim.speaker) if claim.speaker else None,
            repeated_by=tuple(who(person) for person in claim.repeated_by),
            judgement=judged.get(claim.id),
            held=len(waiting.get(claim.id, ())),
            is_after_answer=any(e.reveal == AFTER_ANSWER for e in waiting.get(claim.id, ())),
            to_check=claim.id in to_check,
        )
        for claim in claims
    ]
    cards.sort(key=lambda c: (c.places[0].span.start if c.places else 0, c.key))
    if there := tuple(elsewhere):
        cards.append(ContextCard("elsewhere", (), 0, elsewhere=there, main=main))
    return tuple(cards)


def _who(person: Person, ledger: Ledger) -> Who:
    forms = {person.name.casefold(), *(name.casefold() for name in person.names)}
    for voice in ledger.voices:
        if voice.speaker.name.casefold() in forms:
            return Who(person.name, voice.number)
    return Who(person.name)
