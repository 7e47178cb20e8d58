"""Which number, and so which colour, each voice of an article has, whatever is put right later."""

from __future__ import annotations

from collections.abc import Iterable, Mapping

from desktop.core.quotation import Extraction, Quotation, SpeakerId
from desktop.core.speaker_key import speaker_key
from desktop.core.speakers.naming import Naming


def voice_numbers(
    extracted: Extraction, extraction: Extraction, naming: Naming, given_names: Iterable[str] = ()
) -> Mapping[SpeakerId, int]:
    """The number of every voice of an extraction, counted from 0.

    Whoever was quoted in the text as it was `extracted` keeps the number that they had there, also
    under another name; of several who became one, it is the number of the one whose name is kept.
    Then come those who were named by hand, in the order of `given_names`: all names that were
    ever given in this article, so that taking one back moves nobody else.
    """
    first = _in_order(extracted.spoken)
    by_key = {
        key: min(numbers) for key, numbers in _by_shown_name(extracted, first, naming).items()
    }
    newcomers: dict[str, int] = {}
    for name in given_names:
        key = speaker_key(naming.shown_as(name))
        if key and key not in by_key:
            newcomers.setdefault(key, len(first) + len(newcomers))
    numbers: dict[SpeakerId, int] = {}
    for speaker_id in _in_order(extraction.spoken):
        speaker = extraction.speaker(speaker_id)
        key = speaker_key(speaker.name) if speaker else ""
        if speaker_id in first:
            numbers[speaker_id] = first[speaker_id]
        elif key in by_key:
            numbers[speaker_id] = by_key[key]
        else:
            numbers[speaker_id] = newcomers.setdefault(key, len(first) + len(newcomers))
    return numbers


def _in_order(quotations: Iterable[Quotation]) -> dict[SpeakerId, int]:
    """The speakers of quotations by the order in which they are first quoted."""
    numbers: dict[SpeakerId, int] = {}
    for quotation in quotations:
        if quotation.speaker is not None:
            numbers.setdefault(quotation.speaker, len(numbers))
    return numbers


def _by_shown_name(
    extracted: Extraction, first: Mapping[SpeakerId, int], naming: Naming
) -> dict[str, list[int]]:
    numbers: dict[str, list[int]] = {}
    for speaker in extracted.speakers:
        if speaker.id in first:
            key = speaker_key(naming.shown_as(speaker.name))
            numbers.setdefault(key, []).append(first[speaker.id])
    return numbers
