"""What stands on the cards of a person: who that is, what they say, and what is claimed."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass

from desktop.core.claim import Claim, Person, PersonId
from desktop.core.library.lesson_words import Introduction
from desktop.core.packs.timeline import Moment
from desktop.core.passage import Paragraphs, paragraphs_of
from desktop.core.quotation import Quotation
from desktop.core.shape import SHAPELESS, Shape
from desktop.core.span import Span
from desktop.core.speaker_key import speaker_key
from desktop.core.speakers.ledger import Ledger, Voice
from desktop.core.text.shown import beginning

# A quotation of more characters is read in the text; its card shows how it begins.
_MOST_ON_CARD = 600
# So many of somebody's quotations have a card.
_MOST_QUOTES = 400


@dataclass(frozen=True, slots=True)
class HeardInLibrary:
    """In how many articles of the library somebody is quoted, and how often."""

    quotes: int
    articles: int


@dataclass(frozen=True, slots=True)
class PersonCard:
    """Somebody whom an article names; `number` is the voice's colour, None for who is not heard.

    `heard` and `introductions` are None until that is known.
    """

    name: str
    number: int | None
    words: int = 0
    quotes: int = 0
    words_in_all: int = 0
    introductions: tuple[Introduction, ...] | None = None
    heard: HeardInLibrary | None = None
    key: str = "person"

    @property
    def other_names(self) -> tuple[str, ...]:
        """What lessons call them beside the name, each once."""
        known = dict.fromkeys(
            form
            for each in self.introductions or ()
            for form in (each.person.name, *each.person.names)
            if speaker_key(form) != speaker_key(self.name)
        )
        return tuple(known)


@dataclass(frozen=True, slots=True)
class MomentsCard:
    """The days of which a lesson's timeline tells something of them."""

    moments: tuple[Moment, ...]
    key: str = "moments"


@dataclass(frozen=True, slots=True)
class ClaimCard:
    """A claim that they make, or repeat."""

    claim: Claim
    paragraph: int
    is_repeated: bool

    @property
    def key(self) -> str:
        """What its mark on the page is called as well."""
        return f"claim:{self.claim.id}"


@dataclass(frozen=True, slots=True)
class QuoteCard:
    """One of their quotations; `paragraph` counts from 1."""

    quotation: Quotation
    words: str
    number: int
    paragraph: int

    @property
    def key(self) -> str:
        """What its mark on the page is called as well."""
        return f"quotation:{self.quotation.extent.start}"


PersonRow = PersonCard | MomentsCard | ClaimCard | QuoteCard


@dataclass(frozen=True, slots=True)
class PersonHere:
    """Somebody in the open article: their voice, if they are heard, and what they claim."""

    name: str
    voice: Voice | None
    forms: tuple[str, ...]
    ids: frozenset[PersonId]


def person_here(name: str, ledger: Ledger, people: Iterable[Person]) -> PersonHere:
    """Whoever an article, or its lesson, calls by this name."""
    key = speaker_key(name)
    same = [p for p in people if key in {speaker_key(form) for form in (p.name, *p.names)}]
    forms = tuple(dict.fromkeys((name, *(form for p in same for form in (p.name, *p.names)))))
    keys = {speaker_key(form) for form in forms}
    voice = next((v for v in ledger.voices if speaker_key(v.speaker.name) in keys), None)
    shown = voice.speaker.name if voice is not None else name
    return PersonHere(shown, voice, forms, frozenset(person.id for person in same))


def person_cards(
    here: PersonHere,
    text: str,
    claims: Iterable[Claim],
    ledger: Ledger,
    *,
    shape: Shape = SHAPELESS,
    introductions: tuple[Introduction, ...] | None = None,
    moments: Iterable[Moment] = (),
    heard: HeardInLibrary | None = None,
) -> tuple[PersonRow, ...]:
    """The card of a person, and below it what they claim and say here, and the lesson's days."""
    voice, paragraphs = here.voice, paragraphs_of(text, shape)
    first = PersonCard(
        here.name,
        voice.number if voice is not None else None,
        words=voice.words if voice is not None else 0,
        quotes=len(voice.quotations) if voice is not None else 0,
        words_in_all=ledger.words,
        introductions=introductions,
        heard=heard,
    )
    rows: list[PersonRow] = [first]
    told = tuple(moment for moment in moments if _tells_of(moment, here))
    if told:
        rows.append(MomentsCard(told))
    for claim in claims:
        is_repeated = claim.speaker not in here.ids
        if claim.places and here.ids & {claim.speaker, *claim.repeated_by}:
            at = paragraphs.number_at(claim.places[0].span.start)
            rows.append(ClaimCard(claim, at, is_repeated))
    if voice is not None:
        rows += (_quote_card(text, paragraphs, q, voice) for q in voice.quotations[:_MOST_QUOTES])
    return tuple(rows)


def _quote_card(text: str, paragraphs: Paragraphs, quotation: Quotation, voice: Voice) -> QuoteCard:
    return QuoteCard(
        quotation,
        beginning(quotation.content.of(text), _MOST_ON_CARD),
        voice.number,
        paragraphs.number_at(quotation.extent.start),
    )


def _tells_of(moment: Moment, here: PersonHere) -> bool:
    """Whether an entry names them: all words of one form of the name, side by side."""
    words = _words_of(moment.words)
    return any(f" {form} " in words for form in map(str.strip, map(_words_of, here.forms)) if form)


def _words_of(said: str) -> str:
    """Words in small letters, one blank around each."""
    bare = "".join(sign if sign.isalnum() else " " for sign in said.replace("’s ", " "))
    bare = bare.replace(" s ", " ")
    return f" {' '.join(bare.casefold().split())} "


def span_of(row: PersonRow) -> Span | None:
    """Where in the article a row leads."""
    if isinstance(row, QuoteCard):
        return row.quotation.extent
    if isinstance(row, ClaimCard):
        return row.claim.places[0].span
    return None
