"""What stands on the cards of the voices panel."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, replace

from desktop.core.correction import Correction, CorrectionId, CorrectionKind, SpeakerName
from desktop.core.passage import Paragraphs, paragraphs_of
from desktop.core.quotation import Extraction, Quotation
from desktop.core.reporting.cue_class import CueClass
from desktop.core.reporting.verbs import ReportingVerb
from desktop.core.shape import SHAPELESS, Shape
from desktop.core.span import Span
from desktop.core.speaker_key import speaker_key
from desktop.core.speakers.correcting import deciding
from desktop.core.speakers.ledger import Ledger, Voice
from desktop.core.speakers.put_right import PutRight
from desktop.core.text.shown import beginning

# What a link says that asks who somebody is; the name follows where it is not that of the card.
PERSON_LINK = "person:"
# A quotation of more characters is read in the text; its card shows how it begins.
_MOST_ON_CARD = 1_500
# So many cards can be looked through; the quotations beyond stand in the text alone.
_MOST_CARDS = 2_000


@dataclass(frozen=True, slots=True)
class LedgerCard:
    """The sums at the top of the panel."""

    ledger: Ledger
    key: str = "ledger"


@dataclass(frozen=True, slots=True)
class VoiceCard:
    """The heading over one speaker's quotations; no voice for those whose speaker is unknown.

    `in_library` counts the speaker's quotations in all articles, None until that is known.
    `also` are the names that the reader had shown as this one. `is_denied` stands over words of
    which the reader said that they are no quotations.
    """

    voice: Voice | None
    count: int
    key: str
    in_library: int | None = None
    also: tuple[SpeakerName, ...] = ()
    is_denied: bool = False


@dataclass(frozen=True, slots=True)
class QuotationCard:
    """One quotation; `number` is its speaker's colour, `paragraph` counts from 1.

    `is_open` while the reasons for its speaker are shown. `correction` is what the reader said of
    it, if it is as it is for that.
    """

    quotation: Quotation
    words: str
    speaker: str
    number: int | None
    paragraph: int
    key: str
    is_last: bool = False
    is_open: bool = False
    correction: CorrectionId | None = None
    is_denied: bool = False


@dataclass(frozen=True, slots=True)
class ReportingCard:
    """How it is said: the reporting words of the text by class; `are_shown` in the text."""

    verbs: tuple[ReportingVerb, ...]
    are_shown: bool = False
    key: str = "reporting"

    def by_class(self) -> tuple[tuple[CueClass, tuple[str, ...]], ...]:
        """Each class with its words, both in the order in which the text has them first."""
        words: dict[CueClass, dict[str, None]] = {}
        for verb in self.verbs:
            words.setdefault(verb.cue_class, {})[verb.text.lower()] = None
        return tuple((found, tuple(said)) for found, said in words.items())


@dataclass(frozen=True, slots=True)
class MoreCard:
    """How many quotations have no card of their own, as there are too many to look through."""

    count: int
    key: str = "more"


VoicesCard = LedgerCard | VoiceCard | QuotationCard | ReportingCard | MoreCard


def voices_cards(
    text: str,
    extraction: Extraction,
    ledger: Ledger,
    put_right: PutRight | None = None,
    *,
    shape: Shape = SHAPELESS,
) -> tuple[VoicesCard, ...]:
    """The ledger, then each speaker with what they say, then what nobody is named for.

    Last comes what the reader said is no quotation, so that it can be taken back.
    """
    put_right = put_right or PutRight()
    decided = deciding(text, extraction, put_right.corrections)
    denied = tuple(
        quotation
        for quotation in extraction.quotations
        if (correction := decided.get(quotation.extent)) is not None
        and correction.kind is CorrectionKind.NOT_SPEECH
        and correction.is_the_readers
    )
    if not extraction.spoken and not denied:
        return ()
    cards: list[VoicesCard] = [LedgerCard(ledger)]
    also = _other_names(put_right)
    paragraphs = paragraphs_of(text, shape)
    for voice in ledger.voices:
        if len(cards) + 1 >= _MOST_CARDS:
            # Nobody stands there without a word.
            break
        key = f"voice:{voice.speaker.id}"
        others = also.get(speaker_key(voice.speaker.name), ())
        cards.append(VoiceCard(voice, len(voice.quotations), key, also=others))
        some = voice.quotations[: max(0, _MOST_CARDS - len(cards))]
        cards += _quotation_cards(text, paragraphs, some, voice)
    if ledger.unattributed and len(cards) + 1 < _MOST_CARDS:
        cards.append(VoiceCard(None, len(ledger.unattributed), "voice:"))
        some = ledger.unattributed[: max(0, _MOST_CARDS - len(cards))]
        cards += _quotation_cards(text, paragraphs, some, None)
    has_card = sum(isinstance(card, QuotationCard) for card in cards)
    if len(extraction.spoken) > has_card and len(cards) + 1 >= _MOST_CARDS:
        cards.append(MoreCard(len(extraction.spoken) - has_card))
    if denied:
        cards.append(VoiceCard(None, len(denied), "voice:denied", is_denied=True))
        of_nobody = _quotation_cards(text, paragraphs, denied, None)
        cards += [replace(card, is_denied=True) for card in of_nobody]
    return tuple(_with_correction(card, decided) for card in cards)


def _with_correction(card: VoicesCard, decided: Mapping[Span, Correction]) -> VoicesCard:
    if not isinstance(card, QuotationCard):
        return card
    correction = decided.get(card.quotation.extent)
    if correction is None or not correction.is_the_readers:
        return card
    return replace(card, correction=correction.id)


def _other_names(put_right: PutRight) -> dict[str, tuple[SpeakerName, ...]]:
    """The names that the reader had shown as another one, under that one's key."""
    naming = put_right.naming
    found: dict[str, tuple[SpeakerName, ...]] = {}
    for each in put_right.speaker_names:
        key = speaker_key(naming.shown_as(each.name))
        if key != speaker_key(each.name):
            found[key] = (*found.get(key, ()), each)
    return found


def _quotation_cards(
    text: str, paragraphs: Paragraphs, quotations: tuple[Quotation, ...], voice: Voice | None
) -> list[QuotationCard]:
    return [
        QuotationCard(
            quotation=quotation,
            words=beginning(quotation.content.of(text), _MOST_ON_CARD),
            speaker=voice.speaker.name if voice else "",
            number=voice.number if voice else None,
            paragraph=paragraphs.number_at(quotation.extent.start),
            key=f"quotation:{quotation.extent.start}",
            is_last=quotation is quotations[-1],
        )
        for quotation in quotations
    ]
