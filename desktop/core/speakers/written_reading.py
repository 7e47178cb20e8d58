"""A reading written down as plain values, and made again from them."""

from __future__ import annotations

from collections.abc import Hashable, Sequence
from typing import Any, Generic, TypeVar

from desktop.core.quotation import (
    Cue,
    Extraction,
    Mention,
    MentionKind,
    Quotation,
    QuotationKind,
    Reason,
    Speaker,
    SpeakerId,
)
from desktop.core.span import Span
from desktop.core.speakers.ledger import Ledger, Voice
from desktop.core.speakers.text_reading import TextReading
from desktop.core.text.readability import Readability

Record = TypeVar("Record", bound=Hashable)


class _Pool(Generic[Record]):
    """Records of one kind, each written once and named by its number from then on."""

    def __init__(self) -> None:
        self.records: list[Record] = []
        self._numbers: dict[Record, int] = {}

    def number(self, record: Record) -> int:
        """The number of a record, which is added when it is new."""
        if record not in self._numbers:
            self._numbers[record] = len(self.records)
            self.records.append(record)
        return self._numbers[record]

    def numbers(self, records: Sequence[Record]) -> list[int]:
        """The numbers of several records."""
        return [self.number(record) for record in records]


def written(reading: TextReading) -> dict[str, object]:
    """A reading as values that JSON knows; most quotations stand in it three times over."""
    mentions: _Pool[Mention] = _Pool()
    quotations: _Pool[Quotation] = _Pool()
    speakers: _Pool[Speaker] = _Pool()
    ledger = reading.ledger

    def extraction(found: Extraction) -> list[list[int]]:
        return [quotations.numbers(found.quotations), speakers.numbers(found.speakers)]

    about = {
        "found": extraction(reading.extracted),
        "extraction": extraction(reading.extraction),
        "words": ledger.words,
        "voices": [
            [speakers.number(v.speaker), v.number, quotations.numbers(v.quotations), v.words]
            for v in ledger.voices
        ],
        "unattributed": quotations.numbers(ledger.unattributed),
        "unattributed_words": ledger.unattributed_words,
        "talked_about": speakers.numbers(ledger.talked_about),
        "readability": [
            reading.readability.words,
            reading.readability.minutes,
            reading.readability.grade,
            reading.readability.are_characters,
        ],
    }
    return {
        **about,
        "quotations": [_written_quotation(each, mentions) for each in quotations.records],
        "speakers": [
            [each.id, each.name, mentions.numbers(each.mentions)] for each in speakers.records
        ],
        # Last: what comes before it names all of them.
        "mentions": [
            [each.span.start, each.span.end, each.text, each.kind] for each in mentions.records
        ],
    }


def _written_quotation(quotation: Quotation, mentions: _Pool[Mention]) -> list[object]:
    cue, mention = quotation.cue, quotation.mention
    return [
        quotation.content.start,
        quotation.content.end,
        quotation.extent.start,
        quotation.extent.end,
        quotation.kind,
        quotation.utterance,
        None if cue is None else [cue.span.start, cue.span.end, cue.text],
        None if mention is None else mentions.number(mention),
        quotation.speaker,
        quotation.confidence,
        quotation.why.rule,
        mentions.numbers(quotation.why.chain),
    ]


def read(values: dict[str, Any], length: int) -> TextReading:
    """The reading that was written down, of a text of so many characters.

    Raises ValueError for whatever is no reading, or one of a longer text.
    """
    try:
        return _Reader(values, length).reading()
    except (KeyError, IndexError, TypeError, OverflowError) as error:
        raise ValueError("no reading") from error


class _Reader:
    """Makes the records again, each once."""

    def __init__(self, values: dict[str, Any], length: int) -> None:
        self._values, self._length = values, length
        self._mentions = [
            Mention(self._span(start, end), str(text), MentionKind(kind))
            for start, end, text, kind in values["mentions"]
        ]
        self._quotations = [self._quotation(each) for each in values["quotations"]]
        self._speakers = [
            Speaker(SpeakerId(str(known)), str(name), self._of(self._mentions, mentions))
            for known, name, mentions in values["speakers"]
        ]

    def reading(self) -> TextReading:
        """All of it."""
        values = self._values
        found = self._extraction(values["found"])
        is_as_found = values["extraction"] == values["found"]
        words, minutes, grade, are_characters = values["readability"]
        ledger = Ledger(
            words=int(values["words"]),
            voices=tuple(
                Voice(
                    self._speakers[speaker],
                    int(number),
                    self._of(self._quotations, quotations),
                    int(count),
                )
                for speaker, number, quotations, count in values["voices"]
            ),
            unattributed=self._of(self._quotations, values["unattributed"]),
            unattributed_words=int(values["unattributed_words"]),
            talked_about=self._of(self._speakers, values["talked_about"]),
            are_characters=bool(are_characters),
        )
        return TextReading(
            found,
            found if is_as_found else self._extraction(values["extraction"]),
            ledger,
            Readability(
                int(words),
                int(minutes),
                None if grade is None else int(grade),
                bool(are_characters),
            ),
        )

    def _extraction(self, numbers: Sequence[Sequence[int]]) -> Extraction:
        quotations, speakers = numbers
        return Extraction(
            self._of(self._quotations, quotations), self._of(self._speakers, speakers)
        )

    def _quotation(self, values: Sequence[Any]) -> Quotation:
        (start, end, opening, closing, kind, utterance, cue, mention, speaker, *why) = values
        confidence, rule, chain = why
        return Quotation(
            content=self._span(start, end),
            extent=self._span(opening, closing),
            kind=QuotationKind(kind),
            utterance=int(utterance),
            cue=None if cue is None else Cue(self._span(cue[0], cue[1]), str(cue[2])),
            mention=None if mention is None else self._mentions[mention],
            speaker=None if speaker is None else SpeakerId(str(speaker)),
            confidence=float(confidence),
            why=Reason(str(rule), self._of(self._mentions, chain)),
        )

    def _span(self, start: int, end: int) -> Span:
        if not 0 <= start <= end <= self._length:
            raise ValueError(f"{start} to {end} is not in the text")
        return Span(start, end)

    def _of(self, pool: Sequence[Record], numbers: Sequence[int]) -> tuple[Record, ...]:
        return tuple([pool[number] for number in numbers])
