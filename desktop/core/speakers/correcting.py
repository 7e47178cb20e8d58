"""What was found in a text, with what a reader or a teacher put right about it."""

from __future__ import annotations

import re
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import replace

from desktop.core.anchoring.exact_span import exact_span
from desktop.core.claim import Person
from desktop.core.correction import Correction, CorrectionKind, SpeakerName
from desktop.core.extraction.people.speaker_ids import SpeakerIds
from desktop.core.quotation import Extraction, Quotation, QuotationKind, Reason, Speaker, SpeakerId
from desktop.core.span import Span
from desktop.core.speaker_key import speaker_key
from desktop.core.speakers.ledger import Ledger, ledger
from desktop.core.speakers.naming import Naming, renamed
from desktop.core.speakers.put_right import PutRight
from desktop.core.speakers.voice_numbers import voice_numbers
from desktop.core.text.quotation_marks import DOUBLE, SINGLE

CORRECTED = "corrected"
CORRECTED_BY_A_PACK = "corrected by a pack"

_MARKED = re.compile(f"[{DOUBLE}{SINGLE}].+[{DOUBLE}{SINGLE}]", re.DOTALL)
_ENDS_A_SENTENCE = (".", ",", "!", "?", "…", "—", "–")


def corrected_by(text: str, extraction: Extraction, put_right: PutRight) -> Extraction:
    """The extraction of a text with everything in its place."""
    return corrected(
        text, extraction, put_right.corrections, put_right.speaker_names, put_right.people
    )


def corrected(
    text: str,
    extraction: Extraction,
    corrections: Sequence[Correction],
    speaker_names: Sequence[SpeakerName],
    people: Sequence[Person] = (),
) -> Extraction:
    """The extraction of a text with its speakers under their names and its quotations put right.

    Later corrections win over earlier ones, and the reader's over those of packs; one whose
    words are not in the text is passed over. Who is the speaker holds for every piece of an
    utterance but those of which something was said themselves. What was put right has the
    confidence 1, and CORRECTED or CORRECTED_BY_A_PACK for its reason. Done twice it changes
    nothing more; with nothing to do it gives the same object.
    """
    naming = Naming(people, speaker_names)
    found = renamed(extraction, naming)
    pieces = _Pieces(text, found, corrections)
    return _built(text, found, pieces, naming) if pieces.deciding else found


def ledger_of(
    text: str, extracted: Extraction, extraction: Extraction, put_right: PutRight
) -> Ledger:
    """The ledger of an extraction as it was put right; voices keep the numbers they had before."""
    numbers = voice_numbers(extracted, extraction, put_right.naming, put_right.given_names)
    return ledger(text, extraction, numbers)


def deciding(
    text: str, extraction: Extraction, corrections: Sequence[Correction]
) -> Mapping[Span, Correction]:
    """Which correction each quotation is as it is by, under the `extent` of the quotation.

    `extraction` may be as it was found, or as `corrected` gives it.
    """
    return _Pieces(text, extraction, corrections).deciding


class _Pieces:
    """The quotations of a text while it is settled what they are; `deciding` by their extents."""

    def __init__(
        self, text: str, extraction: Extraction, corrections: Sequence[Correction]
    ) -> None:
        self._text = text
        self._found = {quotation.extent: quotation for quotation in extraction.quotations}
        self.quotations = list(extraction.quotations)
        self.deciding: dict[Span, Correction] = {}
        # Of which something was said themselves; the others follow their utterance.
        self._settled: dict[Span, Correction] = {}
        placed = _placed(text, corrections)
        for correction, place in placed:
            if correction.kind is CorrectionKind.MISSED:
                self._settle(self._add(place), correction)
        for correction, place in placed:
            if correction.kind is CorrectionKind.SPEAKER and self._at(place) is None:
                # The program no longer takes these words for a quotation, and they are one.
                wide = _with_marks(text, place)
                self._add(place if self._at(wide) else wide)
        for correction, place in placed:
            quotation = self._at(place)
            if correction.kind is not CorrectionKind.MISSED and quotation is not None:
                self._apply(correction, quotation)

    def _apply(self, correction: Correction, quotation: Quotation) -> None:
        self._settle(quotation, correction)
        if correction.kind is CorrectionKind.NOT_SPEECH:
            return
        for other in self.quotations:
            if other.utterance == quotation.utterance and self._follows(other, correction):
                self.deciding[other.extent] = correction

    def _settle(self, quotation: Quotation, correction: Correction) -> None:
        self.deciding[quotation.extent] = self._settled[quotation.extent] = correction

    def _follows(self, quotation: Quotation, correction: Correction) -> bool:
        decided = self.deciding.get(quotation.extent)
        is_denied = decided is not None and decided.kind is CorrectionKind.NOT_SPEECH
        if is_denied or (decided is None and not quotation.is_spoken):
            return False
        settled = self._settled.get(quotation.extent)
        # The word of the reader on a piece beside it counts for more than a pack's on the piece.
        return settled is None or (correction.is_the_readers and not settled.is_the_readers)

    def _at(self, place: Span) -> Quotation | None:
        """The quotation that shares most characters with a place, the first of several."""
        overlapping = (each for each in self.quotations if each.extent.overlaps(place))
        return max(
            overlapping,
            key=lambda each: (_shared(each.extent, place), -each.extent.start),
            default=None,
        )

    def _add(self, place: Span) -> Quotation:
        """The quotation of exactly these words, in the place of all that overlap it."""
        content = _without_marks(self._text, place)
        added = self._found.get(place) or Quotation(
            content=content,
            extent=place,
            kind=_kind(content.of(self._text)),
            utterance=1 + max((each.utterance for each in self.quotations), default=-1),
            cue=None,
            mention=None,
            speaker=None,
            confidence=1.0,
            why=Reason(CORRECTED),
        )
        others = [each for each in self.quotations if not each.extent.overlaps(place)]
        self.quotations = [*others, added]
        return added


