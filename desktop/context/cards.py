"""What stands on the cards of the context panel."""

from __future__ import annotations

from collections.abc import Callable, Iterable

from desktop.core.annotation import Annotation
from desktop.core.claim import REPORTER, Claim, ContextNote, Person, PersonId
from desktop.core.passage import paragraphs_of
from desktop.core.record import record
from desktop.core.selector import Selector
from desktop.core.shape import SHAPELESS, Shape
from desktop.core.speakers.ledger import Ledger

# What a link says that stands for a stance, or for words of one's own.
STANCE_LINK, WORDS_LINK = "stance:", "words"


@record(frozen=True, slots=True)
class Who:
    """Somebody named on a card; `number` is the voice's colour, None for whoever is not heard.

    `name` is empty for the reporter.
    """

    name: str
    number: int | None = None


@record(frozen=True, slots=True)
class ContextCard:
    """A claim with its notes, or a note that stands alone; `paragraph` counts from 1.

    `judgement` is what the student thinks of the claim. Of its notes so many are `held` back until
    its student has done own work; a note that stands alone has none then.
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


def context_cards(
    text: str,
    claims: Iterable[Claim],
    notes: Iterable[ContextNote],
    people: Iterable[Person],
    ledger: Ledger,
    *,
    shape: Shape = SHAPELESS,
    judgements: Iterable[Annotation] = (),
    is_shown: Callable[[ContextNote], bool] = lambda _note: True,
) -> tuple[ContextCard, ...]:
    """The cards of an article in the order of its text; notes only where `is_shown` says so.

    Where two judgements of a claim were written at once, that changed last is the one.
    """
    judged = {each.claim_id: each for each in sorted(judgements, key=lambda each: each.modified)}
    known = {person.id: person for person in people}
    paragraphs = paragraphs_of(text, shape)

    def who(person_id: PersonId) -> Who:
        if person_id == REPORTER or person_id not in known:
            return Who("")
        return _who(known[person_id], ledger)

    by_claim: dict[str, list[ContextNote]] = {}
    held: dict[str, int] = {}
    cards = []
    for note in notes:
        number = paragraphs.number_at(note.places[0].span.start) if note.places else 0
        if not is_shown(note):
            if note.claim is not None:
                held[note.claim] = held.get(note.claim, 0) + 1
            else:
                cards.append(ContextCard(f"note:{note.id}", note.places, number, held=1))
        elif note.claim is not None:
            by_claim.setdefault(note.claim, []).append(note)
        else:
            cards.append(ContextCard(f"note:{note.id}", note.places, number, notes=(note,)))
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
            held=held.get(claim.id, 0),
        )
        for claim in claims
    ]
    return tuple(sorted(cards, key=lambda c: (c.places[0].span.start if c.places else 0, c.key)))


def _who(person: Person, ledger: Ledger) -> Who:
    forms = {person.name.casefold(), *(name.casefold() for name in person.names)}
    for voice in ledger.voices:
        if voice.speaker.name.casefold() in forms:
            return Who(person.name, voice.number)
    return Who(person.name)
