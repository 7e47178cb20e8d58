"""What stands on the cards of the voices panel."""

from __future__ import annotations

from dataclasses import dataclass

from desktop.core.cue_class import CueClass
from desktop.core.ledger import Ledger, Voice
from desktop.core.passage import Paragraphs
from desktop.core.quotation import Extraction, Quotation
from desktop.core.reporting_verbs import ReportingVerb


@dataclass(frozen=True, slots=True)
class LedgerCard:
    """The sums at the top of the panel."""

    ledger: Ledger
    key: str = "ledger"


@dataclass(frozen=True, slots=True)
class VoiceCard:
    """The heading over one speaker's quotations; no voice for those whose speaker is unknown.

    `in_library` counts the speaker's quotations in all articles, None until that is known.
    """

    voice: Voice | None
    count: int
    key: str
    in_library: int | None = None


@dataclass(frozen=True, slots=True)
class QuotationCard:
    """One quotation; `number` is its speaker's colour, `paragraph` counts from 1.

    `is_open` while the reasons for its speaker are shown.
    """

    quotation: Quotation
    words: str
    speaker: str
    number: int | None
    paragraph: int
    key: str
    is_last: bool = False
    is_open: bool = False


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


VoicesCard = LedgerCard | VoiceCard | QuotationCard | ReportingCard


def voices_cards(text: str, extraction: Extraction, ledger: Ledger) -> tuple[VoicesCard, ...]:
    """The ledger, then each speaker with what they say, then what nobody is named for."""
    if not extraction.speech:
        return ()
    cards: list[VoicesCard] = [LedgerCard(ledger)]
    for voice in ledger.voices:
        key = f"voice:{voice.speaker.id}"
        cards.append(VoiceCard(voice, len(voice.quotations), key))
        cards += _quotation_cards(text, voice.quotations, voice)
    if ledger.unattributed:
        cards.append(VoiceCard(None, len(ledger.unattributed), "voice:"))
        cards += _quotation_cards(text, ledger.unattributed, None)
    return tuple(cards)


def _quotation_cards(
    text: str, quotations: tuple[Quotation, ...], voice: Voice | None
) -> list[VoicesCard]:
    paragraphs = Paragraphs(text)
    return [
        QuotationCard(
            quotation=quotation,
            words=quotation.content.of(text),
            speaker=voice.speaker.name if voice else "",
            number=voice.number if voice else None,
            paragraph=paragraphs.number_at(quotation.extent.start),
            key=f"quotation:{quotation.extent.start}",
            is_last=quotation is quotations[-1],
        )
        for quotation in quotations
    ]