def _placed(text: str, corrections: Iterable[Correction]) -> list[tuple[Correction, Span]]:
    """The corrections with their places, those of packs first.

    Without those whose words a later correction made a quotation of their own.
    """
    placed: list[tuple[Correction, Span]] = []
    for correction in sorted(corrections, key=lambda each: each.is_the_readers):
        place = exact_span(text, correction.selector)
        if place is None:
            continue
        if correction.kind is CorrectionKind.MISSED:
            place = _with_marks(text, place)
            placed = [each for each in placed if not each[1].overlaps(place)]
        placed.append((correction, place))
    return placed


def _built(text: str, found: Extraction, pieces: _Pieces, naming: Naming) -> Extraction:
    cast = _Cast(found.speakers)
    quotations = []
    for quotation in sorted(pieces.quotations, key=lambda each: each.extent):
        correction = pieces.deciding.get(quotation.extent)
        if correction is None:
            quotations.append(quotation)
        elif correction.kind is CorrectionKind.NOT_SPEECH:
            quotations.append(_denied(quotation, correction))
        else:
            name = naming.shown_as(correction.speaker)
            speaker = cast.called(name, quotation.speaker)
            quotations.append(_spoken(text, quotation, correction, speaker))
    return Extraction(tuple(quotations), tuple(cast.speakers))


class _Cast:
    """Everyone whom an article or a correction names."""

    def __init__(self, speakers: Iterable[Speaker]) -> None:
        self.speakers = list(speakers)
        self._ids = SpeakerIds()
        for speaker in self.speakers:
            # Handed out once, it is not given to anybody else.
            self._ids.of(speaker.id)

    def called(self, name: str, now: SpeakerId | None) -> SpeakerId | None:
        """The speaker of this name, made when there is none; of namesakes the one it is `now`."""
        key = speaker_key(name)
        if not key:
            return None
        namesakes = [each.id for each in self.speakers if speaker_key(each.name) == key]
        if not namesakes:
            self.speakers.append(Speaker(self._ids.of(name), name))
            return self.speakers[-1].id
        return now if now in namesakes else namesakes[0]


def _denied(quotation: Quotation, correction: Correction) -> Quotation:
    return replace(
        quotation,
        kind=QuotationKind.SCARE if quotation.is_spoken else quotation.kind,
        cue=None,
        mention=None,
        speaker=None,
        confidence=1.0,
        why=_reason(correction),
    )


def _spoken(
    text: str, quotation: Quotation, correction: Correction, speaker: SpeakerId | None
) -> Quotation:
    is_same = speaker is not None and speaker == quotation.speaker
    return replace(
        quotation,
        kind=quotation.kind if quotation.is_spoken else _kind(quotation.content.of(text)),
        # The words that were taken for the name are somebody else's.
        mention=quotation.mention if is_same else None,
        speaker=speaker,
        confidence=1.0,
        why=_reason(correction),
    )


def _reason(correction: Correction) -> Reason:
    return Reason(CORRECTED if correction.is_the_readers else CORRECTED_BY_A_PACK)


def _kind(words: str) -> QuotationKind:
    is_whole = words.strip()[:1].isupper() and words.rstrip().endswith(_ENDS_A_SENTENCE)
    return QuotationKind.DIRECT if is_whole else QuotationKind.PARTIAL


def _shared(one: Span, other: Span) -> int:
    return min(one.end, other.end) - max(one.start, other.start)


def _with_marks(text: str, place: Span) -> Span:
    """The place with the quotation marks that stand right around it."""
    if place.start and place.end < len(text):
        wide = Span(place.start - 1, place.end + 1)
        if _MARKED.fullmatch(wide.of(text)):
            return wide
    return place


def _without_marks(text: str, place: Span) -> Span:
    """The place without the quotation marks at its ends."""
    if _MARKED.fullmatch(place.of(text)):
        return Span(place.start + 1, place.end - 1)
    return place
